"""Issues: which of the coded issues a passage speaks of, and whether it names the thing or its opposite.

A matter outside the list is an issue of its own while a document is read ('other: bird flu'): two of them are no more
the same than trade and water are. `coded` takes it apart into the id of the list and its label.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from tasks.logic.cues import Hit, Phrases, Word, longest, words
from tasks.logic.lexicon import Reference

NAMED = 3  # the weight of a cue that names its issue
_AGREEMENT = "peace_agreement"
_GENERAL = frozenset(("dialogue", _AGREEMENT, "diplomatic_relations", "mediation"))
_NOUNS = "noun_or_verb"
_VERBS = ("verb", _NOUNS, "cue_verb")  # classes of grammar_words.csv
OUTSIDE = "other"
_LABELLED = f"{OUTSIDE}: "
_CALLED = "called "  # how a row's note begins that gives words of one matter one label


def coded(issue: str) -> tuple[str, str | None]:
    """The id of an issue in the list, and its label if it is outside."""
    return (OUTSIDE, issue.removeprefix(_LABELLED)) if issue.startswith(_LABELLED) else (issue, None)


def outside(label: str) -> str:
    """The issue of a matter outside the list that has this label."""
    return _LABELLED + label


class IssueCue(NamedTuple):
    """One row of issue_cues.csv: `polarity` is -1 where the words name the opposite ('withdraw troops')."""

    issue: str
    polarity: int
    weight: int


class IssueCoder:
    """The issue vocabulary of one reference folder."""

    def __init__(self, reference: Reference) -> None:
        self._phrases = Phrases(
            (form, IssueCue(_issue(row), -1 if row["polarity"] == "-" else 1, int(row["weight"])))
            for form, row in _every_form(reference)
        )

    def hits(self, sentence: list[Word]) -> list[Hit[IssueCue]]:
        """Issue cues of a passage, left to right; of cues that overlap, the longest."""
        found = self._phrases.find(sentence)
        return [hit for hit in longest(_without_general(found)) if hit.value.weight]

    def topics(self, text: str) -> list[str]:
        """The issues that a passage clearly speaks of, sorted."""
        return sorted({coded(hit.value.issue)[0] for hit in self.hits(words(text)) if hit.value.weight >= 3})


def _issue(row: dict[str, Any]) -> str:
    """The issue of a row, with the label that its note gives, or else its words, if it is outside the list."""
    if row["issue"] != OUTSIDE:
        return str(row["issue"])
    note, cue = str(row["note"] or ""), str(row["cue"])
    label = note.removeprefix(_CALLED) if note.startswith(_CALLED) else cue.replace("*", "").replace(" _ ", " ")
    return _LABELLED + label


def _without_general(found: list[Hit[IssueCue]]) -> list[Hit[IssueCue]]:
    """Hits without those for an agreement round words that tell what it is about ('sign the free trade agreement')."""
    general = [h for h in found if h.gaps and h.value.issue == _AGREEMENT]
    if not general:
        return found
    told = [h for h in found if h.value.weight >= NAMED and h.value.issue not in _GENERAL]
    about = [g for g in general if any(h.first in g.gaps for h in told)]
    return [h for h in found if h not in about]


def _every_form(reference: Reference) -> Iterator[tuple[str, dict[str, Any]]]:
    """The cues with their rows, and those that a verb opens in its other forms too ('hand over arms', 'handing over').

    A form that has a row of its own means what that row says. What is general ('sign the agreement', 'resume talks')
    stays as it is written: another word often tells what it is about.
    """
    rows = list(reference.table("issue_cues").iter_rows(named=True))
    written = {row["cue"] for row in rows}
    verbs = {
        word: [form for form in forms.split("|") if kind != _NOUNS or form != f"{word}s"]  # 'answers' may be a noun
        for word, kind, forms in reference.table("grammar_words").select("word", "class", "forms").iter_rows()
        if kind in _VERBS
    }
    for row in rows:
        yield row["cue"], row
        verb, _, governed = row["cue"].partition(" ")
        told = governed and int(row["weight"]) == NAMED and row["issue"] not in _GENERAL
        for form in verbs.get(verb, ()) if told else ():
            if (other := f"{form} {governed}") not in written:
                written.add(other)
                yield other, row


@lru_cache(maxsize=4)
def issue_coder(reference: Reference) -> IssueCoder:
    """The coder of a reference folder, built once."""
    return IssueCoder(reference)
