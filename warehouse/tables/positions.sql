-- One row per document, holder, issue, stance and matter. Owner: store.write_documents.
-- Example: SELECT holder, party, issue, stance, quote FROM positions WHERE quote IS NOT NULL ORDER BY confidence DESC;
CREATE TABLE positions (
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
    confidence DOUBLE CHECK (confidence BETWEEN 0 AND 1),
    holder_code VARCHAR,
    plover_event VARCHAR,
    plover_mode VARCHAR,
    cameo_code VARCHAR CHECK (regexp_full_match(cameo_code, '\d{3}')),
    CHECK (stance IN ('support', 'oppose', 'open')),
    CHECK (act IN ('demand', 'propose', 'offer', 'accept', 'reject', 'warn', 'commit', 'call', 'state')),
    CHECK (regexp_full_match(stated_on, '\d{4}(-\d{2}(-\d{2})?)?')),
    CHECK (len(evidence) > 0)
);
COMMENT ON TABLE positions IS 'One row per document, holder, issue and stance; of a wide issue (trade, governance) one per matter.';
COMMENT ON COLUMN positions.position_id IS 'Key, stable over runs.';
COMMENT ON COLUMN positions.document_id IS 'The document.';
COMMENT ON COLUMN positions.document IS 'Name of the document.';
COMMENT ON COLUMN positions.holder IS 'Whose stance it is: a person, or the party itself if no person is named.';
COMMENT ON COLUMN positions.party IS 'Code of the party that the holder is or speaks for; null if it has none.';
COMMENT ON COLUMN positions.towards IS 'Code of the party that it is addressed to; null if none is named.';
COMMENT ON COLUMN positions.issue IS 'Id of the issue, see issues.';
COMMENT ON COLUMN positions.issue_label IS 'What it is about, in a few words, where the issue is other.';
COMMENT ON COLUMN positions.stance IS 'support, oppose or open, towards the thing that the issue names.';
COMMENT ON COLUMN positions.act IS 'demand, propose, offer, accept, reject, warn, commit, call or state.';
COMMENT ON COLUMN positions.stated_on IS 'When it was stated, EDTF; null if unknown.';
COMMENT ON COLUMN positions.quote IS 'The holder''s own words, from inside quotation marks; null if there are none.';
COMMENT ON COLUMN positions.evidence IS 'The passages that say it: spans of the document''s text and what stands there.';
COMMENT ON COLUMN positions.rule IS 'The rule that read it.';
COMMENT ON COLUMN positions.origins IS 'JSON, column to origin: source, lexicon, inferred, metadata or corrected.';
COMMENT ON COLUMN positions.confidence IS 'Probability that a careful reader finds this fact in the document too, 0 to 1; docs/accuracy.md shows how far it keeps its word.';
COMMENT ON COLUMN positions.holder_code IS 'CAMEO-style actor code of the holder: RUSGOV, USALEG, IGOWSTNAT, PSEREB; a state without a named official is bare, as RUS; null without a party.';
COMMENT ON COLUMN positions.plover_event IS 'Event type of PLOVER: REQUEST, AGREE, REJECT, THREATEN, SUPPORT or ACCUSE.';
COMMENT ON COLUMN positions.plover_mode IS 'Mode of PLOVER, see event_codes; null if the event has none or nothing tells.';
COMMENT ON COLUMN positions.cameo_code IS 'CAMEO code, three digits, by act, stance and issue; see event_codes.';
