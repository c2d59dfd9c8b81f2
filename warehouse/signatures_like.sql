-- The signatures of the documents in `part_given` and of all that may agree with one of them in a band of $band values,
-- and of documents that share an address. Of the documents in `part_measured` the signature is empty: it is not needed.
with theirs as (
    select distinct unnest(signature[1:-:$band]) as value
    from document_signatures
    where document_id in (from part_given)
),
firsts as not materialized (
    select document_id, unnest(signature[1:-:$band]) as value from document_signatures
),
wanted as (
    from part_given
    union
    select document_id from firsts semi join theirs using (value)
    union
    select document_id
    from documents
    where canonical_url in (select canonical_url from documents group by canonical_url having count(*) > 1)
)
select * replace (if(document_id in (from wanted), signature, []) as signature)
from document_signatures
where document_id in (from wanted union from part_measured)
order by document_id
