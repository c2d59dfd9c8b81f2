-- One row per mention and party code that the table of parties does not have.
select document_id, char_start, text, code
from (select document_id, char_start, text, unnest(parties) as code from mentions)
anti join parties using (code)
