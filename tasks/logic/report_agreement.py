"""Whether two documents' accounts can be of one meeting, and how well they agree."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

NEAR_DAYS = 10  # a window no longer than this agrees with a day in it without further evidence
UNDATED_DAYS = 3  # undated accounts are one meeting only where they were published about the same time
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


@dataclass(frozen=True)
class Account:
    """What one report says, in a form that compares fast."""

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

    @classmethod
    def of(cls, row: dict[str, Any]) -> Account:
        """The account of one row of meeting_reports."""
        begins, ends = days_of(row["start_date"]), days_of(row["end_date"])
        first = begins[0] if begins else ends[0] if ends else None
        last = ends[1] if ends else begins[1] if begins else None
        if first and last and last < first:
            last = begins[1] if begins else first
        return cls(
            row["report_id"], row["document_id"], frozenset(row["parties"] or ()),
            frozenset(surname_key(p) for p in row["people"] or ()), first, last, (row["place"] or "").casefold(),
            row["country"] or "", row["format"] or "", row["status"], row.get("published_earliest"),
        )  # fmt: skip

    @cached_property
    def key(self) -> tuple[date, str, str]:
        """The place of a report among all: by publication, document, report."""
        return self.published or date.max, self.document_id, self.report_id

    @cached_property
    def says(self) -> tuple[object, ...]:
        """What it says, without who says it."""
        return self.parties, self.people, self.first, self.last, self.place, self.country, self.format, self.status

    @property
    def long(self) -> bool:
        """Whether its window is too long to identify a meeting by itself."""
        return self.first is None or self.last is None or (self.last - self.first).days > NEAR_DAYS


def contradicts(a: Account, b: Account) -> bool:
    """Whether two accounts cannot be of one meeting."""
    if a.document_id == b.document_id or not (a.parties <= b.parties or b.parties <= a.parties):
        return True
    if a.first and a.last and b.first and b.last and (a.last < b.first or b.last < a.first):
        return True
    if _people_contradict(a, b) or _places_contradict(a, b):
        return True
    remote = {"phone", "video"}
    if (a.format in remote) != (b.format in remote) and "" not in (a.format, b.format) and (a.place or b.place):
        return True
    return bodies(a) != bodies(b) and not (a.people & b.people or (a.place and a.place == b.place))


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


def agreement(a: Account, b: Account) -> float:
    """How well two accounts agree: 0 where they contradict or too little joins them."""
    if contradicts(a, b):
        return 0.0
    same = a.parties == b.parties
    shared = a.people & b.people
    place = bool(a.place and a.place == b.place)
    score = 1.0 if same else 0.5
    score += 0.3 * min(2, len(shared)) + 0.3 * place
    if a.first is None or b.first is None:
        return score if _undated_agree(a, b, len(shared)) else 0.0
    if a.first == b.first and a.last == b.last:
        score += 0.6
    if (a.long or b.long) and not (shared or place) and not (same and a.first == b.first and a.last == b.last):
        return 0.0
    if not same and len(a.parties & b.parties) < 2 and not (shared or place):
        return 0.0
    return score


def _undated_agree(a: Account, b: Account, shared: int) -> bool:
    """Accounts without a date: both undated, of the same people and stage, published within days of each other."""
    if a.first is not None or b.first is not None or not (a.published and b.published):
        return False
    near = abs((a.published - b.published).days) <= UNDATED_DAYS
    return near and a.parties == b.parties and shared >= 2 and a.status == b.status
