-- One row per meeting, position and document that some words are found in, the best first. Owner: meetings, positions, documents.
-- Example: FROM search('missile deployment');
-- Example: SELECT kind, title, passage FROM search('Sherman Ryabkov Geneva', kind := 'meeting');
-- Example: SELECT title, passage FROM search('guarant*', kind := 'document', most := 3);
--
-- The score is BM25 (k1 1.2, b 0.75; Robertson and Zaragoza 2009) among things of one kind, with the length in characters,
-- times the share of the words that are found. There is no index: DuckDB reads all texts in a fraction of a second, and an
-- extension that has one would be a download.
CREATE MACRO search(words, kind := NULL, most := 20) AS TABLE
WITH asked AS (
    -- A word finds itself, its plural in -s and, of a plural, its singular; one that ends with * finds all that begin so.
    SELECT DISTINCT
        regexp_replace(typed, '\*$', '') AS word,
        ends_with(typed, '*') AS begins,
        CASE WHEN length(word) > 4 AND NOT begins THEN regexp_replace(word, '([^s])s$', '\1') ELSE word END AS stem
    FROM (SELECT unnest(regexp_extract_all(searchable(words), '[\p{L}\p{N}]+\*?')) AS typed)
),
wanted AS (SELECT list(DISTINCT asked.stem) AS stems, count(*) AS n_words FROM asked),
names AS (SELECT map_from_entries(list((code, name))) AS of_party FROM parties),
told AS (
    -- A fact is told by the whole sentence in which its longest passage begins.
    SELECT accounts.sort, accounts.id, accounts.confidence, coalesce(sentences."text", accounts.passage."text") AS passage
    FROM (
        SELECT 'meeting' AS sort, meeting_id AS id, document_id, fullest_passage(evidence) AS passage, confidence
        FROM meeting_reports
        UNION ALL
        SELECT 'position', position_id, document_id, fullest_passage(evidence), confidence
        FROM positions
    ) AS accounts
    LEFT JOIN sentences
        ON sentences.document_id = accounts.document_id
        AND accounts.passage.char_start >= sentences.char_start
        AND accounts.passage.char_start < sentences.char_end
),
passages AS (
    SELECT told.sort, told.id, arg_max(told.passage, (told.confidence, told.passage)) AS passage, string_agg(told.passage, ' ') AS every
    FROM told
    GROUP BY told.sort, told.id
),
things AS MATERIALIZED (
    SELECT
        'meeting' AS sort,
        meetings.meeting_id AS id,
        meetings.title,
        meetings.start_date AS day,
        passages.passage,
        searchable(concat_ws(
            ' ',
            meetings.title,
            meetings.place,
            array_to_string(meetings.people, ' '),
            array_to_string(list_transform(meetings.parties, lambda code: code || ' ' || coalesce(names.of_party[code], '')), ' '),
            array_to_string(meetings.issues, ' '),
            passages.every
        )) AS haystack
    FROM meetings
    CROSS JOIN names
    LEFT JOIN passages ON passages.sort = 'meeting' AND passages.id = meetings.meeting_id
    UNION ALL
    SELECT
        'position',
        positions.position_id,
        positions.holder || ': ' || positions.stance || ' on ' || coalesce(positions.issue_label, positions.issue),
        positions.stated_on,
        passages.passage,
        searchable(concat_ws(
            ' ',
            positions.holder,
            positions.party,
            names.of_party[positions.party],
            positions.issue,
            positions.issue_label,
            passages.every
        ))
    FROM positions
    CROSS JOIN names
    LEFT JOIN passages ON passages.sort = 'position' AND passages.id = positions.position_id
    UNION ALL
    SELECT
        'document',
        documents.document_id,
        coalesce(documents.title, documents.document),
        CAST(documents.published_latest AS VARCHAR),
        NULL,
        searchable(concat_ws(' ', documents.title, documents."text"))
    FROM documents
    WHERE documents.superseded_by IS NULL
),
sorts AS (
    SELECT things.sort, count(*) AS n_things, avg(length(things.haystack)) AS mean_length
    FROM things
    GROUP BY things.sort
),
tokens AS (
    SELECT things.sort, things.id, unnest(regexp_extract_all(things.haystack, '[\p{L}\p{N}]+')) AS token
    FROM things
    CROSS JOIN wanted
    WHERE (kind IS NULL OR things.sort = folded(kind))
        AND len(list_filter(wanted.stems, lambda stem: contains(things.haystack, stem))) > 0
),
found AS (
    SELECT tokens.sort, tokens.id, asked.word, count(*) AS n_times
    FROM tokens
    JOIN asked ON starts_with(tokens.token, asked.stem)
    WHERE asked.begins OR tokens.token IN (asked.stem, asked.stem || 's', asked.stem || 'es')
    GROUP BY tokens.sort, tokens.id, asked.word
),
weighed AS (
    SELECT found.*, count(*) OVER (PARTITION BY found.sort, found.word) AS n_having
    FROM found
),
ranked AS (
    SELECT
        things.sort,
        things.id,
        things.title,
        things.day,
        things.passage,
        list_sort(list(weighed.word)) AS found,
        sum(
            ln(1 + (sorts.n_things - weighed.n_having + 0.5) / (weighed.n_having + 0.5))
            * weighed.n_times * 2.2 / (weighed.n_times + 1.2 * (0.25 + 0.75 * length(things.haystack) / sorts.mean_length))
        ) * count(*) / any_value(wanted.n_words) AS score
    FROM weighed
    JOIN things ON things.sort = weighed.sort AND things.id = weighed.id
    JOIN sorts ON sorts.sort = weighed.sort
    CROSS JOIN wanted
    GROUP BY things.sort, things.id, things.title, things.day, things.passage
    ORDER BY score DESC, things.sort, things.id
    LIMIT most
),
said AS (
    -- A document is shown by the sentence that has most of the words, the first if several have.
    SELECT
        sentences.document_id,
        arg_min(
            sentences."text",
            (-len(list_filter(wanted.stems, lambda stem: contains(searchable(sentences."text"), stem))), sentences.sentence)
        ) AS passage
    FROM sentences
    CROSS JOIN wanted
    WHERE sentences.document_id IN (SELECT ranked.id FROM ranked WHERE ranked.sort = 'document')
    GROUP BY sentences.document_id
)
SELECT
    ranked.sort AS kind,
    ranked.title,
    ranked.day,
    coalesce(ranked.passage, said.passage) AS passage,
    ranked.found,
    round(ranked.score, 2) AS score,
    ranked.id
FROM ranked
LEFT JOIN said ON said.document_id = ranked.id
ORDER BY ranked.score DESC, ranked.sort, ranked.id;
COMMENT ON MACRO TABLE search IS 'One row per meeting, position and document in which some of the words are found, the best first, whatever case and accents, with the sentence that tells the fact, or that has most of the words. A word finds its plural too, guarant* all that begins so; only of one kind (meeting, position, document), if it is given, and no more than most (20).';
