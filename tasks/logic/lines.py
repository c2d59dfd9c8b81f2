"""Where paragraphs begin and end in a text: blank lines, line ends, and lines that were only wrapped to a width."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

# White space (the no-break kinds too) and characters of no width that web pages leave at the edges of lines.
EDGES = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u200b\u200c\u200d\u2060"
    + "".join(map(chr, range(0x2000, 0x200B)))
)

_WIDEST_WRAP = 120  # nobody wraps prose wider than that
_NARROWEST_WRAP = 40
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
BULLET = re.compile(r"(?:[•‣▪▫◦●○■□➤►▶✓✔★·*+]|[-–—](?!-))[\s\xa0]+|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{2,4})[.)][\s\xa0]+")


class Piece(NamedTuple):
    """One paragraph: its span in the text and the number of the block (lines with no blank line between) it is in."""

    start: int
    end: int
    block: int


def pieces(text: str) -> list[Piece]:
    """Paragraphs of `text` in order, trimmed; every character that is not white space lies in exactly one of them.

    A blank line always separates. Within a block of lines a line end separates too, as on the web, unless the lines
    were wrapped to a width: then the line is near that width and the next line's first word would not have fitted.
    """
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    joined: list[Piece] = []
    previous: Piece | None = None  # the line before, while `joined[-1]` is the paragraph it belongs to
    for line in lines:
        if previous and previous.block == line.block and _goes_on(text, previous, line, width):
            joined[-1] = Piece(joined[-1].start, line.end, line.block)
        else:
            joined.append(line)
        previous = line
    return joined


def _lines(text: str) -> Iterator[Piece]:
    position = block = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip(EDGES)
        if body:
            start = position + len(raw) - len(raw.lstrip(EDGES))
            yield Piece(start, start + len(body), block)
        else:
            block += 1
        position += len(raw)


def _wrap_width(text: str, lines: list[Piece]) -> int | None:
    """Return the width to which this text's lines were wrapped, or None if line ends are paragraph ends."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.block == b.block]
    if len(pairs) < 3:
        return None
    wide_blocks = {line.block for line in lines if line.end - line.start > _WIDEST_WRAP}
    pairs = [(a, b) for a, b in pairs if a.block not in wide_blocks]
    if len(pairs) < 3:
        return None
    width = max(line.end - line.start for pair in pairs for line in pair)
    full = [pair for pair in pairs if _fills(text, *pair, width)]
    open_ended = sum(not _ends_sentence(text, line) for line, _ in full)
    wrapped = width >= _NARROWEST_WRAP and len(full) >= 0.6 * len(pairs) and open_ended >= 0.4 * len(full)
    return width if wrapped else None


def _fills(text: str, line: Piece, following: Piece, width: int) -> bool:
    """Whether the first word of the next line would have overrun the width, give or take three characters."""
    word_end = text.find(" ", following.start, min(following.end, following.start + _WIDEST_WRAP))
    first_word = (word_end if word_end > 0 else following.end) - following.start
    return line.end - line.start + 1 + first_word > width - 3


def _goes_on(text: str, line: Piece, following: Piece, width: int | None) -> bool:
    length = line.end - line.start
    if length > _WIDEST_WRAP or BULLET.match(text, following.start, following.end):
        return False
    if width is not None and length >= _NARROWEST_WRAP and _fills(text, line, following, width):
        return True
    # A single wrapped line tells no width; but a sentence that goes on in small letters, and does end, is one.
    open_ended = text[following.start].islower() and not _ends_sentence(text, line)
    prose = following.end - following.start >= _NARROWEST_WRAP or _ends_sentence(text, following)
    return length >= _NARROWEST_WRAP and open_ended and prose


def _ends_sentence(text: str, line: Piece) -> bool:
    return _ENDS_SENTENCE.search(text, max(line.start, line.end - 5), line.end) is not None
