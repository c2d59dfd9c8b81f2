"""Attributions: who said what, by which words, in direct and indirect quotation.

The spans follow PolNeAR's conventions (Newell, Margolin and Ruths 2018): a source is the whole noun phrase with title
and apposition, a cue the verb with its auxiliaries, adverbs and preposition, a content runs from its first to its
last word with 'that' and quotation marks, also over the cue and over sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import polars as pl

from tasks.logic.attribution_rules import COLON, Reading, read_sentence
from tasks.logic.clauses import Span
from tasks.logic.grammar import Grammar, Words, build_grammar, tokenise, tokenise_sentence
from tasks.logic.lexicon import Reference
from tasks.logic.predicates import head_end
from tasks.logic.quotation import Quotation, quotations
from tasks.logic.reading_words import word_lists
from tasks.logic.rows import frame_of
from tasks.logic.sentences import READ_KINDS

SCHEMA = {
    "document_id": pl.Utf8,
    "sentence": pl.Int32,
    "source_start": pl.Int32,
    "source_end": pl.Int32,
    "source_head_end": pl.Int32,
    "cue_start": pl.Int32,
    "cue_end": pl.Int32,
    "content_start": pl.Int32,
    "content_end": pl.Int32,
    "quoted": pl.Boolean,
    "cue_lemma": pl.Utf8,
    "act": pl.Utf8,
}

_LETTERS = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ENDS_SENTENCE = re.compile(r"\.(?:''|[\"”’»])\s+[A-Z]")
_LONGEST_SENTENCE = 400  # words; beyond it there is no prose, and it is read in pieces


class Attribution(NamedTuple):
    """One attribution: source, cue and content as spans of the text (source None where nobody is named)."""

    source: Span | None
    cue: Span
    content: Span
    cue_lemma: str
    act: str
    quoted: bool
    source_head_end: int = 0


class _Unit(NamedTuple):
    """One stretch to read as a sentence, with the quotations in it."""

    start: int
    end: int
    inside: list[Quotation]


def attributions(documents: pl.DataFrame, sentences: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """One row per attribution: document_id, the sentence of its cue, and spans in characters of the document's text.

    `documents` has document_id and text, `sentences` document_id, sentence, char_start, char_end and kind. Columns
    source_start, source_end, source_head_end (where the head of its noun phrase ends; all null if nobody is named),
    cue_start, cue_end, content_start, content_end, quoted (whether words in quotation marks are part of the content),
    cue_lemma and act (of speech_cues.csv, '' if it has none).
    """
    grammar = reading_grammar(reference)
    texts = dict(documents.select("document_id", "text").iter_rows())
    rows: list[tuple[object, ...]] = []
    read = sentences.filter(pl.col("kind").is_in(READ_KINDS)).sort("document_id", "char_start")
    columns = read.select("document_id", "sentence", "char_start", "char_end").iter_rows()
    for document_id, group in groupby(columns, key=itemgetter(0)):
        numbers, spans = [], []
        for _, number, start, end in group:
            numbers.append(number)
            spans.append((start, end))
        starts = [start for start, _ in spans]
        for found in attribute(texts[document_id], spans, grammar):
            sentence = numbers[max(0, bisect_right(starts, found.cue[0]) - 1)]
            source = (*found.source, found.source_head_end) if found.source else (None, None, None)
            extents = (*source, *found.cue, *found.content)
            rows.append((document_id, sentence, *extents, found.quoted, found.cue_lemma, found.act))
    frame = frame_of(rows, SCHEMA)
    ordered = frame.sort(
        "document_id", "cue_start", "cue_end", "content_start", "content_end", descending=[False] * 4 + [True]
    )
    # One cue governs one content: of two readings that begin together the wider one stays.
    return ordered.unique(["document_id", "cue_start", "content_start"], keep="first", maintain_order=True)


@lru_cache(maxsize=4)
def reading_grammar(reference: Reference) -> Grammar:
    """The grammar of a reference, built once per version."""
    states = reference.table("parties").filter(pl.col("kind").is_in(["state", "territory"]))["code"]
    words, cues = reference.table("grammar_words"), reference.table("speech_cues")
    return build_grammar(words, cues, states, word_lists(reference))


def attribute(text: str, sentences: list[Span], grammar: Grammar) -> list[Attribution]:
    """The attributions of a text, one per cue, in order; `sentences` are its spans to read, in order."""
    found: list[Attribution] = []
    speaking = -1  # the attribution that a sentence wholly in quotation marks goes on
    announcing: Reading | None = None  # 'The minister said:' and its words, waiting for the next paragraph
    announced: Words | None = None
    for paragraph in _paragraphs(text, sentences):
        for unit in _units(text, paragraph):
            words = _words(text, unit, grammar)
            if words is None:
                speaking, announcing = -1, None
                continue
            if unit.inside and not re.search("[NPRDvzdg]", words.tags):
                if announcing and announced:
                    found.append(_in_text(announcing, announced, (unit.start, unit.inside[-1].end)))
                    speaking = len(found) - 1
                elif speaking >= 0:
                    said = found[speaking]
                    found[speaking] = said._replace(content=(said.content[0], unit.inside[-1].end))
                announcing = None
                continue
            speaking, announcing, announced = -1, None, words
            for piece in _pieces(words):
                for reading in read_sentence(piece):
                    if reading.content is None:
                        announcing, announced = reading, piece
                        continue
                    found.append(_in_text(reading, piece, _extent(text, reading, piece, paragraph)))
                    if found[-1].quoted:
                        speaking = len(found) - 1
    return found


def _paragraphs(text: str, sentences: list[Span]) -> Iterator[list[Span]]:
    """Sentences grouped by paragraph: a line end between two sentences parts them."""
    group: list[Span] = []
    for start, end in sentences:
        if group and text.find("\n", group[-1][1], start) >= 0:
            yield group
            group = []
        group.append((start, end))
    if group:
        yield group


def _units(text: str, paragraph: list[Span]) -> Iterator[_Unit]:
    """The sentences of a paragraph, joined where a quotation runs over their boundary and cut before a new one."""
    marks = quotations(text, paragraph[0][0], paragraph[-1][1])
    units: list[_Unit] = []
    at = 0
    for start, end in paragraph:
        unit = _Unit(start, end, [])
        if units and units[-1].inside and units[-1].inside[-1].end > start:
            unit = units.pop()
        while at < len(marks) and marks[at].start < end:
            unit.inside.append(marks[at])
            at += 1
        units.append(_Unit(unit.start, max([end, *(q.end for q in unit.inside[-1:])]), unit.inside))
    for unit in units:
        yield from _parts(text, unit)


def _parts(text: str, unit: _Unit) -> Iterator[_Unit]:
    """A unit cut where a quotation opens after a full stop, or ends with one: sentence splitters miss these."""
    start = unit.start
    held: list[Quotation] = []
    for quotation in unit.inside:
        stop = quotation.start
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start and text[stop - 1] in ".!?":
            yield _Unit(start, stop, held)
            start, held = quotation.start, []
        held.append(quotation)
        mark = 2 if text.startswith("''", quotation.end - 2) else 1
        if quotation.closed and _ENDS_SENTENCE.match(text, quotation.end - mark - 1, unit.end):
            yield _Unit(start, quotation.end, held)
            start, held = quotation.end + 1, []
    if start < unit.end:
        yield _Unit(start, unit.end, held)


def _words(text: str, unit: _Unit, grammar: Grammar) -> Words | None:
    """The tagged words of a unit; None if it has neither a quotation nor a word that can be a cue."""
    if not unit.inside and ":" not in text[unit.start : unit.end]:
        letters = _LETTERS.findall(text[unit.start : unit.end].lower())
        if grammar.heads.isdisjoint(letters):
            return None
    if not unit.inside:
        words = tokenise_sentence(text[unit.start : unit.end], grammar)
        starts, ends = [unit.start + at for at in words.starts], [unit.start + at for at in words.ends]
        return words._replace(starts=starts, ends=ends)
    return tokenise(text, unit.start, unit.end, [(q.start, q.end) for q in unit.inside], grammar)


def _pieces(words: Words) -> Iterator[Words]:
    """The words as they are, or in pieces if they are too many for a sentence."""
    if len(words.tags) <= _LONGEST_SENTENCE:
        yield words
        return
    for low in range(0, len(words.tags), _LONGEST_SENTENCE):
        cut = slice(low, low + _LONGEST_SENTENCE)
        yield Words(words.starts[cut], words.ends[cut], words.lows[cut], words.tags[cut], words.grammar)


def _extent(text: str, reading: Reading, words: Words, paragraph: list[Span]) -> Span:
    """The content's span in the text; a speaker's turn in a transcript ('Q: ...') goes on to its paragraph's end."""
    first, last = reading.content or reading.cue
    start, end = words.starts[first], words.ends[last - 1]
    is_turn = reading.frame is COLON and words.starts[0] == paragraph[0][0] and "Q" not in words.tags[first:last]
    if is_turn:
        end = paragraph[-1][1]
        end -= text[end - 1] == "."
    return start, max(end, start + 1)


def _in_text(reading: Reading, words: Words, content: Span) -> Attribution:
    def span(indexes: Span) -> Span:
        return words.starts[indexes[0]], words.ends[indexes[1] - 1]

    inside = words.tags[slice(*reading.content)] if reading.content else "Q"
    source = span(reading.source) if reading.source else None
    head = head_end(words, source) if source else 0
    return Attribution(source, span(reading.cue), content, reading.frame.lemma, reading.frame.act, "Q" in inside, head)
