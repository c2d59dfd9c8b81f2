"""Texts in the first person: speeches, remarks and joint declarations, whose 'we' no verb of saying names.

The head of such a text tells whose it is ('Remarks by Minister A', 'We, the leaders of B and C'). What it says without
naming another speaker is said by him, or by those who issue it, of whom the first named stands for all.
"""

from __future__ import annotations

import re

from tasks.logic.sayings import FIRST_PERSON, Holder, Said, holder
from tasks.logic.stance_clause import Row

_HEAD = 6  # sentences at the head of a text in which it tells whose it is
_FEWEST = 2  # sentences in the first person, so that a text is one
_REACH = 90  # characters from the kind of text to the name of its author
_BY = re.compile(
    r"\b(?:[Rr]emarks|[Ss]tatement|[Ss]peech|[Aa]ddress|[Mm]essage|[Dd]eclaration|[Ii]ntervention|[Tt]ranscript|[Cc]omments|[Ll]etter)\b"
    r"(?:\s+(?:to|at|on|in|for|before)\s+[^.;:]{0,50}?)?\s+(?:by|from|of)\s+(?:the\s+)?"
)
_WE = re.compile(
    r"\bWe,?\s+(?:the\s+)?(?:leaders|[Hh]eads\s+of\s+[Ss]tate(?:\s+(?:and|or)\s+[Gg]overnment)?|presidents|prime\s+ministers|"
    r"(?:[Ff]oreign\s+|[Dd]efen[cs]e\s+|[Ff]inance\s+)?[Mm]inisters|[Gg]overnments|representatives|members|delegations|parties)"
    r"(?:\s+and\s+[\w\s]{1,30}?)?\s+of\s+(?:the\s+)?"
)
_JOINT = re.compile(
    r"\b[Jj]oint\s+(?:[Pp]ress\s+)?(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé])\s+(?:of|by|from)\s+(?:the\s+)?"
)


def authored(sentences: list[Row], mentions: list[Row], said: list[Said]) -> list[Said]:
    """What the author of a text in the first person says in it, as contents of his; none of another text."""
    own = [s for s in sentences if FIRST_PERSON.search(_unquoted(s["text"]))]
    if len(own) < _FEWEST:
        return []
    author = _author(sentences[:_HEAD], mentions)
    if author is None:
        return []
    told = [s for s in said if s.holder is not None]
    return [
        Said(s["char_start"], s["char_end"], -1, -1, quoted=False, holder=author)
        for s in own
        if not any(t.start < s["char_end"] and s["char_start"] < t.end for t in told)
    ]


def _author(head: list[Row], mentions: list[Row]) -> Holder | None:
    """Whose the text is, by its head."""
    for sentence in head:
        for pattern in (_WE, _JOINT, _BY):
            match = pattern.search(sentence["text"])
            if match is None:
                continue
            at = sentence["char_start"] + match.end()
            named = (m for m in mentions if at < m["char_end"] and m["char_start"] < at + _REACH and m["parties"])
            found = next((h for m in named if (h := holder(m)) is not None and h.may_hold), None)
            if found is not None:
                return found
    return None


def _unquoted(text: str) -> str:
    """A sentence without what it quotes: 'we' in another's mouth is not the author."""
    return re.sub(r"[“\"][^”\"]*[”\"]?", " ", text)
