-- One row per issue. Owner: positions.
CREATE VIEW disputed_issues AS
SELECT
    issue,
    label,
    CAST(count(*) AS INTEGER) AS n_parties,
    CAST(count(*) FILTER (latest_stance = 'support') AS INTEGER) AS n_parties_support,
    CAST(count(*) FILTER (latest_stance = 'open') AS INTEGER) AS n_parties_open,
    CAST(count(*) FILTER (latest_stance = 'oppose') AS INTEGER) AS n_parties_oppose,
    CAST(least(n_parties_support, n_parties_oppose) AS INTEGER) AS dispute,
    CAST(sum(n_positions) AS INTEGER) AS n_positions
FROM stance_matrix
GROUP BY issue, label;
COMMENT ON VIEW disputed_issues IS 'One row per issue on which a party has taken a position, with how many parties stand on either side; of other issues one per label.';
COMMENT ON COLUMN disputed_issues.issue IS 'Id of the issue.';
COMMENT ON COLUMN disputed_issues.label IS 'Label of the issue where it is other.';
COMMENT ON COLUMN disputed_issues.n_parties IS 'Parties with a position on it.';
COMMENT ON COLUMN disputed_issues.n_parties_support IS 'Parties whose latest stance is support.';
COMMENT ON COLUMN disputed_issues.n_parties_open IS 'Parties whose latest stance is open.';
COMMENT ON COLUMN disputed_issues.n_parties_oppose IS 'Parties whose latest stance is oppose.';
COMMENT ON COLUMN disputed_issues.dispute IS 'Parties on the smaller side: the more, the more disputed is the issue; 0 if all are of one mind.';
COMMENT ON COLUMN disputed_issues.n_positions IS 'Positions in all.';
