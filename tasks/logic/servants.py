"""'Junta officials', 'government negotiators': who serve the state that a document is about, without its name."""

from __future__ import annotations

import re

from tasks.logic.definites import home_of
from tasks.logic.mention import Mention

_SERVED = re.compile(
    r"(?P<head>junta|regime|government|ruling\s+council|ruling\s+party|military|army)\s+(?:[a-z]+\s+)?\Z"
)
# 'foreign government officials', 'Fijian government officials'
_OF_SOME = re.compile(
    r"(?:\b(?:foreign|other|local|city|provincial|regional|municipal|various|allied|both|western|former|ex|state|coalition|unity|rebel|"
    r"exile|shadow|world|friendly|many|several|all|any|new|next|future|central|federal|and|or|self-rule|autonomous)|(?!(?:\w+day|Meanwhile|Earlier|Later|Today|Yesterday|But|And|When|While|After|Before)\b)[A-Z][\w.-]*(?:['’]s?)?|['’]s?)"
    r"[\s-]+(?:the\s+)?\Z"
)
_REACH = 40  # characters before an official


def resolve_servants(found: list[Mention], sentences: list[tuple[int, int, str]], kinds: dict[str, str]) -> None:
    """Give officials of a nameless government the party of the one state that the document is about."""
    home = home_of(found, kinds, "state")
    if home is None:
        return
    texts = {number: (offset, text) for number, offset, text in sentences}
    for mention in found:
        if mention.type != "office" or mention.parties or mention.person is not None:
            continue
        offset, text = texts[mention.sentence]
        at = mention.start - offset
        served = _SERVED.search(text, max(0, at - _REACH), at)
        if served is None or _OF_SOME.search(text, max(0, served.start() - _REACH), served.start()):
            continue
        mention.start, mention.parties = offset + served.start(), home.parties
        mention.text = text[served.start() : mention.end - offset]
        mention.standing = "official"
