-- Which meetings are coming?
-- As seen from the newest day of publication, `as_of`; of a meeting that was put off the days are those that had been set.
SELECT start_date, end_date, title, people, status, as_of
FROM upcoming();
