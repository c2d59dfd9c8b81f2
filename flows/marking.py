"""A document's text with what was found in it marked: in colours on a terminal, with brackets elsewhere."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.text import Text

from flows.screen import printable


@dataclass(frozen=True)
class Mark:
    """How one kind of finding looks: as a style on a terminal, as a pair of brackets without one."""

    kind: str
    style: str
    opens: str
    closes: str


# The later a mark, the more it covers: passages hold sentences, which hold names and dates.
MARKS = {
    mark.kind: mark
    for mark in (
        Mark("person", "bold cyan", "‹", "›"),
        Mark("party", "cyan", "‹", "›"),
        Mark("place", "green", "", ""),
        Mark("date", "yellow", "{", "}"),
        Mark("cue", "italic magenta", "", ""),
        Mark("position", "underline", "⟪", "⟫"),
        Mark("meeting", "on grey23", "⟦", "⟧"),
    )
}


@dataclass(frozen=True)
class Span:
    """One finding in the text; `note` names the fact that it belongs to, as M1."""

    char_start: int
    char_end: int
    kind: str
    note: str = ""


def spans_of(document: dict[str, list[dict[str, Any]]]) -> list[Span]:
    """One span per finding of a document as `parley read --json` gives it."""
    kinds = {"person": "person", "office": "person", "place": "place", "pronoun": ""}
    spans = [
        Span(actor["char_start"], actor["char_end"], kind)
        for actor in document["actors"]
        if (kind := kinds.get(actor["type"], "party"))
    ]
    spans += [Span(date["char_start"], date["char_end"], "date") for date in document["dates"]]
    spans += [
        Span(cue["char_start"], cue["char_end"], "cue")
        for attribution in document["attributions"]
        for cue in attribution["cue"]
    ]
    for kind, letter in (("meetings", "M"), ("positions", "P")):
        spans += [
            Span(passage["char_start"], passage["char_end"], kind[:-1], f"{letter}{number}")
            for number, fact in enumerate(document[kind], 1)
            for passage in fact["evidence"]
        ]
    return spans


def marked(text: str, spans: list[Span], *, colours: bool) -> Text:
    """Return the text with its findings marked; the note of a passage follows it."""
    shown = Text()
    plain = printable(text)
    inserts = _inserts(spans, colours=colours)
    place = 0
    shifts: list[tuple[int, int]] = []
    for position in sorted(inserts):
        shown.append(plain[place:position])
        start = len(shown)
        shown.append(inserts[position], style="dim" if colours else "")
        shifts.append((position, len(shown) - start))
        place = position
    shown.append(plain[place:])
    if colours:
        for kind, mark in MARKS.items():
            for span in (span for span in spans if span.kind == kind):
                start, end = _shifted(span.char_start, shifts), _shifted(span.char_end, shifts, at_end=True)
                shown.stylize(mark.style, start, end)
    return shown


def _inserts(spans: list[Span], *, colours: bool) -> dict[int, str]:
    """What is put between the characters of the text: brackets where colours are missing, and notes of passages."""
    order = list(MARKS)
    opened: list[tuple[int, int, int, str]] = []
    closed: list[tuple[int, int, int, str]] = []
    for span in spans:
        mark = MARKS[span.kind]
        opens, closes = ("", "") if colours else (mark.opens, mark.closes)
        length = span.char_end - span.char_start
        opened.append((span.char_start, -length, -order.index(span.kind), opens))
        closed.append(
            (span.char_end, length, order.index(span.kind), closes + (f" [{span.note}]" if span.note else ""))
        )
    pieces = sorted((place, 0, a, b, text) for place, a, b, text in closed if text)
    pieces += sorted((place, 1, a, b, text) for place, a, b, text in opened if text)
    pieces.sort(key=lambda piece: piece[:4])
    return {place: "".join(piece[4] for piece in group) for place, group in groupby(pieces, key=lambda piece: piece[0])}


def _shifted(position: int, shifts: list[tuple[int, int]], *, at_end: bool = False) -> int:
    """Return where a place of the text is, now that notes stand in it; a span ends before a note that follows it."""
    return position + sum(length for place, length in shifts if place < position or (place == position and not at_end))


def legend(*, colours: bool) -> Text:
    """Return one line that tells how each kind of finding is marked."""
    words = {"person": "people", "party": "parties", "place": "places", "date": "dates", "cue": "words of saying",
             "meeting": "a meeting [M1]", "position": "a position [P1]"}  # fmt: skip
    line = Text("Marked: ", style="dim")
    shown = [(kind, text) for kind, text in words.items() if colours or MARKS[kind].opens]
    for number, (kind, text) in enumerate(shown):
        mark = MARKS[kind]
        line.append(", " if number else "", style="dim")
        line.append(text if colours else f"{mark.opens}{text}{mark.closes}", style=mark.style if colours else "")
    return line
