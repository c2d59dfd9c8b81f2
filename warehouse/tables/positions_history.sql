-- One row per position and stretch of nights that said it word for word so: (position_id, generation_from).
-- Owner: history.write_history. What was once said may break a rule of today: its columns have no checks.
CREATE TABLE positions_history (
    position_id VARCHAR NOT NULL,
    document_id VARCHAR,
    document VARCHAR,
    holder VARCHAR,
    party VARCHAR,
    towards VARCHAR,
    issue VARCHAR,
    issue_label VARCHAR,
    stance VARCHAR,
    act VARCHAR,
    stated_on VARCHAR,
    quote VARCHAR,
    evidence STRUCT(char_start INTEGER, char_end INTEGER, "text" VARCHAR)[],
    rule VARCHAR,
    origins VARCHAR,
    confidence DOUBLE,
    holder_code VARCHAR,
    plover_event VARCHAR,
    plover_mode VARCHAR,
    cameo_code VARCHAR,
    recorded_from TIMESTAMPTZ NOT NULL,
    recorded_to TIMESTAMPTZ,
    generation_from INTEGER NOT NULL,
    generation_to INTEGER,
    CHECK ((recorded_to IS NULL) = (generation_to IS NULL))
);
COMMENT ON TABLE positions_history IS 'One row per position and stretch of nights that said it word for word so: nothing is overwritten without trace. positions_as_of gives what stood at a moment.';
COMMENT ON COLUMN positions_history.position_id IS 'The position.';
COMMENT ON COLUMN positions_history.document_id IS 'The document.';
COMMENT ON COLUMN positions_history.document IS 'Name of the document.';
COMMENT ON COLUMN positions_history.holder IS 'Whose stance it is: a person, or the party itself if no person is named.';
COMMENT ON COLUMN positions_history.party IS 'Code of the party that the holder is or speaks for; null if it has none.';
COMMENT ON COLUMN positions_history.towards IS 'Code of the party that it is addressed to; null if none is named.';
COMMENT ON COLUMN positions_history.issue IS 'Id of the issue, see issues.';
COMMENT ON COLUMN positions_history.issue_label IS 'What it is about, in a few words, where the issue is other.';
COMMENT ON COLUMN positions_history.stance IS 'support, oppose or open, towards the thing that the issue names.';
COMMENT ON COLUMN positions_history.act IS 'demand, propose, offer, accept, reject, warn, commit, call or state.';
COMMENT ON COLUMN positions_history.stated_on IS 'When it was stated, EDTF; null if unknown.';
COMMENT ON COLUMN positions_history.quote IS 'The holder''s own words, from inside quotation marks; null if there are none.';
COMMENT ON COLUMN positions_history.evidence IS 'The passages that say it: spans of the document''s text and what stands there.';
COMMENT ON COLUMN positions_history.rule IS 'The rule that read it.';
COMMENT ON COLUMN positions_history.origins IS 'JSON, column to origin: source, lexicon, inferred, metadata or corrected.';
COMMENT ON COLUMN positions_history.confidence IS 'Probability that a careful reader finds this fact in the document too, 0 to 1; docs/accuracy.md shows how far it keeps its word.';
COMMENT ON COLUMN positions_history.holder_code IS 'CAMEO-style actor code of the holder: RUSGOV, USALEG, IGOWSTNAT, PSEREB; a state without a named official is bare, as RUS; null without a party.';
COMMENT ON COLUMN positions_history.plover_event IS 'Event type of PLOVER: REQUEST, AGREE, REJECT, THREATEN, SUPPORT or ACCUSE.';
COMMENT ON COLUMN positions_history.plover_mode IS 'Mode of PLOVER, see event_codes; null if the event has none or nothing tells.';
COMMENT ON COLUMN positions_history.cameo_code IS 'CAMEO code, three digits, by act, stance and issue; see event_codes.';
COMMENT ON COLUMN positions_history.recorded_from IS 'The moment (`generation.as_of`) of the night that first said the position so.';
COMMENT ON COLUMN positions_history.recorded_to IS 'The moment of the night that said it so no more, and belongs to the row no more; null if it is still said.';
COMMENT ON COLUMN positions_history.generation_from IS 'The generation that first said it so.';
COMMENT ON COLUMN positions_history.generation_to IS 'The generation that said it so no more; null if it is still said.';
