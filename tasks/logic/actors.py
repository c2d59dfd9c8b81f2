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
from tasks.logic.coreference import resolve_definites, resolve_fighters, resolve_pronouns
from tasks.logic.gazetteer import Gazetteer
from tasks.logic.lexicon import Reference
from tasks.logic.mention import Mention
from tasks.logic.names import name_tokens
from tasks.logic.office_holders import OfficeHolders, resolve_offices
from tasks.logic.people import DocumentActors, learn_names, lend_parties
from tasks.logic.respective_names import tell_leaders, tell_respectively
from tasks.logic.rows import frame_of
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


def read_document(
    sentences: list[tuple[int, int, str]], gazetteer: Gazetteer, year: int | None, day: str = ""
) -> list[Mention]:
    """The mentions of one document; `sentences` are (number, first character, text), `day` its publication if known."""
    document = DocumentActors(gazetteer, year, day)
    found: list[Mention] = []
    atoms = [(number, offset, text, gazetteer.find_atoms(text)) for number, offset, text in sentences]
    for number, offset, text, sentence_atoms in atoms:
        phrases = noun_phrases(document, number, offset, text, sentence_atoms)
        tell_respectively(document, offset, text, phrases)
        tell_leaders(offset, text, phrases)
        found.extend(phrases)
    learn_names(document, found)
    lend_parties(document, found)
    holders = OfficeHolders(document, found)
    resolved = [_finished(m, holders) for m in found]
    kept = [m for m in resolved if m.type != "name"]
    kept.extend(resolve_definites(kept, sentences, gazetteer.words["definite"], gazetteer.party_kinds))
    kept = resolve_fighters(kept, sentences, gazetteer.words["definite"], gazetteer.party_kinds)
    kept.sort(key=lambda m: (m.start, m.end))
    kept = resolve_offices(kept, sentences)
    together = resolve_collectives(kept, sentences, gazetteer.words["collective_head"], gazetteer.party_kinds)
    collectives = Spans(together)
    kept = [m for m in kept if m.type != "office" or not collectives.cover(m.start)]
    kept = sorted([*kept, *together], key=lambda m: (m.start, m.end))
    kept.extend(resolve_pronouns(kept, sentences))
    kept.sort(key=lambda m: (m.start, m.end))
    return kept


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
    if mention.type == "office" and mention.role and not mention.text.lower().endswith("s"):
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
