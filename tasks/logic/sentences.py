"""Sentences: the units that every reading step looks at, cut inside the paragraphs that belong to the document."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import polars as pl
from nupunkt import PunktSentenceTokenizer, load_default_model

from tasks.logic.rows import frame_of

READ_KINDS = ("title", "body", "caption", "list")
"""Kinds of paragraph that are inside the document; the others give no sentences and so no facts."""

SCHEMA: dict[str, pl.DataType] = {
    "document_id": pl.String(),
    "sentence": pl.Int32(),
    "paragraph": pl.Int32(),
    "char_start": pl.Int32(),
    "char_end": pl.Int32(),
    "kind": pl.String(),
    "language": pl.String(),
    "text": pl.String(),
}

Span = tuple[int, int]

# Longer than any sentence of prose. A "sentence" beyond it is a table, mark-up or noise: cut at a space, so that no
# later step meets a megabyte in one piece.
_LONGEST = 3_000
# An unbroken run of this length is no word. nupunkt's cost is quadratic inside such a run ('?!?!?!...').
_MONSTER = re.compile(r"\S{300,}")

# nupunkt ends a sentence after these; before a capital or a digit they never do.
_TITLE_AT_END = re.compile(
    r"(?:^|[\s(\"'“‘\u2019-])(?:Lt|Gen|Maj|Brig|Col|Cmdr|Commr|Comdr|Capt|Adm|Sgt|Cpl|Pvt|Cdr|Lieut|Insp|Supt|Det|Msgr|Mgr|Fr|Sr|"
    r"Mr|Mrs|Ms|Dr|Prof|Hon|Rev|Gov|Sen|Rep|Reps|Sens|Amb|Pres|Atty|Dep|Asst|Assoc|Mme|Mlle|St|Mt|Ft|Pt|vs|v|Nos?|H\.\s?E|H\.R\.H)\.$"
)
# 'the U.S. Secretary of State', 'The U.N. Security Council': an adjective, no end.
_STATE_AT_END = re.compile(r"(?:^|[\s(\"'“‘])(?:U\.S|U\.N|U\.K|E\.U|A\.U)\.$")
_ITS_OFFICE = re.compile(
    r"(?:Secretary|President|Vice|Senat|Congress|House|Supreme|State|Defen[cs]e|Treasury|Justice|Deputy|Under|Ambassador|"
    r"Embassy|Mission|Special|Security|General|Assembly|Human|Army|Navy|Air|Marine|Coast|Central|Federal|National|"
    r"Attorney|District|Trade|Department|Agency|Charter|Envoy|Representative|Commission|Climate|Office|Rep|Sen|Gen|Amb)"
)
_MONTH_AT_END = re.compile(r"(?:^|\s)(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")
# Only closing marks, or note numbers: they belong to the sentence before.
_LEFTOVER = re.compile(r"(?:\[\d{1,3}\]|[\"'”’»)\]\s.…])+")
_NOTE_NUMBERS = re.compile(r"(?:\[\d{1,3}\]\s*)+")
_OPENS_WITH_ELLIPSIS = re.compile(r"[\"'“‘«(]*(?:\.\s?){2,}$|[\"'“‘«(]*…$")
# '"Is it over?" President Smith asked.': the speaker's clause goes on with the quotation's sentence.
_QUESTION_QUOTED = re.compile(r"[!?][\"”’']{1,2}$")
_SPEAKER_CLAUSE = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|the|of|for|and|a|an)\s+){0,8}(?:[\w’'-]+\s+){0,3}?"
    r"(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|declared|exclaimed|shouted|wondered|demanded)\b"
)

# Ends that nupunkt passes over.
_ENDS = re.compile(
    r"""
    (?<=[a-z][a-z])[.!?]["”’']{0,2}\s+(?=["“‘'(]?[A-Z0-9])  # an ordinary word: no capital, no abbreviation
    | (?:(?<=\s[A-Z]{2})|(?<=\s[A-Z]{3})|(?<=\s[A-Z]{4}))[.!?]["”’']{0,2}\s+(?=[A-Z][a-z])  # 'at the UN. Lee'
    | \b(?!H\.E\.)(?:(?:[A-Za-z]\.){2,6}|(?:Inc|Corp|Co|Ltd|Jr|Sr)\.)["”’']{0,2}\s+
      (?=(?:Mr|Mrs|Ms|Messrs|Mme|Dr)\.\s)  # Washington, D.C. Mr. Brown
    | (?<=[a-z][a-z][a-z])[.!?](?=[A-Z][a-z]+[\s,’'])  # no space left between two sentences
    """,
    re.VERBOSE,
)
_MARK_INSIDE = re.compile(r"[.!?]")
_WORD_BEFORE = re.compile(r"([A-Za-z][A-Za-z.’'-]*)$")
# Lower-case abbreviations that a capital or a figure may follow within a sentence.
_LOWER_ABBREVIATIONS = frozenset(
    "vs approx dept est ext fig figs incl max min no nos pp cf al ca ed eds vol vols sec secs art arts para paras ch "  # noqa: SIM905
    "chap tel op cit viz resp ref inc ltd corp bros dr mr mrs ms gen col lt sgt rep sen gov prof st mt ft".split()
)
_UPPER_ABBREVIATIONS = frozenset(
    "MR MRS MS DR ST GEN COL LT SGT REP SEN GOV PROF NO NOS VS JR SR MT FT INC LTD CORP CO".split()  # noqa: SIM905
)


def sentences(paragraphs: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """One row is one sentence of a paragraph of the kinds title, body, caption or list, in reading order.

    Columns: document_id, sentence (0.. in its document), paragraph, char_start, char_end (half open, in Unicode
    characters of the document's text), kind and language (of the paragraph), text (exactly that span).
    Boundaries are nupunkt's (Punkt with a trained English model) with corrections for agency prose: titles and
    ranks, initials, note numbers, quotations that end in a question, sentences run together.
    """
    texts = dict(documents.select("document_id", "text").drop_nulls().iter_rows())
    rows: list[tuple[object, ...]] = []
    number, current = 0, None
    inside = paragraphs.filter(pl.col("kind").is_in(READ_KINDS)).sort("document_id", "paragraph")
    columns = ("document_id", "paragraph", "char_start", "char_end", "kind", "language")
    for document_id, paragraph, start, end, kind, language in inside.select(columns).iter_rows():
        if document_id != current:
            current, number = document_id, 0
        text = texts[document_id]
        for first, last in sentence_spans(text[start:end]):
            a, b = start + first, start + last
            rows.append((document_id, number, paragraph, a, b, kind, language, text[a:b]))
            number += 1
    return frame_of(rows, SCHEMA)


def sentence_spans(text: str) -> list[Span]:
    """Spans of the sentences in `text`, in order, without the white space between them; linear in its length."""
    uncut = [piece for span in _joined(text, _punkt_spans(text)) for piece in _pieces(text, *span)]
    trimmed = (_trim(text, *span) for piece in uncut for span in _cut(text, *piece))
    return [span for span in trimmed if span is not None]


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    return load_default_model()


def _punkt_spans(text: str) -> Iterator[Span]:
    if len(text) < 300:
        yield from _tokenizer().span_tokenize(text)
        return
    start = 0
    for monster in _MONSTER.finditer(text):
        for first, last in _tokenizer().span_tokenize(text[start : monster.start()]):
            yield start + first, start + last
        yield monster.span()
        start = monster.end()
    for first, last in _tokenizer().span_tokenize(text[start:]):
        yield start + first, start + last


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Join what nupunkt cut apart wrongly."""
    joined: list[Span] = []
    for start, end in spans:
        if joined:
            before = joined[-1]
            notes = _NOTE_NUMBERS.match(text, start, end)
            if notes and text[before[1] - 1] not in " \n":
                joined[-1] = (before[0], notes.end())
                start, before = notes.end(), joined[-1]  # noqa: PLW2901 - the rest of this sentence
            if start >= end:
                continue
            if _continues(text, before, (start, end)):
                joined[-1] = (before[0], end)
                continue
        joined.append((start, end))
    return joined


def _continues(text: str, before: Span, span: Span) -> bool:
    start, end = span
    if text[start].islower() or text[start] in ",;:)]/" or _LEFTOVER.fullmatch(text, start, end):
        return True
    tail = text[max(before[0], before[1] - 40) : before[1]].rstrip()
    if _TITLE_AT_END.search(tail) or _OPENS_WITH_ELLIPSIS.fullmatch(text[before[0] : before[1]].rstrip()[:12]):
        return True
    if _STATE_AT_END.search(tail):
        return _ITS_OFFICE.match(text, start) is not None
    if _MONTH_AT_END.search(tail):
        return text[start].isdigit()
    return _speaker_follows(text, tail, start, end)


def _speaker_follows(text: str, tail: str, start: int, end: int) -> bool:
    """Whether a quoted question or exclamation, ending in `tail`, is followed by its speaker."""
    if not _QUESTION_QUOTED.search(tail):
        return False
    return _SPEAKER_CLAUSE.match(text, start, min(end, start + 120)) is not None


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut what nupunkt left together."""
    if _MARK_INSIDE.search(text, start, end - 1) is None:
        yield start, end  # as most sentences: the search below would begin at every letter
        return
    for boundary in _ENDS.finditer(text, start, end):
        mark = boundary.start()
        word = _WORD_BEFORE.search(text, max(start, mark - 24), mark)
        if word and boundary[0][-1].isspace() and "." not in word[1] and not _ordinary(word[1], text[boundary.end()]):
            continue
        if _speaker_follows(text, text[start : boundary.end()].rstrip()[-4:], boundary.end(), end):
            continue
        yield start, boundary.end()
        start = boundary.end()
    yield start, end


def _ordinary(word: str, following: str) -> bool:
    """Is `word`, which a full stop follows, a plain word? 'said no. Russia' is an answer, 'no. 10' a number."""
    if word == "no":
        return not following.isdigit()
    if word.isupper() and len(word) > 1:
        return following.isupper() and word not in _UPPER_ABBREVIATIONS  # 'at the UN. Lee flew home'
    return word.islower() and word not in _LOWER_ABBREVIATIONS


def _trim(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    body = part.strip()
    if not body:
        return None
    start += len(part) - len(part.lstrip())
    return start, start + len(body)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end
