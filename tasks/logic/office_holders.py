"""Who of a document's people is meant by a title that stands alone: 'the foreign minister', 'the Peruvian premier'."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import NamedTuple

from tasks.logic.mention import Mention, Person
from tasks.logic.people import DocumentActors

_WINDOW = 5  # sentences, over which 'the diplomat' goes on being quoted
_OWNS = re.compile(r"['’]s?\s+(?:\w+\s+)?")
_DOES_TO = re.compile(  # between 'the president' and whom he urges: not himself
    r"\s+(?!(?:and|or|who|whom|whose|that|of|for|said|says|but|is|was|as|at|in|named|called|elect)\b)[a-z]+\s+"
    r"(?:(?:with|to|by|on|for)\s+)?(?:phone\s+)?"
)
_END_OF_QUOTE = re.compile(r"[,.?!]?[”\"]\s*")
_IS_SPOKEN_FOR = re.compile(r"\b(?:spokes\w+|aide|adviser|advisor|secretary)\b")
_TO_SPEAKER = 40  # characters from the quotation's end to who is named there
_THE = re.compile(r"\b[Tt]he\s+\Z")
_SOME = re.compile(r"\b[Aa]n?\s+(?:[a-z-]+\s+){0,3}\Z")
_SOME_REACH = 40  # characters from 'a' to the title
_DEPUTY = re.compile(r"\b(?:deputy|vice|assistant|under)\b")
_NO_DEPUTY = frozenset(
    {
        "president",
        "premier",
        "prime minister",
        "foreign minister",
        "chancellor",
        "defence minister",
        "defense minister",
        "foreign secretary",
        "secretary of state",
        "secretary-general",
        "secretary general",
    }
)
_ALIKE = {"premier": "prime minister", "prime minister": "premier"}
LEADER_OF_STATE = "leader of the state"
# 'the ailing Fijian leader', 'Fiji's veteran leader': the president or premier; not 'the Fijian Methodist leader'
_LEADS_STATE = re.compile(
    r"(?:[A-Z][\w.-]*['’]?s?\s+){1,3}(?:(?:ail|ag|age)ing\s+|(?:(?:newly\s+)?elected|autocratic|authoritarian|beleaguered|deposed|"
    r"embattled|firebrand|hard-?line|incoming|interim|left-wing|leftist|long-?time|new|outgoing|populist|reclusive|reformist|right-wing|"
    r"supreme|top|veteran|visiting)\s+)*(?:leader|ruler)|(?:leader|ruler)\s+of\s+.+"
)
_TOP_OFFICES = ("head_of_state", "head_of_government", "monarch")  # 'the premier' is a prime minister


class _Head(NamedTuple):
    """The body whose head a title alone means, and those that have such a head, too."""

    party: str
    others: frozenset[str]


_SECRETARY = _Head(
    "UN",
    frozenset({
        "NATO", "ASEAN", "OPEC", "OAS", "ARAB_LEAGUE", "OECD", "COMMONWEALTH", "SCO", "GCC", "CSTO", "OIC", "CIS",
        "OSCE", "SAARC", "COUNCIL_OF_EUROPE", "BSEC", "SADC", "EAC", "CARICOM", "PIF", "UNASUR", "ITU", "WMO",
    }),
)  # fmt: skip
_HEADS_OF_BODIES = {
    "secretary-general": _SECRETARY, "secretary general": _SECRETARY,
    "high representative": _Head("EU", frozenset({"OHR", "BIH", "UN"})),
}  # fmt: skip


@dataclass(frozen=True)
class Candidates:
    """Those who have a title; with each place in the list of mentions, where it or a later one that names one ends."""

    people: list[Person]
    named: list[Person] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    titled: list[int] = field(default_factory=list)  # where one is called by the very title

    def called_so(self, since: int, before: int) -> bool:
        """Whether one is called by the title between two characters."""
        return bisect_right(self.titled, before) > bisect_right(self.titled, since)

    def named_last_before(self, start: int) -> Person | None:
        """The candidate whom the last mention names that ends before a character."""
        last = bisect_right(self.ends, start) - 1
        return self.named[last] if last >= 0 else None


class OfficeHolders:
    """The officials of one document by title, looked through once for each title and parties that it names."""

    def __init__(self, document: DocumentActors, found: list[Mention], sentences: list[tuple[int, int, str]]) -> None:
        self._texts = {number: (offset, text) for number, offset, text in sentences}
        self._title_kind = document.gazetteer.title_kind
        self._by_role: dict[bool, dict[str, list[Person]]] = {True: {}, False: {}}
        meant = {id(m.person) for m in found if m.person is not None}  # no short form that became a full name
        for person in document.people.values():
            if id(person) in meant and person.role and person.standing in ("official", "former"):
                self._by_role[person.standing == "former"].setdefault(person.role, []).append(person)
        self._named = [m for m in found if m.person is not None]
        self._starts = [m.start for m in self._named]
        self._known: dict[tuple[str, tuple[str, ...], bool], Candidates] = {}
        self._meant: dict[tuple[str, tuple[str, ...], bool], tuple[int, Person]] = {}

    def of(self, mention: Mention) -> Person | None:
        """The person of the document who has this title (and this party, where the phrase names one).

        Where several have it ('the prime minister' of two), it is the one whom the title alone meant last, unless
        another was called so since; else the one named last before. 'A former premier' is nobody who is one, and 'a new
        premier' nobody who is named.
        """
        offset, text = self._texts[mention.sentence]
        unnamed = not mention.parties  # 'a Peruvian president' may be the one whom the text names
        if unnamed and _SOME.search(text, max(0, mention.start - offset - _SOME_REACH), mention.start - offset):
            return None
        leads = not unnamed and mention.role in ("leader", "ruler") and _LEADS_STATE.fullmatch(mention.text) is not None
        leads = leads and not text.startswith(("'", "’"), mention.end - offset)  # 'the leader of Fiji's largest party'
        key = (LEADER_OF_STATE if leads else mention.role or "", mention.parties, mention.standing == "former")
        if key not in self._known:
            self._known[key] = self._candidates(*key)
        candidates = self._known[key]
        other = self._done_to(mention) if candidates.people else None
        if other is not None and any(p is other for p in candidates.people):
            others = [p for p in candidates.people if p is not other]
            return others[0] if len(others) == 1 else None
        if len(candidates.people) < 2:
            only = candidates.people[0] if candidates.people else None
            alike = _ALIKE.get(mention.role or "") if only is not None else None
            if alike is None or candidates.named_last_before(mention.start) is not None:
                return only
            return self._named_before(alike, mention) or only  # 'the premier' before any premier was named
        ours = self._of_the_speaker(mention, candidates.people)
        if ours is not None:
            return ours
        at, meant = self._meant.get(key, (-1, None))
        found = candidates.named_last_before(mention.start)
        if meant is not None and not candidates.called_so(at, mention.start):
            found = meant
        if found is not None:
            self._meant[key] = (mention.start, found)
        return found

    def _of_the_speaker(self, mention: Mention, people: list[Person]) -> Person | None:
        """'"The president will not go," the Peruvian spokesman said': of several presidents, that of Peru."""
        offset, text = self._texts[mention.sentence]
        at = mention.start - offset
        opened = max(text.rfind(mark, 0, at) for mark in '“"')
        inside = opened >= 0 and (text[opened] == "“" or text.count('"', 0, at) % 2) and "”" not in text[opened:at]
        closed = _END_OF_QUOTE.search(text, at) if inside else None
        if closed is None:
            return None
        behind = bisect_right(self._starts, offset + closed.end() - 1)
        speaker = self._named[behind] if behind < len(self._named) else None
        if speaker is None or speaker.sentence != mention.sentence or speaker.person is None:
            return None
        if speaker.start - offset - closed.end() > _TO_SPEAKER:
            return None
        if any(p is speaker.person for p in people):  # '..., a spokesman for President A said', 'A's spokesman said'
            return speaker.person if _IS_SPOKEN_FOR.search(text, closed.end(), speaker.end - offset + 16) else None
        ours = [p for p in people if p.parties and p.parties == speaker.person.parties]
        return ours[0] if len(ours) == 1 else None

    def _named_before(self, role: str, mention: Mention) -> Person | None:
        """The holder of another title whom the text named last."""
        return self._candidates(role, mention.parties, mention.standing == "former").named_last_before(mention.start)

    def _done_to(self, mention: Mention) -> Person | None:
        """The person to whom the holder of an office does something ('the president urged A'): another than he."""
        behind = bisect_right(self._starts, mention.start)
        while behind < len(self._named) and self._named[behind].start < mention.end:
            behind += 1
        if behind == len(self._named) or self._named[behind].sentence != mention.sentence:
            return None
        offset, text = self._texts[mention.sentence]
        whom = self._named[behind]
        return whom.person if _DOES_TO.fullmatch(text, mention.end - offset, whom.start - offset) else None

    def _candidates(self, role: str, parties: tuple[str, ...], former: bool) -> Candidates:
        kind = self._title_kind(role)
        theirs = [
            (title, person)
            for title, holders in self._by_role[former].items()
            for person in holders
            if not parties or not person.parties or set(person.parties) & set(parties)
        ]
        people = [p for title, p in theirs if _is_so_called(title, "leader" if role == LEADER_OF_STATE else role)]
        if role in ("leader", LEADER_OF_STATE) and parties:
            people = [p for p in people if p.parties]  # 'the Fijian leader' is none of whom nothing is known
        if not people and role == LEADER_OF_STATE:
            people = [p for _, p in theirs if p.kind in _TOP_OFFICES and p.parties]
        if not people and kind in _TOP_OFFICES:  # of a chancellor and a prime minister 'the premier' is the latter
            people = [p for _, p in theirs if p.kind == kind]
        if any(p.sure for p in people):
            people = [p for p in people if p.sure or p.stated]  # none who only held the office in a year told of
        if len(people) < 2 and role not in _ALIKE:
            return Candidates(people)
        wanted = {id(person) for person in people}
        naming = [m for m in self._named if id(m.person) in wanted]
        ends = list(accumulate((m.end for m in reversed(naming)), min))[::-1]
        titled = sorted(m.start for m in naming if m.type == "name" and (m.role or "").endswith(role))
        return Candidates(people, [m.person for m in naming if m.person is not None], ends, titled)


def _is_so_called(title: str, role: str) -> bool:
    """Whether a title is the role, or that of an office or body of its own: 'chairman of the board'."""
    if title != role and _DEPUTY.search(title) is not None and role in _NO_DEPUTY:
        return False
    if title != role and _DEPUTY.search(role) is not None and _DEPUTY.search(title) is None:
        return False  # 'the vice president' is not the president
    return title == role or title.endswith(" " + role) or role.endswith(" " + title) or title.startswith(role + " of ")


def resolve_heads_of_bodies(found: list[Mention]) -> list[Mention]:
    """The mentions, with 'the Secretary-General' of a text that names no body as that of the United Nations.

    So the organisation's own notes to the press speak of him, and those of the EU of 'the High Representative'.
    """
    named = {code for m in found for code in m.parties if m.type in ("party", "demonym", "office", "person")}
    out: list[Mention] = []
    for mention in found:
        head = _HEADS_OF_BODIES.get(mention.role or "") if mention.type == "office" else None
        alone = head is not None and not mention.parties and mention.person is None and mention.text[:1].isupper()
        if alone and head is not None and named.isdisjoint(head.others):
            mention = replace(mention, parties=(head.party,))  # noqa: PLW2901
        out.append(mention)
    return out


def resolve_offices(found: list[Mention], sentences: list[tuple[int, int, str]]) -> list[Mention]:
    """The mentions, with 'the diplomat' and 'the ministers' standing for the party of those named so before."""
    places = {number: (order, offset, text) for order, (number, offset, text) in enumerate(sentences)}
    known: dict[tuple[str, bool], tuple[int, tuple[str, ...]]] = {}
    out: list[Mention] = []
    for mention in found:
        parties = mention.parties
        if mention.type == "office" and mention.role:
            order, offset, text = places[mention.sentence]
            head, at = mention.role.split()[-1], mention.start - offset
            key = (head, head + "s" in mention.text.lower())
            told, theirs = known.get(key, (order, ()))
            definite = mention.person is None and _THE.search(text, max(0, at - len(" the ")), at)
            if not parties and definite and order - told <= _WINDOW:
                parties = theirs
            owner = out[-1] if out and not parties and mention.person is None else None
            if owner is not None and owner.alias_kind == "definite" and _OWNS.fullmatch(text, owner.end - offset, at):
                parties = owner.parties  # 'the bloc's leaders'
            if parties:
                known[key] = (order, parties)
        out.append(mention if parties == mention.parties else replace(mention, parties=parties))
    return out
