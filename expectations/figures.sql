-- One row: the counts and shares of this generation.
select
    (select count(*) from documents) as documents,
    (select count(*) from meetings) as meetings,
    (select count(*) from meeting_reports) as meeting_reports,
    (select count(*) from positions) as positions,
    (select count(*) from unresolved) / nullif((select count(*) from documents), 0) as unresolved_per_document,
    (select count(*) filter (where published_earliest is null) / count(*) from documents) as undated_documents_share,
    (select count(*) filter (where start_date is null) / nullif(count(*), 0) from meetings) as undated_meetings_share,
    (select count(*) filter (where party is null) / nullif(count(*), 0) from positions) as partyless_positions_share,
    (select max(n) / sum(n) from (select count(*) as n from meetings group by status)) as largest_status_share,
    (select max(n) / sum(n) from (select count(*) as n from meeting_reports group by meeting_id)) as largest_meeting_share,
    (
        select count(distinct source) / nullif(count(distinct source) + (select count(*) from documents), 0)
        from quarantine
    ) as quarantined_share,
    (select count(distinct source) from quarantine where expectation = 'the document can be read without an error') as unread,
    (
        select count(distinct source) / nullif(count(distinct source) + (select count(*) from documents), 0)
        from quarantine
        where expectation = 'the document can be read without an error'
    ) as unread_share
