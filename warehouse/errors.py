"""What can go wrong with the warehouse, as people are told it.

WarehouseError            the message says what happened and what to do
├─ NightUnderWay          another night holds the lock
├─ BrokenWarehouse        the file cannot be opened, or is no warehouse of ours
├─ StoreError             a frame does not fit its table
├─ DiskTrouble             a disk is full, read-only, forbidden or failing
├─ MemoryTrouble          DuckDB needs more memory than it may take
├─ OtherVersion           a generation has the tables of another version of Parley, an older or a newer one
└─ PublishRefused         something that is not ours stands where an edition is to be published
"""

from pathlib import Path


class WarehouseError(Exception):
    """What happened to the warehouse and what to do about it."""


class NightUnderWay(WarehouseError):  # noqa: N818  (named for what it tells people)
    """Another night holds the lock; `pid` and `started` (ISO 8601, UTC) are None if it has not said yet."""

    def __init__(self, lock: Path, pid: int | None, started: str | None) -> None:
        self.pid = pid
        self.started = started
        who = f"process {pid}, since {started}" if pid else "by another process"
        super().__init__(f"a night is under way ({who}); wait for it to end, or end that process. The lock is {lock}")


class BrokenWarehouse(WarehouseError):  # noqa: N818
    """A file that cannot be opened, or that is no warehouse of ours."""


class StoreError(WarehouseError):
    """A frame that does not fit its table: which columns, and where to add them."""


class OtherVersion(WarehouseError):  # noqa: N818
    """A generation whose tables are those of another version of Parley."""


class DiskTrouble(WarehouseError):  # noqa: N818
    """A disk is full, read-only, forbidden or failing: which, how much is free, which file, what to do."""


class MemoryTrouble(WarehouseError):  # noqa: N818
    """DuckDB needs more memory than it may take in a night: how much that is, and where to set it."""


class PublishRefused(WarehouseError):  # noqa: N818
    """Something that is not ours stands where an edition is to be published."""
