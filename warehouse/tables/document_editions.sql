-- One row per document of which there are several editions. Owner: copies.write_copies.
CREATE TABLE document_editions (
    document_id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    first_edition VARCHAR NOT NULL,
    edition INTEGER NOT NULL CHECK (edition > 0),
    superseded_by VARCHAR,
    basis VARCHAR NOT NULL,
    CHECK (superseded_by <> document_id),
    CHECK (basis IN ('address', 'title'))
);
COMMENT ON TABLE document_editions IS 'One row per document of which there are several editions: the history of a report that was corrected, lengthened or written anew.';
COMMENT ON COLUMN document_editions.document_id IS 'Key: the edition.';
COMMENT ON COLUMN document_editions.document IS 'Its name.';
COMMENT ON COLUMN document_editions.first_edition IS 'Id of the first edition, which all editions share.';
COMMENT ON COLUMN document_editions.edition IS 'Number of the edition, from 1, by day of publication, the publisher''s own count, and fetching.';
COMMENT ON COLUMN document_editions.superseded_by IS 'Id of the present edition; null for itself.';
COMMENT ON COLUMN document_editions.basis IS 'What joins it to the others: address or title.';
