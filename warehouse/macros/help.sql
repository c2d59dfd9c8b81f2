-- One row per macro: how it is called and what it gives. Owner: schema.
-- Example: FROM help();
-- Example: SELECT call, gives FROM help('meeting');
CREATE MACRO help(words := '') AS TABLE
SELECT
    CASE WHEN macros.function_type = 'table_macro' THEN 'FROM ' ELSE '' END || macros.function_name || '(' || array_to_string(macros.parameters, ', ') || ')' AS call,
    macros.comment AS gives
FROM duckdb_functions() AS macros
WHERE NOT macros.internal
    AND macros.database_name = current_database()
    AND macros.function_type IN ('macro', 'table_macro')
    AND contains(folded(concat_ws(' ', macros.function_name, macros.comment)), folded(words))
ORDER BY macros.function_type DESC, macros.function_name;
COMMENT ON MACRO TABLE help IS 'One row per macro: how it is called and what it gives; only those that some words are about, if they are given. warehouse/SCHEMA.md has an example of each.';
