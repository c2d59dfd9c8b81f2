"""Officials told by whose they are: 'Ada Novak, its chief mediator', 'Jan Krol, President Vos's adviser on trade'.

They belong to the party of whoever owns the title, and not to the one that the text speaks of most.
"""

from __future__ import annotations

import re

from tasks.logic.mention import Mention, Person
from tasks.logic.names import name_tokens
from tasks.logic.people import DocumentActors

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
_OF_A_CAREER = frozenset({"diplomat", "minister", "politician", "lawyer", "general", None})
_SAID_REACH = 60  # characters before the name
_REACH = 12  # mentions back to whom 'its' or 'his' may mean
# Between whose title it is and a name with a title or a country of its own: 'the body's envoy, the Fijian Ann Lee,'
_APPOSED = re.compile(r",\s+(?:the\s+|an?\s+)?(?:(?:former|veteran|retired|seasoned|long-time|career)\s+)?")
_OF_HIS = re.compile(r"(?:['’]s)?\s+")
_ENDS = re.compile(r"[,;.)]|\s+of\s+[A-Z]\w+[,;.]")
_ITS = re.compile(r"\b[Ii]ts\s+(?:own\s+)?(?:new\s+|then\s+|chief\s+|special\s+|former\s+)?\Z")
_LIKEWISE = re.compile(r"['’]s?,\s+")  # 'Peru's negotiator, Ann Lee, and Chile's, Bo Li'
_LED_BY = re.compile(
    r"\s+(?:(?:delegation|team|side|one|negotiators|contingent)\s+)?(?:(?:is|was|are|were|be|been|being|has|had|have|will|also)\s+){0,3}"
    r"(?:represented\s+|led\s+|headed\s+|fronted\s+)?by\s+"
)
_LED = re.compile(r"\b(?:represented|led|headed|fronted)\s+by\b")
_FOR = re.compile(r"\s+for\s+(?:the\s+)?")
_COMMA = re.compile(r",\s+(?:the\s+)?(?:then\s+)?")


def lend_owners(document: DocumentActors, found: list[Mention], texts: dict[int, tuple[int, str]]) -> None:
    """Give a person of no known party that of the owner of the title behind the name, or before it."""
    for k, mention in enumerate(found):
        offset, text = texts[mention.sentence]
        before = [m for m in found[max(0, k - 2) : k] if m.sentence == mention.sentence]
        behind = next((m for m in found[k + 1 : k + 2] if m.sentence == mention.sentence), None)
        if mention.type == "name" and len(told := _told_beside(before, mention, behind, offset, text)) == 1:
            tokens = name_tokens(mention.text)
            if mention.person is None and len(tokens) > 1:
                mention.person = document.person(tokens) or document.stranger(tokens)
            if mention.person is not None and _is_free(mention.person, before):
                mention.person.parties = ()
                _lend(mention.person, told)
        person = mention.person
        if person is None or person.parties:
            continue
        at = mention.start - offset
        if mention.type == "name" and _ITS.search(text, max(0, at - _SAID_REACH), at):
            _lend(person, _owner(found[max(0, k - _REACH) : k], mention, person_owns=False))
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


def _told_beside(
    before: list[Mention], mention: Mention, behind: Mention | None, offset: int, text: str
) -> tuple[str, ...]:
    """Of whom one is, as the words right before or behind the name tell: 'the delegation of A, led by B'."""
    start, end = mention.start - offset, mention.end - offset
    one = before[-1] if before else None
    if one is None:
        return ()
    at = one.end - offset
    if one.type == "office" and one.person is None and _APPOSED.fullmatch(text, at, start) and _ENDS.match(text, end):
        return one.parties
    if one.type not in ("party", "demonym"):
        return ()
    office = before[0] if len(before) > 1 else None
    if office is not None and office.type == "office" and office.person is None and _OF_HIS.fullmatch(text, at, start):
        apposed = _APPOSED.fullmatch(text, office.end - offset, one.start - offset)
        return office.parties if apposed and _ENDS.match(text, end) else ()
    if _LIKEWISE.fullmatch(text, at, start) and office is not None and office.person is not None:
        return one.parties
    return one.parties if _LED.search(text) and _LED_BY.fullmatch(text, at, start) else ()


def _is_free(person: Person, before: list[Mention]) -> bool:
    """Whether what the words tell outranks what is known: of an organisation's envoy his country is no party."""
    return not person.parties or (before[-1].type == "office" and person.role in _OF_A_CAREER)


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
