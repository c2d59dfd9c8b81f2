"""The words of meeting_times.csv, compiled: what ties a time expression to a meeting, or to something else."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from tasks.logic.lexicon import Reference

_PARTS = ("early", "mid", "late", "first", "second", "later", "earlier")
_WHEN_GONE = r"(?:(?:on\s+)?[A-Z][a-z]+day\s+|back\s+|late\s+|early\s+|here\s+)*"
_A_NAME = r"[\w'’.-]+"
# 'wound up their talks after two hours on Monday', but not 'after two hours of talks'
_AFTER_A_LENGTH = r"after\s+(?:[a-z\d-]+\s+){0,5}(?:hours?|minutes|days)\s+(?!of\b)"
_NO_PRONOUN = r"(?<!\babout )(?<!\bover )(?<!\bon )(?<!\bof )"  # 'talked about that in Lima'


@dataclass(frozen=True)
class TimeCues:
    """Patterns over one sentence; those anchored at their end are searched up to a date or trigger."""

    clause_break: re.Pattern[str]
    reported: re.Pattern[str]
    not_its_day: re.Pattern[str]
    event_noun: re.Pattern[str]
    of_event: re.Pattern[str]
    been_doing: re.Pattern[str]
    opening: re.Pattern[str]
    opened_behind: re.Pattern[str]
    within_event: re.Pattern[str]
    departed: re.Pattern[str]
    moved_to: re.Pattern[str]
    to_meet: re.Pattern[str]
    resolved: re.Pattern[str]
    intends: frozenset[str]
    nth_day: re.Pattern[str]
    nth_week: re.Pattern[str]
    part: re.Pattern[str]
    leading: re.Pattern[str]
    days_long: re.Pattern[str]
    days_alone: re.Pattern[str]  # 'two days' as the word of a meeting itself
    so_many_days: re.Pattern[str]
    at_its_end: re.Pattern[str]
    at_its_start: re.Pattern[str]
    ends_behind: re.Pattern[str]
    opened: re.Pattern[str]
    ended: re.Pattern[str]
    apart: re.Pattern[str]
    before: frozenset[str]
    spoken: re.Pattern[str]
    also: re.Pattern[str]
    in_addition: re.Pattern[str]
    another_time: re.Pattern[str]
    gone_to: re.Pattern[str]
    new_subject: re.Pattern[str]
    not_news: re.Pattern[str]
    lasted: re.Pattern[str]
    long_meeting: re.Pattern[str]
    measured: re.Pattern[str]
    call: re.Pattern[str]
    numbers: dict[str, int]
    days_since: dict[str, int]
    weeks: dict[str, int]


_ABOUT = (
    r"(?:(?:about|around|nearly|almost|over|some|roughly|only|just|under|well\s+over|(?:more|less)\s+than|at\s+least|"
    r"up\s+to|close\s+to)\s+)?"
)
# Up to a length that is still that of the meeting before: 'the call, which it said lasted'.
_NO_OTHER = r"(?:(?!\b(?:after|before|visit|trip|but|flight|speech)\b)[^;:.“”\"])"


@lru_cache(maxsize=8)
def time_cues(reference: Reference) -> TimeCues:
    """The words of a reference folder, compiled for matching."""
    forms: dict[str, list[str]] = defaultdict(list)
    values: dict[str, dict[str, int]] = defaultdict(dict)
    for row in reference.table("meeting_times").iter_rows(named=True):
        spelled = row["forms"].split("|")
        forms[row["kind"]] += spelled
        values[row["kind"]] |= {form: int(row["value"]) for form in spelled if row["value"]}
    w = {kind: _union(found) for kind, found in forms.items()}
    number = rf"(?P<number>{w['number']}|\d{{1,2}})"
    parts = "|".join(rf"\b(?P<{part}>{w[part]})\b" + (r"(?!\s+on\b)" if part == "early" else "") for part in _PARTS)
    lasted = rf"\b(?:{w['lasted']})\s+(?:for\s+)?{_ABOUT}"
    return TimeCues(
        clause_break=re.compile(
            rf"[;:“”\"]|--|–|—|\)\s-\s|\b(?:(?!that\b|{_AFTER_A_LENGTH})(?:{w['clause_break']})|{_NO_PRONOUN}that)\b"
        ),
        reported=re.compile(
            rf"\b(?:{w['report']}|told\s+(?![\w\s]{{1,25}}\b(?:calls?|conversation|meeting|talks|lunch|dinner)\s)"
            rf"[\w\s]{{1,25}})\s+(?:(?:here|late|early|on|in\s+a\s+\w+)\s+){{0,3}}\Z",
            re.I,
        ),
        not_its_day=re.compile(rf"\b(?:{w['not_its_day']})\s+(?:the\s+)?\Z", re.I),
        event_noun=re.compile(rf"\s+(?:{w['event_noun']})\b"),
        of_event=re.compile(rf"\b(?:{w['of_event']})\s+(?:on\s+|late\s+|early\s+)?\Z"),
        been_doing=re.compile(
            rf"\b(?:{w['been']})\s+(?:[\w-]+ing|{w['under_way']})\b(?:\s+(?:[\w'’-]+\s+){{0,4}})?\s*\Z"
            rf"|\b(?:{w['under_way']})\s*\Z"
        ),
        opening=re.compile(
            r"\A,?\s+(?:(?:which|that)\s+(?:(?:will|would|could|can|may|might|should|is|are|was|were|had|have|has|set|to|be|being|been|also|currently|now|"
            rf"{w['due']})\s+){{0,4}}|(?:{w['due']})\s+(?:to\s+)?(?:be\s+)?)(?:{w['start']}|{w['ended']})\b"
            r"|\A(?:\s+(?:under|in|at|of|on|between)\s+(?:(?!(?:which|that)\b)[\w'’-]+\s+){1,5}?)?,?\s*(?:which|that)\s+(?:(?:will|would|could|can|may|might|should|is|are|was|were|had|have|has|been|to|be|once|first|originally|long)\s+){0,4}"
            rf"(?:{w['due']})\s+(?:for|on|in)\b"
        ),
        opened_behind=re.compile(
            rf"\A(?:\s+(?:(?:of|on|in|at|for)\s+)?(?:the\s+)?\(?[A-Z][\w'’&-]*\)?){{0,8}},?\s+(?:that|which)\s+"
            rf"(?:(?:will|is|are|was|were|has|{w['due']})\s+){{0,3}}(?:to\s+)?(?:{w['start']}|{w['ended']})\s+"
            rf"(?:(?:here|on|later?|early|in\s+[A-Z]\w+)\s+){{0,3}}\Z"
        ),
        within_event=re.compile(rf"\b(?:{w['within_event']})\s+"),
        departed=re.compile(
            rf"\b(?:{w['departed']})\s+(?:(?:for|to|from)\s+)?(?:the\s+)?(?:[A-Z][\w.'’-]*\s+){{0,4}}(?:(?:here|on|early|late)\s+){{0,2}}\Z"
        ),
        moved_to=re.compile(
            rf"\b(?:{w['moved']})\s+(?:from\s+[\w.]+(?:\s+\d{{1,2}})?\s+)?(?:until|till|to|for)\s+(?:the\s+)?\Z"
            # 'put back his visit, planned for Wednesday, to'
            rf"|\b(?:{w['moved']})\s[^;:“”\"]{{3,100}}?(?:,|\bfrom\s+[\w.]+(?:\s+\d{{1,2}})?)\s+(?:until|till|to)\s+(?:the\s+)?\Z"
            r"|\b(?:will|would|is\s+to|are\s+to)\s+now\s+(?:be\s+held|take\s+place|meet|start|begin|open|resume)\s+(?:only\s+)?(?:on|in)\s+(?:the\s+)?\Z"
            r"|\bas\s+(?:originally\s+|previously\s+)?(?:planned|scheduled|announced)\s+but\s+(?:only\s+)?(?:in|on|around|about|at)\s+(?:the\s+)?\Z"
        ),
        to_meet=re.compile(rf"(?:([\w'’]+)\s+)?\bto\s+(?:{w['to_meet']})\b"),
        resolved=re.compile(rf"\b(?:{w['resolved']})\s+(?:[\w'’-]+\s+){{0,3}}\Z"),
        intends=frozenset(forms["intends"]),
        nth_day=re.compile(
            rf"\b({w['nth_day']})\s+(?:and\s+(?:final|last)\s+)?day\s+of\s+(?:[\w'’-]+\s+){{0,5}}\Z", re.I
        ),
        nth_week=re.compile(rf"\b({w['nth_week']})\s+week\s+(?:of|in)\s+\Z", re.I),
        part=re.compile(parts, re.I),
        leading=re.compile(
            rf"\b(?:(?:early|late|mid|later|earlier)(?:\s+in)?|(?:{w['early']}|{w['mid']}|{w['late']}|{w['first']}|"
            rf"{w['second']}|{w['later']})\s+of)\s+(?:the\s+)?\Z",
            re.I,
        ),
        days_long=re.compile(
            rf"\b{number}(?:-day\s+|\s+days\s+of\s+)(?:[\w-]+\s+){{0,4}}\Z|\b(?P<week>week)-?long\s+(?:[\w-]+\s+){{0,3}}\Z",
            re.I,
        ),
        days_alone=re.compile(rf"\b{number}(?P<week>\s)days\s+(?:in|at|with)\Z", re.I),
        so_many_days=re.compile(
            rf"(?P<for>\bfor\s+)?\b{number}(?(for)\s+days\b|-day\s+)|\b(?P<week>week)-?long\s+", re.I
        ),
        at_its_end=re.compile(rf"\b(?:{w['at_end']})\s+(?:[\w'’-]+\s+){{0,3}}\Z", re.I),
        at_its_start=re.compile(rf"\b(?:{w['at_start']})\b", re.I),
        ends_behind=re.compile(rf"[^.;:]{{0,80}}?\b(?:{w['ended']})\b"),
        opened=re.compile(rf"\b(?:{w['start']})\s+(?:(?:in|at)\s+(?:{_A_NAME}\s+){{1,3}})?(?:on\s+)?\Z"),
        ended=re.compile(rf"\b(?:{w['ended']})\b"),
        apart=re.compile(
            rf"\b(?:{number}\s+|(?:the|just\s+a|only\s+a)\s+)(?P<unit>days?|weeks?)\s+(?P<side>{w['after']}|{w['before']})\b",
            re.I,
        ),
        before=frozenset(forms["before"]),
        spoken=re.compile(rf"\b(?:{w['spoken']})\b"),
        also=re.compile(rf"\b(?:{w['also']})\s+(?:(?:{w['also_verb']})\s+)?(?:[\w-]+\s+){{0,3}}\Z"),
        in_addition=re.compile(rf"\W*(?:{w['also']})\b", re.I),
        another_time=re.compile(rf"\b(?:{w['another_time']})\b"),
        gone_to=re.compile(
            rf"\b(?:(?:{w['gone']})\s+{_WHEN_GONE}(?:in)?to|(?:{w['been_in']})\s+{_WHEN_GONE}(?:in|at)|(?:{w['journey']})\s+(?:to|of|in))\s+"
            r"(?:(?:the|nearby|neighbou?ring)\s+)*"
            r"(?:(?:[a-z-]+\s+){0,2}?(?:town|city|village|port|capital|resort|island|base|camp|stronghold|suburb)\s+(?:of\s+)?)?\Z"
        ),
        new_subject=re.compile(rf"[;:“”\"]|\b(?:{w['new_subject']})\b"),
        not_news=re.compile(rf"\b(?:{w['not_news']})\b"),
        lasted=re.compile(rf"{_NO_OTHER}{{0,110}}?{lasted}"),
        long_meeting=re.compile(
            rf"(?:[\s-]?long)?(?:\s+of)?\s+(?:[\w'’-]+\s+){{0,3}}?(?P<noun>{w['measured']}|{w['call']})\b", re.I
        ),
        measured=re.compile(
            rf"\b(?P<noun>{w['measured']}|{w['call']})\b(?:{_NO_OTHER}{{0,80}}?{lasted}|{_NO_OTHER}{{0,60}}?\b(?:{w['ended']})\s+after\s+{_ABOUT})",
            re.I,
        ),
        call=re.compile(w["call"], re.I),
        numbers=values["number"] | {"week": 7},
        days_since=values["nth_day"],
        weeks=values["nth_week"],
    )


def _union(forms: list[str]) -> str:
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered)
