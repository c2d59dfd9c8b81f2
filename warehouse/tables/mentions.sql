-- One row per mention of an actor or place: (document_id, char_start, char_end, type). Owner: store.write_documents.
-- No index, see paragraphs.
-- Example: SELECT name, role, count(*) AS n FROM mentions WHERE type = 'person' GROUP BY ALL ORDER BY n DESC;
CREATE TABLE mentions (
    document_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL CHECK (sentence >= 0),
    char_start INTEGER NOT NULL CHECK (char_start >= 0),
    char_end INTEGER NOT NULL,
    "text" VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    name VARCHAR,
    people VARCHAR[] NOT NULL,
    parties VARCHAR[] NOT NULL,
    alias_kind VARCHAR,
    standing VARCHAR,
    role VARCHAR,
    CHECK (char_start < char_end),
    CHECK (type IN ('person', 'party', 'demonym', 'office', 'collective', 'pronoun', 'place', 'unknown')),
    CHECK (standing IN ('official', 'former', 'analyst', 'journalist', 'private', 'unknown'))
);
COMMENT ON TABLE mentions IS 'One row per mention of an actor or a place in a document.';
COMMENT ON COLUMN mentions.document_id IS 'The document.';
COMMENT ON COLUMN mentions.sentence IS 'The sentence that it stands in.';
COMMENT ON COLUMN mentions.char_start IS 'First character of the mention in the text; a title before a name is inside.';
COMMENT ON COLUMN mentions.char_end IS 'Character after its last one.';
COMMENT ON COLUMN mentions."text" IS 'The mention as it stands in the text.';
COMMENT ON COLUMN mentions.type IS 'person, party, demonym, office, collective, pronoun, place, or unknown (a capitalised name that no list knows).';
COMMENT ON COLUMN mentions.name IS 'Who or what is meant: the fullest form of a person in the document, a party or place as the reference data name it.';
COMMENT ON COLUMN mentions.people IS 'Names of the persons meant: one of a person, several of a collective (the two leaders).';
COMMENT ON COLUMN mentions.parties IS 'Codes of the parties that it stands for; empty if none is known.';
COMMENT ON COLUMN mentions.alias_kind IS 'How a party is named: name, demonym, capital, seat, institution, leader ...';
COMMENT ON COLUMN mentions.standing IS 'Of persons and offices: official, former, analyst, journalist, private or unknown.';
COMMENT ON COLUMN mentions.role IS 'Title or office as the text gives it.';
