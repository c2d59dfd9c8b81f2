-- One row per party of the reference data. Owner: store.write_reference.
-- Example: SELECT code, name, cow, cameo_actor FROM parties WHERE kind = 'organisation' ORDER BY code;
CREATE TABLE parties (
    code VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('state', 'territory', 'organisation', 'group')),
    iso3 VARCHAR CHECK (regexp_full_match(iso3, '[A-Z]{3}')),
    iso_numeric VARCHAR,
    cow INTEGER,
    gw INTEGER,
    cameo_actor VARCHAR,
    capital VARCHAR,
    note VARCHAR
);
COMMENT ON TABLE parties IS 'One row per party that facts may name: states, territories, organisations and groups.';
COMMENT ON COLUMN parties.code IS 'Key: ISO 3166-1 alpha-3, or the acronym or short name of an organisation or group.';
COMMENT ON COLUMN parties.name IS 'Name in English.';
COMMENT ON COLUMN parties.kind IS 'state, territory, organisation or group.';
COMMENT ON COLUMN parties.iso3 IS 'ISO 3166-1 alpha-3 of states and territories, those of the past (SUN, YUG ...) and the user-assigned XKX of Kosovo too; null for organisations and groups.';
COMMENT ON COLUMN parties.iso_numeric IS 'ISO 3166-1 numeric code, three digits.';
COMMENT ON COLUMN parties.cow IS 'Country number of the Correlates of War project; null for who is no member of its state system.';
COMMENT ON COLUMN parties.gw IS 'Country number of Gleditsch and Ward; null for who is not in their list of states.';
COMMENT ON COLUMN parties.cameo_actor IS 'CAMEO-style code of the actor, before any sector: RUS, IGOWSTNAT, PSEREB.';
COMMENT ON COLUMN parties.capital IS 'Capital or seat.';
COMMENT ON COLUMN parties.note IS 'Remark of whoever keeps the reference data.';
