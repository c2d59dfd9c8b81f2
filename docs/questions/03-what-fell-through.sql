-- What fell through, and why?
-- The whole paragraph stands beside the meeting, since a reason is mostly told in the next sentence.
SELECT title, status, start_date AS set_for, end_date AS until, document, told
FROM fell_through();
