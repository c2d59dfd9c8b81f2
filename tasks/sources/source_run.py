"""What one source came to in one night, as numbers and words."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from tasks.markdown import code, plain, table

NOTES_KEPT = 10
_APART = ("name", "outcome", "notes", "error")


@dataclass
class SourceRun:
    """One source's night, filled in as it goes."""

    name: str
    kind: str
    outcome: str = "failed"
    """`ok`, `partly` (some pages failed, or are left for another night), or `failed`."""
    seconds: float = 0.0
    listed: int = 0
    """Pages that the source names now."""
    fetched: int = 0
    """Pages that came with new bytes."""
    known: int = 0
    """Pages listed that the warehouse holds as they are."""
    given: int = 0
    """Documents, good or not, that it gave to the night."""
    failed: int = 0
    """Pages asked for in vain."""
    left: int = 0
    """Pages left for another night, by a limit."""
    requests: int = 0
    not_modified: int = 0
    retries: int = 0
    n_bytes: int = 0
    notes: list[str] = field(default_factory=list)
    error: str | None = None
    """Why nothing of it could be had."""

    def note(self, words: str) -> None:
        """Add what people should know; only so many are kept."""
        if len(self.notes) < NOTES_KEPT and words not in self.notes:
            self.notes.append(words)

    def record(self) -> dict[str, Any]:
        """Return the run as part of a line of the log of nights."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "SourceRun":
        """Return the run that a record holds; what it does not know stays at its default."""
        return cls(**{item.name: record[item.name] for item in fields(cls) if item.name in record})

    def sentence(self) -> str:
        """Return the run in one sentence."""
        if self.outcome == "failed":
            return f"failed: {self.error}"
        parts = [f"{self.listed:,} listed", f"{self.fetched:,} fetched", f"{self.known:,} known"]
        parts += [f"{self.failed:,} could not be had"] * bool(self.failed)
        parts += [f"{self.left:,} left for another night"] * bool(self.left)
        return ", ".join(parts)

    def markdown(self) -> str:
        """Return the run as a page for Prefect's artifacts."""
        rows = [(name.replace("_", " "), code(value)) for name, value in self.record().items() if name not in _APART]
        lines = [f"# {plain(self.name)}: {self.outcome}", "", plain(self.error or self.sentence()), ""]
        lines += [*(f"- {plain(note)}" for note in self.notes), ""] if self.notes else []
        return "\n".join([*lines, *table(["figure", "value"], rows)])
