"""What is printed for people: no text of a document, a file's name or a server can give the terminal an order."""

import json
from collections.abc import Callable, Iterable
from typing import IO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

# C0 and C1 controls but for tab and line feed: a document must not steer the terminal.
_CONTROLS = {code: 0x2400 + code for code in range(32) if code not in (9, 10)} | {127: 0x2421}
_CONTROLS |= dict.fromkeys(range(128, 160), 0xFFFD)
# Marks that turn the direction of a line, so that it reads otherwise than it is.
_CONTROLS |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029], 0xFFFD)
_ESCAPED = {code: f"\\u{code:04x}" for code in _CONTROLS}


def printable(text: str) -> str:
    """Return text of the same length in which control characters are shown, not obeyed."""
    return text.translate(_CONTROLS)


def as_sentence(note: str) -> str:
    """Return a note of a night as a sentence."""
    return f"{note[:1].upper()}{note[1:]}."


def json_text(value: object, default: Callable[[object], str] = str) -> str:
    """Return a value as JSON of one line, in which control characters are written as their numbers (RFC 8259)."""
    # Outside of its texts JSON has none, so that any that is left stands in one.
    return json.dumps(value, ensure_ascii=False, default=default).translate(_ESCAPED)


class Screen(Console):
    """A console of rich on which control characters are shown, and nothing in a text is taken for mark-up of rich's."""

    def __init__(
        self, *, file: IO[str] | None = None, stderr: bool = False, width: int | None = None, soft_wrap: bool = False
    ) -> None:
        super().__init__(
            file=file, stderr=stderr, width=width, soft_wrap=soft_wrap, highlight=False, markup=False, emoji=False
        )

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Give the pieces that are written, of which only rich's own control the terminal."""
        for piece in super().render(renderable, options):
            yield piece if piece.control or piece.text.isprintable() else Segment(printable(piece.text), piece.style)
