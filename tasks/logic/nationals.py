"""'From there the American flew to Lima': the one official of a nation of whom the text has just spoken."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.logic.discourse import mentions_by_sentence
from tasks.logic.mention import Mention, Person

_THE = re.compile(r"\b[Tt]he\s+\Z")
_DOES = re.compile(
    r"\s+(?:(?:also|then|later|himself|herself|never|again|at\s+last|finally)\s+)?(?:was|is|had|has|did|does|would|will|could|went|flew|came|left|"
    r"told|met|saw|made|took|gave|held|spoke|sat|rang|put|got|knew|thought|found|drove|brought|[a-z]{3,}ed)\b"
)
_OF_MANY = re.compile(r"(?:s|sh|ch|ese|men)\Z")  # 'the French', 'the Chinese' are a nation
_BACK = 2  # sentences back to where he is named


def resolve_nationals(found: list[Mention], sentences: list[tuple[int, int, str]]) -> list[Mention]:
    """The mentions with the persons whom 'the American', 'the Serb' stand for; of several or none, as they were."""
    order = {number: k for k, (number, _, _) in enumerate(sentences)}
    by_sentence = mentions_by_sentence(found)
    return [_resolved(m, by_sentence, order[m.sentence], sentences) for m in found]


def _resolved(
    mention: Mention, by_sentence: dict[int, list[Mention]], at: int, sentences: list[tuple[int, int, str]]
) -> Mention:
    _, offset, text = sentences[at]
    one = mention.type == "demonym" and len(mention.parties) == 1 and not _OF_MANY.search(mention.text)
    start, end = mention.start - offset, mention.end - offset
    if not one or not _THE.search(text, 0, start) or not _DOES.match(text, end):
        return mention
    near: dict[str, Person] = {}
    for k in range(max(0, at - _BACK), at + 1):
        for other in by_sentence.get(sentences[k][0], []):
            official = other.person is not None and other.standing == "official" and other.end <= mention.start
            if official and other.person is not None and other.parties == mention.parties:
                near[other.person.name] = other.person
    if len(near) != 1:
        return mention
    (person,) = near.values()
    return replace(mention, type="person", name=person.name, person=person, standing=person.standing, role=person.role)
