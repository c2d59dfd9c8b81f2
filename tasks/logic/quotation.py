"""Quotations: the spans between quotation marks of a paragraph, whatever their style."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKS = re.compile(r"[\"“”„«»‘’]|''|``")
_OPEN_AFTER = frozenset(" \t\u00a0\u2009([-—–:/,.")
_CLOSE_OF = {"“": "”", "„": "“”", "«": "»", "``": "''", "‘": "’", "''": "''", '"': '"'}


class Quotation(NamedTuple):
    """One quotation, marks included; `closed` is False if the paragraph ends before its closing mark."""

    start: int
    end: int
    closed: bool


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of the paragraph text[start:end], in order.

    A mark opens where a blank, a bracket or the paragraph's start is before it and text follows. An apostrophe or a
    mark of inches, which nothing opens, is passed over. A quotation that is not closed runs to the end of its
    paragraph: by the printer's rule it goes on in the next one.
    """
    found: list[Quotation] = []
    opened = -1
    closing = ""
    depth = 0
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        if opened < 0:
            if mark not in _CLOSE_OF or not (before in _OPEN_AFTER or before.isspace()) or after.isspace():
                continue
            opened, closing, depth = at, _CLOSE_OF[mark], 0
        elif mark == "“" and closing == "”" and not after.isspace():
            depth += 1
        elif mark == "”" and depth and not (before in ".?!" and after.isspace()):
            depth -= 1
        elif _closes(mark, closing, before, after):
            found.append(Quotation(opened, match.end(), True))
            opened = -1
    if opened >= 0:
        if text[opened] == "‘":
            return found
        stop = end
        while stop > opened + 1 and text[stop - 1].isspace():
            stop -= 1
        found.append(Quotation(opened, stop, False))
    return found


def whole_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A passage with both characters of a doubled mark that it begins or ends with."""
    first = start - 1 if start and text.startswith("``", start - 1) else start
    return first, end + 1 if text.startswith("''", end - 1) else end


def _closes(mark: str, closing: str, before: str, after: str) -> bool:
    """Whether a mark ends the quotation that `closing` would close."""
    if mark not in closing:
        # Typists mix the styles: a straight mark after a word ends a curly quotation, and the other way round.
        if closing not in ("”", '"', "''") or mark not in ("”", '"', "''") or before.isspace():
            return False
        return after.isspace() or not after.isalnum()
    if mark == "’":
        return (before in ".,!?…" and not after.isalnum()) or after in ",.;:"
    if mark == '"':
        return not (before.isspace() and after.isalnum())
    return True
