"""The vocabulary of meetings: which words may report one, and what frame each opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from tasks.logic.lexicon import Reference

VERB_FRAMES = frozenset(
    {
        "meet", "with", "discuss", "speak", "with_object", "host_for", "host", "passive", "visit", "travel",
        "travel_for", "told", "told_in", "call", "called", "convene", "invite",
    }
)  # fmt: skip
NOUN_FRAMES = frozenset({"event_plural", "event", "body", "visit_noun", "meal", "format"})
_LISTS = frozenset(
    {"official_head", "veto_before", "veto_after_meet", "veto_sentence", "veto_before_body", "light", "attend"}
)


class Cue(NamedTuple):
    """One form of a cue: its entry, frame, the format that it tells and the parties that it names."""

    lemma: str
    frame: str
    format: str | None
    parties: tuple[str, ...]


class Trigger(NamedTuple):
    """One cue found in a sentence."""

    start: int
    end: int
    low: str
    cue: Cue


@dataclass(frozen=True)
class MeetingCues:
    """Compiled meeting_cues.csv and status_cues.csv."""

    forms: dict[str, Cue]
    pattern: re.Pattern[str]
    sieve: str
    light: re.Pattern[str]
    heads: frozenset[str]
    veto_before: re.Pattern[str]
    veto_before_body: re.Pattern[str]
    veto_after_meet: re.Pattern[str]
    veto_sentence: re.Pattern[str]
    status: dict[tuple[str, str], re.Pattern[str]]
    organisations: frozenset[str]

    def triggers(self, text: str) -> list[Trigger]:
        """The cues of a sentence, longest at each place, left to right."""
        found: list[Trigger] = []
        if self.veto_sentence.search(text):
            return found
        for match in self.pattern.finditer(text):
            low = match.group().lower().replace("’", "'")
            found.append(Trigger(match.start(), match.end(), low, self.forms[low]))
        return found


def meeting_cues(reference: Reference) -> MeetingCues:
    """The cues of a reference folder, compiled for matching."""
    forms: dict[str, Cue] = {}
    lists: dict[str, list[str]] = {name: [] for name in _LISTS}
    for row in reference.table("meeting_cues").iter_rows(named=True):
        spelled = row["forms"].split("|")
        if row["frame"] in _LISTS:
            lists["light" if row["frame"] == "attend" else row["frame"]].extend(spelled)
            continue
        if row["frame"] not in VERB_FRAMES | NOUN_FRAMES:
            raise ValueError(
                f"meeting_cues.csv: cue {row['cue']!r} has the unknown frame {row['frame']!r}; use one of "
                f"{sorted(VERB_FRAMES | NOUN_FRAMES | _LISTS)}"
            )
        parties = tuple(p for p in (row["parties"] or "").split("|") if p)
        cue = Cue(row["cue"], row["frame"], row["format"] or None, parties)
        for form in spelled:
            forms.setdefault(form.lower(), cue)
    status: dict[tuple[str, str], list[str]] = {}
    for row in reference.table("status_cues").iter_rows(named=True):
        status.setdefault((row["place"], row["status"]), []).extend(row["cue"].split("|"))
    kinds = reference.table("parties").filter(reference.table("parties")["kind"] == "organisation")
    return MeetingCues(
        forms=forms,
        pattern=_alternation(forms, ""),
        sieve=rf"(?i)\b(?:{'|'.join(sorted({_stem(f) for f in forms if forms[f].frame != 'told_in'}))})",
        heads=frozenset(lists["official_head"]),
        veto_before=_alternation(lists["veto_before"], r"\s*\Z"),
        veto_before_body=_alternation(lists["veto_before_body"], r"\s*\Z"),
        veto_after_meet=re.compile(rf"\s+(?:{_union(lists['veto_after_meet'])})\b", re.I),
        veto_sentence=_alternation(lists["veto_sentence"], ""),
        light=re.compile(
            rf"\b(?:{_union(lists['light'])})\s+(?:(?!\b(?:to|that|in|on|for|by|about)\b)[\w'’.-]+,?\s+){{0,7}}\Z", re.I
        ),
        status={key: _alternation(phrases, "") for key, phrases in status.items()},
        organisations=frozenset(kinds["code"].to_list()),
    )


def _stem(form: str) -> str:
    return re.escape(form.split(maxsplit=1)[0])


def _union(forms: object) -> str:
    ordered = sorted(set(forms), key=lambda f: (-len(f), f))  # type: ignore[call-overload]
    return "|".join(re.escape(f).replace(r"\ ", r"\s+").replace("'", "['’]") for f in ordered)


def _alternation(forms: object, tail: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_union(forms)})(?![\w]){tail}", re.I)
