"""What a night came to: one record for its log, for Prefect, and for the people who started it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from tasks.sources.source_run import SourceRun

WARNINGS_SHOWN = 3
SENTENCE_SHOWN = 140


@dataclass
class Report:
    """One night, filled in step by step; what was not reached stays at its default."""

    outcome: str = "failed"
    """`new generation`, `nothing new`, `refused` (by gate 2), `stopped` (by a signal), or `failed`."""
    step: str = ""
    """What the night was at last, as `gate 2`."""
    generation: int | None = None
    base: int | None = None
    seconds: float = 0.0
    processor_seconds: dict[str, float] = field(default_factory=dict)
    """By step, as `tasks.spent` tells them."""
    sources: list[str] = field(default_factory=list)
    found: int = 0
    known: int = 0
    read: int = 0
    read_again: int = 0
    waiting: int = 0
    """Documents that another version of the reading has read, and that later nights will read again."""
    reading: str = ""
    """The version of the reading that the night read with."""
    rereading_refused: list[str] = field(default_factory=list)
    """Why gate 2 refused what was read again, in a night that was made without it then."""
    rereading_stopped: str = ""
    """The day on which gate 2 refused what this version reads again, so that it is not tried anew."""
    quarantined: dict[str, int] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)
    expectations: int = 0
    reasons: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    source_runs: list[dict[str, Any]] = field(default_factory=list)
    """How each source of its own went, as `SourceRun.record` tells it."""
    warehouse: str = ""
    published: str = ""
    error: str | None = None
    as_of: str | None = None
    """The day or days that a replayed night stands for; None for a night that stands for its own time."""

    def record(self) -> dict[str, Any]:
        """Return the report as a line of the log of nights."""
        return {"event": "night", **asdict(self)}

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Report":
        """Return the report that a line of the log holds; what it does not know stays at its default."""
        return cls(**{item.name: record[item.name] for item in fields(cls) if item.name in record})

    @property
    def failed_sources(self) -> list[str]:
        """Names of the sources of which nothing could be had."""
        return [run["name"] for run in self.source_runs if run["outcome"] == "failed"]

    @property
    def nothing_could_be_had(self) -> bool:
        """Whether every source that was fetched failed."""
        return bool(self.source_runs) and len(self.failed_sources) == len(self.source_runs)

    @property
    def tags(self) -> list[str]:
        """What the night's run is tagged with in Prefect, to find such nights again."""
        more = [
            *["a source failed"] * bool(self.failed_sources),
            *["reading again refused"] * bool(self.rereading_refused),
        ]
        return [self.outcome, *more]

    def leave_out_what_was_read_again(self, unreadable: int) -> None:
        """Have the report tell of a night that gate 2 refused, and that is tried without what it has read again.

        `unreadable` of that could not be read, and are left out of the quarantine too.
        """
        self.rereading_refused, self.reasons, self.outcome = self.reasons, [], "failed"
        self.waiting, self.read_again = self.waiting + self.read_again, 0
        left = self.quarantined.pop("unreadable", 0) - unreadable
        self.quarantined |= {"unreadable": left} if left else {}

    def headline(self) -> str:
        """Return the night in a few words."""
        words = {
            "new generation": f"Generation {self.generation} is current",
            "nothing new": f"Nothing new: {self._stays()}",
            "refused": f"Refused: {self._stays()}",
            "stopped": f"Stopped: {self._stands()}",
            "failed": "The night failed",
        }
        return words[self.outcome]

    def sentence(self) -> str:
        """Return the night in one sentence, or two if sources failed, as Prefect shows it beside the state."""
        failed = self.failed_sources
        if not failed:
            return self._outcome_in_words() + self._refusal_in_words()
        of = f"{len(failed)} of {count(len(self.source_runs), 'source')}"
        return f"{self._outcome_in_words()}{self._refusal_in_words()} {of} failed: {', '.join(failed)}."

    def _refusal_in_words(self) -> str:
        """Return that what was read again was refused, or is not tried any more; nothing of the sort is ''."""
        if self.rereading_refused:
            return f" Gate 2 refused what was read again: {' '.join(self.rereading_refused)}"
        return f" {self.waiting:,} wait to be read again." if self.rereading_stopped and self.waiting else ""

    def _outcome_in_words(self) -> str:
        if self.outcome == "nothing new":
            known = f"all {count(self.found, 'document')} are known" if self.found else "no document was found"
            return f"Nothing new: {known}; {self._stays()}."
        if self.outcome == "refused":
            return f"Gate 2 refused the new generation; {self._stays()}. " + " ".join(self.reasons)
        if self.outcome == "stopped":
            return f"The night was stopped ({self.error}) at {self.step or 'its start'}: {self._stands()}."
        if self.outcome == "failed":
            return f"The night failed: {self.error}"
        meetings, positions = self._news("meeting"), self._news("position")
        read = count(self.read + self.read_again, "document")
        of = f", as of {self.as_of}" if self.as_of else ""
        return f"Generation {self.generation}{of}: {read} read; meetings {meetings}; positions {positions}."

    def _stays(self) -> str:
        return f"generation {self.base} stays" if self.base else "there is no generation yet"

    def _stands(self) -> str:
        """Return what stands after a night that did not come to its end, and what was not done."""
        left = "the next night does what is left"
        if self.generation == self.base:
            return f"nothing was changed, {self._stays()}; {left}"
        published = "and published" if self.published else "but not published yet"
        return f"generation {self.generation} is current {published}; {left}"

    def _news(self, kind: str) -> str:
        """Return what is new, changed and gone, as '3 new, 1 changed'; 'unchanged' if nothing is."""
        numbers = ((change, self.changes.get(f"{kind} {change}", 0)) for change in ("new", "changed", "gone"))
        return ", ".join(f"{number:,} {change}" for change, number in numbers if number) or "unchanged"

    def lines(self) -> list[tuple[str, str]]:
        """Return the night as labelled lines for people, in the order in which they want to know them."""
        lines = [("documents", self.documents())]
        lines += [("source", f"{run.name}: {run.sentence()}") for run in map(SourceRun.from_record, self.source_runs)]
        reasons = ", ".join(f"{number:,} {reason.replace('_', ' ')}" for reason, number in self.quarantined.items())
        lines.append(("quarantined", f"{sum(self.quarantined.values()):,}: {reasons}" if reasons else "none"))
        if self.totals:
            lines += [
                (f"{kind}s", f"{self.totals.get(f'{kind}s', 0):,} in all: {self._news(kind)}")
                for kind in ("meeting", "position")
            ]
        lines.append(("gate", self.gate()))
        lines += [("", f"refused: {reason}") for reason in self.reasons]
        lines += [("", f"warning: {warning}") for warning in self.shown_warnings()]
        if len(self.warnings) > WARNINGS_SHOWN:
            lines.append(("", f"and {count(len(self.warnings) - WARNINGS_SHOWN, 'more warning')}, see `parley status`"))
        lines += [("", f"read again, and refused: {reason}") for reason in self.rereading_refused]
        lines += [("note", note) for note in self.all_notes()]
        lines.append(("warehouse", self.warehouse + (f" (generation {self.generation})" if self.generation else "")))
        if self.published:
            lines.append(("published", self.published))
        return lines

    def documents(self) -> str:
        """Return how many documents were found, known and read, in a few words."""
        read = f"{self.read:,} read of {count(self.found, 'document')} found"
        more = [f"{self.known:,} known already"] * bool(self.known)
        more += [f"{self.read_again:,} more read again, since the reading has changed"] * bool(self.read_again)
        more += [f"{self.waiting:,} wait to be read again"] * bool(self.waiting)
        return ", ".join([read, *more])

    def all_notes(self) -> list[str]:
        """Return what people should know besides, with why documents are not read again."""
        return [*self.notes, *self._on_reading_again()]

    def _on_reading_again(self) -> list[str]:
        try_again = "until words or rules are changed, or `parley run --reread all` asks for it"
        if self.rereading_refused:
            return [f"what was read again keeps the facts that it had, and no more is read again {try_again}"]
        if self.rereading_stopped and self.waiting:
            refused = f"gate 2 refused on {self.rereading_stopped} what this reading makes of old documents"
            return [f"{refused}: none is read again {try_again}"]
        return []

    def shown_warnings(self) -> list[str]:
        """Return the first warnings, each cut to what fits on two lines."""
        return [_short(warning) for warning in self.warnings[:WARNINGS_SHOWN]]

    def gate(self) -> str:
        """Return what gate 2 said, in a few words."""
        if self.outcome == "nothing new":
            return f"nothing to judge: {self._stays()}, and so do the published tables"
        if self.outcome == "refused":
            return f"refused; {self._stays()}"
        if not self.expectations:
            return "not reached"
        warned = f", {count(len(self.warnings), 'warning')}" if self.warnings else ""
        return f"passed: {self.expectations} expectations{warned}"

    def summary(self) -> dict[str, Any]:
        """Return what the event of a finished night tells: its numbers, and no text of a document."""
        told = ("outcome", "generation", "base", "as_of", "seconds", "found", "known", "read", "read_again", "waiting",
                "quarantined", "changes", "expectations", "published", "error")  # fmt: skip
        record = self.record()
        return {name: record[name] for name in told} | {
            "sentence": self.sentence(),
            "warnings": len(self.warnings),
            "sources": len(self.source_runs),
            "failed_sources": self.failed_sources,
        }


def _short(sentence: str) -> str:
    """Return a sentence cut to what fits on two lines."""
    return sentence if len(sentence) <= SENTENCE_SHOWN else sentence[:SENTENCE_SHOWN].rpartition(" ")[0] + " …"


def count(number: int, noun: str) -> str:
    """Return a number with its noun, as '1 document' or '2,432 documents'."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
