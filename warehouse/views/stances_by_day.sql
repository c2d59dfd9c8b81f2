-- One row per party, issue, day and stance. Owner: positions, documents.
CREATE VIEW stances_by_day AS
SELECT
    party,
    issue,
    label,
    known_on,
    stance,
    CAST(count(*) AS INTEGER) AS n_positions
FROM position_timeline
GROUP BY ALL;
COMMENT ON VIEW stances_by_day IS 'One row per party, issue, day and stance that the party is known by that day to have taken; positions without any time are not in it.';
COMMENT ON COLUMN stances_by_day.party IS 'Code of the party.';
COMMENT ON COLUMN stances_by_day.issue IS 'Id of the issue.';
COMMENT ON COLUMN stances_by_day.label IS 'Label of the issue where it is other.';
COMMENT ON COLUMN stances_by_day.known_on IS 'Day by which the stance was taken: the last day of stated_on, or of publication if that is earlier.';
COMMENT ON COLUMN stances_by_day.stance IS 'support, oppose or open.';
COMMENT ON COLUMN stances_by_day.n_positions IS 'Positions of that stance on that day.';
