-- Who speaks for Russia?
-- The first row counts what is said of Russia itself, without a person. Names are written as their documents write them.
SELECT holder, role, n_positions, n_documents, issues
FROM who_speaks_for('Russia');
