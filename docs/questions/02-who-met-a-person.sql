-- When did Biden and Putin meet, and by what means?
-- An empty place or format means that no document tells it, not that there was none.
SELECT start_date, place, format, title, meeting_id
FROM who_met('Putin')
WHERE list_contains(others, 'Joe Biden');
