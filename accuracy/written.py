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
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accuracy.passages import write_document

_PASSAGE = re.compile(r"^@ ", re.M)
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
            day, text, notes = _parted(block)
            name = write_document(folder, f"{path.stem}-{number:03}", text, day)
            facts: dict[str, list[dict[str, Any]]] = {"meetings": [], "positions": []}
            for kind, *fields in notes:
                fact = _meeting(*fields) if kind in "Mm" else _position(*fields)
                if strange := [words for words in fact["evidence"] if words not in text]:
                    raise ValueError(f"{path}, passage {number}: the text does not say: {strange[0]}")
                facts["meetings" if kind in "Mm" else "positions"].append(fact | {"optional": kind.islower()})
            golds.append({"document": name, "published": {"earliest": day, "latest": day}} | facts)
    return golds


def _parted(block: str) -> tuple[str, str, list[tuple[str, ...]]]:
    """Day, text and notes of a passage; its lines are one, as each passage is a paragraph."""
    day, *lines = block.strip().splitlines()
    notes = [tuple(field.strip() for field in note.groups()) for line in lines if (note := _NOTE.fullmatch(line))]
    text = " ".join(" ".join(line for line in lines if not _NOTE.fullmatch(line)).split())
    return day.strip(), text, notes


def _meeting(parties: str, start: str, status: str, snippets: str) -> dict[str, Any]:
    known: dict[str, Any] = {name: [] for name in ("people", "place", "format", "duration_minutes")}
    return known | {
        "parties": list(_codes(parties)), "start": None if start == _NONE else start, "end": None,
        "status": [status], "evidence": _snippets(snippets),
    }  # fmt: skip


def _position(party: str, issues: str, stances: str, snippets: str) -> dict[str, Any]:
    return {
        "holder": [], "party": list(_codes(party)), "issue": issues.split("/"), "stance": stances.split("/"),
        "act": [], "evidence": _snippets(snippets),
    }  # fmt: skip


def _codes(noted: str) -> Iterator[str]:
    yield from (code for code in noted.replace("/", " ").split() if code != _NONE)


def _snippets(noted: str) -> list[str]:
    return [" ".join(words.split()) for words in noted.split(_BETWEEN)]
