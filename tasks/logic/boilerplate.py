"""What web pages and agencies put around an article: the patterns of `seeds/reference/boilerplate.csv`, compiled."""

import re
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from tasks.logic.lexicon import BrokenReference, Fault, Reference

KINDS = frozenset({"furniture", "footnote", "biography", "caption"})
SCOPES = frozenset({"line", "head", "end", "block", "heading", "aside", "author"})

# Longest paragraph that a pattern of each anchor is tried on: furniture is short, and reading should be fast.
_LONGEST = {"whole": 160, "start": 1_500, "end": 600, "any": 400}
_TAIL = 120  # characters at the end in which an 'end' pattern must lie


class Mark(NamedTuple):
    """What a pattern says of one paragraph: its kind, the pattern's scope, and the author it names, if any."""

    kind: str
    scope: str
    subject: str | None


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    kind: str
    scope: str
    anchor: str

    def mark(self, text: str) -> Mark | None:
        if len(text) > _LONGEST[self.anchor]:
            return None
        if self.anchor == "whole":
            found = self.pattern.fullmatch(text)
        elif self.anchor == "start":
            found = self.pattern.match(text)
        else:
            found = self.pattern.search(text, max(0, len(text) - _TAIL) if self.anchor == "end" else 0)
        if found is None:
            return None
        return Mark(self.kind, self.scope, found[1] if self.scope == "author" else None)


class Boilerplate:
    """All patterns, found by the fragments of text that each cannot do without."""

    def __init__(self, rules: list[tuple[_Rule, list[str]]]) -> None:
        self._rules = [rule for rule, _ in rules]
        self._always = tuple(i for i, (_, fragments) in enumerate(rules) if not fragments)
        self._by_fragment: dict[str, list[int]] = {}
        for i, (_, fragments) in enumerate(rules):
            for fragment in fragments:
                self._by_fragment.setdefault(fragment, []).append(i)

    def marks(self, texts: list[str]) -> list[Mark | None]:
        """Return for each paragraph what the first fitting pattern says of it; None if it is no boilerplate.

        One pass of Polars' Aho-Corasick over all paragraphs leaves a few patterns to try on each.
        """
        if not self._by_fragment:
            return [self._mark(text, []) for text in texts]
        found = (
            pl.Series(texts, dtype=pl.String)
            .str.to_lowercase()
            .str.extract_many(list(self._by_fragment), overlapping=True)
            .to_list()
        )
        return [self._mark(text, fragments) for text, fragments in zip(texts, found, strict=True)]

    def _mark(self, text: str, fragments: list[str]) -> Mark | None:
        candidates = {i for fragment in fragments for i in self._by_fragment[fragment]}
        for i in sorted(candidates.union(self._always)):
            mark = self._rules[i].mark(text)
            if mark is not None:
                return mark
        return None


@lru_cache(maxsize=4)
def boilerplate(reference: Reference) -> Boilerplate:
    """Return the compiled patterns of `reference`; BrokenReference names the rows that cannot be used.

    Columns of boilerplate.csv: pattern (a regular expression, upper and lower case alike unless it says `(?-i:...)`),
    kind (furniture, footnote, biography, caption), scope, anchor (where in the paragraph it must fit: whole, start,
    end, any), fragments, note. The scopes are

    - line: the paragraph itself, wherever it stands;
    - head: only before the first full paragraph of the article;
    - end: only after its last, beside another paragraph that is not the article's;
    - block: the paragraph, and the headline-like lines right before it in its block of lines;
    - heading: the line and the headlines under it; to the end of the document where the article is over by then;
    - aside: likewise, but such a line also stands within articles: little text may follow before the end;
    - author: a life of the author, named by the pattern's first group, who is not spoken of in the article.

    The column fragments may list, separated by '|' and in small letters, pieces of text one of which every fitting
    paragraph contains: the pattern is then tried on no other, which is what keeps two hundred patterns fast.
    """
    table = reference.table("boilerplate")
    faults, rules = [], []
    columns = ("pattern", "kind", "scope", "anchor", "fragments")
    for number, (pattern, kind, scope, anchor, fragments) in enumerate(table.select(columns).iter_rows(), start=2):
        try:
            compiled = re.compile(rf"(?:{pattern})[\s.)\]]*\Z" if anchor == "end" else pattern, re.IGNORECASE)
        except re.error as error:
            faults.append(Fault("boilerplate.csv", number, f"pattern is no regular expression: {error}"))
            continue
        if kind not in KINDS or scope not in SCOPES or anchor not in _LONGEST:
            faults.append(Fault("boilerplate.csv", number, f"unknown kind, scope or anchor: {kind}, {scope}, {anchor}"))
        elif (scope == "author") != (compiled.groups == 1):
            reason = "a pattern of scope author has one group, the author's name; others have none"
            faults.append(Fault("boilerplate.csv", number, reason))
        else:
            rules.append((_Rule(compiled, kind, scope, anchor), fragments.split("|") if fragments else []))
    if faults:
        raise BrokenReference(reference.folder, faults)
    return Boilerplate(rules)
