"""Passages that are learned from: many in one file, each with its facts in short notes.

    @ 2014-03-05
    Text of the passage, on one or more lines.
    M PER CHL; 2014-03-04; held; a snippet of the text | another one
    P PER; trade; support; a snippet

`@` is the day of publication. A meeting is noted with its parties, first day (EDTF, `-` for none) and status, a
position with its party, issues and stances of which any is right; `-` is no code. Snippets lie in the passages that
tell the fact. Small letters note what is debatable. What is not noted is taken as not told.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from accuracy.passages import write_passage

_PASSAGE = re.compile(r"^@ ", re.M)
_NOTED = re.compile(r"[MmPp] ")
_NOTE = re.compile(r"([MmPp]) ([^;]*);([^;]*);([^;]*);(.*)")
_NONE = "-"
_BETWEEN = " | "


def write_passages(paths: list[Path], folder: Path) -> list[dict[str, Any]]:
    """Write each passage of some files as a document with sidecar into a folder, and give the gold of each.

    ValueError names file and passage where a note cannot be read or a snippet stands nowhere in its text.
    """
    golds = []
    for path in paths:
        for number, block in enumerate(_PASSAGE.split(path.read_text(encoding="utf-8"))[1:], 1):
            try:
                day, text, meetings, positions = _parted(block)
            except ValueError as fault:
                raise ValueError(f"{path}, passage {number}: {fault}") from None
            golds.append(write_passage(folder, f"{path.stem}-{number:03}", text, day, meetings, positions))
    return golds


def _parted(block: str) -> tuple[str, str, list[dict[str, Any]], list[dict[str, Any]]]:
    """Day, text, meetings and positions of a passage; its lines are one, as each passage is a paragraph."""
    day, *lines = block.strip().splitlines()
    text = " ".join(" ".join(line for line in lines if not _NOTED.match(line)).split())
    meetings: list[dict[str, Any]] = []
    positions: list[dict[str, Any]] = []
    for line in filter(_NOTED.match, lines):
        note = _NOTE.fullmatch(line)
        if note is None:
            raise ValueError(f"no note of four fields: {line}")
        kind, *fields = (field.strip() for field in note.groups())
        fact = (_meeting if kind in "Mm" else _position)(*fields) | {"optional": kind.islower()}
        if strange := [words for words in fact["evidence"] if words not in text]:
            raise ValueError(f"the text does not say: {strange[0]}")
        (meetings if kind in "Mm" else positions).append(fact)
    return day.strip(), text, meetings, positions


def _meeting(parties: str, start: str, status: str, snippets: str) -> dict[str, Any]:
    known: dict[str, Any] = {name: [] for name in ("people", "place", "format", "duration_minutes")}
    return known | {
        "parties": _codes(parties), "start": None if start == _NONE else start, "end": None,
        "status": [status], "evidence": _snippets(snippets),
    }  # fmt: skip


def _position(party: str, issues: str, stances: str, snippets: str) -> dict[str, Any]:
    return {
        "holder": [], "party": _codes(party), "issue": issues.split("/"), "stance": stances.split("/"),
        "act": [], "evidence": _snippets(snippets),
    }  # fmt: skip


def _codes(noted: str) -> list[str]:
    return [code for code in noted.replace("/", " ").split() if code != _NONE]


def _snippets(noted: str) -> list[str]:
    return [" ".join(words.split()) for words in noted.split(_BETWEEN)]
