-- One row per report of a document that a later edition supersedes. Owner: copies.write_copies.
CREATE TABLE superseded_reports (
    report_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    meeting_id VARCHAR,
    title VARCHAR,
    parties VARCHAR[] NOT NULL,
    people VARCHAR[] NOT NULL,
    start_date VARCHAR,
    end_date VARCHAR,
    place VARCHAR,
    country VARCHAR,
    format VARCHAR,
    status VARCHAR NOT NULL,
    duration_minutes INTEGER,
    issues VARCHAR[] NOT NULL,
    evidence STRUCT(char_start INTEGER, char_end INTEGER, "text" VARCHAR)[] NOT NULL,
    rule VARCHAR NOT NULL,
    origins VARCHAR NOT NULL,
    confidence DOUBLE,
    host VARCHAR,
    actor_codes VARCHAR[],
    plover_event VARCHAR,
    plover_mode VARCHAR,
    cameo_code VARCHAR,
    superseded_by VARCHAR NOT NULL,
    successor_id VARCHAR
);
COMMENT ON TABLE superseded_reports IS 'One row per meeting report of a document that a later edition supersedes: what was published once and is no fact of meetings any more.';
COMMENT ON COLUMN superseded_reports.report_id IS 'Key, stable over runs.';
COMMENT ON COLUMN superseded_reports.document_id IS 'The document.';
COMMENT ON COLUMN superseded_reports.document IS 'Name of the document.';
COMMENT ON COLUMN superseded_reports.meeting_id IS 'The meeting that the report in its place tells of; null if the present edition tells of none.';
COMMENT ON COLUMN superseded_reports.title IS 'The report in a few words.';
COMMENT ON COLUMN superseded_reports.parties IS 'Codes of the parties taking part.';
COMMENT ON COLUMN superseded_reports.people IS 'Persons taking part.';
COMMENT ON COLUMN superseded_reports.start_date IS 'First day, EDTF at the precision that the text supports; null if unknown.';
COMMENT ON COLUMN superseded_reports.end_date IS 'Last day, as start_date; the end of the window if only a window is given.';
COMMENT ON COLUMN superseded_reports.place IS 'City or venue; null if the text gives none.';
COMMENT ON COLUMN superseded_reports.country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN superseded_reports.format IS 'in_person, phone or video; null if the text does not tell.';
COMMENT ON COLUMN superseded_reports.status IS 'held, ongoing, scheduled, proposed, postponed or cancelled, as of the document''s publication.';
COMMENT ON COLUMN superseded_reports.duration_minutes IS 'Length in minutes; null if not given.';
COMMENT ON COLUMN superseded_reports.issues IS 'Ids of the issues talked about.';
COMMENT ON COLUMN superseded_reports.evidence IS 'The passages that say it: spans of the document''s text and what stands there.';
COMMENT ON COLUMN superseded_reports.rule IS 'The rule that read it.';
COMMENT ON COLUMN superseded_reports.origins IS 'JSON, column to origin: source, lexicon, inferred, metadata or corrected.';
COMMENT ON COLUMN superseded_reports.confidence IS 'Probability that a careful reader finds this fact in the document too, 0 to 1; docs/accuracy.md shows how far it keeps its word.';
COMMENT ON COLUMN superseded_reports.host IS 'Code of the one party at home in the country of the place, so that the others visit it; null if none or several are, or if they met from afar.';
COMMENT ON COLUMN superseded_reports.actor_codes IS 'CAMEO-style actor codes, one per party in the order of parties: RUSGOV, ISRMIL, IGOWSTNAT, PSEREB; a state of which no official is named is bare, as RUS.';
COMMENT ON COLUMN superseded_reports.plover_event IS 'Event type of PLOVER: CONSULT where they met or are meeting, AGREE where they are to meet, SANCTION where it was put off or called off.';
COMMENT ON COLUMN superseded_reports.plover_mode IS 'Mode of PLOVER, see event_codes: visit, third-party, multilateral, phone ...; null if the event has none or nothing tells.';
COMMENT ON COLUMN superseded_reports.cameo_code IS 'CAMEO code, three digits, see event_codes. Visits are coded from the side of the visitors (042); for host the same visit is 043.';
COMMENT ON COLUMN superseded_reports.superseded_by IS 'Id of the document that is the present edition.';
COMMENT ON COLUMN superseded_reports.successor_id IS 'The report of the present edition that came in its place; null if it withdrew the meeting.';
