"""A person of a document, and a mention of someone or something in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Person:
    """What a document tells of one person."""

    name: str
    tokens: tuple[str, ...]
    parties: tuple[str, ...] = ()
    standing: str = "unknown"
    role: str | None = None
    gender: str = ""
    stated: bool = False  # whether the document itself gives party or title, which outranks what people.csv knows
    boss: tuple[str, ...] = ()  # the name of the person whose aide this is
    sure: bool = False  # whether people.csv has the person in office on the day of the document
    kind: str = ""  # of the title: head_of_state, minister, spokesperson, ...


@dataclass
class Mention:
    """One mention, in document offsets."""

    sentence: int
    start: int
    end: int
    text: str
    type: str
    name: str | None = None
    parties: tuple[str, ...] = ()
    alias_kind: str | None = None
    standing: str = "unknown"
    role: str | None = None
    person: Person | None = None
    people: tuple[Person, ...] = ()
    abroad: tuple[str, ...] = ()  # of a title: those to whom or for whom he is sent, and of whom he is none
