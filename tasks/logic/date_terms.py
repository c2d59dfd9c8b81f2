"""Officials' terms as evidence of a text's time: who is named with an office held it when the text was written.

Terms come from ``people.csv``. A text is dated by two or more officials whose office stands before their name (one may
be a namesake), none of them a former one, and only where the days on which all of them held it are few.
"""

import re
from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from tasks.logic import date_values as dv
from tasks.logic.lexicon import Reference

# Characters before a name within which 'former' makes the office one of another time.
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})[.!?]\s+")  # no 'U.S. Secretary'
_TITLE_REACH = 70
# Mentions of one name that are looked at.
_MENTIONS = 5
# Characters between a title and the name it belongs to ('prime minister of the island, ...').
_TITLE_BEFORE = 25
# Officials are named by an office shortly before they take it up and shortly after they left it.
_HANDOVER = timedelta(days=45)
# One official of a long term, or a namesake, dates nothing.
_FEWEST = 2
# Persons named in full without their office, or with one that is not of the list, are more easily history.
_FEWEST_NAMED = 4
# A longer stretch than a term of office says no more of a text than its decade.
_LONGEST = timedelta(days=1461)
# Of so many officials all but one tell the time: the one is a namesake, or history, or has an office not in the list.
_FEWEST_WITH_ODD_ONE = 5
_MOST_WITH_ODD_ONE = 30  # of more, each left out in turn, the reading would not be linear
# How long after the list's last change those in office are taken to be so still.
_KNOWN_ON = timedelta(days=365)
_GIVES_WAY = re.compile(
    r"['’]s?\s+(?:[a-z-]+\s+){0,2}(?:successor|predecessor|replacement|heir|widow|son|daughter|brother)\b"
)
# "the former premier A, and B", "a former premier who advises B": of A only
_BESIDE = re.compile(r"(?<=[A-Za-z.]),?\s+and\s+(?=\Z|[A-Z])|\bwho\s+(?!(?:is|was)\b)")
# 'flew home in late May' buries nobody
_LATE_IN = re.compile(
    r"\blate\s+(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|(?:spring|summer|autumn|fall|winter)\b|\d|last\b|this\b|in\b|on\b|at\b|for\b|\w+day\b)",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# 'then-President': the first part of a title tells of another time as the word alone does.
_PART = re.compile(r"[^\W\d_][\w'’]*")
_NEXT_TITLE = re.compile(
    r"\s+(?:and\s+)?(?:the\s+)?(?:[A-Z][\w'’.-]*\s+|(?:of|for|to|the|and)\s+){1,8}(?:[A-Z][\w'’-]+)(?:\s+and\b|\s*\Z)"
)
# The deputy's office is another than the minister's.
_LESSER = re.compile(r"\b(?:deputy|assistant|associate)\s+(?:[a-z]+\s+)?\Z")


class Terms(NamedTuple):
    """One official named in a text and the spells in the office named with them."""

    name: str
    spells: tuple[dv.Window, ...]


class Officials:
    """The officials of people.csv, found by their surnames."""

    def __init__(self, reference: Reference, not_in_office: frozenset[str]) -> None:
        self._not_in_office = not_in_office
        self._spells = _spells(reference)
        self._by_surname: dict[str, list[str]] = defaultdict(list)
        for name in self._spells:
            self._by_surname[_WORD.findall(name)[-1]].append(name)

    def named(self, text: str) -> list[Terms]:
        """Return the officials a text names in full with their office, in the order of their names."""
        words = set(_WORD.findall(text))
        names = sorted(name for word in words & self._by_surname.keys() for name in self._by_surname[word])
        return [terms for name in names if (terms := self._terms(text, name))]

    def in_their_time(self, text: str, officials: list[Terms]) -> list[Terms]:
        """Return the officials with those named in full without an office, if all were in some office together.

        The latter count only where they are several and agree: one of another time leaves the officials as they are.
        """
        officials = _of_the_last(officials)
        words = set(_WORD.findall(text))
        known = {terms.name for terms in officials}
        names = sorted(name for word in words & self._by_surname.keys() for name in self._by_surname[word])
        bare = [self._career(text, name) for name in names if name not in known]
        everybody = _of_the_last([*officials, *(t for t in bare if t is not None)], officials)
        if len({terms.spells for terms in everybody}) < _FEWEST_NAMED:
            return officials
        return everybody if in_office_together(everybody) else officials

    def _career(self, text: str, name: str) -> Terms | None:
        """Return all terms of a person named in full; None for one who is not, or is called a former official."""
        at = text.find(name)
        if at < 0 or _GIVES_WAY.match(text, at + len(name)):
            return None
        before = _BESIDE.split(text[max(0, at - _TITLE_REACH) : at])[-1]
        around = f"{before} {_apposition(text, at + len(name))}"
        if self._is_of_another_time(_plain(around)):
            return None
        return Terms(name, tuple(w for _, w in self._spells[name]))

    def _terms(self, text: str, name: str) -> Terms | None:
        """Return the terms in the longest office that stands before the name; None for a former official."""
        named = ""
        at = text.find(name)
        for _ in range(_MENTIONS):
            if at < 0:
                break
            if _GIVES_WAY.match(text, at + len(name)):
                return None
            before = _plain(_SENTENCE_END.split(text[max(0, at - _TITLE_REACH) : at])[-1])
            behind = _apposition(text, at + len(name))
            offices = [o for o, _ in self._spells[name] if o]
            titled = [o for o in offices if _tells(before[-len(o) - _TITLE_BEFORE :], _plain(o))]
            if self._is_of_another_time(before) or (not titled and self._is_of_another_time(behind)):
                return None  # but 'U.N. envoy Ann Lee, the former president,' is envoy
            apposed = [o for o in offices if _tells(behind, _plain(o))] if not titled else []
            named = max([named, *titled, *apposed], key=len)
            at = text.find(name, at + len(name))
        return Terms(name, tuple(w for o, w in self._spells[name] if o == named)) if named else None

    def _is_of_another_time(self, words: str) -> bool:
        """Whether words beside a name say that its office is of another time: 'former', 'then-President'."""
        words = _LATE_IN.sub(" ", words)
        return not self._not_in_office.isdisjoint([*_WORD.findall(words), *_PART.findall(words)])


def _tells(words: str, office: str) -> bool:
    """Whether words beside a name tell of an office, and not of that of its deputy."""
    at = words.rfind(office)
    return at >= 0 and not _LESSER.search(words[:at])


def _of_the_last(everybody: list[Terms], officials: list[Terms] | None = None) -> list[Terms]:
    """Return those who were still in office when the last of the officials named took up theirs.

    A text that looks back names officials of several times, and was written in that of the last of them.
    """
    titled = everybody if officials is None else officials
    if not titled or in_office_together(everybody, timedelta.max):
        return everybody
    last = max(min(w.first for w in terms.spells) for terms in titled)
    return [terms for terms in everybody if max(w.last for w in terms.spells) > last]


def _plain(text: str) -> str:
    """Return small letters in one spelling: a defence minister is a defense minister, a vice minister a deputy one."""
    return text.lower().replace("defence", "defense").replace("vice foreign", "deputy foreign")


def _apposition(text: str, end: int) -> str:
    """Return what stands between commas behind a name: ', the EU's foreign policy chief,'.

    A title with a name of its own behind it is the next one's in a row: ', National Security Adviser Ann Cole and'.
    """
    behind = text[end : end + _TITLE_REACH]
    between = re.split(r"[,.;:()]", behind[1:])[0] if behind.startswith(",") else ""
    return "" if _NEXT_TITLE.match(between) else _plain(between)


def _spells(reference: Reference) -> dict[str, list[tuple[str, dv.Window]]]:
    """Return each person's offices and spells in them by every full name; one without an end lasts on.

    Who is in office is so until a year after the last change that the list knows: later texts it cannot date.
    """
    spells: dict[str, list[tuple[str, dv.Window]]] = defaultdict(list)
    people = reference.table("people").select("name", "aliases", "office", "valid_from", "valid_to")
    days = [*people["valid_from"], *people["valid_to"]]
    changes = [window.last for day in days if day and (window := dv.window(day[:10]))]
    today = max(changes, default=date(2100, 1, 1)) + _KNOWN_ON
    for name, aliases, office, start, end in people.iter_rows():
        first = dv.window(start[:10]) if start else None
        last = dv.window(end[:10]) if end else None
        if first is None:
            continue
        spell = dv.Window(first.first, last.last if last else max(today, first.last))
        for form in [name, *(aliases or "").split("|")]:
            if len(_WORD.findall(form)) > 1:
                spells[form.strip()].append((office or "", spell))
    return spells


def in_office_together(officials: list[Terms], longest: timedelta = _LONGEST) -> dv.Window | None:
    """Return the stretch in which all officials named held their office; None where it is long or is none."""
    titled = {terms.spells for terms in officials}  # two spellings of one name are one official
    if len(titled) < _FEWEST:
        return None
    if shared := _shared(titled):
        return _stretch(shared, longest)
    if not _FEWEST_WITH_ODD_ONE <= len(titled) <= _MOST_WITH_ODD_ONE:
        return None  # a handover, or history
    others = [shared for odd in titled if (shared := _shared(titled - {odd}))]
    return _stretch(others[0], longest) if len(others) == 1 else None


def _shared(titled: set[tuple[dv.Window, ...]]) -> list[dv.Window]:
    """Return the stretches in which all held their office."""
    shared = [dv.Window(date.min, date.max)]
    for spells in sorted(titled):
        both = (dv.Window(max(a.first, b.first), min(a.last, b.last)) for a in shared for b in spells)
        shared = [w for w in both if w.first < w.last]
    return shared


def _stretch(shared: list[dv.Window], longest: timedelta) -> dv.Window | None:
    """Return the time from the first to the last of the stretches shared; None where it is long."""
    stretch = dv.Window(min(w.first for w in shared) - _HANDOVER, max(w.last for w in shared) + _HANDOVER)
    return stretch if stretch.last - stretch.first <= longest else None
