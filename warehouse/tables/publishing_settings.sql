-- One row per setting of the published edition. Owner: store.write_reference.
CREATE TABLE publishing_settings (
    name VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL,
    reason VARCHAR
);
COMMENT ON TABLE publishing_settings IS 'One row per setting of the published edition: limits and the licence of its data.';
COMMENT ON COLUMN publishing_settings.name IS 'Key: max_panel_rows, max_feed_entries, licence_name, licence_title or licence_path.';
COMMENT ON COLUMN publishing_settings.value IS 'What is set, as text.';
COMMENT ON COLUMN publishing_settings.reason IS 'Why.';
