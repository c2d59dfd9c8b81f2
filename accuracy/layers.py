"""Layers of the reading, each of which can be taken away to see what it carries.

A layer is vocabulary (rows of reference tables) or a step (a function of `tasks.logic`). Taking one away drops the rows
or makes their words such as no text holds, or puts a function in the place of the step that does without it, as long as
the measuring takes. Production code knows nothing of this.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from tasks.logic.date_phrase import Focus
from tasks.logic.learned import TABLE
from tasks.logic.lexicon import Reference
from tasks.logic.meeting_groups import Folded, Told

ALL = pl.lit(value=True)
NO_WORD = "\u2400\u2400"  # pictures of a null character
Step = Callable[..., Any]


@dataclass(frozen=True)
class Layer:
    """One layer: what goes from which table, and what stands in for which function ('module:name').

    `words` are for tables of which some row of each class must stay: there only the words of a column go.
    """

    name: str
    about: str
    rows: tuple[tuple[str, pl.Expr], ...] = ()
    words: tuple[tuple[str, str, pl.Expr], ...] = ()
    steps: tuple[tuple[str, Callable[[Step], Step]], ...] = ()
    spans: tuple[str, ...] = ()  # which sets of spans it bears on

    def reduced(self, reference: Reference) -> Reference:
        """The vocabulary without the layer's rows, under a version of its own."""
        if not self.rows and not self.words:
            return reference
        tables = dict(reference.tables)
        for table, gone in self.rows:
            tables[table] = tables[table].filter(~gone)
        for table, column, gone in self.words:
            kept = pl.when(~gone).then(pl.col(column)).otherwise(pl.lit(NO_WORD)).alias(column)
            tables[table] = tables[table].with_columns(kept)
        return replace(reference, tables=tables, version=f"{reference.version} without {self.name}")

    @contextmanager
    def taken_away(self) -> Iterator[None]:
        """While this lasts, the layer's steps are done without; AttributeError if a step has another name now."""
        held = []
        for path, stand_in in self.steps:
            owner, name = _owner(path)
            held.append((owner, name, getattr(owner, name)))
            setattr(owner, name, stand_in(getattr(owner, name)))
        try:
            yield
        finally:
            for owner, name, step in reversed(held):
                setattr(owner, name, step)


def _owner(path: str) -> tuple[Any, str]:
    """The module or class that holds a step, and the step's name in it."""
    module, _, name = path.partition(":")
    owner: Any = importlib.import_module(module)
    *classes, name = name.split(".")
    for each in classes:
        owner = getattr(owner, each)
    return owner, name


def _nothing(step: Step) -> Step:
    """A step that finds nothing: an empty list."""
    return lambda *_: []


def _no_rows(step: Step) -> Step:
    """A step that finds nothing: its own frame without rows."""
    return lambda *frames: step(*frames).clear()


def _unfolded(step: Step) -> Step:
    """Every mention of a meeting is a meeting."""

    def fold(mentions: list[Told], *_: object) -> tuple[list[Folded], list[Told]]:
        return [Folded([told]) for told in mentions if len(told.parties) > 1], []

    return fold


def _without_focus(step: Step) -> Step:
    """Every date leans on the day of publication, as if nothing had been named before it."""
    return lambda tagger, text, anchor, focus, offset=0, **how: step(tagger, text, anchor, Focus(), offset, **how)


def _rows(table: str, column: str, *values: str) -> tuple[str, pl.Expr]:
    return table, pl.col(column).is_in(values)


_LOGIC = "tasks.logic"
_VISITS = ("visit", "visit_noun", "travel", "travel_for")
_EVENTS = ("event", "event_plural", "meal", "body", "format")
_TENSES = ("future", "modal", "present", "past", "passive", "implied_past", "irrealis")
LEARNED = Layer("learned", "sentences that no rule reads, by all their words", ((TABLE, ALL),))
LAYERS = (
    Layer("people", "who held which office", (("people", ALL),)),
    Layer("titles", "titles of offices and trades", (("titles", ALL),), spans=("attributions",)),
    Layer("party aliases", "demonyms, capitals, seats, institutions; names stay",
          (("party_aliases", pl.col("kind") != "name"),)),
    Layer("capitals and seats", "a city that stands for its government",
          (_rows("party_aliases", "kind", "capital", "seat"),)),
    Layer("places", "cities, venues, regions", (("places", ALL),)),
    Layer("given names", "by which a name and its gender are known",
          words=(("name_words", "word", pl.col("class") == "given_name"),)),
    Layer("boilerplate", "what is no part of an article", (("boilerplate", ALL),)),
    Layer("coreference", "pronouns, collectives, 'the ministry'", steps=(
        (f"{_LOGIC}.actors:resolve_pronouns", _nothing), (f"{_LOGIC}.actors:resolve_collectives", _nothing),
        (f"{_LOGIC}.actors:resolve_definites", _nothing),
    )),
    Layer("dates", "time expressions", steps=((f"{_LOGIC}.dates:date_mentions", _no_rows),)),
    Layer("dates leaning on dates", "anchors other than the day of publication", steps=(
        (f"{_LOGIC}.dates:Tagger.tag", _without_focus),
    ), spans=("timeml",)),
    Layer("tense", "the verb that tells past from future", (_rows("date_words", "kind", *_TENSES),), spans=("timeml",)),
    Layer("status cues", "'postponed', 'due to'; without them only dates tell", words=(("status_cues", "cue", ALL),)),
    Layer("meeting nouns", "'talks', 'summit', sessions, named formats", (_rows("meeting_cues", "frame", *_EVENTS),)),
    Layer("visits", "journeys to another party", (_rows("meeting_cues", "frame", *_VISITS),)),
    Layer("folding", "several mentions are one meeting", steps=((f"{_LOGIC}.meeting_reader:fold", _unfolded),)),
    Layer("attributions", "who said what", steps=((f"{_LOGIC}.quotes:attributions", _no_rows),)),
    Layer("speech cues", "words of saying but 'say' and 'tell'",
          (("speech_cues", ~pl.col("class").is_in(["say", "tell"])),), spans=("attributions",)),
    Layer("issue cues", "which issue; without them all are `other`", (("issue_cues", ALL),)),
    Layer("position nouns", "'demand for', 'refusal of'", (_rows("position_cues", "kind", "noun"),)),
    Layer("modals", "'must', 'will' in a holder's mouth",
          (_rows("position_cues", "kind", "modal", "modal_commit", "modal_reject"),)),
    Layer("reversers", "'an end to', 'be lifted': what turns a stance round",
          (_rows("position_cues", "kind", "reverser", "reverser_after", "small_clause"),)),
    LEARNED,
)  # fmt: skip
