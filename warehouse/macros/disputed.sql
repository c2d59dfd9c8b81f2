-- One row per meeting and attribute in which its reports contradict each other. Owner: meeting_conflicts.
-- Example: FROM disputed();
-- Example: SELECT title, attribute, accounts FROM disputed('Russia');
CREATE MACRO disputed(who := NULL) AS TABLE
SELECT
    found.meeting_id,
    found.title,
    found.start_date,
    meeting_conflicts.attribute,
    list(meeting_conflicts.value || ' (' || array_to_string(meeting_conflicts.documents, ', ') || ')' ORDER BY len(meeting_conflicts.documents) DESC, meeting_conflicts.value) AS accounts
FROM meeting_conflicts
JOIN meetings_of(who) AS found USING (meeting_id)
GROUP BY found.meeting_id, found.title, found.start_date, meeting_conflicts.attribute
ORDER BY found.start_date, found.meeting_id, meeting_conflicts.attribute;
COMMENT ON MACRO TABLE disputed IS 'One row per meeting and attribute in which its reports contradict each other, with each value and the documents that tell it; only of meetings of a party, if one is given.';
