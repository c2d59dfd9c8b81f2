r"""The word lists of reading_words.csv, and constructions in which such lists stand.

A construction is a regular expression, written where it is used, with the names of its lists in braces, as in
`\b{said}\s+that\b`. Its shape is grammar and stands in code, its words are data. It is compiled once per reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tasks.logic.lexicon import Reference
from tasks.logic.reference_words import READING_LISTS

_SLOT = re.compile(r"\{([a-z_]+)\}")
_NEVER = "(?!)"  # what a list without words finds
_STEM = "*"  # ends a word that may go on: 'reject*'


class Construction:
    """A pattern with slots for word lists; KeyError where it names a list that there is not."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        if unknown := {*_SLOT.findall(pattern)} - READING_LISTS:
            raise KeyError(f"no list of reading_words.csv: {', '.join(sorted(unknown))}")


class WordLists(dict[Construction, re.Pattern[str]]):
    """The lists of a reference; indexed by a construction, the pattern that it is with their words.

    `words` are those of a list as they stand, `starts` the same for `str.startswith`.
    """

    def __init__(self, rows: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        spelled: dict[str, list[str]] = {name: [] for name in READING_LISTS}
        for name, word in rows:
            spelled[name].append(word)
        self._spelled = spelled
        self.starts = {name: tuple(word.rstrip(_STEM) for word in found) for name, found in spelled.items()}
        self.words = {name: frozenset(found) for name, found in self.starts.items()}

    def __missing__(self, construction: Construction) -> re.Pattern[str]:
        """Compiled when it is asked for first."""
        filled = _SLOT.sub(lambda slot: _any_of(self._spelled[slot.group(1)]), construction.pattern)
        self[construction] = re.compile(filled, construction.flags)
        return self[construction]


NO_WORDS = WordLists()


@lru_cache(maxsize=4)
def word_lists(reference: Reference) -> WordLists:
    """The word lists of a reference, built once per version."""
    return WordLists(reference.table("reading_words").select("list", "word").iter_rows())


def _any_of(spelled: list[str]) -> str:
    """A pattern for any of the words of a list, longer ones first: of two that begin alike the whole one is read."""
    ordered = sorted(spelled, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(_pattern_of, ordered)) + ")" if ordered else _NEVER


def _pattern_of(word: str) -> str:
    """A pattern for one word or phrase; a stem goes on to the end of its word, an apostrophe may be typographic."""
    spaced = re.escape(word.rstrip(_STEM)).replace(r"\ ", r"\s+").replace("'", "['’]")
    return spaced + r"\w*" * word.endswith(_STEM)
