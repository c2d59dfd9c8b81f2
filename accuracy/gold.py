"""Gold facts: one document with its text, and the meetings and positions that a careful reader finds in it.

Files are written by the annotation guidelines (one `<document stem>.yaml` per document); `tests/golden/sets.yaml` tells
which there are and which are held out. A passage is given in words, or as characters where the text is not ours. Short
passages stand many in one file (`accuracy/passages.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accuracy.passages import write_documents
from accuracy.wordless import Span, load_yaml, places

INDEX = Path("tests/golden/sets.yaml")
THEIRS = "shared/"  # how a path in the folder of third-party texts begins


@dataclass(frozen=True)
class GoldMeeting:
    """One meeting as annotated; of each tuple of alternatives any is right, an empty one is not asked for."""

    parties: frozenset[str]
    people: frozenset[str]  # surnames
    start: str | None
    end: str | None
    place: tuple[str, ...]
    format: tuple[str, ...]
    status: tuple[str, ...]
    duration_minutes: tuple[int, ...]
    spans: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True)
class GoldPosition:
    """One position as annotated; of each tuple of alternatives any is right."""

    holder: tuple[str, ...]
    party: tuple[str, ...]
    issue: tuple[str, ...]
    stance: tuple[str, ...]
    act: tuple[str, ...]
    spans: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True)
class GoldDocument:
    """One document, where its text lies, and what it says; `published` is the first and last day it can be from."""

    name: str
    path: Path
    published: tuple[str, str] | None
    meetings: tuple[GoldMeeting, ...]
    positions: tuple[GoldPosition, ...]


@dataclass(frozen=True)
class GoldSet:
    """Documents that are measured together; `use` is development or held out, `quoted` whether lists quote them.

    Not `pooled` with others is a set that tells what another tells in other words, and one of passages, which show
    what can be told and not how often it is.
    """

    name: str
    use: str
    note: str
    quoted: bool
    pooled: bool
    documents: tuple[GoldDocument, ...]


def gold_sets(root: Path, shared: Path, scratch: Path) -> tuple[list[GoldSet], list[str]]:
    """The sets of the index whose texts are there, and the names of the others.

    Passages are written out as documents into the folder `scratch`, and are named by id instead of being quoted.
    """
    present, missing = [], []
    for entry in load_yaml(root / INDEX):
        if "passages" in entry:
            items = tuple(gold_of(gold, scratch) for gold in write_documents(root / entry["passages"], scratch))
            aside = {"quoted": False, "pooled": False}
            present.append(GoldSet(entry["name"], entry["use"], entry["note"], **aside, documents=items))
            continue
        gold, texts = (_located(entry[key], root, shared) for key in ("gold", "texts"))
        if not (gold.is_dir() and texts.is_dir()):
            missing.append(entry["name"])
            continue
        stems = entry.get("documents") or [path.stem for path in gold.glob("*.yaml")]
        documents = tuple(gold_document(gold / f"{stem}.yaml", texts) for stem in sorted(stems))
        quoted = not entry["texts"].startswith(THEIRS)
        present.append(
            GoldSet(entry["name"], entry["use"], entry["note"], quoted, entry.get("pooled", True), documents)
        )
    return present, missing


def _located(path: str, root: Path, shared: Path) -> Path:
    return shared / path.removeprefix(THEIRS) if path.startswith(THEIRS) else root / path


def gold_document(path: Path, texts: Path) -> GoldDocument:
    """The gold facts of one file; the document's text lies in the folder `texts`."""
    return gold_of(load_yaml(path), texts)


def gold_of(gold: dict[str, Any], texts: Path) -> GoldDocument:
    """Gold facts as they stand in a file; the document's text lies in the folder `texts`."""
    document = texts / gold["document"]
    text = document.read_text(encoding="utf-8")
    window = gold.get("published")
    return GoldDocument(
        gold["document"],
        document,
        (str(window["earliest"]), str(window["latest"])) if window else None,
        tuple(_meeting(fact, text) for fact in gold["meetings"] or []),
        tuple(_position(fact, text) for fact in gold["positions"] or []),
    )


def _meeting(fact: dict[str, Any], text: str) -> GoldMeeting:
    return GoldMeeting(
        parties=frozenset(fact["parties"]),
        people=frozenset(surname(name) for name in fact["people"]),
        start=str(fact["start"]) if fact["start"] else None,
        end=str(fact["end"]) if fact["end"] else None,
        place=tuple(fact["place"]),
        format=tuple(fact["format"]),
        status=tuple(fact["status"]),
        duration_minutes=tuple(fact["duration_minutes"]),
        spans=_spans(fact["evidence"], text),
        optional=bool(fact.get("optional")),
    )


def _position(fact: dict[str, Any], text: str) -> GoldPosition:
    return GoldPosition(
        holder=tuple(surname(name) for name in fact["holder"]),
        party=tuple(fact["party"]),
        issue=tuple(fact["issue"]),
        stance=tuple(fact["stance"]),
        act=tuple(fact["act"]),
        spans=_spans(fact["evidence"], text),
        optional=bool(fact.get("optional")),
    )


def _spans(passages: Iterable[str | list[int]], text: str) -> tuple[Span, ...]:
    """Characters of the passages, whether given in words or already as characters."""
    found: list[Span] = []
    for passage in passages:
        found += places(passage, text) if isinstance(passage, str) else [(passage[0], passage[1])]
    return tuple(found)


def surname(name: str) -> str:
    """The last word of a name in small letters: it tells who is meant, however the first names are written."""
    return name.rsplit(maxsplit=1)[-1].casefold() if name.strip() else ""
