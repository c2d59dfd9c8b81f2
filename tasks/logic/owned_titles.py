"""Officials told by whose they are: 'Ada Novak, its chief mediator', 'Jan Krol, President Vos's adviser on trade'.

They belong to the party of whoever owns the title, and not to the one that the text speaks of most.
"""

from __future__ import annotations

import re

from tasks.logic.mention import Mention, Person

_TITLE = (
    r"(?:[a-z-]+\s+){0,4}?(?:envoys?|advis[eo]rs?|minister|negotiator|facilitator|mediator|ambassador|representative|secretary|aide|deputy|"
    r"emissary|commander|lieutenant|premier|president|chancellor|delegate|diplomat|chief\s+of\s+staff|national\s+security\s+advis[eo]r|"
    r"right-hand\s+man|confidant|spokesman|spokeswoman|counsellor|counselor)\b"
)
_POSSESSED = re.compile(rf",\s+(?P<whose>its|his|her|their)\s+{_TITLE}")
_OWNED = re.compile(rf"['’]s?\s+{_TITLE}")
_SAID_BY_ITS = re.compile(  # '"Oslo must wait," said its spokesman, Colonel (A)'
    rf"[,?!…][”\"]\s+(?:said|says|added|told|stated|declared|according\s+to)\s+its\s+(?:(?:[a-z-]+\s+){{0,2}}|{_TITLE},\s+)\Z"
)
_SAID_REACH = 60  # characters before the name
_REACH = 12  # mentions back to whom 'its' or 'his' may mean
_COMMA = re.compile(r",\s+(?:the\s+)?(?:then\s+)?")


def lend_owners(found: list[Mention], texts: dict[int, tuple[int, str]]) -> None:
    """Give a person of no known party that of the owner of the title behind the name."""
    for k, mention in enumerate(found):
        person = mention.person
        if person is None or person.parties:
            continue
        offset, text = texts[mention.sentence]
        at = mention.start - offset
        if _SAID_BY_ITS.search(text, max(0, at - _SAID_REACH), at):
            _lend(person, _owner_before(found[max(0, k - _REACH) : k], mention))
        if mention.type != "name":
            continue
        possessed = _POSSESSED.match(text, mention.end - offset)
        if possessed is not None:
            parties = _owner(found[max(0, k - _REACH) : k], mention, person_owns=possessed["whose"] in ("his", "her"))
        else:
            parties = _named_owner(found[k + 1 : k + 2], mention, offset, text)
        _lend(person, parties)


def _lend(person: Person, parties: tuple[str, ...]) -> None:
    if len(parties) == 1:
        person.parties = parties
        person.standing = "official" if person.standing == "unknown" else person.standing


def _owner_before(before: list[Mention], mention: Mention) -> tuple[str, ...]:
    """Whom 'its' means behind a quotation: the first named in the sentence before, and nobody whom the words name."""
    back = [m for m in before if m.sentence == mention.sentence - 1 and _owns(m, person_owns=False)]
    return back[0].parties if back else ()


def _owner(before: list[Mention], mention: Mention, *, person_owns: bool) -> tuple[str, ...]:
    """Whom 'his' or 'its' means: of this sentence the last named, of the one before its first."""
    here = [m for m in before if m.sentence == mention.sentence and _owns(m, person_owns=person_owns)]
    back = [m for m in before if m.sentence == mention.sentence - 1 and _owns(m, person_owns=person_owns)]
    owner = here[-1] if here else back[0] if back else None
    if owner is None:
        return ()
    return owner.person.parties if owner.person is not None else owner.parties


def _owns(mention: Mention, *, person_owns: bool) -> bool:
    if person_owns:
        return mention.person is not None and len(mention.person.parties) == 1
    return mention.type == "party" and len(mention.parties) == 1


def _named_owner(behind: list[Mention], mention: Mention, offset: int, text: str) -> tuple[str, ...]:
    """'A, President B's adviser': the party of B."""
    for owner in behind:
        start, end = owner.start - offset, owner.end - offset
        apposed = owner.sentence == mention.sentence and _COMMA.fullmatch(text, mention.end - offset, start)
        if apposed and owner.person is not None and _OWNED.match(text, end):
            return owner.person.parties
    return ()
