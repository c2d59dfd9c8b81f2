-- Who changed its mind about talking?
-- A change within days is mostly another voice or another matter; here at least a month lies between the two.
SELECT party, stance_before, known_before, passage_before, stance_after, known_after, holder_after, passage_after
FROM changes_of_stance(about := 'dialogue')
WHERE known_after - known_before > 30;
