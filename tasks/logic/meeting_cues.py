"""The vocabulary of meetings: which words may report one, and what frame each opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from tasks.logic.lexicon import Reference
from tasks.logic.meeting_time_cues import TimeCues, time_cues

VERB_FRAMES = frozenset(
    {
        "meet", "with", "see", "spent", "discuss", "speak", "with_object", "host_for", "host", "passive", "visit",
        "travel", "travel_for", "call_on", "take_to", "leave_for", "arrive_day", "send", "together", "told", "told_in",
        "call", "called", "convene", "invite", "speak_together", "sign", "agree",
        "concluded", "counterpart", "stay", "from_to",
    }
)  # fmt: skip
JOURNEYS = frozenset({"visit", "visit_noun", "travel", "travel_for"})  # frames of who goes to whom
NOUN_FRAMES = frozenset({"event_plural", "event", "body", "visit_noun", "meal", "format", "stint"})
_GATHERING = "a gathering of those named"  # a mark of parties.csv
_APART = frozenset({"portfolio"})  # each row is a list of its own
_LISTS = frozenset(
    {
        "official_head", "veto_before", "veto_after_meet", "veto_sentence", "veto_before_body", "light", "attend",
        "the_two", "separately", "portion", "made_up_of", "another_round", "includes", "arranged", "delegation",
        "told_on_day", "told_otherwise", "joint_body", "resumption", "elections", "once_more", "invited_to", "goes_on",
        "occasion", "errand", "venue", "encounter", "done_together", "done_apart", "done_to", "done_afar", "went_on",
        "agreed", "sent", "gather", "one_side", "other_service", "converge", "with_both", "principal",
    }
)  # fmt: skip


_MEMBERS = re.compile(r"\bmembers ([A-Z|]+)")  # in a note of parties.csv
_ON_SIDELINES = re.compile(r"on the (?:sidelines|margins|fringes|edges|eve) of (?:[\w-]+ ){0,5}[\w-]+")
_WORD = re.compile(r"[^\W_][\w+-]*")


class Cue(NamedTuple):
    """One form of a cue: its entry, frame, the format that it tells and the parties that it names."""

    lemma: str
    frame: str
    format: str | None
    parties: tuple[str, ...]
    capitals: tuple[str, ...] = ()  # the words of its forms that count in capitals only: START, not 'start'


class Trigger(NamedTuple):
    """One cue found in a sentence."""

    start: int
    end: int
    low: str
    cue: Cue


@dataclass(frozen=True)
class MeetingCues:
    """Compiled meeting_cues.csv and status_cues.csv."""

    forms: dict[str, tuple[tuple[str, Cue], ...]]  # by first word, longest first
    sieve: str  # for Polars: a sentence without a match holds no trigger
    net_sieve: str  # for Polars: a text without a match of either holds no encounter
    light: re.Pattern[str]
    heads: frozenset[str]
    veto_before: re.Pattern[str]
    veto_before_body: re.Pattern[str]
    veto_after_meet: re.Pattern[str]
    veto_words: frozenset[str]
    veto_phrases: tuple[str, ...]
    status: dict[tuple[str, str], re.Pattern[str]]
    the_two: re.Pattern[str]  # a subject without names right before its verb: 'the two last', 'both sides'
    separately: re.Pattern[str]
    portion: re.Pattern[str]  # 'a round of', 'on the eve of' before a noun of meeting
    made_up_of: re.Pattern[str]
    another_round: re.Pattern[str]
    includes: re.Pattern[str]  # 'a visit that includes' before a noun of meeting
    arranged: re.Pattern[str]  # 'is planned', 'took place' between a noun of meeting and 'between A and B'
    delegation: re.Pattern[str]  # who travels for a party without a name
    told_on_day: frozenset[str]
    told_otherwise: re.Pattern[str]  # by letter, on television: no encounter
    joint_body: re.Pattern[str]  # behind 'the A-B' and before its session
    resumption: re.Pattern[str]  # verbs by which talks without parties are those of the text
    invited_to: re.Pattern[str]  # what one is invited to: a visit, or talks
    occasion: re.Pattern[str]  # 'At their meeting in Oslo,' at the head of a sentence
    errand: re.Pattern[str]  # 'for talks', 'to meet' behind the place where an official is
    goes_on: re.Pattern[str]  # behind talks: they go on, or end, on the day that follows
    encounter: re.Pattern[str]  # words of the net: 'in one room', 'on the line'
    done_together: re.Pattern[str]  # verbs of what two sides do in one place, all of the past
    done_apart: re.Pattern[str]  # verbs of what each does for itself
    done_to: re.Pattern[str]  # verbs of what one does to the other's face
    done_beside: re.Pattern[str]  # those of them that nobody does in a letter or a speech
    went_on: re.Pattern[str]  # behind 'the two', they: what those who met before did next
    agreed: re.Pattern[str]  # 'the sides agreed': where a place and a time say where and when they did
    sent: re.Pattern[str]  # 'the negotiators are to convene', 'ministers from the four capitals gathered'
    with_both: re.Pattern[str]  # what a third does with all sides: 'got the two ministers into one room'
    in_other_service: re.Pattern[str]  # before 'leaders', 'officials': of no side of any talks
    one_side: re.Pattern[str]  # what one of two does to a meeting of both: 'called off a', 'walked out of the'
    once_more: re.Pattern[str]  # 'once more virtually': so was the meeting before
    principals: frozenset[str]  # offices whose holders each receive a guest for themselves
    portfolios: tuple[frozenset[str], ...]  # the names of one field of ministers: 'foreign', 'secretary of state'
    bodies: dict[str, frozenset[str]]  # the states that belong to an organisation
    venues: frozenset[str]  # cities of bodies, which lend a venue
    elections: re.Pattern[str]  # whose rounds are no talks
    organisations: frozenset[str]
    gatherings: frozenset[str]  # series of summits without an office
    groups: frozenset[str]  # armed and political movements
    homes: dict[str, str]  # the state in which a movement is at home
    states: dict[str, str]  # the code of each state by its name, and by that of its capital
    datelines: dict[str, tuple[str, str]]  # place and country by its name in capitals
    cities: frozenset[str]
    capitals: dict[str, str]  # capital cities by the code of their state
    times: TimeCues

    def triggers(self, text: str) -> list[Trigger]:
        """The cues of a sentence, longest at each place, left to right."""
        low = text.lower().replace("’", "'")
        if len(low) != len(text):  # a few capitals (İ) have no lower case of one character
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")
        found: list[Trigger] = []
        # 'Met on the sidelines of the World Cup final': the match is where they met.
        about = _ON_SIDELINES.sub(" ", low) if "on the " in low else low
        if self.veto_words.isdisjoint(_WORD.findall(about)) and not any(p in about for p in self.veto_phrases):
            reached = 0
            for match in _WORD.finditer(low):
                at = match.start()
                for form, cue in self.forms.get(match.group(), ()) if at >= reached else ():
                    reached = at + len(form)
                    whole = low.startswith(form, at) and not low[reached : reached + 1].isalnum()
                    if whole and all(word in text[at:reached] for word in cue.capitals if word.lower() in form):
                        found.append(Trigger(at, reached, form, cue))
                        break
                    reached = at
        return _whole_nouns(found)


def _whole_nouns(found: list[Trigger]) -> list[Trigger]:
    """Triggers without a noun of meeting that only modifies the next: 'one-on-one talks', 'mini-summit meeting'."""
    events = {t.start for t in found if t.cue.frame in ("event", "event_plural")}
    return [t for t in found if t.cue.frame != "event" or t.end + 1 not in events]


def meeting_cues(reference: Reference) -> MeetingCues:
    """The cues of a reference folder, compiled for matching."""
    cues: dict[str, Cue] = {}
    lists: dict[str, list[str]] = {name: [] for name in _LISTS}
    portfolios: list[frozenset[str]] = []
    for row in reference.table("meeting_cues").iter_rows(named=True):
        spelled = row["forms"].split("|")
        if row["frame"] in _APART:
            portfolios.append(frozenset(spelled))
            continue
        if row["frame"] in _LISTS:
            lists["light" if row["frame"] == "attend" else row["frame"]].extend(spelled)
            continue
        if row["frame"] not in VERB_FRAMES | NOUN_FRAMES:
            raise ValueError(
                f"meeting_cues.csv: cue {row['cue']!r} has the unknown frame {row['frame']!r}; use one of "
                f"{sorted(VERB_FRAMES | NOUN_FRAMES | _LISTS)}"
            )
        parties = tuple(p for p in (row["parties"] or "").split("|") if p)
        capitals = tuple(sorted({w for w in row["forms"].replace("|", " ").split() if w.isalpha() and w.isupper()}))
        cue = Cue(row["cue"], row["frame"], row["format"] or None, parties, capitals)
        for form in spelled:
            cues.setdefault(form.lower(), cue)
    status: dict[tuple[str, str], list[str]] = {}
    for row in reference.table("status_cues").iter_rows(named=True):
        status.setdefault((row["place"], row["status"]), []).extend(row["cue"].split("|"))
    forms: dict[str, list[tuple[str, Cue]]] = {}
    for form in sorted(cues, key=lambda f: (-len(f), f)):
        first = _WORD.search(form)
        forms.setdefault(first.group() if first else form, []).append((form, cues[form]))
    seen = [
        form for form, cue in cues.items() if cue.frame not in ("told_in", "stay")
    ]  # those need another cue, or a place, beside them
    told = [form for form, cue in cues.items() if cue.frame == "told_in"]  # 'told A in Lima'
    stays = [form for form, cue in cues.items() if cue.frame == "stay"]  # 'was in Lima'
    kinds = reference.table("parties").filter(reference.table("parties")["kind"] == "organisation")
    return MeetingCues(
        forms={first: tuple(found) for first, found in forms.items()},
        sieve=_sieve(seen, told, stays),
        net_sieve=_sieve([*lists["encounter"], *lists["done_to"]], told, stays),
        heads=frozenset(lists["official_head"]),
        veto_before=_alternation(lists["veto_before"], r"\s*\Z"),
        veto_before_body=_alternation(lists["veto_before_body"], r"\s*\Z"),
        veto_after_meet=re.compile(rf"\s+(?:{_union(lists['veto_after_meet'])})\b", re.I),
        veto_words=frozenset(v for v in lists["veto_sentence"] if " " not in v),
        veto_phrases=tuple(v for v in lists["veto_sentence"] if " " in v),
        the_two=re.compile(
            rf"\b(?:{_union(lists['the_two'])}),?\s+(?:(?!(?:by|that|who|to)\b)[\w'’.-]+\s+){{0,4}}\Z", re.I
        ),
        separately=re.compile(rf"\b(?:{_union(lists['separately'])})\b", re.I),
        portion=re.compile(
            rf"\b(?:{_union(lists['portion'])})\s+of\s+(?:[\w'’-]+\s+){{0,3}}\Z|\b(?:called|calls|calling)\s+for\b",
            re.I,
        ),
        another_round=re.compile(
            rf"\b(?:{_union(lists['another_round'])}|\d{{1,3}}(?:st|nd|rd|th))\s+(?:(?!(?:of|and|in|to)\b)[\w-]+\s+){{0,3}}(?:of\s+)?\Z",
            re.I,
        ),
        includes=re.compile(rf"\b(?:{_union(lists['includes'])})\s+(?:(?!(?:of|and|in|to)\b)[\w-]+\s+){{0,3}}\Z", re.I),
        arranged=re.compile(
            rf"\b(?:(?:has|have|had|will|would|is|are|was|were|to|be|been|also|now|due|expected)\s+){{0,5}}(?:{_union(lists['arranged'])})\b"
        ),
        delegation=re.compile(rf"\b(?:{_union(lists['delegation'])})\b(?:,|[^,;:.]{{0,70}}\Z)"),
        told_on_day=frozenset(lists["told_on_day"]),
        told_otherwise=re.compile(rf"\b(?:{_union(lists['told_otherwise'])})\b", re.I),
        joint_body=re.compile(rf"\s+(?:[a-z]+\s+){{0,3}}(?:{_union(lists['joint_body'])})\b", re.I),
        resumption=re.compile(
            rf"\s+(?:(?:proper|themselves)\s+)?(?:(?:in|at|on|over)\s+(?:(?!(?:that|which|who)\b)[\w’'-]+\s+){{1,7}}?)?(?:(?:will|would|is|are|was|were|has|have|had|to|be|been|due|set|scheduled|expected|also|now|then|later|soon|eventually|subsequently)\s+){{0,5}}"
            rf"(?:{_union(lists['resumption'])})\b"
        ),
        elections=re.compile(rf"\b(?:{_union(lists['elections'])})\b", re.I),
        occasion=re.compile(
            rf"\W*(?:during|in|at)\s+(?:a|an|their|his|her|the|\w+day['’]s)\s+(?:[\w-]+\s+){{0,3}}?(?:{_union(lists['occasion'])})\b"
            r"[^;:“”\"]{0,80},",
            re.I,
        ),
        errand=re.compile(rf",?\s+(?:for|on|to)\s+(?:[\w-]+\s+){{0,4}}?(?:{_union(lists['errand'])})\b"),
        invited_to=re.compile(rf"\b(?:{_union(lists['invited_to'])})\b"),
        goes_on=re.compile(
            rf"(?:,[^,;:]{{1,70}},)?\s+(?:(?:will|would|is|are|was|were|has|have|had|to|be|been|due|set|scheduled|expected|also)\s+){{0,5}}"
            rf"(?:{_union(lists['goes_on'])})\b"
        ),
        encounter=re.compile(
            rf"\b(?:{_union(lists['encounter'])})(?![\w-])|(?<=,\s)(?:left|right|cent(?:er|re))(?=,\s)|\((?:[LRC]|left|right|cent(?:er|re))\)",
            re.I,
        ),
        done_together=re.compile(rf"[a-z]+ed|{_union(lists['done_together'])}"),
        done_apart=re.compile(_union(lists["done_apart"])),
        done_to=re.compile(rf"\b(?:{_union(lists['done_to'])})\b"),
        done_beside=re.compile(rf"\b(?:{_union(set(lists['done_to']) - set(lists['done_afar']))})\b"),
        went_on=re.compile(
            rf"\b(?:{_union(lists['the_two'])})(?:,\s+(?:in|with|without|under|watched|joined|flanked)\s[^;:“”\"]{{3,90}}?,)?\s+"
            rf"(?:had\s+|have\s+|also\s+|then\s+|again\s+|\w+ly\s+){{0,2}}(?:{_union(lists['went_on'])})\b",
            re.I,
        ),
        agreed=re.compile(
            rf"\b(?:{_union(w for w in lists['the_two'] if w != 'both')})\s+"
            rf"(?P<agreed>(?:had\s+|also\s+|then\s+|finally\s+)?(?:{_union(lists['agreed'])}))\b",
            re.I,
        ),
        sent=_nameless(lists["sent"], lists["the_two"], [*lists["gather"], *lists["went_on"]], lists["converge"]),
        with_both=_with_both(lists["with_both"], lists["sent"]),
        in_other_service=re.compile(rf"\b(?:{_union(lists['other_service'])})\s+\Z", re.I),
        one_side=re.compile(
            rf"\b(?:{_union(lists['one_side'])})\s+(?:(?:a|an|the|another|their|any|that)\s+)?(?:(?!(?:of|and|with|to)\b)[\w-]+\s+){{0,3}}\Z"
        ),
        once_more=re.compile(rf"\b(?:{_union(lists['once_more'])})\b", re.I),
        made_up_of=re.compile(rf",\s+(?:{_union(lists['made_up_of'])})\s+", re.I),
        light=re.compile(
            rf"\b(?:{_union(lists['light'])})\s+(?:(?!\b(?:to|that|in|on|for|by|about)\b)[\w'’.()-]+,?\s+){{0,9}}\Z",
            re.I,
        ),
        status={key: _alternation(phrases, "") for key, phrases in status.items()},
        groups=frozenset(reference.table("parties").filter(reference.table("parties")["kind"] == "group")["code"]),
        homes=_homes(reference),
        principals=frozenset(lists["principal"]),
        portfolios=tuple(portfolios),
        bodies=_bodies(reference),
        venues=frozenset(lists["venue"]),
        organisations=frozenset(kinds["code"].to_list()),
        gatherings=frozenset(kinds.filter(kinds["note"].fill_null("").str.starts_with(_GATHERING))["code"]),
        states=_states(reference),
        datelines=_datelines(reference),
        cities=_cities(reference),
        capitals={
            code: city for code, city in reference.table("parties").select("code", "capital").iter_rows() if city
        },
        times=time_cues(reference),
    )


def _states(reference: Reference) -> dict[str, str]:
    """The code of each state by its names and its capital's, the longest first."""
    table = reference.table("parties")
    named = {name: code for code, name, kind in table.select("code", "name", "kind").iter_rows() if kind == "state"}
    of_states = set(named.values())
    capitals = {city: code for code, city in table.select("code", "capital").iter_rows() if city and code in of_states}
    aliases = reference.table("party_aliases").select("alias", "code", "kind").iter_rows()
    named |= {alias: code for alias, code, kind in aliases if kind == "name" and code in of_states}
    return dict(sorted((capitals | named).items(), key=lambda one: -len(one[0])))


def _bodies(reference: Reference) -> dict[str, frozenset[str]]:
    """The members of each organisation whose note in the table of parties lists them."""
    notes = reference.table("parties").select("code", "note").iter_rows()
    listed = {code: _MEMBERS.search(note or "") for code, note in notes}
    return {code: frozenset(found[1].split("|")) for code, found in listed.items() if found}


_SIDES = (
    r"(?:(?:the|both|all|each)\s+)?(?:(?:two|three|four|five|six)\s+)?"
    r"(?:both|sides?|parties|capitals|(?:[a-z]+\s+)?ministries|countries|states|governments|nations|neighbou?rs|rivals|delegations|teams|(?:two|three|four|five|six))\b"
)
_HELPERS = (
    "had|have|has|did|do|will|would|shall|may|might|could|are|were|is|was|to|be|been|not|also|then|first|again|last|now|only|just|once|twice|soon|later|"
    "earlier|already|since|next|ever|even|both|all|alone|duly|finally|eventually|due|set|expected|scheduled|supposed|likely|meant|planning|hoping|about|"
    "agreed|agree|plan|planned|hope|hoped|want|wanted|intend|intended|promised|decided|managed|able|ready|[a-z]+ly"
)


def _nameless(sent: list[str], pair: list[str], deeds: list[str], journeys: list[str]) -> re.Pattern[str]:
    """Those who act for sides that the sentence does not name, and what they did: 'the presidents last spoke'."""
    behind = rf"(?:\s+(?:of|from|for|on)\s+{_SIDES})?(?:,[^,;:“”\"]{{3,60}},)?(?:,?\s+who)?"
    did = rf"(?P<aux>(?:(?:{_HELPERS})\s+){{0,6}})(?P<met>{_union(deeds)}|(?P<came>{_union(journeys)}))"
    return re.compile(rf"\b(?P<who>{_union([*sent, *pair])}){behind}\s+{did}\b", re.I)


def _with_both(deeds: list[str], sent: list[str]) -> re.Pattern[str]:
    """What is done with sides that the sentence does not name: 'met each of the delegations', 'had both to dinner'."""
    sides = ["side", "sides", "parties", "party", "delegation", "presidents", "team", "teams", "leaders", "guarantors"]
    whom = (
        r"(?:(?:each|both|all)\s+of\s+)?(?:the|their|both|all|each)\s+"
        rf"(?:(?:two|three|four|five|six|rival|warring|opposing)\s+){{0,2}}(?:[a-z]+\s+)?(?:{_union([*sent, *sides])})"
    )
    return re.compile(rf"\b(?P<met>{_union(deeds)})\s+(?P<whom>{whom})\b", re.I)


def _homes(reference: Reference) -> dict[str, str]:
    """The state of each movement that the table of parties places in one."""
    table = reference.table("parties").select("code", "name", "kind", "note")
    states = {name: code for code, name, kind, _ in table.iter_rows() if kind == "state"}
    return {code: states[note] for code, _, kind, note in table.iter_rows() if kind == "group" and note in states}


def _sieve(seen: list[str], told: list[str], stays: list[str]) -> str:
    """A pattern for Polars that every sentence with a trigger matches: a form, or 'told A in Lima', 'was in Lima'."""
    forms = "|".join(sorted(re.escape(form).replace("'", ".") for form in seen))
    tellings = "|".join(sorted(re.escape(form) for form in told))
    in_a_place = "|".join(sorted(re.escape(form) for form in stays))
    somebody = r"\s(?:the\s)?[A-Z]"
    return rf"(?i)\b(?:{forms})\b|(?-i:\b(?:{tellings}){somebody})|(?-i:\b(?:{in_a_place}){somebody})"


def _datelines(reference: Reference) -> dict[str, tuple[str, str]]:
    """Cities and capitals by their names in capitals, as datelines write them."""
    capitals = reference.party_aliases.filter(reference.party_aliases["kind"] == "capital")
    found = {alias.upper(): (alias, code) for alias, code in capitals.select("alias", "code").iter_rows()}
    for place, aliases, country in reference.places.select("place", "aliases", "country").iter_rows():
        for form in [place, *filter(None, (aliases or "").split("|"))]:
            found.setdefault(form.upper(), (place, country or ""))
    return found


def _cities(reference: Reference) -> frozenset[str]:
    """The names of cities and capitals, without houses, islands and regions."""
    capitals = reference.party_aliases.filter(reference.party_aliases["kind"] == "capital")["alias"]
    return frozenset([*capitals, *reference.places.filter(reference.places["kind"] == "city")["place"]])


def _union(forms: object) -> str:
    ordered = sorted(set(forms), key=lambda f: (-len(f), f))  # type: ignore[call-overload]
    if not ordered:
        return "(?!)"  # no words match nothing, not everything
    return "|".join(re.escape(f).replace(r"\ ", r"\s+").replace("'", "['’]") for f in ordered).replace(
        "|may|", "|(?-i:may)|"
    )


def _alternation(forms: object, tail: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_union(forms)})(?![\w]){tail}", re.I)
