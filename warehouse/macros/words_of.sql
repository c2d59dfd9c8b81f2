-- The words of a text, in their order. Owner: search.
-- Example: SELECT words_of('Talks in Geneva, again') AS words;
CREATE MACRO words_of(words) AS regexp_extract_all(searchable(words), '[\p{L}\p{N}]+');
COMMENT ON MACRO words_of IS 'The words of a text: runs of letters and digits, in small letters and without accents.';
