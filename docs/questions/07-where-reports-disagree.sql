-- Where do reports disagree?
SELECT title, start_date, attribute, accounts
FROM disputed();
