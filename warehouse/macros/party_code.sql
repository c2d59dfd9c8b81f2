-- The code of the party that is meant, or an error that says which parties could be. Owner: parties, party_aliases.
-- Example: SELECT party_code('Russia') AS code;
-- Example: SELECT title, start_date FROM meetings WHERE list_contains(parties, party_code('the Kremlin'));
CREATE MACRO party_code(party_name) AS (
    SELECT CASE
        WHEN any_value(best.words) IS NULL THEN NULL
        WHEN count(best.code) = 0 THEN error('no party is called ''' || any_value(best.words) || '''; FROM party() lists all')
        WHEN min(best.place) = 4 THEN error('no party is called ''' || any_value(best.words) || '''; is one of these meant? ' || string_agg(best.called, ', ' ORDER BY best.code))
        WHEN count(best.code) > 1 THEN error('several parties are called ''' || any_value(best.words) || '''; give the code: ' || string_agg(best.called, ', ' ORDER BY best.code))
        ELSE any_value(best.code)
    END
    FROM (
        SELECT fitting.*, rank() OVER (ORDER BY fitting.place) AS nth
        FROM (
            SELECT
                asked.words,
                named.code,
                named.called,
                min(CASE WHEN named.written = folded(asked.words) THEN named.place ELSE 4 END) AS place
            FROM (SELECT regexp_replace(trim(CAST(party_name AS VARCHAR)), '^[Tt]he ', '') AS words) AS asked
            LEFT JOIN (
                SELECT code, code || ' (' || name || ')' AS called, 0 AS place, folded(code) AS written FROM parties
                UNION ALL
                SELECT code, code || ' (' || name || ')', 1, folded(name) FROM parties
                UNION ALL
                SELECT
                    parties.code,
                    parties.code || ' (' || parties.name || ')',
                    CASE WHEN party_aliases.valid_to IS NULL THEN 2 ELSE 3 END,
                    folded(party_aliases.alias)
                FROM party_aliases
                JOIN parties ON parties.code = party_aliases.code
            ) AS named ON starts_with(named.written, folded(asked.words)) AND asked.words <> ''
            GROUP BY asked.words, named.code, named.called
        ) AS fitting
    ) AS best
    WHERE best.nth = 1
);
COMMENT ON MACRO party_code IS 'The code of the party that is called so, whatever the case: a code, a name, or another way to write it (Moscow, Russians); an error that names those that could be meant, if there is not exactly one. Of two that were called so at different times it is the one that still is.';
