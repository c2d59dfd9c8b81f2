-- One row per positions row and slot whose value has an origin outside the list, or whose origins are no JSON object.
select position_id, origins, slot
from (
    select position_id, origins, unnest(case when json_valid(origins) then json_keys(origins) else [''] end) as slot
    from positions
)
where slot = ''
    or json_extract_string(origins, '$."' || slot || '"')
        not in ('source', 'lexicon', 'inferred', 'metadata', 'corrected')
