-- One row per meeting of two parties, the earliest first. Owner: meetings.
-- Example: FROM meetings_between('USA', 'RUS');
-- Example: SELECT title, start_date, place FROM meetings_between('Moscow', 'Washington', since := '2022', status := 'held');
CREATE MACRO meetings_between(a, b, since := NULL, until := NULL, status := NULL) AS TABLE
SELECT *
FROM meetings_of(a, since := since, until := until, status := status) AS shared
WHERE list_contains(shared.parties, party_code(b));
COMMENT ON MACRO TABLE meetings_between IS 'One row per meeting in which both parties take part, alone or with others, the earliest first. Only those that may fall between since and until and have the status, where these are given.';
