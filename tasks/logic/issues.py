"""Issues: which of the coded issues a passage speaks of, and whether it names the thing or its opposite.

A matter outside the list is an issue of its own while a document is read ('other: bird flu'): two of them are no more
the same than trade and water are. `coded` takes it apart into the id of the list and its label.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from tasks.logic.cues import Hit, Phrases, Word, longest, words
from tasks.logic.lexicon import Reference

OUTSIDE = "other"
_LABELLED = f"{OUTSIDE}: "
_CALLED = "called "  # how a row's note begins that gives words of one matter one label


def coded(issue: str) -> tuple[str, str | None]:
    """The id of an issue in the list, and its label if it is outside."""
    return (OUTSIDE, issue.removeprefix(_LABELLED)) if issue.startswith(_LABELLED) else (issue, None)


class IssueCue(NamedTuple):
    """One row of issue_cues.csv: `polarity` is -1 where the words name the opposite ('withdraw troops')."""

    issue: str
    polarity: int
    weight: int


class IssueCoder:
    """The issue vocabulary of one reference folder."""

    def __init__(self, reference: Reference) -> None:
        self._phrases = Phrases(
            (row["cue"], IssueCue(_issue(row), -1 if row["polarity"] == "-" else 1, int(row["weight"])))
            for row in reference.table("issue_cues").iter_rows(named=True)
        )

    def hits(self, sentence: list[Word]) -> list[Hit[IssueCue]]:
        """Issue cues of a passage, left to right; of cues that overlap, the longest."""
        return [hit for hit in longest(self._phrases.find(sentence)) if hit.value.weight]

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


@lru_cache(maxsize=4)
def issue_coder(reference: Reference) -> IssueCoder:
    """The coder of a reference folder, built once."""
    return IssueCoder(reference)
