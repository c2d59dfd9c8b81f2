-- One row per meeting that a person had, the earliest first. Owner: meetings.
-- Example: FROM who_met('Putin');
-- Example: SELECT others, parties, start_date, place FROM who_met('sherman') WHERE others <> [];
CREATE MACRO who_met(person_name, since := NULL, until := NULL) AS TABLE
SELECT
    array_to_string(list_intersect(found.people, called.names), ', ') AS person,
    list_sort(list_filter(found.people, lambda one: NOT list_contains(called.names, one))) AS others,
    found.parties,
    found.start_date,
    found.place,
    found.format,
    found.status,
    found.title,
    found.meeting_id,
    found.n_independent_sources,
    found.confidence
FROM meetings_of(since := since, until := until) AS found
CROSS JOIN (SELECT people_called(person_name) AS names) AS called
WHERE found.status IN ('held', 'ongoing') AND list_has_any(found.people, called.names)
ORDER BY edtf_first(found.start_date), found.meeting_id;
COMMENT ON MACRO TABLE who_met IS 'One row per meeting held or under way in which a person takes part, with the others who are named, the earliest first; a part of the name is enough.';
