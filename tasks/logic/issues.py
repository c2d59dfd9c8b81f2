"""Issues: which of the coded issues a passage speaks of, and whether it names the thing or its opposite."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tasks.logic.cues import Hit, Phrases, Word, longest, words
from tasks.logic.lexicon import Reference


class IssueCue(NamedTuple):
    """One row of issue_cues.csv: `polarity` is -1 where the words name the opposite ('withdraw troops')."""

    issue: str
    polarity: int
    weight: int


class IssueCoder:
    """The issue vocabulary of one reference folder."""

    def __init__(self, reference: Reference) -> None:
        self._phrases = Phrases(
            (row["cue"], IssueCue(row["issue"], -1 if row["polarity"] == "-" else 1, int(row["weight"])))
            for row in reference.table("issue_cues").iter_rows(named=True)
        )

    def hits(self, sentence: list[Word]) -> list[Hit[IssueCue]]:
        """Issue cues of a passage, left to right; of cues that overlap, the longest."""
        return [hit for hit in longest(self._phrases.find(sentence)) if hit.value.weight]

    def topics(self, text: str) -> list[str]:
        """The issues that a passage clearly speaks of, sorted."""
        return sorted({hit.value.issue for hit in self.hits(words(text)) if hit.value.weight >= 3})


@lru_cache(maxsize=4)
def issue_coder(reference: Reference) -> IssueCoder:
    """The coder of a reference folder, built once."""
    return IssueCoder(reference)
