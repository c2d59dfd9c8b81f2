-- One row per passage of a report or position. Owner: meeting_reports, positions, documents.
-- Example: SELECT document, before, text, after FROM fact_passages WHERE kind = 'meeting' ORDER BY document, char_start;
CREATE VIEW fact_passages AS
WITH facts AS (
    SELECT 'meeting' AS kind, meeting_id AS fact_id, report_id AS account_id, document_id, evidence
    FROM meeting_reports
    UNION ALL
    SELECT 'position', position_id, position_id, document_id, evidence
    FROM positions
),
passages AS (
    SELECT
        facts.kind,
        facts.fact_id,
        facts.account_id,
        facts.document_id,
        place AS passage,
        evidence[place].char_start AS char_start,
        evidence[place].char_end AS char_end,
        evidence[place]."text" AS passage_text
    FROM facts, unnest(range(1, len(facts.evidence) + 1)) AS places (place)
)
SELECT
    passages.kind,
    passages.fact_id,
    passages.account_id,
    documents.document,
    passages.document_id,
    CAST(passages.passage AS INTEGER) AS passage,
    passages.char_start,
    passages.char_end,
    passages.passage_text AS "text",
    greatest(passages.char_start - 160, 0) AS context_start,
    least(passages.char_end + 160, documents.n_characters) AS context_end,
    substring(documents."text", context_start + 1, passages.char_start - context_start) AS before,
    substring(documents."text", passages.char_end + 1, context_end - passages.char_end) AS after
FROM passages
JOIN documents USING (document_id);
COMMENT ON VIEW fact_passages IS 'One row per passage that says a fact, in its context: what parley explain shows.';
COMMENT ON COLUMN fact_passages.kind IS 'meeting or position.';
COMMENT ON COLUMN fact_passages.fact_id IS 'meeting_id or position_id.';
COMMENT ON COLUMN fact_passages.account_id IS 'report_id of the report that gives the passage, or position_id.';
COMMENT ON COLUMN fact_passages.document IS 'Name of the document.';
COMMENT ON COLUMN fact_passages.document_id IS 'The document.';
COMMENT ON COLUMN fact_passages.passage IS 'Number of the passage in the report or position, from 1.';
COMMENT ON COLUMN fact_passages.char_start IS 'First character of the passage in the text.';
COMMENT ON COLUMN fact_passages.char_end IS 'Character after its last one.';
COMMENT ON COLUMN fact_passages."text" IS 'The passage.';
COMMENT ON COLUMN fact_passages.context_start IS 'First character of the context, up to 160 characters earlier.';
COMMENT ON COLUMN fact_passages.context_end IS 'Character after the context, up to 160 characters later.';
COMMENT ON COLUMN fact_passages.before IS 'The text from context_start to the passage.';
COMMENT ON COLUMN fact_passages.after IS 'The text from the passage to context_end.';
