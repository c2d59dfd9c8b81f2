-- One row per way to write a party: (alias, code, kind, valid_from). Owner: store.write_reference. No key: dates may be null.
-- Example: SELECT alias, kind FROM party_aliases WHERE code = 'RUS' ORDER BY kind, alias;
CREATE TABLE party_aliases (
    alias VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    kind VARCHAR,
    valid_from VARCHAR,
    valid_to VARCHAR,
    note VARCHAR
);
COMMENT ON TABLE party_aliases IS 'One row per way to write a party: names, short names, demonyms, capitals, seats and institutions that stand for it.';
COMMENT ON COLUMN party_aliases.alias IS 'How it is written.';
COMMENT ON COLUMN party_aliases.code IS 'Code of the party, see parties.';
COMMENT ON COLUMN party_aliases.kind IS 'name, demonym, ethnonym, people, capital, seat, government, institution ...';
COMMENT ON COLUMN party_aliases.valid_from IS 'First day, month or year of this use; null if it has no beginning here.';
COMMENT ON COLUMN party_aliases.valid_to IS 'Last day, month or year of it; null if it lasts.';
COMMENT ON COLUMN party_aliases.note IS 'Remark of whoever keeps the reference data.';
