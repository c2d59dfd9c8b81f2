-- Who changed its mind about the placement of missiles?
-- A change within days is mostly another voice or another matter: holders and passages tell.
SELECT party, stance_before, known_before, holder_before, passage_before, stance_after, known_after, holder_after, passage_after
FROM changes_of_stance(about := 'missile deployment');
