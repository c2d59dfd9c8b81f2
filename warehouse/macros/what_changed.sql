-- One row per fact or document that the last night brought, changed or took away. Owner: changes.
-- Example: FROM what_changed();
-- Example: SELECT fact, before, after FROM what_changed(kind := 'meeting') LIMIT 5;
CREATE MACRO what_changed(kind := NULL) AS TABLE
SELECT
    changes.change,
    changes.kind,
    coalesce(
        meetings.title || coalesce(', ' || meetings.start_date, ''),
        positions.holder || ': ' || positions.stance || ' on ' || positions.issue,
        changes.document
    ) AS fact,
    changes.what,
    changes.before,
    changes.after,
    changes.document,
    changes.id
FROM changes
LEFT JOIN meetings ON meetings.meeting_id = changes.id AND changes.kind = 'meeting'
LEFT JOIN positions ON positions.position_id = changes.id AND changes.kind = 'position'
WHERE kind IS NULL OR changes.kind = folded(kind)
ORDER BY
    list_position(['meeting', 'position', 'document'], changes.kind),
    list_position(['changed', 'new', 'gone'], changes.change),
    fact,
    changes.id;
COMMENT ON MACRO TABLE what_changed IS 'One row per meeting, position or document that is new, changed or gone since the generation before, with what stood there and what stands there now; only of one kind (meeting, position, document), if it is given.';
