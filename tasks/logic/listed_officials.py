"""Officials in a list whose first alone has a party: 'met Fijian Premier A, Interior Minister B and Speaker C'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.logic.mention import Mention

_COMMA, _AND = ", ", re.compile(r",?\s+(?:and|as\s+well\s+as)\s+")
_TITLED = re.compile(r"[A-Z][\w’'-]*\s+\S")
# Not 'met Premier A, Minister B and Minister C said': who speaks is another than who is met.
_GOES_ON = re.compile(
    r"\s*(?:[.;)]|\Z)|,\s|\s+(?:(?:on|in|at|to|for|over|about|during|after|before|late|early|earlier|here|this|last|yesterday|today|"
    r"separately|respectively|among|from|by|with)\b|[A-Z][a-z]+day\b)"
)
_OPENS = 4  # characters of what may stand before the first name of a sentence
_LEAST = 3  # names in a list


def lend_listed(found: list[Mention], texts: dict[int, tuple[int, str]], offices: tuple[str, ...]) -> None:
    """Give the officials of a list who have no party that of the first, but to another in the very office of his."""
    for listed in _lists(found, texts):
        first, people = listed[0].person, [m.person for m in listed[1:]]
        if first is None or len(first.parties) != 1 or not all(_TITLED.match(m.text) for m in listed[1:]):
            continue
        offset, text = texts[listed[0].sentence]
        opens = listed[0].start - offset < _OPENS
        if not opens and _GOES_ON.match(text, listed[-1].end - offset) is None:
            continue
        for person in people:
            if person is not None and not person.parties and person.role != first.role and person.kind in offices:
                person.parties = first.parties


def _lists(found: list[Mention], texts: dict[int, tuple[int, str]]) -> Iterator[list[Mention]]:
    """The runs of people with commas between them and an 'and' before the last."""
    run: list[Mention] = []
    for mention in found:
        gap = None
        if run and mention.person is not None and run[-1].sentence == mention.sentence:
            offset, text = texts[mention.sentence]
            gap = text[run[-1].end - offset : mention.start - offset]
        if gap == _COMMA:
            run.append(mention)
            continue
        if gap is not None and _AND.fullmatch(gap) and len(run) + 1 >= _LEAST:
            yield [*run, mention]
        run = [mention] if mention.person is not None else []
