-- Which codes do the meetings of the United States and Russia have in event data?
-- From the side of the United States; each meeting has a second row from the side of Russia.
SELECT event_date, source, target, events.plover_event, events.plover_mode, events.cameo_code, codes.label
FROM coded_events AS events
LEFT JOIN event_codes AS codes
    ON codes.cameo_code = events.cameo_code AND codes.plover_mode IS NOT DISTINCT FROM events.plover_mode
WHERE kind = 'meeting' AND source_party = 'USA' AND target_party = 'RUS'
ORDER BY event_date NULLS LAST, fact_id;
