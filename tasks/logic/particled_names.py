"""Surnames of several words, whose particle is large at the head of a sentence: 'Von der Leyen', 'De Mistura'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.logic.gazetteer import Tenure
from tasks.logic.mention import Person

if TYPE_CHECKING:
    from tasks.logic.people import DocumentActors


def by_surname_with_particle(
    document: DocumentActors, tokens: tuple[str, ...], parties: tuple[str, ...] = ()
) -> Person | None:
    """Who is called by a surname of several words: one of the text, or a well-known one; None if it has no particle."""
    if tokens[0].lower() not in document.gazetteer.words["particle"]:
        return None
    surname_so = tuple(token.lower() for token in tokens)
    of_text = (p for p in document.people.values() if len(p.tokens) > len(tokens))
    full = next((p for p in of_text if tuple(t.lower() for t in p.tokens[-len(tokens) :]) == surname_so), None)
    if full is not None:
        return full
    tenure = document.famous(tokens, None, parties)
    if tenure is None or not tenure.name.lower().endswith(" " + " ".join(surname_so)):
        return None
    known = tuple(tenure.name.split())
    return document.people.get(known) or document.add(well_known(document, tenure))


def well_known(document: DocumentActors, tenure: Tenure) -> Person:
    """The person of a tenure, whom the text names by the surname alone."""
    known = tuple(tenure.name.split())
    gender = document.gazetteer.words["given_name"].get(known[0], "")
    parties = (tenure.party,) if tenure.party else ()
    return Person(tenure.name, known, parties, "official", tenure.office.lower() or None, gender)
