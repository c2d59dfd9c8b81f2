-- What was seen and not understood?
-- The passages at which a night stopped, counted by why; one of them as an example.
SELECT kind, split_part(note, ';', 1) AS word, count(*) AS n, min("text") AS example
FROM unresolved
GROUP BY kind, word
ORDER BY n DESC, kind, word;
