-- One row per party, issue and month: (party, issue, month). Owner: positions, parties, documents, publishing_settings.
-- Months with positions are always here; months without are where panel_frames says so.
CREATE VIEW party_issue_months AS
WITH stated AS (
    SELECT party, issue, strftime(known_on, '%Y-%m') AS month, stance, holder FROM position_timeline
),
frame AS (
    SELECT has_zeros FROM panel_frames WHERE panel = 'party_issue_months'
),
months AS (
    SELECT DISTINCT strftime(published_latest, '%Y-%m') AS month FROM documents WHERE published_latest IS NOT NULL
),
cells AS (
    SELECT party, issue, month, stance, holder FROM stated
    UNION ALL
    SELECT observed.party, issues_observed.issue, months.month, NULL, NULL
    FROM (SELECT DISTINCT party FROM stated) AS observed,
        (SELECT DISTINCT issue FROM stated) AS issues_observed,
        months,
        frame
    WHERE frame.has_zeros
),
counted AS (
    SELECT
        party,
        issue,
        month,
        CAST(count(stance) AS INTEGER) AS n_positions,
        CAST(count(*) FILTER (stance = 'support') AS INTEGER) AS n_support,
        CAST(count(*) FILTER (stance = 'oppose') AS INTEGER) AS n_oppose,
        CAST(count(*) FILTER (stance = 'open') AS INTEGER) AS n_open,
        CAST(count(DISTINCT holder) AS INTEGER) AS n_holders
    FROM cells
    GROUP BY party, issue, month
)
SELECT
    counted.party,
    counted.issue,
    counted.month,
    counted.month IN (SELECT month FROM months) AS covered,
    counted.n_positions,
    counted.n_support,
    counted.n_oppose,
    counted.n_open,
    counted.n_holders,
    parties.iso3,
    parties.cow,
    parties.gw
FROM counted
LEFT JOIN parties ON parties.code = counted.party;
COMMENT ON VIEW party_issue_months IS 'One row per party with a position, issue with a position and month: how often the party took which stance on it; months without any too, where panel_frames.has_zeros.';
COMMENT ON COLUMN party_issue_months.party IS 'Code of the party.';
COMMENT ON COLUMN party_issue_months.issue IS 'Id of the issue.';
COMMENT ON COLUMN party_issue_months.month IS 'The month by which the stance was taken, as 2022-01 (the month of position_timeline.known_on).';
COMMENT ON COLUMN party_issue_months.covered IS 'Whether documents were published in it; of other months only those with a position are here, and the others are unknown, not zero.';
COMMENT ON COLUMN party_issue_months.n_positions IS 'Positions of the party on the issue, one per document, holder and stance; 0 if no document tells of one.';
COMMENT ON COLUMN party_issue_months.n_support IS 'Those in support.';
COMMENT ON COLUMN party_issue_months.n_oppose IS 'Those opposed.';
COMMENT ON COLUMN party_issue_months.n_open IS 'Those open.';
COMMENT ON COLUMN party_issue_months.n_holders IS 'How many different holders spoke for the party.';
COMMENT ON COLUMN party_issue_months.iso3 IS 'ISO 3166-1 alpha-3 of the party; null for organisations and groups.';
COMMENT ON COLUMN party_issue_months.cow IS 'Correlates of War number of the party; null for who has none.';
COMMENT ON COLUMN party_issue_months.gw IS 'Gleditsch-Ward number of the party; null for who has none.';
