-- One row per pair of near-duplicates: (document_a, document_b). Owner: copies.write_copies.
CREATE TABLE near_duplicates (
    document_a VARCHAR NOT NULL,
    document_b VARCHAR NOT NULL,
    likeness DOUBLE NOT NULL CHECK (likeness BETWEEN 0 AND 1),
    containment DOUBLE NOT NULL CHECK (containment BETWEEN 0 AND 1),
    CHECK (document_a < document_b)
);
COMMENT ON TABLE near_duplicates IS 'One row per pair of documents of which one has most of its text in common with the other; of a text in very many papers not every pair is told.';
COMMENT ON COLUMN near_duplicates.document_a IS 'The one document, the first of the two by id.';
COMMENT ON COLUMN near_duplicates.document_b IS 'The other document.';
COMMENT ON COLUMN near_duplicates.likeness IS 'Share of the runs of words of both that they have in common, 0 to 1, by their signatures.';
COMMENT ON COLUMN near_duplicates.containment IS 'Share of the runs of words of the shorter one that the longer one has too, 0 to 1, by their signatures.';
