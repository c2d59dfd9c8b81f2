-- Who received whom at home?
SELECT start_date, host, list_filter(parties, lambda code: code <> host) AS guests, people, place, title
FROM meetings
WHERE host IS NOT NULL AND status = 'held'
ORDER BY start_date, title;
