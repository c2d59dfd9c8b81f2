-- The text as search compares it. Owner: search.
-- Example: SELECT searchable('The U.S. and Türkiye') AS searchable;
CREATE MACRO searchable(words) AS folded(regexp_replace(CAST(words AS VARCHAR), '\b(\pL)\.(\pL)\.', '\1\2', 'g'));
COMMENT ON MACRO searchable IS 'The text in small letters, without accents and without the dots in U.S. and U.N.: what words are searched in.';
