-- One row per real-world meeting, merged over documents. Owner: merged.write_merged.
-- Example: SELECT title, start_date, place, status FROM meetings WHERE 'RUS' IN parties ORDER BY start_date;
CREATE TABLE meetings (
    meeting_id VARCHAR PRIMARY KEY,
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
    n_documents INTEGER NOT NULL CHECK (n_documents > 0),
    n_independent_sources INTEGER NOT NULL CHECK (n_independent_sources > 0),
    confidence DOUBLE CHECK (confidence BETWEEN 0 AND 1),
    origins VARCHAR,
    host VARCHAR,
    actor_codes VARCHAR[],
    plover_event VARCHAR,
    plover_mode VARCHAR,
    cameo_code VARCHAR CHECK (regexp_full_match(cameo_code, '\d{3}')),
    CHECK (n_independent_sources <= n_documents),
    CHECK (format IN ('in_person', 'phone', 'video')),
    CHECK (status IN ('held', 'ongoing', 'scheduled', 'proposed', 'postponed', 'cancelled')),
    CHECK (regexp_full_match(start_date, '\d{4}(-\d{2}(-\d{2})?)?')),
    CHECK (regexp_full_match(end_date, '\d{4}(-\d{2}(-\d{2})?)?'))
);
COMMENT ON TABLE meetings IS 'One row per real-world meeting, merged over the documents that report it.';
COMMENT ON COLUMN meetings.meeting_id IS 'Key, stable over runs.';
COMMENT ON COLUMN meetings.title IS 'The meeting in a few words.';
COMMENT ON COLUMN meetings.parties IS 'Codes of the parties taking part.';
COMMENT ON COLUMN meetings.people IS 'Persons taking part.';
COMMENT ON COLUMN meetings.start_date IS 'First day, EDTF at the precision that the reports support; null if unknown.';
COMMENT ON COLUMN meetings.end_date IS 'Last day, as start_date; the end of the window if only a window is known.';
COMMENT ON COLUMN meetings.place IS 'City or venue; null if unknown.';
COMMENT ON COLUMN meetings.country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN meetings.format IS 'in_person, phone or video; null if unknown.';
COMMENT ON COLUMN meetings.status IS 'held, ongoing, scheduled, proposed, postponed or cancelled: the latest credible account.';
COMMENT ON COLUMN meetings.duration_minutes IS 'Length in minutes; null if unknown.';
COMMENT ON COLUMN meetings.issues IS 'Ids of the issues talked about.';
COMMENT ON COLUMN meetings.n_documents IS 'How many documents report it.';
COMMENT ON COLUMN meetings.n_independent_sources IS 'How many of them are no copies of each other: agency copy in five papers is one source.';
COMMENT ON COLUMN meetings.confidence IS 'How likely it is that the meeting is one, from the probabilities of its reports, 0 to 1.';
COMMENT ON COLUMN meetings.origins IS 'JSON, column to origin: source, lexicon, inferred, metadata or corrected.';
COMMENT ON COLUMN meetings.host IS 'Code of the one party at home in the country of the place, so that the others visit it; null if none or several are, or if they met from afar.';
COMMENT ON COLUMN meetings.actor_codes IS 'CAMEO-style actor codes, one per party in the order of parties: RUSGOV, ISRMIL, IGOWSTNAT, PSEREB; a state of which no official is named is bare, as RUS.';
COMMENT ON COLUMN meetings.plover_event IS 'Event type of PLOVER: CONSULT where they met or are meeting, AGREE where they are to meet, SANCTION where it was put off or called off.';
COMMENT ON COLUMN meetings.plover_mode IS 'Mode of PLOVER, see event_codes: visit, third-party, multilateral, phone ...; null if the event has none or nothing tells.';
COMMENT ON COLUMN meetings.cameo_code IS 'CAMEO code, three digits, see event_codes. Visits are coded from the side of the visitors (042); for host the same visit is 043.';
