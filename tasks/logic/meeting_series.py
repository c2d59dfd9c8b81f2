"""Meetings of a series told by number or by what 'the two' did next: 'the second, in June', 'in April they came back'.

A text about one negotiation names its parties at the head and then only counts. Each count or deed with a time of its
own is a further meeting of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tasks.logic.meeting_again import again
from tasks.logic.meeting_cues import Cue, MeetingCues, Trigger
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_groups import Folded, Told, apart_in_time
from tasks.logic.meeting_nameless import by_a_third, nameless
from tasks.logic.meeting_times import window
from tasks.logic.meeting_topic import EVENTS, topic
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Actor, Clause, DateMention, place_name

SERIES = "series"  # of a rule: the parties are lent
COUNT, WENT_ON, ACCORD, JOINT, SENT, CAME, THIRD = "count", "went on", "accord", "joint body", "sent", "came", "third"
_NEAR = 3  # sentences between a count and the meetings that it counts
_COUNTABLE = EVENTS | {"meet", "with"}
_KINDS = frozenset({"body", "list"})
_BREAK = re.compile(r"[;:“”\"]|--|–|—")
_ITS_TIME = re.compile(  # between a count and its time: 'the second, also in Addis Ababa, took place in'
    r"(?:[\s,]|\b(?:also|again|there|that|held|to\s+be\s+held|was|were|is|will\s+be|took\s+place|opened|set|due|planned|scheduled|pencilled\s+in|for|video|videolink|link|phone|telephone|online|virtual|virtually|via|videoconference|ended|began|came|followed|broke\s+up|on|in|at|from|by|"
    r"early|late|mid|second|half|beginning|middle|course|the|a|an|its|year|month|days|weeks|first|last|near|outside|of|same|place|city|town|village|capital|resort|venue|hotel|base|villa|castle|palace|"
    r"residence|embassy|headquarters|lakeside|naval|air|military|mountain|seaside|port|island|monastery|manor|club|ranch|lodge|airport|"
    r"level|deputies|ministers|experts|envoys|ambassadors|farm|hacienda|spa|university|mission|guest|house|country|estate|third|neutral|border|crossing|offices?|building|centre|center)\b|\b[A-Z][\w’'-]+)*"
)
_TELLS_ITSELF = re.compile(r"follow-up|continuation|sitting|(?:phase|stage)\b")  # a count that says of what it is
_TO_COME = frozenset({"scheduled", "proposed"})
_MOST = 100  # sentences of counts and deeds in one document, which are compared pairwise
_YEAR = 364
_OFF = 45  # characters between a deed and its time
_OFF_COUNT = 75  # between a count and its time
_ORDINALS = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|twentieth|next|last|latest|previous|final|earlier|newest|most\s+recent|follow-up|continuation|"
    r"\d{1,2}(?:st|nd|rd|th)"
)
# At the head of a clause; 'the talks, the first in two years' counts them, and tells no other ones.
_COUNTED = re.compile(
    rf"(?:\A\W*(?:On\s+(?:[A-Z][a-z]+\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+[A-Z][a-z]+),?\s+)?|[;:–—]\s+(?:and\s+)?|(?<=\d\d\d\d),\s+(?:and\s+)?|,\s+(?=(?:the|their)\s+(?:{_ORDINALS})\s+(?:one\s+)?of\s+(?:them|these|those|which)\b)|\b(?:and|but|at|by|in|after|before|until|while|though|although|whereas)\s+)(?P<count>(?:another(?!\s+(?:{_ORDINALS}))|(?:the|a|its|their|another)\s+(?:{_ORDINALS})|an?\s+(?:further|new|fresh|extra|additional)(?=\s+(?:sitting|one|attempt)\b)|the\s+(?:(?:public|formal|official|exploratory)\s+(?:phase|stage)(?:\s+of\s+the\s+(?:talks|negotiations))?|(?:{_ORDINALS})\s+(?:phase|stage)\s+of\s+the\s+(?:peace\s+)?(?:talks|negotiations)))"
    r"(?:\s+one|\s+sitting|\s+attempt|\s+effort|\s+try|\s+of\s+(?:these|them|those)(?:\s+(?:gatherings|sessions|rounds|meetings|talks|encounters|visits|calls))?)?)"
    r"(?=,|\s+(?:also\s+|to\s+be\s+)?(?:held|started|by|via|online|at\s+the\s+level|on|in|at|was|will|is|had|took|ended|opened|came|broke|lasted|began|ran|followed|convened|met|collapsed|failed|produced|yielded|brought)\b)"
    r"(?!,?\s+(?:in|since|for)\s+(?:a|an|nearly|almost|over|more\s+than|[a-z-]+)?\s*(?:years?|months?|weeks?|decades?|series|string)\b)",
    re.I,
)

# 'Two more rounds were held there in May': one entry for all of that time.
_SEVERAL = re.compile(
    r"\b(?P<count>(?:two|three|four|five|six|seven|eight|ten|several|\d{1,2})\s+(?:more\s+|further\s+|such\s+|other\s+|inconclusive\s+|fruitless\s+)?"
    r"(?:rounds|sessions))(?=\s+(?:took\s+place|were\s+held|had\s+been\s+held|followed|had\s+followed|failed|ended|produced)\b"
    r"|,\s+(?:in|at|on)\s|\s+(?:in|at)\s+[A-Z])",
    re.I,
)
# 'The agreement was signed in Lima on 3 May': by those whose talks the text is about.
_ACCORD = Construction(
    r"(?:\b{accord}\b[^.;:“”\"]{0,50}?|\A\W*(?:It|They))"
    r"\s(?P<accord>(?:was|were)\s+(?:(?:\w+ly|then|at\s+last)\s+)?{concluded})"
    r"\b(?!\s+(?:[\w-]+\s+){0,3}by\b)"
    r"|\b(?P<signing>signing(?:\s+ceremony)?\s+(?:took\s+place|was\s+held|will\s+(?:take\s+place|be\s+held)|(?:is|was|had\s+been)\s+(?:now\s+)?(?:set|due|scheduled|planned|fixed|to\s+take\s+place)))\b"
)
# 'The Joint Border Commission sat in Lima on 3 May': the body of those whose talks the text is about.
_JOINT = re.compile(
    r"\b(?:(?:Joint|Border|Boundary|Bilateral|Binational|Mixed|Intergovernmental|Liaison|Ministerial|Military)\s+(?:[A-Z]\w+\s+){0,2}"
    r"|(?:joint|mixed|bilateral|binational|intergovernmental)\s+(?:[a-z]+\s+){0,2}|(?:Working|Consultative|Consultation|Coordination)\s+(?=Mechanism))"
    r"(?:[Cc]ommission|[Cc]ommittee|Council|[Ww]orking\s+[Gg]roup|Group|Board|[Mm]echanism|Dialogue|Forum)(?:\s+\([A-Z]+\))?"
    r"(?:\s+(?:on|for)\s+(?:the\s+)?\w+(?:\s+and\s+\w+)?)?(?:\s+\([A-Z]+\))?,?\s+(?P<sat>(?:(?:has|had|is|are|will|due|expected|scheduled|to|also|then|first|last)\s+){0,4}"
    r"(?:sat|sits?|met|meets?|convened?|convenes|gathers?|gathered|reconvened?|opened|assembles?|assembled))\b"
)
# 'The contacts then moved to Lima in July'
_CONTACTS = re.compile(
    r"\b[Tt](?:he|hese|heir)\s+(?:(?:secret|discreet|direct|preliminary|informal|exploratory)\s+)?(?P<contacts>contacts)\s+(?:(?:then|later|soon|were|had)\s+)*"
    r"(?:moved|shifted|continued|resumed|began|started|opened|transferred|went\s+on|took\s+place)\b"
)
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NUMBER = re.compile(r"\b(both|two|three|four|five|six)\b")
_WHOSE = 90  # characters from the number of those whose officials meet to the verb
_THERE = Construction(r"\b{concluded}\s+there\b")
_DID = re.compile(r"\bdid\s+(?:[a-z]+\s+){0,2}\Z")
_RIGHT_BEHIND = 9  # characters: 'agreed in Lima'
_AT = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}\Z")


def series(
    told_of: Callable[[Draft, list[int]], Told | None],
    mentions: list[Told],
    clauses: list[Clause],
    groups: list[Folded],
    cues: MeetingCues,
) -> list[Folded]:
    """Further meetings with a time of their own, of the parties of those told within reach or of the text's topic.

    `told_of` reads the slots of a draft beside other triggers of its sentence; None where its words deny the meeting.
    """
    timed = [(clause, found) for clause in clauses if groups and (found := _timed(clause, cues))][:_MOST]
    about = topic(mentions, groups, clauses, cues) if timed else ()
    further: list[Folded] = []
    for clause, triggers in timed:
        counts = triggers[0][0].cue.lemma == COUNT
        rounds = "round" in triggers[0][0].low  # which only talks have
        parties = (
            _counted(clause, clauses, groups, cues, about, [t.low for t, _ in triggers])
            if counts and not (rounds and about)
            else about
        )
        if triggers[0][0].cue.lemma in (SENT, CAME):
            parties = _so_many(clause, triggers[0][0], groups, about)
        sides = next((m.parties for m in clause.mentions if m.type == "collective" and len(m.parties) > 1), ())
        parties = parties if counts else (sides or parties)  # 'the two sides came close': those whom that means
        for trigger, day in triggers if len(parties) > 1 else ():
            draft = Draft(
                clause, trigger, trigger.cue.frame, trigger.start, trigger.end, trigger.start,
                rule=f"{SERIES}:{trigger.cue.lemma}", parties=list(parties),
            )  # fmt: skip
            draft.widen(day.start, day.end)
            if trigger.cue.lemma == THIRD and not _take_in_third(draft, cues):
                continue  # one of the two who meets 'both sides'
            if trigger.cue.lemma in (SENT, CAME) and not _DID.search(clause.text, 0, trigger.start):
                at = trigger.start
                draft.subject = (Actor(at, at, "", "collective", None, (), parties, None, "official", None),)
            told = told_of(draft, [t.start for t, _ in triggers if t is not trigger])
            if told is not None and told.when.at is not None and told.when.at[1] <= trigger.start < day.start:
                told.when = window(day, 0)  # 'the first took place on May 3, the second on June 5'
            if told is not None and (there := _nearest(clause, trigger)) is not None:
                told.place, told.country = place_name(there), there.parties[0] if there.parties else None
            dated = told is not None and told.when.start is not None and not told.from_lead
            dated = dated and not (trigger.cue.lemma == CAME and _is_at_home(told))
            for one in again(told) if told is not None and dated else ():
                if not any(_is_told(one, g) for g in (*groups, *further)):
                    further.append(Folded([one]))
    return further


def _timed(clause: Clause, cues: MeetingCues) -> list[tuple[Trigger, DateMention]]:
    """The counts of a sentence, else its deeds of 'the two', each with the time that stands beside it."""
    if clause.kind not in _KINDS or all(d.first is None for d in clause.dates):
        return []
    found = [_trigger(m, "count", COUNT) for m in _COUNTED.finditer(clause.text)]
    found = found or [_trigger(m, "count", COUNT) for m in _SEVERAL.finditer(clause.text)]
    found = found or [_trigger(m, 0, WENT_ON) for m in cues.went_on.finditer(clause.text)]
    if not found and "contacts" in clause.text:
        found = [_trigger(m, "contacts", WENT_ON) for m in _CONTACTS.finditer(clause.text)]
    if not found and _is_placed(clause):
        found = [_trigger(m, m.lastgroup or 0, ACCORD) for m in clause.words[_ACCORD].finditer(clause.text)]
        found = found or [
            _trigger(m, "agreed", WENT_ON)
            for m in cues.agreed.finditer(clause.text)
            if _is_beside_place(clause, m.start(), m.end())
        ]
    if not found or found[0].cue.lemma == COUNT:
        found += [_trigger(m, "sat", JOINT, "meet") for m in _JOINT.finditer(clause.text)]
    if not found or all(t.cue.lemma == JOINT for t in found):
        found += [_trigger(m, "met", CAME if m["came"] else SENT, "meet") for m in nameless(clause, cues)]
    found = found or [_trigger(m, "met", THIRD, "meet") for m, _ in by_a_third(clause, cues)]
    return [(t, day) for t in found if (day := _own_time(clause, t)) is not None]


def _take_in_third(draft: Draft, cues: MeetingCues) -> bool:
    """Whether whoever acts on both sides is of neither; he takes part in what he called them to."""
    third = next(a for m, a in by_a_third(draft.clause, cues) if m.start("met") == draft.trigger.start)
    if not set(third.parties).isdisjoint(draft.parties):
        return False
    draft.subject = (third,)
    draft.verb_from = third.end
    draft.add((third,))
    return True


def _is_at_home(told: Told | None) -> bool:
    """'The delegations returned to Lima on May 3': where one of the sides is at home, or to no place that is named."""
    return told is None or not told.city or told.country in told.parties


def _so_many(clause: Clause, trigger: Trigger, groups: list[Folded], about: tuple[str, ...]) -> tuple[str, ...]:
    """Those whose officials meet: the parties of the text's topic, or the so many that it tells to meet ('the six')."""
    counted = _NUMBER.search(clause.text, max(0, trigger.start - _WHOSE), trigger.start)
    size = _NUMBERS[counted[1]] if counted else len(about)
    if size == len(about):
        return about
    return next((g.parties for g in groups if len(g.parties) == size), ())


def _is_placed(clause: Clause) -> bool:
    """Whether a sentence names a place in which something was done."""
    return clause.words[_THERE].search(clause.text) is not None or any(
        _AT.search(clause.text, 0, m.start) for m in clause.mentions
        if m.type == "place" or m.alias_kind in ("capital", "seat")
    )  # fmt: skip


def _is_beside_place(clause: Clause, start: int, end: int) -> bool:
    """'In January, again in Lima, the sides agreed', 'the sides agreed, in Lima,': where they did."""
    before = max((m.end for m in clause.mentions if _is_where(clause, m) and m.end <= start), default=-_OFF)
    behind = min((m.start for m in clause.mentions if _is_where(clause, m) and m.start >= end), default=end + _OFF)
    return (
        start - before < _OFF and not _BREAK.search(clause.text, max(before, 0), start)
    ) or behind - end < _RIGHT_BEHIND


def _nearest(clause: Clause, trigger: Trigger) -> Actor | None:
    """Of several places before a deed the last: 'rounds were held in Lima, and in Quito the sides agreed'."""
    if trigger.cue.lemma != WENT_ON:
        return None
    before = [m for m in clause.mentions if m.end <= trigger.start and _is_where(clause, m)]
    return before[-1] if before else None


def _is_where(clause: Clause, mention: Actor) -> bool:
    place = mention.type == "place" or mention.alias_kind in ("capital", "seat")
    return place and _AT.search(clause.text, max(0, mention.start - 40), mention.start) is not None


def _trigger(match: re.Match[str], part: str | int, lemma: str, frame: str = "body") -> Trigger:
    return Trigger(match.start(part), match.end(part), match.group(part).lower(), Cue(lemma, frame, None, ()))


def _own_time(clause: Clause, trigger: Trigger) -> DateMention | None:
    """The time that stands right before or behind, in the same stretch of the sentence."""
    for day in sorted(clause.dates, key=lambda d: trigger.cue.lemma == COUNT and d.start < trigger.start):
        if day.first is None:
            continue
        a, b = (day.end, trigger.start) if day.end <= trigger.start else (trigger.end, day.start)
        counted = trigger.cue.lemma == COUNT
        if trigger.low.endswith("spent") and b - a <= 1 and day.end > trigger.end:
            continue  # 'both sides spent May blaming each other'
        near = _ITS_TIME.fullmatch(clause.text, a, b) if counted else not _BREAK.search(clause.text, a, b)
        if 0 <= b - a <= (_OFF_COUNT if counted else _OFF) and near:
            return day
    return None


def _counted(
    clause: Clause,
    clauses: list[Clause],
    groups: list[Folded],
    cues: MeetingCues,
    about: tuple[str, ...],
    counts: list[str],
) -> tuple[str, ...]:
    """The parties of the meetings told within reach of the count, or of the text's topic."""
    if about and any(_TELLS_ITSELF.search(t) for t in counts):
        return about
    near = [
        g for g in groups
        if len(g.parties) > 1 and any(
            0 <= clause.index - m.draft.clause.index <= _NEAR and m.draft.frame in _COUNTABLE
            for m in g.members
        )
    ]  # fmt: skip
    if about and any(set(about) <= set(g.parties) for g in near):
        return about
    before = clauses[max(0, clause.index - _NEAR + 1) : clause.index + 1]
    if about and any(t.cue.frame in EVENTS for c in before for t in cues.triggers(c.text)):
        return about
    told = max(near, key=lambda g: _last_before(g, clause), default=None)  # of those told last
    return told.parties if told is not None else ()


def _last_before(group: Folded, clause: Clause) -> int:
    """The last sentence up to another that tells a meeting."""
    return max((m.draft.clause.index for m in group.members if m.draft.clause.index <= clause.index), default=-1)


def _of_a_year(told: Told) -> bool:
    """Whether a mention is of a whole year, as 'six sessions last year', one of which may be told besides."""
    first, last = told.when.first, told.when.last
    return first is not None and last is not None and (last - first).days >= _YEAR


def _is_told(told: Told, group: Folded) -> bool:
    """Whether a group may be of the same meeting: of two of its parties about that time, or told there of that time."""
    of_them = len(set(told.parties) & set(group.parties)) > 1
    remote = told.place is not None and group.format in ("phone", "video")
    remote = remote or (told.format in ("phone", "video") and group.place[0] is not None)
    if remote or (told.status in _TO_COME and told.firm and group.status == "held"):
        return False  # what they will do in Lima is no call, and nothing that they did before
    if of_them and any(
        m.when.start and not _of_a_year(m) and not apart_in_time(told.when, m.when) for m in group.members
    ):
        return True
    return any(m.draft.clause is told.draft.clause and m.when.start == told.when.start for m in group.members)
