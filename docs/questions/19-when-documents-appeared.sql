-- When did the documents appear, and how is that known?
SELECT document, published_earliest, published_latest, published_basis, dating_note
FROM documents
ORDER BY published_latest, document;
