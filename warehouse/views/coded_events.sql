-- One row per meeting and ordered pair of its parties, and one per position. Owner: meetings, positions.
-- Example: SELECT event_date, source, cameo_code, target FROM coded_events WHERE target IS NOT NULL ORDER BY event_date;
CREATE VIEW coded_events AS
WITH taking_part AS (
    SELECT
        meetings.*,
        meetings.parties[nth] AS party,
        meetings.actor_codes[nth] AS actor
    FROM meetings, unnest(range(1, len(meetings.parties) + 1)) AS numbers (nth)
)
SELECT
    'meeting' AS kind,
    a.meeting_id AS fact_id,
    a.start_date AS event_date,
    a.party AS source_party,
    b.party AS target_party,
    a.actor AS source,
    b.actor AS target,
    a.plover_event,
    a.plover_mode,
    -- Who is at home hosts the visit that the others make.
    CASE WHEN a.cameo_code = '042' AND a.party = a.host THEN '043' ELSE a.cameo_code END AS cameo_code,
    a.confidence
FROM taking_part AS a
JOIN taking_part AS b ON a.meeting_id = b.meeting_id AND a.party <> b.party
-- Two visitors of the same host visit the host and not each other.
WHERE a.cameo_code IS DISTINCT FROM '042' OR a.host IS NULL OR a.host IN (a.party, b.party)
UNION ALL
SELECT
    'position',
    position_id,
    stated_on,
    party,
    towards,
    holder_code,
    towards_code.cameo_actor,
    plover_event,
    plover_mode,
    positions.cameo_code,
    confidence
FROM positions
LEFT JOIN parties AS towards_code ON towards_code.code = positions.towards;
COMMENT ON VIEW coded_events IS 'One row per meeting and ordered pair of its parties, and one per position: source, target and code, as event data sets have them.';
COMMENT ON COLUMN coded_events.kind IS 'meeting or position.';
COMMENT ON COLUMN coded_events.fact_id IS 'meeting_id or position_id.';
COMMENT ON COLUMN coded_events.event_date IS 'First day of the meeting or day of the statement, EDTF; null if unknown. Of a meeting still to come or called off it is the day that was set.';
COMMENT ON COLUMN coded_events.source_party IS 'Code of the party that acts.';
COMMENT ON COLUMN coded_events.target_party IS 'Code of the party towards which it acts; null if none is named.';
COMMENT ON COLUMN coded_events.source IS 'CAMEO-style actor code of the source.';
COMMENT ON COLUMN coded_events.target IS 'CAMEO-style actor code of the target.';
COMMENT ON COLUMN coded_events.plover_event IS 'Event type of PLOVER.';
COMMENT ON COLUMN coded_events.plover_mode IS 'Mode of PLOVER; null if the event has none or nothing tells.';
COMMENT ON COLUMN coded_events.cameo_code IS 'CAMEO code, three digits: of a visit 042 from visitor to host and 043 from host to visitor, of other meetings the same both ways.';
COMMENT ON COLUMN coded_events.confidence IS 'How sure the reading is, 0 to 1.';
