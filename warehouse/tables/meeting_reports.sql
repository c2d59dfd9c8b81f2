-- One row per document and meeting that it reports. Owner: store.write_documents; meeting_id: merged.write_merged.
-- Example: SELECT document, title, start_date, status, evidence[1].text AS passage FROM meeting_reports ORDER BY document;
CREATE TABLE meeting_reports (
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
    duration_minutes INTEGER CHECK (duration_minutes > 0),
    issues VARCHAR[] NOT NULL,
    evidence STRUCT(char_start INTEGER, char_end INTEGER, "text" VARCHAR)[] NOT NULL,
    rule VARCHAR NOT NULL,
    origins VARCHAR NOT NULL,
    confidence DOUBLE CHECK (confidence BETWEEN 0 AND 1),
    host VARCHAR,
    actor_codes VARCHAR[],
    plover_event VARCHAR,
    plover_mode VARCHAR,
    cameo_code VARCHAR CHECK (regexp_full_match(cameo_code, '\d{3}')),
    CHECK (format IN ('in_person', 'phone', 'video')),
    CHECK (status IN ('held', 'ongoing', 'scheduled', 'proposed', 'postponed', 'cancelled')),
    CHECK (regexp_full_match(start_date, '\d{4}(-\d{2}(-\d{2})?)?')),
    CHECK (regexp_full_match(end_date, '\d{4}(-\d{2}(-\d{2})?)?')),
    CHECK (len(evidence) > 0)
);
COMMENT ON TABLE meeting_reports IS 'One row per document and meeting that it reports: the document''s own account.';
COMMENT ON COLUMN meeting_reports.report_id IS 'Key, stable over runs.';
COMMENT ON COLUMN meeting_reports.document_id IS 'The document.';
COMMENT ON COLUMN meeting_reports.document IS 'Name of the document.';
COMMENT ON COLUMN meeting_reports.meeting_id IS 'The real-world meeting that is reported.';
COMMENT ON COLUMN meeting_reports.title IS 'The report in a few words.';
COMMENT ON COLUMN meeting_reports.parties IS 'Codes of the parties taking part.';
COMMENT ON COLUMN meeting_reports.people IS 'Persons taking part.';
COMMENT ON COLUMN meeting_reports.start_date IS 'First day, EDTF at the precision that the text supports; null if unknown.';
COMMENT ON COLUMN meeting_reports.end_date IS 'Last day, as start_date; the end of the window if only a window is given.';
COMMENT ON COLUMN meeting_reports.place IS 'City or venue; null if the text gives none.';
COMMENT ON COLUMN meeting_reports.country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN meeting_reports.format IS 'in_person, phone or video; null if the text does not tell.';
COMMENT ON COLUMN meeting_reports.status IS 'held, ongoing, scheduled, proposed, postponed or cancelled, as of the document''s publication.';
COMMENT ON COLUMN meeting_reports.duration_minutes IS 'Length in minutes; null if not given.';
COMMENT ON COLUMN meeting_reports.issues IS 'Ids of the issues talked about.';
COMMENT ON COLUMN meeting_reports.evidence IS 'The passages that say it: spans of the document''s text and what stands there.';
COMMENT ON COLUMN meeting_reports.rule IS 'The rule that read it.';
COMMENT ON COLUMN meeting_reports.origins IS 'JSON, column to origin: source, lexicon, inferred, metadata or corrected.';
COMMENT ON COLUMN meeting_reports.confidence IS 'Probability that a careful reader finds this fact in the document too, 0 to 1; docs/accuracy.md shows how far it keeps its word.';
COMMENT ON COLUMN meeting_reports.host IS 'Code of the one party at home in the country of the place, so that the others visit it; null if none or several are, or if they met from afar.';
COMMENT ON COLUMN meeting_reports.actor_codes IS 'CAMEO-style actor codes, one per party in the order of parties: RUSGOV, ISRMIL, IGOWSTNAT, PSEREB; a state of which no official is named is bare, as RUS.';
COMMENT ON COLUMN meeting_reports.plover_event IS 'Event type of PLOVER: CONSULT where they met or are meeting, AGREE where they are to meet, SANCTION where it was put off or called off.';
COMMENT ON COLUMN meeting_reports.plover_mode IS 'Mode of PLOVER, see event_codes: visit, third-party, multilateral, phone ...; null if the event has none or nothing tells.';
COMMENT ON COLUMN meeting_reports.cameo_code IS 'CAMEO code, three digits, see event_codes. Visits are coded from the side of the visitors (042); for host the same visit is 043.';
