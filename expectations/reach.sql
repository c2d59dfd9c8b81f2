-- What gate 2 looks at again: for each table `differing_<table>` of keys, `near_<table>` of the rows that a change reaches.
-- Around changed rows lie all rows that a rule joins with them, and around these as much as keeps them from failing for
-- want of what was left out. A missing key is '' here, so that rows without one are found as well.
create temporary table lost_codes as
select distinct text as code
from differing_unresolved
where text not in (select text from unresolved where text is not null)
    and text not in (select code from parties where code is not null);

create temporary table touched_documents as
select distinct coalesce(id, '') as id
from (
    select document_id as id from differing_documents
    union all select document_id from differing_paragraphs
    union all select document_id from differing_sentences
    union all select document_id from differing_mentions
    union all select document_id from differing_dates
    union all select document_id from differing_attributions
    union all select document_id from differing_meeting_reports
    union all select document_id from differing_positions
    union all select document_id from differing_unresolved
    union all select document_id from differing_superseded_reports
    union all select document_id from differing_superseded_positions
    union all select document_id from differing_document_signatures
    union all select unnest([document_id, first_edition]) from differing_document_editions
    union all select unnest([document_a, document_b]) from differing_near_duplicates
    union all select document_id from meeting_reports, lost_codes where list_contains(parties, code)
    union all select document_id from positions, lost_codes where code in (party, towards)
);

create temporary table touched_reports as
select distinct coalesce(id, '') as id
from (
    select report_id as id from differing_meeting_reports
    union all select report_id from differing_superseded_reports
    union all select unnest([report_a, report_b]) from differing_meetings_kept_apart
);

create temporary table touched_positions as
select distinct coalesce(id, '') as id
from (
    select position_id as id from differing_positions
    union all select position_id from differing_superseded_positions
    union all select position_id from differing_positions_history
);

create temporary table changed_meetings as
select distinct coalesce(id, '') as id
from (
    select meeting_id as id from differing_meetings
    union all select meeting_id from differing_meeting_reports
    union all select meeting_id from differing_superseded_reports
    union all select meeting_id from differing_meeting_status_history
    union all select meeting_id from differing_meeting_conflicts
    union all select meeting_id from differing_meetings_history
    union all select unnest([meeting_a, meeting_b]) from differing_meetings_kept_apart
    union all select unnest([old_id, meeting_id]) from differing_meeting_redirects
    union all
    select meeting_id
    from meeting_reports
    where coalesce(document_id, '') in (from touched_documents) or coalesce(report_id, '') in (from touched_reports)
    union all
    select meeting_id
    from superseded_reports
    where coalesce(document_id, '') in (from touched_documents) or coalesce(report_id, '') in (from touched_reports)
    union all select meeting_id from meetings, lost_codes where list_contains(parties, code)
);

create temporary table near_meetings_kept_apart as
from meetings_kept_apart
where coalesce(meeting_a, '') in (from changed_meetings) or coalesce(meeting_b, '') in (from changed_meetings);

create temporary table beside_meetings as
from changed_meetings
union
select coalesce(unnest([meeting_a, meeting_b]), '') from near_meetings_kept_apart;

create temporary table near_meeting_redirects as
from meeting_redirects
where coalesce(old_id, '') in (from beside_meetings) or coalesce(meeting_id, '') in (from beside_meetings);

create temporary table touched_meetings as
from beside_meetings
union
select coalesce(meeting_id, '') from near_meeting_redirects;

create temporary table near_meetings as
from meetings where coalesce(meeting_id, '') in (from touched_meetings);

create temporary table near_meeting_status_history as
from meeting_status_history where coalesce(meeting_id, '') in (from touched_meetings);

create temporary table near_meeting_conflicts as
from meeting_conflicts where coalesce(meeting_id, '') in (from touched_meetings);

create temporary table near_meetings_history as
from meetings_history where coalesce(meeting_id, '') in (from touched_meetings);

create temporary table near_meeting_reports as
from meeting_reports
where coalesce(meeting_id, '') in (from touched_meetings)
    or coalesce(document_id, '') in (from touched_documents)
    or coalesce(report_id, '') in (from touched_reports);

create temporary table near_superseded_reports as
from superseded_reports
where coalesce(meeting_id, '') in (from touched_meetings)
    or coalesce(document_id, '') in (from touched_documents)
    or coalesce(report_id, '') in (from touched_reports);

create temporary table near_positions as
from positions
where coalesce(document_id, '') in (from touched_documents) or coalesce(position_id, '') in (from touched_positions);

create temporary table near_superseded_positions as
from superseded_positions
where coalesce(document_id, '') in (from touched_documents) or coalesce(position_id, '') in (from touched_positions);

create temporary table near_positions_history as
from positions_history
where coalesce(position_id, '') in (from touched_positions)
    or coalesce(position_id, '') in (select coalesce(position_id, '') from near_positions);

create temporary table near_near_duplicates as
from near_duplicates
where coalesce(document_a, '') in (from touched_documents) or coalesce(document_b, '') in (from touched_documents);

-- Parties that `parties` lacks are excused by what is unresolved, wherever it stands.
create temporary table near_unresolved as
with unknown as (
    select code
    from (
        select unnest(parties) as code from near_meetings
        union all select unnest(parties) from near_meeting_reports
        union all select unnest([party, towards]) from near_positions
    )
    anti join parties using (code)
)
from unresolved
where coalesce(document_id, '') in (from touched_documents) or text in (select code from unknown where code is not null);

-- What leads from one document to another: its original, its present edition, the other editions.
create temporary table leads as
select document_id as id, unnest([copy_of, superseded_by]) as other
from documents
where copy_of is not null or superseded_by is not null
union all select document_id, first_edition from document_editions
union all select first_edition, document_id from document_editions;

create temporary table near_document_ids as
with recursive reached (id) as (
    select id
    from (
        from touched_documents
        union all select leads.id from leads join touched_documents on leads.other = touched_documents.id
        union all select document_id from near_meeting_reports
        union all select document_id from near_superseded_reports
        union all select document_id from near_positions
        union all select document_id from near_superseded_positions
        union all select document_id from near_unresolved
        union all select unnest([document_a, document_b]) from near_near_duplicates
        union all
        select document_id
        from documents
        where document in (select document from differing_documents where document is not null)
            or sha256 in (select sha256 from differing_documents where sha256 is not null)
    ) as seeds (id)
    union
    select leads.other from leads join reached using (id)
)
select distinct coalesce(id, '') as id from reached;

create temporary table near_documents as
from documents where coalesce(document_id, '') in (from near_document_ids);

create temporary table near_document_editions as
from document_editions
where coalesce(document_id, '') in (from near_document_ids) or coalesce(first_edition, '') in (from near_document_ids);

create temporary table near_document_signatures as
from document_signatures where coalesce(document_id, '') in (from near_document_ids);
