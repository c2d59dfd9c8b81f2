-- One row per publisher and day of publication. Owner: documents.
CREATE VIEW documents_by_day AS
SELECT
    publisher,
    CASE WHEN published_earliest = published_latest THEN published_latest END AS published_on,
    CAST(count(*) AS INTEGER) AS n_documents,
    CAST(count(*) FILTER (copy_of IS NULL) AS INTEGER) AS n_independent
FROM documents
GROUP BY ALL;
COMMENT ON VIEW documents_by_day IS 'One row per publisher and day of publication of the documents held, copies and superseded editions among them.';
COMMENT ON COLUMN documents_by_day.publisher IS 'Who published them; null if unknown.';
COMMENT ON COLUMN documents_by_day.published_on IS 'Day of publication; null if only a window is known, or nothing.';
COMMENT ON COLUMN documents_by_day.n_documents IS 'Documents.';
COMMENT ON COLUMN documents_by_day.n_independent IS 'How many of them have a text of their own: agency copy counts once, with the document that it was taken from.';
