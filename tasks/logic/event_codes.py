"""Codes of the field: the PLOVER event and mode and the CAMEO code of every meeting and position.

PLOVER (Halterman et al., 2023) names events in words, CAMEO (Gerner, Schrodt and Yilmaz, 2009) in numbers; both are
given, three digits deep. What maps to what is data: meeting_codes.csv and meeting_settings.csv for meetings,
position_codes.csv and issue_matters.csv for positions. Here stands only how a meeting's setting and a position's matter
are found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import polars as pl

from tasks.logic.lexicon import Reference

CODES = ("plover_event", "plover_mode", "cameo_code")
REMOTE = ("phone", "video")  # PLOVER counts every remote medium as phone
MANY_PARTIES = 4  # so many make a setting multilateral by themselves, as at six-party talks
OPPOSITE = {"support": "oppose", "oppose": "support"}

Row = dict[str, Any]


def code_reports(reports: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Meeting reports with `host`, `plover_event`, `plover_mode` and `cameo_code`."""
    return _coded(reports, [[rule] for rule in reports["rule"]], reference)


def code_meetings(meetings: pl.DataFrame, reports: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Merged meetings with the same columns, by their merged values and the rules of all their reports."""
    told = reports.group_by("meeting_id").agg("rule")
    rules = meetings.select("meeting_id").join(told, on="meeting_id", how="left", maintain_order="left")["rule"]
    return _coded(meetings, [found or [] for found in rules.to_list()], reference)


def code_positions(positions: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Positions with `plover_event`, `plover_mode` and `cameo_code`, by act, stance and issue."""
    return positions.join(
        position_codes(reference), on=["act", "stance", "issue"], how="left", maintain_order="left"
    ).select(*positions.columns, *CODES)


@lru_cache(maxsize=4)
def position_codes(reference: Reference) -> pl.DataFrame:
    """One row per act, stance and issue, with the three codes; the most particular row of position_codes.csv counts."""
    coded = {
        (r["act"], r["stance"], r["matter"]): tuple(r[c] or None for c in CODES)
        for r in reference.table("position_codes").iter_rows(named=True)
    }
    matters = {(r["issue"], r["stance"]): r for r in reference.table("issue_matters").iter_rows(named=True)}
    rows = []
    for act in sorted({act for act, _, _ in coded}):
        for issue in reference.issues["issue"]:
            for stance in (*OPPOSITE, "open"):
                matter = _matter(act, stance, issue, matters)
                keys = ((act, stance, matter), (act, stance, ""), (act, "", matter), (act, "", ""))
                rows.append((act, stance, issue, *next(coded[key] for key in keys if key in coded)))
    return pl.DataFrame(rows, schema=dict.fromkeys(("act", "stance", "issue", *CODES), pl.Utf8), orient="row")


def _matter(act: str, stance: str, issue: str, matters: dict[tuple[str, str], Row]) -> str:
    """What a position asks for or threatens, in the words of issue_matters.csv.

    Who rejects, rejects what the other side wants: refusing to lift sanctions (support) rejects that they be lifted
    (oppose).
    """
    towards = OPPOSITE.get(stance, stance) if act == "reject" else stance
    return str(matters[issue, towards]["threatened" if act == "warn" else "wanted"])


@dataclass(frozen=True)
class MeetingCoder:
    """The reference data by which meetings are coded: codes by status and setting, settings by the mark of a rule."""

    codes: dict[tuple[str, str], tuple[str | None, ...]]
    settings: dict[str, str]
    homes: dict[str, str]
    organisations: frozenset[str]

    def at_home(self, row: Row) -> list[str]:
        """The parties that the place belongs to, by its country or in its own name; none where they meet from afar."""
        where = row["country"]
        if where is None or row["format"] in REMOTE:
            return []
        return [party for party in row["parties"] if where in (party, self.homes.get(party))]

    def setting(self, row: Row, rules: Iterable[str]) -> str:
        """How the parties met, in the words of meeting_codes.csv; empty if nothing tells.

        What is known of the place outranks the verb: who 'receives' somebody abroad meets them at a third place.
        """
        told = {self.settings[mark] for rule in rules for mark in _marks(rule) if mark in self.settings}
        parties, at_home = row["parties"], self.at_home(row)
        abroad = row["country"] is not None and not at_home
        others = [party for party in parties if party not in self.organisations]
        bodies = len(parties) - len(others)
        if row["format"] in REMOTE:
            return "phone"
        if "mediation" in told:
            return "mediation"
        if "visit" in told and not abroad:
            return "visit"
        session = "multilateral" in told and (bodies or len(parties) != 2)
        if session or len(parties) >= MANY_PARTIES or (bodies and (len(others) != 1 or abroad)):
            return "multilateral"
        if len(parties) > 1 and abroad:
            return "third_place"
        if 0 < len(at_home) < len(parties):
            return "visit"
        return "negotiation" if "negotiation" in told else ""


@lru_cache(maxsize=4)
def meeting_coder(reference: Reference) -> MeetingCoder:
    """The coder of a vocabulary."""
    table = reference.table("meeting_codes")
    kinds = dict(reference.parties.select("code", "kind").iter_rows())
    homes = dict(reference.table("actor_codes").select("party", "home").iter_rows())
    return MeetingCoder(
        {(r["status"], r["setting"]): tuple(r[c] or None for c in CODES) for r in table.iter_rows(named=True)},
        dict(reference.table("meeting_settings").select("mark", "setting").iter_rows()),
        {code: str(homes.get(code, code)) for code in kinds},
        frozenset(code for code, kind in kinds.items() if kind == "organisation"),
    )


def _coded(frame: pl.DataFrame, rules: list[list[str]], reference: Reference) -> pl.DataFrame:
    """The frame with the party at home, if there is one, and the codes."""
    coder = meeting_coder(reference)
    rows = []
    for row, told in zip(frame.iter_rows(named=True), rules, strict=True):
        at_home = coder.at_home(row)
        host = at_home[0] if len(at_home) == 1 and len(row["parties"]) > 1 else None
        key = (row["status"], coder.setting(row, told))
        rows.append((host, *(coder.codes.get(key) or coder.codes[row["status"], ""])))
    added = pl.DataFrame(rows, schema=dict.fromkeys(("host", *CODES), pl.Utf8), orient="row")
    return frame.drop(added.columns, strict=False).hstack(added)


def _marks(rule: str) -> list[str]:
    """The parts of a rule's name, 'talks:event+mediator': frame, cue, and what was added, each with its '+'."""
    named, *added = rule.split("+")
    return [*named.split(":", 1), *(f"+{mark}" for mark in added)]
