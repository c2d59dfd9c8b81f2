"""'The North' and 'the South' of a text about both Koreas: states by names that elsewhere are regions."""

from __future__ import annotations

import re

from tasks.logic.gazetteer import Alias, Atom

_HALF = re.compile(
    r"\b[Tt]he\s+(?:Stalinist\s+|Communist\s+|communist\s+|isolated\s+)?(?P<half>North|South)\b(?!\s*[A-Z-]|\s+of\b)"
)
_OF = {"North": "PRK", "South": "KOR"}


def name_halves(texts: list[str], atoms: list[list[Atom]]) -> list[list[Atom]]:
    """The atoms of each sentence, with 'the North' and 'the South' where the text names North and South Korea."""
    named = {v.code for found in atoms for a in found if a.kind == "party" for v in a.value if isinstance(v, Alias)}
    if not named.issuperset(_OF.values()):
        return atoms
    return [sorted([*found, *_halves(text, found)]) for text, found in zip(texts, atoms, strict=True)]


def _halves(text: str, found: list[Atom]) -> list[Atom]:
    taken = {at for atom in found for at in range(atom.start, atom.end)}
    return [
        Atom(
            match.start("half"), match.end("half"), "party", (Alias(_OF[match["half"]], "name", False, "", "", False),)
        )
        for match in _HALF.finditer(text)
        if match.start("half") not in taken
    ]
