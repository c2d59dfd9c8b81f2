-- One row per meeting and ordered pair of its parties, and one per position. Owner: meetings, positions.
-- Example: SELECT event_date, source, cameo_code, target FROM coded_events WHERE target IS NOT NULL ORDER BY event_date;
CREATE VIEW coded_events AS
WITH numbered AS (SELECT *, unnest(range(1, len(parties) + 1)) AS one FROM meetings),
paired AS (SELECT *, unnest(range(1, len(parties) + 1)) AS other FROM numbered)
SELECT
    'meeting' AS kind,
    meeting_id AS fact_id,
    start_date AS event_date,
    parties[one] AS source_party,
    parties[other] AS target_party,
    actor_codes[one] AS source,
    actor_codes[other] AS target,
    plover_event,
    plover_mode,
    -- Who is at home hosts the visit that the others make.
    CASE WHEN cameo_code = '042' AND source_party = host THEN '043' ELSE cameo_code END AS cameo_code,
    confidence
FROM paired
WHERE
    source_party <> target_party
    -- Two visitors of the same host visit the host and not each other.
    AND (cameo_code IS DISTINCT FROM '042' OR host IS NULL OR host IN (source_party, target_party))
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
