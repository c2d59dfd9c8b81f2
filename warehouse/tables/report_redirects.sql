-- One row per id of a meeting report that no report bears any more. Owner: tasks/logic/report_redirects.py.
-- Example: SELECT count(*) AS ids, count(DISTINCT report_id) AS reports FROM report_redirects;
CREATE TABLE report_redirects (
    old_id VARCHAR PRIMARY KEY,
    report_id VARCHAR NOT NULL,
    since_generation INTEGER NOT NULL CHECK (since_generation > 0)
);
COMMENT ON TABLE report_redirects IS 'One row per id of a meeting report that no report bears any more, since its document was read by other rules or edited. Corrections by hand that name it hold for the report that came in its place.';
COMMENT ON COLUMN report_redirects.old_id IS 'The id that was given once.';
COMMENT ON COLUMN report_redirects.report_id IS 'The report of the same document that shares most with the one that bore it.';
COMMENT ON COLUMN report_redirects.since_generation IS 'Number of the generation in which it was first missing.';
