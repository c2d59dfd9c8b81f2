"""A meeting in the making: one trigger with who takes part, before its slots are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tasks.logic.meeting_cues import Trigger
from tasks.logic.sentence_view import Actor, Clause

SILENT_STANDINGS = frozenset({"former", "analyst", "journalist", "private"})
_CROWD = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:community|communities|residents|citizens|immigrants|expatriates|expats|businessmen|businesspeople|entrepreneurs|"
    r"investors|companies|firms|students|workers|tourists|nationals|people|refugees|victims|families|journalists|media|press|troops|"
    r"soldiers|fans|athletes|players|artists|scholars|academics|intellectuals|activists|market|economy)\b"
)
_BACKED = re.compile(
    r"[-‑](?:backed|supported|aligned|allied|sponsored|armed|trained|funded|held|controlled|occupied|annexed|based|born|appointed|installed|friendly)\b"
)
_REPRESENTED = re.compile(
    r"\b(?:(?:standing|filling|sitting)\s+in\s+for|representing|substituting\s+for|deputi[sz]ing\s+for|on\s+behalf\s+of|in\s+place\s+of)\s+"
    r"(?:the\s+|an?\s+|his\s+|her\s+|ailing\s+|absent\s+){0,2}\Z"
)
_BOTH = re.compile(r"\b(?:two|both)\b", re.I)
# 'Which was to have taken place on Thursday', 'that was due in Lima': behind a meeting, of its own time and place.
WHICH_WAS_TO = re.compile(
    r"(?:,?\s+(?:which|that))?\s+(?:was|were|is|are|had\s+been)\s+(?:originally\s+|initially\s+)?"
    r"(?:to\s+(?:have\s+)?(?:tak(?:e|en)\s+place|be(?:en)?\s+held|start(?:ed)?|beg[iu]n|open(?:ed)?)|(?:due|scheduled|planned|set|slated)(?:\s+to\s+(?:take\s+place|be\s+held|start|begin|open)|\s+for)?)\b"
    r"|\s+(?:ought\s+to|should)\s+(?:originally\s+)?have\s+(?:started|begun|opened|resumed|taken\s+place|been\s+held)\b"
)
_FOLLOWING = re.compile(r"(?:\s*\([^()]{1,12}\))?\s+([a-z]+)(?:\s+([a-z]+))?")
_SENT_BY = re.compile(r"\b([a-z]+)\s+(?:of|from)\s+(?:the\s+)?\Z")
_JOINED_ADJECTIVE = re.compile(
    r"(?:\s*,\s+[A-Z][a-z]+)?\s+and\s+(?:other\s+)?(?:[A-Z][a-z]+\s+)?(?:[a-z]+\s+)?([a-z]+)"
)
_RESOLVED = re.compile(
    r"\b(?:agree[ds]?|decide[ds]?|confirm(?:s|ed)|promised|pledged|offered)\s+(?:(?!and\b)[\w'’.-]+\s+){0,10}?(?:to|on)\s+(?:(?!and\b)[\w'’-]+\s+){0,5}\Z"
)
_OF_THEIRS = re.compile(
    r"\s+(?:[a-z-]+\s+){0,3}?(?:ministers?|envoys?|officials|negotiators?|aides?|delegations?|teams|deput(?:y|ies)|advis[eo]rs?|generals|premiers|"
    r"diplomats|ambassadors?|representatives?|foreign\s+secretar(?:y|ies)|emissar(?:y|ies)|intelligence\s+chiefs|army\s+chiefs|lieutenants)\b"
)
_LEADERS = re.compile(r"\b(?:leaders|presidents|ministers|men|officials|premiers|chiefs|envoys|diplomats)\b", re.I)


_DASH = re.compile(r"\s*(?:--|–|—)\s*")


def past_dashes(text: str, trigger_end: int, reach: int) -> int:
    """Where a sentence goes on behind a list between dashes: 'the leaders of Fiji and Tonga -- A and B -- in Nadi'."""
    closing = _DASH.match(text, reach)
    return closing.end() if closing is not None and _DASH.search(text, trigger_end, reach) is not None else reach


@dataclass(slots=True)
class Draft:
    """One trigger with who takes part; `hosts` are the parties visited."""

    clause: Clause
    trigger: Trigger
    frame: str
    start: int
    end: int
    verb_from: int  # where the verb group begins: behind the subject
    parties: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    by_party: dict[str, set[str]] = field(default_factory=dict)
    unknown: list[Actor] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    host_place: Actor | None = None
    body: bool = False
    session: bool = False  # of an organisation
    anaphoric: bool = False
    present: bool = False  # whether the subject attends it, and does not only speak before or after it
    bygone: bool = False  # of a day long before the text
    assumed: bool = False  # 'held' for want of any word that tells the stage
    rule: str = ""
    segment_end: int = -1  # where a second meeting of the same verb begins
    gap_start: int = -1  # where the second meeting itself begins
    subject: tuple[Actor, ...] = ()
    partners: tuple[Actor, ...] = ()  # those behind 'with'
    pair: tuple[tuple[str, ...], tuple[str, ...]] | None = None  # the two parties and their people spoken of last
    home: dict[str, str] = field(default_factory=dict)  # the party of each person of the document
    host_places: dict[str, str] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()  # nouns that stand for the party of the adjective before them
    visitors: tuple[str, ...] = ()  # parties of whom the text says 'visiting'

    def add(self, actors: tuple[Actor, ...]) -> None:
        """Take in actors as participants; former officials, analysts, journalists and private persons are not."""
        for actor in actors:
            of_office = actor.type == "office" and actor.parties and not actor.people
            sent = of_office and actor.standing in ("analyst", "private")
            delegates = sent and not self.heads.isdisjoint(actor.text.lower().split())
            if (actor.standing in SILENT_STANDINGS and not delegates) or "spokes" in (actor.role or ""):
                continue  # but 'Iranian experts' are those whom the state sends
            if _REPRESENTED.search(self.clause.text, max(0, actor.start - 40), actor.start):
                continue  # 'Minister A, representing President B, met C'
            if _BACKED.match(self.clause.text, actor.end):
                continue  # 'the Chad-backed rebels': Chad does not sit with them
            crowd = _CROWD.match(self.clause.text, actor.end) or _CROWD.search(actor.text)
            if crowd and actor.type in ("demonym", "party"):
                continue  # 'members of the Turkish community'
            if actor.type == "pronoun" and _OF_THEIRS.match(self.clause.text, actor.end):
                actor = actor._replace(people=())  # noqa: PLW2901 'their defence ministers' are others than they
            if not actor.parties and self.pair and _BOTH.search(actor.text):
                actor = actor._replace(parties=self.pair[0], people=self.pair[1] if _LEADERS.search(actor.text) else ())  # noqa: PLW2901
            if not actor.parties:
                self.unknown.append(actor)
                continue
            for code in actor.parties:
                if code not in self.parties:
                    self.parties.append(code)
            for name in actor.people:
                if name not in self.people:
                    self.people.append(name)
                party = actor.parties[0] if len(actor.parties) == 1 else self.home.get(name)
                if party in actor.parties:
                    self.by_party.setdefault(str(party), set()).add(name)

    @property
    def resolved_on(self) -> bool:
        """Whether it is what somebody agrees on or decides: 'agreed in a call to hold a summit' is about two."""
        return (
            self.trigger.cue.format != "phone" and _RESOLVED.search(self.clause.text, 0, self.trigger.start) is not None
        )

    def of_states(self, organisations: frozenset[str]) -> bool:
        """Whether it is with officials of a state: 'the union's envoy came for talks with Peru', and to no session."""
        return any(code not in organisations for actor in self.partners for code in actor.parties)

    def widen(self, start: int, end: int) -> None:
        """Stretch the passage."""
        self.start, self.end = min(self.start, start), max(self.end, end)


def is_official(actor: Actor, clause: Clause, heads: frozenset[str]) -> bool:
    """Whether a mention is a person in office, an office, or a delegation, and not a bare country."""
    if actor.standing in SILENT_STANDINGS:
        return False
    if actor.type in ("person", "office", "collective") or actor.people or actor.alias_kind == "institution":
        return True
    if actor.text.rpartition(" ")[2] in heads:
        return True  # 'Kosovo Albanian leaders'
    sent = _SENT_BY.search(clause.text, max(0, actor.start - 40), actor.start)
    if sent and sent.group(1) in heads:
        return True  # 'commanders of the FARC'
    following = _FOLLOWING.match(clause.text, actor.end)
    if following and not heads.isdisjoint(following.groups()):
        return True
    joined = _JOINED_ADJECTIVE.match(clause.text, actor.end) if actor.type == "demonym" else None
    return joined is not None and joined.group(1) in heads  # 'Belgian and Dutch political leaders'


def is_populace(actor: Actor, clause: Clause) -> bool:
    """'met with Iraqis who cast ballots' is no meeting with Iraq; 'the Palestinians' may be."""
    return actor.alias_kind == "people" and not clause.text[: actor.start].endswith(("the ", "The "))
