-- One row per holder of positions of a party, the one heard most first. Owner: positions, mentions.
-- Example: FROM who_speaks_for('Russia');
CREATE MACRO who_speaks_for(who, about := NULL) AS TABLE
SELECT
    found.holder,
    (
        SELECT mode(mentions.role)
        FROM mentions
        WHERE mentions.type = 'person' AND mentions.name = found.holder AND mentions.role IS NOT NULL
    ) AS role,
    CAST(count(*) AS INTEGER) AS n_positions,
    CAST(count(DISTINCT found.document) AS INTEGER) AS n_documents,
    list_sort(list(DISTINCT found.issue)) AS issues,
    max(found.published_latest) AS latest
FROM positions_of(who, about) AS found
GROUP BY found.holder
ORDER BY n_positions DESC, found.holder;
COMMENT ON MACRO TABLE who_speaks_for IS 'One row per person whose positions count as a party''s, or the party itself where nobody is named: in which office, how often, on which issues; the one heard most first.';
