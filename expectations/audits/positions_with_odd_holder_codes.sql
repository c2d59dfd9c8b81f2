-- One row per positions row whose holder has a party and no actor code, or one that is not three capitals for each part.
select position_id, party, holder_code
from positions
where (party is null) <> (holder_code is null)
    or not regexp_full_match(holder_code, '([A-Z]{3})+')
