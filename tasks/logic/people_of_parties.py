"""Whose party persons are of whom no office tells: by whom they stand beside, face, lead, or are sent by.

'The Peruvian delegation, led by A' lends A its party, 'A and Chilean Minister B met' another than B's; who is faced is
no party of one's own. What is left over is of the state that a document names most beside a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from tasks.logic.listed_officials import lend_listed
from tasks.logic.mention import Mention, Person
from tasks.logic.nameless_offices import office_words, parties_of_offices
from tasks.logic.people import DocumentActors

_STATE_OFFICES = (
    "head_of_state",
    "head_of_government",
    "minister",
    "deputy_minister",
    "monarch",
    "diplomat",
    "legislator",
    "spokesperson",
    "official",
    "military",
    "party_leader",
    "legal",
)
_OF_MANY = ("deputy_minister", "diplomat", "legislator", "spokesperson", "official", "military")
_ONE_OF_A_STATE = ("head_of_state", "head_of_government", "minister")  # of a role
_OF_BODIES = ("diplomat", "spokesperson", "official")  # an organisation has such, too
_APPOSED = re.compile(r",\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,2}")
_ABBREVIATION = re.compile(r"(?<![\w.])(?P<name>[A-Z]{3,6})\s+\Z")
# 'and armed forces chief Gen. Lee', not 'and visiting minister Lee', who is another state's
_TITLED = re.compile(r"(?!visiting|rebel|opposition|exiled|dissident|his|her|their|its|the|an?\s)[a-z-]+\s.*[A-Z]")
_JOINS = ("and", "as well as", "along with", "together with", "plus", "accompanied by")
_ABBREVIATED = 8  # characters of an abbreviation and the blanks around it
_LEADS = re.compile(
    r",\s+(?:the\s+|a\s+)?(?:[a-z-]+\s+){0,2}(?:leader|head|founder|chief)\s+of\s+(?:the\s+)?(?=[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?\s+(?:[A-Z][\w-]+\s+)?(?:Organi[sz]ation|Movement|Front|Party|Group|Brigades?|Army|Church|Order|Alliance|League|Society)\b)"
)
# Between an official and a party: 'Foreign Minister A told the British delegation' is no word of Britain's.
_FACES = re.compile(
    r"\s+(?:(?:has|had|also|then|later|again|first)\s+)*(?:told|tells?|met|meets|saw|asked|urged|informed|assured|warned|handed|presented|"
    r"received|receives|hosted|hosts|welcomed|greeted|visited|accused|telephoned|phoned|called|rebuffed|"
    r"(?:spoke|talked|conferred|met|negotiated|clashed|quarrelled|shook\s+hands|sat\s+down)\s+(?:to|with))\s+"
    r"(?:(?:the|a|an|his|her|visiting|then)\s+){0,2}"
)
_RECEIVES = re.compile(
    r"\s+(?:(?:has|had|also|then|later|will|is\s+to)\s+)*(?:received?|receives|hosts?|hosted|welcomed?|welcomes|greeted|greets)\s+(?:visiting\s+)?"
)
# 'Premier A flew to Lima', 'Vice Minister A will lead a delegation to Peru': not to his own.
_GOES_TO = re.compile(
    r"(?:,[^,;:“”\"]{1,60},)?\s+(?:(?:will|would|was|is|has|had|to|also|then|later|due|set|expected|scheduled|himself|herself|today|\w+day|on)\s+){0,4}"
    r"(?:(?:travel(?:l?ed|s)?|flew|fly|flies|flown|went|go|goes|proceed(?:ed|s)?|heads?|headed|left|leaves?|departs?|departed|set\s+off|set\s+out|"
    r"leads?|led|paid|pays?|pay|embarks?|embarked)(?:\s+(?!and\b|but\b|from\b|back\b|home\b|in\b|at\b)[\w-]+){0,6}?\s+(?:to|for)"
    r"|(?:was|is|has\s+been|arrived?|arrives)\s+in|visit(?:s|ed)?)\s+(?:the\s+)?"
)
_DELEGATION = re.compile(r"\b(?:delegation|delegates|team|side|government|officials|negotiators|envoys)\Z")
_PRESS = re.compile(r"\s+(?:state\s+)?(?:news|radio|televis|TV|media|press|daily|journal|magazine|agenc)")
_NEAR = 3  # how many mentions elsewhere one in the same sentence is worth


def _lend_joined(found: list[Mention], texts: dict[int, tuple[int, str]], closed: dict[str, str]) -> dict[int, Person]:
    """Give an official without a party that of the person named right before, with 'and' or 'as well as' between them.

    Not of another who has the very office ('foreign ministers A and B'), nor of a state that has no such (`closed`).
    Of those who share an office so the first is returned, by the other.
    """
    rivals: dict[int, Person] = {}
    for one, other in pairwise(found):
        person = other.person
        if person is None or person.parties or person.role is None or person.kind not in _STATE_OFFICES:
            continue
        titled = other.text[:1].isupper() or _TITLED.match(other.text) is not None
        if one.sentence != other.sentence or one.person is None or not titled:
            continue
        offset, text = texts[one.sentence]
        between = text[one.end - offset : other.start - offset]
        if between.strip(" ,") not in _JOINS or between.startswith(", and"):
            continue
        alike = person.role == one.person.role != "minister" and person.kind in _ONE_OF_A_STATE
        foreign = alike or any(closed.get(word) in one.person.parties for word in person.role.split())
        if alike:
            rivals[id(person)] = one.person
        if len(one.person.parties) == 1 and not foreign:
            person.parties = one.person.parties
    return rivals


def _lend_kin(found: list[Mention], texts: dict[int, tuple[int, str]]) -> None:
    """Give "the king's brother, Prime Minister Lee" the king's party, where nothing else tells one."""
    for (boss, kin), (_, other) in pairwise(pairwise(found)):
        if boss.person is None or other.person is None or other.person.parties or kin.standing != "private":
            continue
        offset, text = texts[boss.sentence]
        gaps = text[boss.end - offset : kin.start - offset], text[kin.end - offset : other.start - offset]
        if boss.sentence == other.sentence and gaps[0] in ("'s ", "’s ") and gaps[1] in (", ", " "):
            other.person.parties = boss.person.parties


def _lend_apposed(found: list[Mention], texts: dict[int, tuple[int, str]]) -> None:
    """Give a titled name without a party that of the office behind it: 'Sheikh A, the spokesman for the council'."""
    for one, other in pairwise(found):
        if one.person is None or one.person.parties or other.type != "office" or not other.parties:
            continue
        offset, text = texts[one.sentence]
        if one.sentence == other.sentence and _APPOSED.fullmatch(text, one.end - offset, other.start - offset):
            one.person.parties = other.parties


def _sent_for(found: list[Mention], texts: dict[int, tuple[int, str]]) -> dict[int, set[str]]:
    """To whom a person's title says that he is sent, by person: 'Ann Lee, the special representative for Iran'."""
    out: dict[int, set[str]] = {}
    for before, mention in zip([None, *found], found, strict=False):
        person, (offset, text) = mention.person, texts[mention.sentence]
        if person is None and before is not None and before.sentence == mention.sentence:
            apposed = _APPOSED.fullmatch(text, before.end - offset, mention.start - offset)
            person = before.person if apposed else None
        if person is not None and mention.abroad:
            out.setdefault(id(person), set()).update(mention.abroad)
    return out


def _of_unknown_bodies(found: list[Mention], texts: dict[int, tuple[int, str]]) -> set[int]:
    """The spokesmen whose title stands behind an abbreviation that nothing is known of ('XYZ spokesman Bo Li')."""
    out: set[int] = set()
    covered = {mention.end for mention in found if mention.parties or mention.person is not None}
    for mention in found:
        if mention.person is None or mention.person.parties or mention.person.kind != "spokesperson":
            continue
        offset, text = texts[mention.sentence]
        at = mention.start - offset
        before = _ABBREVIATION.search(text, max(0, at - _ABBREVIATED), at)
        if before is not None and offset + before.end("name") not in covered:
            out.add(id(mention.person))
    return out


def _heads_of_the_unknown(found: list[Mention], texts: dict[int, tuple[int, str]]) -> set[int]:
    """Those who lead a body of which nothing is known: 'Ann Lee, the leader of the Lantern Movement'."""
    out: set[int] = set()
    starts = {mention.start for mention in found if mention.parties}
    for mention in found:
        if mention.person is None or mention.person.parties:
            continue
        offset, text = texts[mention.sentence]
        of = _LEADS.match(text, mention.end - offset)
        if of is not None and offset + of.end() not in starts:
            out.add(id(mention.person))
    return out


def _faced(mention: Mention, other: Mention | None, texts: dict[int, tuple[int, str]]) -> set[str]:
    """The party that an official speaks to, meets or goes to, not his own: 'Minister A told the Fijian delegation'."""
    if other is None or other.sentence != mention.sentence or len(other.parties) != 1:
        return set()
    offset, text = texts[mention.sentence]
    if other.type in ("party", "place"):
        goes = _GOES_TO.fullmatch(text, mention.end - offset, max(mention.end, other.start) - offset)
        if goes is not None and not text[: mention.start - offset].endswith("and "):  # the last of several is theirs
            return set(other.parties)
    if other.type not in ("office", "name") and not _DELEGATION.search(other.text):
        return set()
    if _PRESS.match(text, other.end - offset):
        return set()  # 'told Iran's official news agency'
    faces = _FACES.fullmatch(text, mention.end - offset, max(mention.end, other.start) - offset)
    return set(other.parties) if faces else set()


def _faced_by(before: Mention | None, mention: Mention, texts: dict[int, tuple[int, str]]) -> set[str]:
    """The party of the official who receives or meets another, who is not of it: 'Premier A received President B'."""
    if before is None or before.sentence != mention.sentence:
        return set()
    own = set(before.parties or _own(before))
    offset, text = texts[mention.sentence]
    official = len(own) == 1 and before.person is not None and before.person.kind in _ONE_OF_A_STATE
    return own if official and _FACES.fullmatch(text, before.end - offset, mention.start - offset) else set()


def _acted_on_by(
    before: Mention | None, mention: Mention, texts: dict[int, tuple[int, str]], verbs: Mapping[str, str]
) -> set[str]:
    """The state that a bare sentence has deal with an official, who is not its own: 'Peru hosts President B'."""
    if before is None or before.sentence != mention.sentence or before.type != "party":
        return set()
    offset, text = texts[mention.sentence]
    return set(before.parties) if text[before.end - offset : mention.start - offset].strip() in verbs else set()


def _own(mention: Mention) -> tuple[str, ...]:
    return mention.person.parties if mention.person is not None else ()


def _receives_in(
    mention: Mention, other: Mention | None, there: Mention | None, texts: dict[int, tuple[int, str]]
) -> tuple[str, ...]:
    """The state in whose capital an official receives another: 'Premier A received President B in Lima'."""
    if other is None or there is None or not (mention.sentence == other.sentence == there.sentence):
        return ()
    offset, text = texts[mention.sentence]
    faces = _RECEIVES.fullmatch(text, mention.end - offset, other.start - offset)
    capital = there.alias_kind == "capital" and text[other.end - offset : there.start - offset] == " in "
    return there.parties if faces and capital and other.person is not None else ()


def _acts_first(mention: Mention, texts: dict[int, tuple[int, str]]) -> bool:
    """Whether a sentence opens with a state that does something ('Kenya said', 'The Kenyan army'), and no place."""
    offset, text = texts[mention.sentence]
    return mention.type != "place" and text[: mention.start - offset].strip(' “"').lower() in ("", "the")


def lend_parties(document: DocumentActors, found: list[Mention], sentences: list[tuple[int, int, str]]) -> None:
    """An official of no stated party belongs to the party that the text around the first mention speaks of most.

    That is a state, but for 'the rebel negotiator' a group, or nobody. Whom an 'and' joins to an official of a known
    party is of that party ('Fijian Premier A and Speaker B').
    """
    for aide in document.people.values():
        boss = document.person(aide.boss) if aide.boss and not aide.parties else None
        aide.parties = boss.parties if boss is not None and boss is not aide else aide.parties
    closed, kinds = document.gazetteer.words["not_title_of"], document.gazetteer.party_kinds
    total: dict[str, int] = {}
    near: dict[int, dict[str, int]] = {}
    spoken_of: dict[str, int] = {}  # not only as where something was
    texts = {number: (offset, text) for number, offset, text in sentences}
    for mention in found:
        for code in mention.parties if mention.type in ("party", "demonym", "place", "office") else ():
            total[code] = total.get(code, 0) + 1 + _acts_first(mention, texts)
            if mention.type != "place":
                spoken_of[code] = spoken_of.get(code, 0) + 1
            sentence = near.setdefault(mention.sentence, {})
            sentence[code] = sentence.get(code, 0) + 1
    following = {id(one): other for one, other in pairwise(found)}
    before = {id(other): one for one, other in pairwise(found)}
    _lend_apposed(found, texts)
    lend_listed(found, texts, _STATE_OFFICES)
    rivals = _lend_joined(found, texts, closed)
    _lend_kin(found, texts)
    strangers = _of_unknown_bodies(found, texts) | _heads_of_the_unknown(found, texts)
    sent = _sent_for(found, texts)
    registered = {id(known) for known in document.people.values()}
    parties_of_role: dict[str | None, set[str]] = {}
    for known in document.people.values():
        parties_of_role.setdefault(known.role, set()).update(known.parties)
    nameless = parties_of_offices(found)
    for mention in found:
        person = mention.person
        if person is None or person.parties or person.role is None or person.kind not in _STATE_OFFICES:
            continue
        if id(person) in strangers:
            continue
        barred = {closed[w] for w in person.role.split() if w in closed} | sent.get(id(person), set())
        if id(person) in rivals:
            barred |= set(rivals[id(person)].parties)  # a history knows several who held an office in turn
        elif person.kind not in _OF_MANY:
            barred |= parties_of_role.get(person.role, set())
        here = near.get(mention.sentence, {})
        rebel = not document.gazetteer.words["against_state"].keys().isdisjoint(person.role.split())
        of_state = ("state", "territory") if person.kind not in _OF_BODIES else ("state", "territory", "organisation")
        of_kinds = ("group",) if rebel else of_state
        other = following.get(id(mention))
        home = _receives_in(mention, other, following.get(id(other)), texts)
        barred |= _faced(mention, other, texts) | _faced_by(before.get(id(mention)), mention, texts)
        barred |= _acted_on_by(before.get(id(mention)), mention, texts, document.gazetteer.words["acts_on"])
        possible = [c for c in total if c not in barred and kinds.get(c) in of_kinds]
        # 'Saw Kenya's trade minister. Trade Minister A said': the one whom the sentences before left without a name
        left = [c for c in nameless.get(office_words(person.role), ()) if c in possible]
        possible = left if len(left) == 1 else possible
        # At home he is also where another held the office before.
        possible = [c for c in home if kinds.get(c) in of_kinds] or possible
        at_home = [c for c in possible if c in spoken_of and person.kind in _ONE_OF_A_STATE]
        times = spoken_of if at_home and id(person) in rivals else total
        best = max(
            at_home or possible,
            key=lambda c: (_NEAR * here.get(c, 0) + times[c], c),
            default=None,
        )
        if best is not None:
            person.parties = (best,)
            if id(person) in registered:
                parties_of_role[person.role].add(best)
