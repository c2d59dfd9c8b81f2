-- The status that somebody typed, or an error that lists what there is. Owner: meetings.
-- Example: SELECT status_asked('Held') AS status;
CREATE MACRO status_asked(word) AS (
    CASE WHEN word IS NULL OR folded(word) IN ('held', 'ongoing', 'scheduled', 'proposed', 'postponed', 'cancelled') THEN folded(word)
    ELSE error('no meeting has the status ''' || CAST(word AS VARCHAR) || '''; there are held, ongoing, scheduled, proposed, postponed and cancelled')
    END
);
COMMENT ON MACRO status_asked IS 'The status of a meeting as it was given, in small letters; an error that lists those that there are, if it is none.';
