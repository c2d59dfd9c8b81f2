-- One row per passage that says a fact, in its context. Owner: fact_passages.
-- Example: SELECT document, before, passage, after FROM passages_of((SELECT meeting_id FROM disputed()));
CREATE MACRO passages_of(fact_id) AS TABLE
SELECT
    told.document,
    documents.published_earliest,
    documents.published_latest,
    documents.url,
    told.before,
    told."text" AS passage,
    told.after,
    told.char_start,
    told.char_end,
    told.account_id
FROM fact_passages AS told
JOIN documents USING (document_id)
WHERE told.fact_id = whole_id(fact_id)
ORDER BY documents.published_latest, told.document, told.account_id, told.passage;
COMMENT ON MACRO TABLE passages_of IS 'One row per passage that says a meeting or a position, with the text before and after it, in the order of publication; the beginning of an id is enough.';
