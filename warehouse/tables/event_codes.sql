-- One row per event code in use: (cameo_code, plover_mode). Owner: store.write_reference.
-- No key: the mode may be null.
-- Example: SELECT cameo_code, label, plover_event FROM event_codes ORDER BY cameo_code;
CREATE TABLE event_codes (
    cameo_code VARCHAR NOT NULL CHECK (regexp_full_match(cameo_code, '\d{3}')),
    label VARCHAR NOT NULL,
    plover_event VARCHAR NOT NULL,
    plover_mode VARCHAR,
    note VARCHAR
);
COMMENT ON TABLE event_codes IS 'One row per event code that a meeting or position may have: CAMEO code, PLOVER event and mode.';
COMMENT ON COLUMN event_codes.cameo_code IS 'CAMEO code, three digits.';
COMMENT ON COLUMN event_codes.label IS 'What it means, in a few words.';
COMMENT ON COLUMN event_codes.plover_event IS 'Event type of PLOVER.';
COMMENT ON COLUMN event_codes.plover_mode IS 'Mode of PLOVER; null if the event has none, or the code tells none.';
COMMENT ON COLUMN event_codes.note IS 'Where the correspondence comes from.';
