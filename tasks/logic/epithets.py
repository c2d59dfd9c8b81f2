"""Who 'the cleric', 'the 51-year-old' or 'the leader' is: the person of whom the sentence before tells."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from tasks.logic.discourse import mentions_by_sentence
from tasks.logic.mention import Mention

_OPENING = 60  # characters from the beginning of a sentence in which its subject begins
_AGED = r"\d\d-year-old(?:\s+(?!(?:and|at|for|from|has|in|is|of|on|to|was|who|with)\b)[a-z]+)?"


# What he does: no noun that the word would only describe ('the conservative party')
_DOES = (
    r"(?=,|\s+(?:also|then|later|now|still|who|will|would|was|is|has|had|may|might|must|could|can|did|does|[a-z]+ed|arrives|began|came|drew|"
    r"expects|flew|gave|goes|has|heads|held|hopes|insists|led|leads|leaves|left|made|meets|met|paid|plans|put|said|saw|says|sent|set|sought|"
    r"spoke|takes|tells|told|took|travels|visits|vows|wants|went|won)\b)"
)


@lru_cache(maxsize=4)
def _at_the_head(epithets: tuple[str, ...]) -> re.Pattern[str]:
    """The epithet that opens a sentence: 'The cleric', 'But on Friday the radical Shiite cleric'."""
    word = rf"(?:{'|'.join(epithets)})"
    return re.compile(
        r"\W*(?:(?:But|And|Yet|Meanwhile|Later|Earlier|(?:[Oo]n\s+)?[A-Z][a-z]+day),?\s+){0,2}[Tt]he\s+"
        rf"(?P<said>(?:[A-Za-z]+(?:-[a-z]+)?\s+){{0,3}}?(?:{_AGED}|{word}(?:\s+{word})?)){_DOES}"
    )


def resolve_epithets(
    found: list[Mention], sentences: list[tuple[int, int, str]], words: dict[str, dict[str, str]]
) -> list[Mention]:
    """The mentions, with one of each epithet that opens a sentence behind one that tells of a single person.

    No person where the epithet has a party of its own that is not his, or tells of rebels and he is none, or where its
    sentence names him.
    """
    pattern = _at_the_head(tuple(sorted(words["epithet"], key=lambda word: (-len(word), word))))
    told = mentions_by_sentence(found)
    named: list[Mention] = []
    for before, (number, offset, text) in pairwise(sentences):
        match = pattern.match(text)
        if match is None:
            continue
        subject = _subject(told.get(before[0], []), before[1])
        start, end = offset + match.start("said"), offset + match.end("said")
        here = told.get(number, [])
        inside = [m for m in here if m.start < end and m.end > start]
        if subject is None or subject.person is None or any(m.person is not None for m in inside):
            continue
        parties = {code for m in inside for code in m.parties}
        person = subject.person
        against = words["against_state"].keys() & set(match["said"].lower().split())
        if any(m.person is person for m in here) or not parties <= set(subject.parties):
            continue
        if not against <= set((person.role or "").split()):
            continue  # 'the opposition leader' is not the president
        found = [m for m in found if m not in inside]
        named.append(
            Mention(
                number, start, end, match["said"], "office", person.name, subject.parties, None,
                subject.standing, person.role, person,
            )
        )  # fmt: skip
    return sorted([*found, *named], key=lambda m: (m.start, m.end))


def _subject(mentions: list[Mention], begin: int) -> Mention | None:
    """The official who is the only person of a sentence, or its first and named at its head."""
    people = [m for m in mentions if m.person is not None and m.parties]
    alone = len({m.person.name for m in people if m.person is not None}) == 1
    if not people or not (alone or people[0].start - begin <= _OPENING):
        return None
    return people[0]
