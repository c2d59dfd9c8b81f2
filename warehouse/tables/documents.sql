-- One row per document held. Owner: store.write_documents.
-- Example: SELECT document, published_earliest, published_latest, published_basis FROM documents ORDER BY published_latest;
CREATE TABLE documents (
    document_id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    media_type VARCHAR,
    title VARCHAR,
    publisher VARCHAR,
    url VARCHAR,
    canonical_url VARCHAR,
    published DATE,
    published_earliest DATE,
    published_latest DATE,
    published_basis VARCHAR,
    dating_note VARCHAR,
    language VARCHAR,
    "text" VARCHAR NOT NULL,
    n_characters INTEGER NOT NULL,
    n_bytes BIGINT,
    sha256 VARCHAR NOT NULL,
    input_sha256 VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    ingested_at TIMESTAMPTZ NOT NULL,
    copy_of VARCHAR,
    superseded_by VARCHAR,
    author VARCHAR,
    source_name VARCHAR,
    raw_sha256 VARCHAR,
    fetched_at TIMESTAMPTZ,
    CHECK (n_characters = length("text")),
    CHECK (published_basis IN ('metadata', 'dateline', 'inferred')),
    CHECK (published_earliest <= published_latest),
    CHECK (copy_of <> document_id),
    CHECK (superseded_by <> document_id)
);
COMMENT ON TABLE documents IS 'One row per document held.';
COMMENT ON COLUMN documents.document_id IS 'Key: d_ and the first 16 hexadecimal digits of a hash over the text and where it stands (canonical_url, else publisher), or of sha256 where neither is known.';
COMMENT ON COLUMN documents.document IS 'Name by which facts cite it: the file name, with its folder where another source holds that name, or the URL; with the first digits of sha256 for a superseded edition under the same name.';
COMMENT ON COLUMN documents.source IS 'Path or URL that it was read from.';
COMMENT ON COLUMN documents.media_type IS 'Media type as ingested, as text/plain.';
COMMENT ON COLUMN documents.title IS 'Headline; null if unknown.';
COMMENT ON COLUMN documents.publisher IS 'Who published it; null if unknown.';
COMMENT ON COLUMN documents.canonical_url IS 'The address without tracking parameters, ports, fragments and variants for phones and printers: one document has one, however it is linked; null if unknown.';
COMMENT ON COLUMN documents.url IS 'Address of the original, for a fetched page the one that it calls canonical; null if unknown.';
COMMENT ON COLUMN documents.published IS 'Day of publication that the metadata gives; null if they give none.';
COMMENT ON COLUMN documents.published_earliest IS 'First day on which it may have been published; equal to published_latest when the day is known.';
COMMENT ON COLUMN documents.published_latest IS 'Last day on which it may have been published.';
COMMENT ON COLUMN documents.published_basis IS 'What the day rests on: metadata, dateline, or inferred from dates and tenses in the text.';
COMMENT ON COLUMN documents.dating_note IS 'How the day was inferred, in words; null otherwise.';
COMMENT ON COLUMN documents.language IS 'Language of the body, ISO 639-1.';
COMMENT ON COLUMN documents."text" IS 'The text as ingested; every char_start and char_end counts its Unicode characters.';
COMMENT ON COLUMN documents.n_characters IS 'Length of text in Unicode characters.';
COMMENT ON COLUMN documents.n_bytes IS 'Size of the source in bytes.';
COMMENT ON COLUMN documents.sha256 IS 'SHA-256 of text in UTF-8.';
COMMENT ON COLUMN documents.input_sha256 IS 'SHA-256 of text and metadata together: all that reading depends on in the document.';
COMMENT ON COLUMN documents.extractor_version IS 'Version of code and reference data with which it was read. Where it is not generation.extractor_version, the document waits to be read again.';
COMMENT ON COLUMN documents.ingested_at IS 'When a night first took it in.';
COMMENT ON COLUMN documents.copy_of IS 'Id of the document that this one has its text from, or shares it with: agency copy counts once as a source; null for the first one and for what nobody copied.';
COMMENT ON COLUMN documents.superseded_by IS 'Id of the present edition, whose facts stand in place of those of this one; null for the present edition.';
COMMENT ON COLUMN documents.author IS 'Who wrote it, as the page or the table that it comes from says; null if unknown.';
COMMENT ON COLUMN documents.source_name IS 'Name in parley.toml of the source that it came from; null for files and folders given as paths.';
COMMENT ON COLUMN documents.raw_sha256 IS 'SHA-256 of the bytes as fetched, under which they are kept; null if nothing was fetched.';
COMMENT ON COLUMN documents.fetched_at IS 'When these bytes were fetched; null if nothing was.';
