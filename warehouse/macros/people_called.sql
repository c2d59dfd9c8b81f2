-- The names of the persons who are meant, or an error if there is none. Owner: meetings.
-- Example: SELECT people_called('lavrov') AS names;
CREATE MACRO people_called(person_name) AS (
    SELECT CASE
        WHEN any_value(asked.words) IS NULL THEN NULL
        WHEN count(named.person) = 0 THEN error('no meeting and no position names ''' || any_value(asked.words) || '''; FROM person() lists who is named')
        ELSE list_sort(list(DISTINCT named.person))
    END
    FROM (SELECT CAST(person_name AS VARCHAR) AS words) AS asked
    LEFT JOIN (
        SELECT unnest(people) AS person FROM meetings
        UNION
        SELECT holder FROM positions
    ) AS named ON list_has_all(words_of(named.person), words_of(asked.words)) AND len(words_of(asked.words)) > 0
);
COMMENT ON MACRO people_called IS 'The names of the persons that have all the words, as meetings and positions write them (Sergei Ryabkov, Sergey Ryabkov); an error if there is none.';
