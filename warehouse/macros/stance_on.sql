-- One row per stance that a party is reported with on an issue, the surest first. Owner: positions.
-- Example: FROM stance_on('nato_enlargement');
-- Example: SELECT party, stance, n_positions, passage FROM stance_on('Military exercises', sure := 0.75);
-- Example: SELECT stance, holders, passage FROM stance_on('dialogue', who := 'Russia');
CREATE MACRO stance_on(about, who := NULL, since := NULL, until := NULL, sure := 0) AS TABLE
SELECT
    found.party,
    parties.name,
    found.stance,
    CAST(count(*) AS INTEGER) AS n_positions,
    CAST(count(DISTINCT found.document) AS INTEGER) AS n_documents,
    list_sort(list(DISTINCT found.holder)) AS holders,
    min(found.published_earliest) AS earliest,
    max(found.published_latest) AS latest,
    max(found.confidence) AS confidence,
    arg_max(found.passage, (found.confidence, found.position_id)) AS passage,
    arg_max(found.document, (found.confidence, found.position_id)) AS document,
    arg_max(found.position_id, (found.confidence, found.position_id)) AS position_id
FROM positions_of(who, about, since := since, until := until, sure := sure) AS found
LEFT JOIN parties ON parties.code = found.party
GROUP BY found.party, parties.name, found.stance
ORDER BY max(max(found.confidence)) OVER (PARTITION BY found.party) DESC, found.party, max(found.confidence) DESC, found.stance;
COMMENT ON MACRO TABLE stance_on IS 'One row per party and stance that it is reported with on an issue: who says so, between which days of publication, and the surest passage; the surest first. Who is reported with several stances has several rows: read the passages, or ask for surer ones (sure := 0.75).';
