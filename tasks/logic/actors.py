"""Mentions: who and what a sentence names, with the party that each stands for.

Two passes over a document. The first reads each sentence's noun phrases of title, party and name (`actor_phrases`);
what it learns about a person anywhere in the text holds for the whole text (`people`). The second resolves what is said
short: surnames, titles alone, pronouns (`coreference`) and collectives (`collectives`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

import polars as pl

from tasks.logic.actor_phrases import noun_phrases
from tasks.logic.collectives import resolve_collectives
from tasks.logic.coreference import resolve_pronouns
from tasks.logic.date_history import is_history
from tasks.logic.datelines import line_end
from tasks.logic.definites import resolve_countries, resolve_definites, resolve_fighters
from tasks.logic.epithets import resolve_epithets
from tasks.logic.firms import officers_of_firms
from tasks.logic.gazetteer import Gazetteer
from tasks.logic.halves import name_halves
from tasks.logic.latter import resolve_latter
from tasks.logic.lexicon import Reference
from tasks.logic.mention import Mention
from tasks.logic.names import name_tokens
from tasks.logic.nationals import resolve_nationals
from tasks.logic.office_holders import OfficeHolders, resolve_heads_of_bodies, resolve_offices
from tasks.logic.own_envoys import is_report_of_head, learn_own_envoys
from tasks.logic.own_governments import resolve_own_governments
from tasks.logic.owned_titles import lend_owners
from tasks.logic.people import DocumentActors, learn_names
from tasks.logic.people_of_parties import lend_parties
from tasks.logic.respective_names import tell_leaders, tell_respectively
from tasks.logic.rows import frame_of
from tasks.logic.servants import resolve_servants
from tasks.logic.shared_houses import own_houses
from tasks.logic.spans import Spans

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "document_id": pl.Utf8,
    "sentence": pl.Int32,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "text": pl.Utf8,
    "type": pl.Utf8,
    "name": pl.Utf8,
    "people": pl.List(pl.Utf8),
    "parties": pl.List(pl.Utf8),
    "alias_kind": pl.Utf8,
    "standing": pl.Utf8,
    "role": pl.Utf8,
}

_FIRST_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
# 'in 1995', 'on May 3, 1995'; not 'since the invasion of 2003', 'the 2003 vote'.
_IN_YEAR = re.compile(
    r"\b(?:[Ii]n|January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:\d{1,2},\s+)?((?:19|20)\d\d)\b(?!-)"
)


@lru_cache(maxsize=4)
def _gazetteer(reference: Reference) -> Gazetteer:
    return Gazetteer.of(reference)


def mentions(documents: pl.DataFrame, sentences: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """One row per mention of a person, party, office, collective, pronoun or place.

    Columns as in `SCHEMA`: offsets in characters of the document's text; `parties` are the codes that the mention
    stands for, empty where they are unknown; `people` the canonical names of the persons meant (one of a person,
    several of 'the two leaders'); `standing` tells officials from former officials, analysts and journalists.
    """
    gazetteer = _gazetteer(reference)
    texts = dict(documents.select("document_id", "text").iter_rows())
    day_known = "published_latest" if "published_latest" in documents.columns else "published"
    published = dict(documents.select("document_id", day_known).iter_rows())
    rows: list[tuple[object, ...]] = []
    by_document: dict[str, list[tuple[int, int, str]]] = {}
    for document_id, *sentence in sentences.select("document_id", "sentence", "char_start", "text").rows():
        by_document.setdefault(document_id, []).append(tuple(sentence))
    for document_id, its_sentences in by_document.items():
        day = published.get(document_id)
        year = day.year if day else _latest_year(texts[document_id])
        read = read_document(its_sentences, gazetteer, year, day.isoformat() if day else "")
        rows.extend(
            (
                document_id, m.sentence, m.start, m.end, m.text, m.type, m.name,
                [p.name for p in m.people] or ([m.person.name] if m.person else []),
                list(m.parties), m.alias_kind, m.standing, m.role,
            )
            for m in read
        )  # fmt: skip
    return frame_of(rows, SCHEMA).sort("document_id", "char_start", "char_end")


def _latest_year(text: str) -> int | None:
    years = [int(y) for y in _FIRST_YEAR.findall(text)]
    return max(years) if years else None


def _years_told(sentences: list[tuple[int, int, str]], own: int | None) -> dict[int, tuple[int, ...]]:
    """By sentence the years before its own in which it tells something; in a history else those told last."""
    told: dict[int, tuple[int, ...]] = {}
    then: tuple[int, ...] = ()
    history = is_history((text for _, _, text in sentences), own)
    for number, _, text in sentences:
        years = tuple(int(found) for found in (_FIRST_YEAR if history else _IN_YEAR).findall(text))
        then = years or (then if history else ())
        told[number] = tuple(y for y in then if own is None or y < own)
    return told


def read_document(
    sentences: list[tuple[int, int, str]], gazetteer: Gazetteer, year: int | None, day: str = ""
) -> list[Mention]:
    """The mentions of one document; `sentences` are (number, first character, text), `day` its publication if known."""
    document = DocumentActors(gazetteer, year, day)
    found: list[Mention] = []
    parts = name_halves([t for _, _, t in sentences], [gazetteer.find_atoms(t) for _, _, t in sentences])
    atoms = [(*sentence, found) for sentence, found in zip(sentences, parts, strict=True)]
    times = _years_told(sentences, year)
    of_head = is_report_of_head([text for _, _, text in sentences])
    for number, offset, text, sentence_atoms in atoms:
        document.then = times[number]
        dated = bool(document.then) and _MONTH.search(text) is not None
        document.told = next((y for y in reversed(document.then) if dated or str(y) in text), None)
        phrases = noun_phrases(document, number, offset, text, sentence_atoms)
        tell_respectively(document, offset, text, phrases)
        tell_leaders(offset, text, phrases)
        if of_head:
            learn_own_envoys(document, offset, text, phrases)
        found.extend(phrases)
    texts = {number: (offset, text) for number, offset, text in sentences}
    found = own_houses(found, texts, gazetteer.shared_houses, gazetteer.party_kinds)
    learn_names(document, found, times)
    officers_of_firms(found, texts, gazetteer.words)
    lend_owners(document, found, texts)
    lend_parties(document, found, sentences)
    holders = OfficeHolders(document, found, sentences)
    lines = {number: offset + line_end(text) for number, offset, text in sentences}
    resolved = [_in_its_line(_finished(m, holders), lines[m.sentence]) for m in found]
    kept = [m for m in resolved if m.type != "name"]
    kept.extend(resolve_own_governments(kept, sentences, gazetteer.group_homes))
    resolve_servants(kept, sentences, gazetteer.party_kinds)
    kept.extend(resolve_definites(kept, sentences, gazetteer.words["definite"], gazetteer.party_kinds))
    kept.extend(resolve_countries(kept, sentences, gazetteer.words["country"], gazetteer.party_kinds))
    kept = resolve_fighters(kept, sentences, gazetteer.words["fighters"], gazetteer.party_kinds)
    kept.sort(key=lambda m: (m.start, m.end))
    kept = resolve_nationals(kept, sentences)
    kept = resolve_epithets(kept, sentences, gazetteer.words)
    kept = resolve_heads_of_bodies(resolve_offices(kept, sentences))
    together = resolve_collectives(kept, sentences, gazetteer.words, gazetteer.party_kinds)
    collectives = Spans(together)
    kept = [m for m in kept if m.type != "office" or not collectives.cover(m.start)]
    kept = sorted([*kept, *together], key=lambda m: (m.start, m.end))
    kept.extend(resolve_latter(kept, sentences))
    kept.sort(key=lambda m: (m.start, m.end))
    kept.extend(resolve_pronouns(kept, sentences, gazetteer.lists))
    kept.sort(key=lambda m: (m.start, m.end))
    return kept


def _in_its_line(mention: Mention, end: int) -> Mention:
    """The country in an agency's line ('LIMA, Peru --') is where the report comes from, and does nothing in it."""
    above = mention.end <= end and mention.type == "party" and not mention.text.isupper()
    return replace(mention, type="place") if above else mention


def _finished(mention: Mention, holders: OfficeHolders) -> Mention:
    """The mention with what the whole document tells of its person."""
    person = mention.person
    if mention.type == "name":
        if person is None:
            tokens = name_tokens(mention.text)
            return replace(mention, type="unknown", name=mention.text) if len(tokens) > 1 else mention
        return replace(
            mention,
            type="person",
            name=person.name,
            parties=person.parties if person.standing in ("official", "unknown") else (),
            standing=person.standing,
            role=person.role,
        )
    several = mention.text.lower().partition(" of ")[0].endswith("s")  # 'leaders of Fiji'
    if mention.type == "office" and mention.role and not several:
        holder = holders.of(mention)
        if holder is not None:
            return replace(
                mention,
                person=holder,
                name=holder.name,
                parties=mention.parties or holder.parties,
                standing=holder.standing,
            )
    return mention
