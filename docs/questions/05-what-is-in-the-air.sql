-- Which meetings are in the air, without a day?
SELECT title, people, document, passage
FROM meetings_of(status := 'proposed') AS found
CROSS JOIN LATERAL passages_of(found.meeting_id)
WHERE start_date IS NULL;
