-- The last moment that a day or a moment stands for. Owner: history.write_history.
-- Example: SELECT last_moment(DATE '2022-01-31') AS moment;
CREATE MACRO last_moment(moment) AS
    CASE
        -- Written out, a day has ten characters and a moment has more, whether it comes as a DATE or as a text.
        WHEN length(CAST(moment AS VARCHAR)) = 10
        THEN CAST(CAST(CAST(moment AS VARCHAR) AS DATE) + 1 AS TIMESTAMP) AT TIME ZONE 'UTC' - INTERVAL 1 MICROSECOND
        ELSE CAST(moment AS TIMESTAMPTZ)
    END;
COMMENT ON MACRO last_moment IS 'The last moment that a DATE (its end, UTC) or a TIMESTAMPTZ (itself) stands for; also of a text as 2022-01-10.';
