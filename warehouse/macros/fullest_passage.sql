-- The longest of the passages that say a fact. Owner: meeting_reports, positions.
-- Example: SELECT holder, fullest_passage(evidence)."text" AS passage FROM positions ORDER BY position_id;
CREATE MACRO fullest_passage(evidence) AS (
    list_reverse_sort(
        list_transform(evidence, lambda one: {'length': length(one."text"), 'nearness': -one.char_start, 'passage': one})
    )[1].passage
);
COMMENT ON MACRO fullest_passage IS 'The longest passage of an evidence column, the first if several are, with its char_start, char_end and text; fact_passages has all.';
