"""Whom 'he' and 'she' mean where a text has somebody speak whom no list knows: 'Ann Lee, a farmer', 'a spokesman said'.

Such a one goes on speaking in the sentences behind, and no minister named before or within the quoted words does.
"""

from __future__ import annotations

import re

from tasks.logic.discourse import Discourse
from tasks.logic.mention import Mention
from tasks.logic.reading_words import Construction

_DESCRIBED = re.compile(r",\s+(?:(?:an?|who|whose)\s|aged\s|\d{1,3},)")  # 'Ann Lee, a farmer', 'Ann Lee, 51,'
_AGED = re.compile(r"\W*[A-Z][\w'’-]+,\s+\d{2},\s")  # 'Lee, 51, (has)'
_SPEAKS = Construction(
    r"\s+(?:(?:also|has|had)\s+)?(?:{said}|(?:was|were)\s+quoted\s+(?:by\s+[^,;:]{2,40}\s)?as\s+saying)\b"
)


def of_a_stranger(before: list[Mention], text: Discourse, order: int) -> bool:
    """Whether a sentence begins with a name that is described, and that no list knows: whoever it is speaks next."""
    _, offset, sentence = text.sentences[order]
    if (aged := _AGED.match(sentence)) is not None:
        return not any(m.start - offset < aged.end() and m.person is not None for m in before)
    first = before[0] if before else None
    opens = first is not None and first.type == "unknown" and not sentence[: first.start - offset].strip(" \"“'")
    return opens and first is not None and _DESCRIBED.match(sentence, first.end - offset) is not None


def speaking_office(text: Discourse, order: int) -> Mention | None:
    """The official without a name who says what a sentence quotes or reports ('..., a ministry spokesman said')."""
    number, offset, sentence = text.sentences[order]
    offices = (m for m in text.by_sentence.get(number, []) if m.type == "office" and m.person is None and not m.people)
    for mention in offices:
        single = mention.standing == "official" and not mention.text.lower().partition(" of ")[0].endswith("s")
        if single and text.lists[_SPEAKS].match(sentence, mention.end - offset):
            return mention
    return None
