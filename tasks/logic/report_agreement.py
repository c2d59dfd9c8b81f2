"""Whether two documents' accounts can be of one meeting, and how well they agree."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from sys import intern
from typing import Any

from tasks.logic.merging_limits import MergingLimits

REMOTE = frozenset({"phone", "video"})
PAST = frozenset({"held", "ongoing"})
OFF = frozenset({"cancelled", "postponed"})
_STATE = re.compile(r"[A-Z]{3}\Z")
_RESPELLED = (
    ("'", ""), ("tch", "ch"), ("kh", "h"), ("ff", "v"), ("w", "v"), ("y", "i"), ("j", "i"), ("ck", "k"), ("ph", "f"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("iu", "u"), ("ie", "e"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def surname_key(name: str) -> str:
    """A surname without accents and the choices of transliteration (Ryabkov, Riabkov; Shoigu, Shoygu)."""
    words = name.split()
    if not words:
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words[-1].lower()) if not unicodedata.combining(c))
    plain = plain.removeprefix("al-").removeprefix("el-")
    for old, new in _RESPELLED:
        plain = plain.replace(old, new)
    return re.sub(r"(.)\1", r"\1", plain)


def days_of(value: str | None) -> tuple[date, date] | None:
    """First and last day of an EDTF day, month or year."""
    if not value:
        return None
    parts = [int(p) for p in value.split("-")]
    if len(parts) == 3:
        day = date(parts[0], parts[1], parts[2])
        return day, day
    if len(parts) == 2:
        first = date(parts[0], parts[1], 1)
        return first, (first + timedelta(31)).replace(day=1) - timedelta(1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


@lru_cache(maxsize=65536)
def window_of(start: str | None, end: str | None) -> tuple[date, date] | None:
    """First and last day of a meeting from its two EDTF dates; None if neither is known."""
    begins, ends = days_of(start), days_of(end)
    first = begins or ends
    last = ends or begins
    if first is None or last is None:
        return None
    return (first[0], last[1]) if last[1] >= first[0] else first


@lru_cache(maxsize=65536)
def _same_set(values: tuple[str, ...]) -> frozenset[str]:
    """One set for all accounts that name the same, since sets are most of what an account would weigh."""
    return frozenset(intern(value) for value in values)


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says, in a form that compares fast, and small: merging everything holds one of every report.

    length  days from its first to its last, 0 for one day or none
    long    its window is too long to identify a meeting by itself
    wide    its window is so long that the same people meet more than once in it
    vague   its time is no day and no stretch of days that a meeting takes: none, a week, a month, a year
    """

    report_id: str
    document_id: str
    parties: frozenset[str]
    people: frozenset[str]
    first: date | None
    last: date | None
    place: str
    country: str
    format: str
    status: str
    published: date | None
    limits: MergingLimits
    length: int
    long: bool
    wide: bool
    vague: bool

    @classmethod
    def of(cls, row: dict[str, Any], limits: MergingLimits) -> Account:
        """The account of one row of meeting_reports."""
        first, last = window_of(row["start_date"], row["end_date"]) or (None, None)
        length = (last - first).days if first and last else 0
        long = first is None or length > limits.near_days
        week = first is not None and first.weekday() == 0 and length == 6
        return cls(
            row["report_id"], intern(row["document_id"]), _same_set(tuple(row["parties"] or ())),
            _same_set(tuple(surname_key(p) for p in row["people"] or ())), first, last,
            intern((row["place"] or "").casefold()), intern(row["country"] or ""), intern(row["format"] or ""),
            intern(row["status"]), row.get("published_earliest"), limits, length, long, length > limits.month_days,
            long or week,
        )  # fmt: skip

    @property
    def key(self) -> tuple[date, str, str]:
        """The place of a report among all: by publication, document, report."""
        return self.published or date.max, self.document_id, self.report_id

    @property
    def says(self) -> tuple[object, ...]:
        """What it says, without who says it."""
        return self.parties, self.people, self.first, self.last, self.place, self.country, self.format, self.status


def contradiction(a: Account, b: Account) -> str | None:
    """What keeps two documents' accounts from being of one meeting, as a word of `meetings_kept_apart`; None: nothing.

    parties    neither names all parties of the other
    days       their windows do not overlap
    people     each names somebody whom the other leaves out, and two parties have one delegation each
    place      other countries, or other places and nobody in common
    format     a call and a meeting at a place
    bodies     one is of an organisation, the other is not, and neither people nor place join them
    """
    if not (a.parties <= b.parties or b.parties <= a.parties):
        return "parties"
    if a.first and a.last and b.first and b.last and (a.last < b.first or b.last < a.first):
        return "days"
    if _people_contradict(a, b):
        return "people"
    if _places_contradict(a, b):
        return "place"
    if (a.format in REMOTE) != (b.format in REMOTE) and "" not in (a.format, b.format) and (a.place or b.place):
        return "format"
    if bodies(a) != bodies(b) and not (a.people & b.people or (a.place and a.place == b.place)):
        return "bodies"
    return None


def bodies(a: Account) -> frozenset[str]:
    """Organisations and groups: bilateral talks on the edge of a body's session are not the session."""
    return frozenset(p for p in a.parties if not _STATE.match(p))


def _people_contradict(a: Account, b: Account) -> bool:
    if not a.people or not b.people or a.people <= b.people or b.people <= a.people:
        return False
    return len(a.parties | b.parties) <= 2 or not a.people & b.people


def _places_contradict(a: Account, b: Account) -> bool:
    if not a.place or not b.place or a.place == b.place or a.place in b.place or b.place in a.place:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    return not a.people & b.people and not (a.country and a.country == b.country)


def likeness(a: Account, b: Account) -> float:
    """How much two accounts have in common, whether or not something keeps them apart: parties, people, place, days."""
    if not (a.parties <= b.parties or b.parties <= a.parties):
        return 0.0
    weights = a.limits
    score = weights.weight_same_parties if a.parties == b.parties else weights.weight_some_parties
    score += weights.weight_person * min(2, len(a.people & b.people))
    score += weights.weight_place * bool(a.place and a.place == b.place)
    return score + weights.weight_days * bool(a.first and a.first == b.first and a.last == b.last)


def agreement(a: Account, b: Account) -> float:
    """How well two accounts agree that do not contradict: their likeness, or 0 where too little joins them."""
    same = a.parties == b.parties
    shared = len(a.people & b.people)
    place = bool(a.place and a.place == b.place)
    if a.first is None or b.first is None:
        return likeness(a, b) if same and shared >= 2 and _undated_agree(a, b) else 0.0
    alike = same and a.first == b.first and a.last == b.last
    if (a.long or b.long) and not (shared or place) and not alike:
        return 0.0
    if (a.wide or b.wide) and not (same and shared and place) and not alike:
        return 0.0
    if not same and len(a.parties & b.parties) < 2 and not (shared or place):
        return 0.0
    return likeness(a, b)


def _undated_agree(a: Account, b: Account) -> bool:
    """Accounts of the same people, one or both without a date, that belong to one time.

    Both undated: of one stage, published within days of each other. One dated: the undated one, if it tells of
    something past, was published within days after that day; if it tells of a plan, before the day and within days of
    the other's publication.
    """
    if not (a.published and b.published):
        return False
    days = a.limits.undated_days
    near = abs((a.published - b.published).days) <= days
    if a.first is None and b.first is None:
        return near and a.status == b.status
    undated, dated = (a, b) if a.first is None else (b, a)
    if dated.first is None or dated.last is None or dated.long or undated.published is None:
        return False
    if undated.status in PAST:
        return timedelta(0) <= undated.published - dated.first <= timedelta(days)
    return near and undated.published <= dated.last


def may_have_moved(a: Account, b: Account) -> bool:
    """Whether one account, of a postponed meeting, may tell of the same as the other, on a later day.

    The same parties and people; the other account was published later, and its day is not too far away.
    """
    if "postponed" not in (a.status, b.status) or a.parties != b.parties or not (a.published and b.published):
        return False
    early, late = (a, b) if a.last and b.first and a.last < b.first else (b, a)
    if early.status != "postponed" or late.status in OFF or not (early.last and late.first):
        return False
    known = len(a.people & b.people) + bool(a.place and a.place == b.place)
    in_time = timedelta(0) < late.first - early.last <= timedelta(a.limits.moved_days)
    return known >= 2 and in_time and (early.published or date.max) <= (late.published or date.min)
