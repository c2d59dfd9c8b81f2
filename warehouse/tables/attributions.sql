-- One row per attribution (source, cue, content): (document_id, cue_start, content_start). Owner: store.write_documents.
-- No index, see paragraphs.
-- Example: SELECT document_id, cue_lemma, count(*) AS n FROM attributions WHERE cue_lemma IS NOT NULL GROUP BY ALL ORDER BY n DESC;
CREATE TABLE attributions (
    document_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL CHECK (sentence >= 0),
    source_start INTEGER,
    source_end INTEGER,
    source_head_end INTEGER,
    cue_start INTEGER,
    cue_end INTEGER,
    content_start INTEGER NOT NULL,
    content_end INTEGER NOT NULL,
    quoted BOOLEAN,
    cue_lemma VARCHAR,
    act VARCHAR,
    CHECK (source_start < source_end),
    CHECK (cue_start < cue_end),
    CHECK (content_start < content_end)
);
COMMENT ON TABLE attributions IS 'One row per attribution in a document: who is said to have said what, and by which word.';
COMMENT ON COLUMN attributions.document_id IS 'The document.';
COMMENT ON COLUMN attributions.sentence IS 'The sentence that its cue stands in.';
COMMENT ON COLUMN attributions.source_start IS 'First character of the source; null if none is named.';
COMMENT ON COLUMN attributions.source_end IS 'Character after its last one.';
COMMENT ON COLUMN attributions.source_head_end IS 'Character after the head of the source''s noun phrase, before any apposition or of-phrase.';
COMMENT ON COLUMN attributions.cue_start IS 'First character of the cue, as of said; null if there is none.';
COMMENT ON COLUMN attributions.cue_end IS 'Character after its last one.';
COMMENT ON COLUMN attributions.content_start IS 'First character of what is attributed.';
COMMENT ON COLUMN attributions.content_end IS 'Character after its last one.';
COMMENT ON COLUMN attributions.quoted IS 'Whether the content stands in quotation marks, whole or in part.';
COMMENT ON COLUMN attributions.cue_lemma IS 'The cue as speech_cues.csv lists it.';
COMMENT ON COLUMN attributions.act IS 'The speech act of the cue (demand, warn, ...); null for plain saying.';
