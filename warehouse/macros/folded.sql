-- The text in small letters and without accents. Owner: search.
-- Example: SELECT folded('Türkiye') AS folded;
CREATE MACRO folded(words) AS lower(strip_accents(CAST(words AS VARCHAR)));
COMMENT ON MACRO folded IS 'The text in small letters and without accents: what names and words are compared by.';
