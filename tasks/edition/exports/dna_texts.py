"""The text of a document for DNA: its passages one below the other, with a mark where something is left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from tasks.edition.exports.carried import carried, utf16_length

LEFT_OUT = "\n\n[…]\n\n"


@dataclass(frozen=True, order=True)
class Passage:
    """A span of a document's text, half open, and what stands there."""

    char_start: int
    char_end: int
    text: str

    def holds(self, other: "Passage") -> bool:
        """Whether the other is a part of this passage."""
        start = other.char_start - self.char_start
        return start >= 0 and self.text[start : start + len(other.text)] == other.text


def composed(passages: Iterable[Passage]) -> tuple[str, dict[Passage, int]]:
    """A text in which every passage stands once, in the order of the document, and where each begins.

    A passage within another is found in that one. Places are counted in UTF-16 units, as DNA does.
    """
    blocks: list[str] = []
    starts: dict[Passage, int] = {}
    length, block = 0, None
    for passage in sorted(set(passages), key=lambda p: (p.char_start, -p.char_end, p.text)):
        if block is None or not block.holds(passage):
            length += utf16_length(blocks[-1]) + len(LEFT_OUT) if blocks else 0
            block = passage
            blocks.append(carried(passage.text) or " ")
        before = block.text[: passage.char_start - block.char_start]
        starts[passage] = length + utf16_length(before)
    return LEFT_OUT.join(blocks), starts
