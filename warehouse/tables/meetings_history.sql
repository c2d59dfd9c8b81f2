-- One row per meeting and stretch of nights that said it word for word so: (meeting_id, generation_from).
-- Owner: history.write_history. What was once said may break a rule of today: its columns have no checks.
CREATE TABLE meetings_history (
    meeting_id VARCHAR NOT NULL,
    title VARCHAR,
    parties VARCHAR[],
    people VARCHAR[],
    start_date VARCHAR,
    end_date VARCHAR,
    place VARCHAR,
    country VARCHAR,
    format VARCHAR,
    status VARCHAR,
    duration_minutes INTEGER,
    issues VARCHAR[],
    n_documents INTEGER,
    n_independent_sources INTEGER,
    confidence DOUBLE,
    origins VARCHAR,
    host VARCHAR,
    actor_codes VARCHAR[],
    plover_event VARCHAR,
    plover_mode VARCHAR,
    cameo_code VARCHAR,
    recorded_from TIMESTAMPTZ NOT NULL,
    recorded_to TIMESTAMPTZ,
    generation_from INTEGER NOT NULL,
    generation_to INTEGER,
    CHECK ((recorded_to IS NULL) = (generation_to IS NULL))
);
COMMENT ON TABLE meetings_history IS 'One row per meeting and stretch of nights that said it word for word so: nothing is overwritten without trace. meetings_as_of gives what stood at a moment.';
COMMENT ON COLUMN meetings_history.meeting_id IS 'The meeting.';
COMMENT ON COLUMN meetings_history.title IS 'The meeting in a few words.';
COMMENT ON COLUMN meetings_history.parties IS 'Codes of the parties taking part.';
COMMENT ON COLUMN meetings_history.people IS 'Persons taking part.';
COMMENT ON COLUMN meetings_history.start_date IS 'First day, EDTF at the precision that the reports support; null if unknown.';
COMMENT ON COLUMN meetings_history.end_date IS 'Last day, as start_date; the end of the window if only a window is known.';
COMMENT ON COLUMN meetings_history.place IS 'City or venue; null if unknown.';
COMMENT ON COLUMN meetings_history.country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN meetings_history.format IS 'in_person, phone or video; null if unknown.';
COMMENT ON COLUMN meetings_history.status IS 'held, ongoing, scheduled, proposed, postponed or cancelled: the latest credible account.';
COMMENT ON COLUMN meetings_history.duration_minutes IS 'Length in minutes; null if unknown.';
COMMENT ON COLUMN meetings_history.issues IS 'Ids of the issues talked about.';
COMMENT ON COLUMN meetings_history.n_documents IS 'How many documents report it.';
COMMENT ON COLUMN meetings_history.n_independent_sources IS 'How many of them are no copies of each other: agency copy in five papers is one source.';
COMMENT ON COLUMN meetings_history.confidence IS 'How likely it is that the meeting is one, from the probabilities of its reports, 0 to 1.';
COMMENT ON COLUMN meetings_history.origins IS 'JSON, column to origin: source, lexicon, inferred, metadata or corrected.';
COMMENT ON COLUMN meetings_history.host IS 'Code of the one party at home in the country of the place, so that the others visit it; null if none or several are, or if they met from afar.';
COMMENT ON COLUMN meetings_history.actor_codes IS 'CAMEO-style actor codes, one per party in the order of parties: RUSGOV, ISRMIL, IGOWSTNAT, PSEREB; a state of which no official is named is bare, as RUS.';
COMMENT ON COLUMN meetings_history.plover_event IS 'Event type of PLOVER: CONSULT where they met or are meeting, AGREE where they are to meet, SANCTION where it was put off or called off.';
COMMENT ON COLUMN meetings_history.plover_mode IS 'Mode of PLOVER, see event_codes: visit, third-party, multilateral, phone ...; null if the event has none or nothing tells.';
COMMENT ON COLUMN meetings_history.cameo_code IS 'CAMEO code, three digits, see event_codes. Visits are coded from the side of the visitors (042); for host the same visit is 043.';
COMMENT ON COLUMN meetings_history.recorded_from IS 'The moment (`generation.as_of`) of the night that first said the meeting so.';
COMMENT ON COLUMN meetings_history.recorded_to IS 'The moment of the night that said it so no more, and belongs to the row no more; null if it is still said.';
COMMENT ON COLUMN meetings_history.generation_from IS 'The generation that first said it so.';
COMMENT ON COLUMN meetings_history.generation_to IS 'The generation that said it so no more; null if it is still said.';
