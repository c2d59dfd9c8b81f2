-- One row per document: whether it has a page, how much it tells, its day (`warehouse/time_slices.py`), and a digest of all
-- that pages show of it.
-- Its text is left out: sha256 stands for it, so that no night reads the texts of all.
CREATE OR REPLACE TEMP TABLE edition_documents AS
WITH
reports AS (SELECT document_id, CAST(count(*) AS INTEGER) AS n FROM meeting_reports GROUP BY document_id),
stances AS (SELECT document_id, CAST(count(*) AS INTEGER) AS n FROM positions GROUP BY document_id),
shown AS (
    SELECT
        documents.* EXCLUDE ("text"),
        coalesce(reports.n, 0) AS n_reports,
        coalesce(stances.n, 0) AS n_positions,
        reports.n IS NOT NULL OR stances.n IS NOT NULL AS has_page
    FROM documents
    LEFT JOIN reports USING (document_id)
    LEFT JOIN stances USING (document_id)
)
SELECT
    document_id, copy_of, superseded_by, n_reports, n_positions, has_page,
    coalesce(strftime(published_latest, '%Y-%m'), '') AS month,
    coalesce(CAST(published_latest AS VARCHAR), undated(document_id)) AS day,
    hash(shown) AS digest
FROM shown;
