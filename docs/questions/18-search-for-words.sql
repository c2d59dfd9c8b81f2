-- What is told of the INF Treaty?
-- `search` finds meetings, positions and documents by words, the best first.
SELECT kind, title, passage, found, score
FROM search('INF treaty', most := 4);
