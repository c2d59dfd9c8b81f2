-- One row per change of a party's stance, in the order of time. Owner: position_changes.
-- Example: FROM changes_of_stance();
-- Example: SELECT party, stance_before, stance_after, passage_before, passage_after FROM changes_of_stance(about := 'dialogue');
CREATE MACRO changes_of_stance(who := NULL, about := NULL, sure := 0) AS TABLE
SELECT
    changed.party,
    changed.issue,
    changed.stance_before,
    changed.stance_after,
    changed.known_before,
    changed.known_after,
    changed.holder_before,
    changed.holder_after,
    changed.other_holder,
    changed.passage_before."text" AS passage_before,
    changed.passage_after."text" AS passage_after,
    changed.document_before,
    changed.document_after,
    changed.position_before,
    changed.position_after,
    changed.confidence
FROM position_changes AS changed
WHERE (who IS NULL OR changed.party = party_code(who))
    AND (about IS NULL OR changed.issue = issue_id(about))
    AND (sure <= 0 OR changed.confidence >= sure)
ORDER BY changed.known_after, changed.party, changed.issue, changed.position_after;
COMMENT ON MACRO TABLE changes_of_stance IS 'One row per change of a party''s stance on an issue, in the order of time, with a passage before and after; other_holder tells that it may be another voice and no change of mind. Only of a party, on an issue, or with at least the confidence sure, where these are given.';
