-- One row per position of a document that a later edition supersedes. Owner: copies.write_copies.
CREATE TABLE superseded_positions (
    position_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    holder VARCHAR NOT NULL,
    party VARCHAR,
    towards VARCHAR,
    issue VARCHAR NOT NULL,
    issue_label VARCHAR,
    stance VARCHAR NOT NULL,
    act VARCHAR NOT NULL,
    stated_on VARCHAR,
    quote VARCHAR,
    evidence STRUCT(char_start INTEGER, char_end INTEGER, "text" VARCHAR)[] NOT NULL,
    rule VARCHAR NOT NULL,
    origins VARCHAR NOT NULL,
    confidence DOUBLE,
    holder_code VARCHAR,
    plover_event VARCHAR,
    plover_mode VARCHAR,
    cameo_code VARCHAR,
    superseded_by VARCHAR NOT NULL
);
COMMENT ON TABLE superseded_positions IS 'One row per position of a document that a later edition supersedes: what was published once and stands in positions no more.';
COMMENT ON COLUMN superseded_positions.position_id IS 'Key, stable over runs.';
COMMENT ON COLUMN superseded_positions.document_id IS 'The document.';
COMMENT ON COLUMN superseded_positions.document IS 'Name of the document.';
COMMENT ON COLUMN superseded_positions.holder IS 'Whose stance it is: a person, or the party itself if no person is named.';
COMMENT ON COLUMN superseded_positions.party IS 'Code of the party that the holder is or speaks for; null if it has none.';
COMMENT ON COLUMN superseded_positions.towards IS 'Code of the party that it is addressed to; null if none is named.';
COMMENT ON COLUMN superseded_positions.issue IS 'Id of the issue, see issues.';
COMMENT ON COLUMN superseded_positions.issue_label IS 'What it is about, in a few words, where the issue is other.';
COMMENT ON COLUMN superseded_positions.stance IS 'support, oppose or open, towards the thing that the issue names.';
COMMENT ON COLUMN superseded_positions.act IS 'demand, propose, offer, accept, reject, warn, commit, call or state.';
COMMENT ON COLUMN superseded_positions.stated_on IS 'When it was stated, EDTF; null if unknown.';
COMMENT ON COLUMN superseded_positions.quote IS 'The holder''s own words, from inside quotation marks; null if there are none.';
COMMENT ON COLUMN superseded_positions.evidence IS 'The passages that say it: spans of the document''s text and what stands there.';
COMMENT ON COLUMN superseded_positions.rule IS 'The rule that read it.';
COMMENT ON COLUMN superseded_positions.origins IS 'JSON, column to origin: source, lexicon, inferred, metadata or corrected.';
COMMENT ON COLUMN superseded_positions.confidence IS 'Probability that a careful reader finds this fact in the document too, 0 to 1; docs/accuracy.md shows how far it keeps its word.';
COMMENT ON COLUMN superseded_positions.holder_code IS 'CAMEO-style actor code of the holder: RUSGOV, USALEG, IGOWSTNAT, PSEREB; a state without a named official is bare, as RUS; null without a party.';
COMMENT ON COLUMN superseded_positions.plover_event IS 'Event type of PLOVER: REQUEST, AGREE, REJECT, THREATEN, SUPPORT or ACCUSE.';
COMMENT ON COLUMN superseded_positions.plover_mode IS 'Mode of PLOVER, see event_codes; null if the event has none or nothing tells.';
COMMENT ON COLUMN superseded_positions.cameo_code IS 'CAMEO code, three digits, by act, stance and issue; see event_codes.';
COMMENT ON COLUMN superseded_positions.superseded_by IS 'Id of the document that is the present edition.';
