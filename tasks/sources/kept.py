"""What was fetched, kept: every body as it came, compressed, under its own hash, and what is known of each address.

    <folder>/ab/ab12...ef.gz    a body, by the SHA-256 of its bytes: the same bytes are kept once
    <folder>/addresses.sqlite   one row per address: its validators, its body, what a list said of it, what went wrong

The folder is no part of a generation: a generation that a gate refuses costs no second fetching. All of it can be
lost without losing a fact; then everything is fetched anew. Nothing in it is believed: a body that is not what its hash
says is removed, and the page fetched again; an index that SQLite cannot read is set aside, and a new one begun.

    KeptLocked      another program holds the index
    KeptBroken      the index cannot be read; `begin_anew` makes room for a new one
"""

import gzip
import hashlib
import sqlite3
import uuid
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from warehouse import clock

INDEX = "addresses.sqlite"
_COMPRESSION = 4  # a twentieth larger than the usual 6, in half the time
_LOCK_SECONDS = 30
LONGEST_REST_SECONDS = 90 * 86_400.0


@dataclass
class Record:
    """What is known of one address; moments are seconds since 1970, in UTC."""

    url: str
    source: str = ""
    """Name of the source that asked for it last."""
    part: str = "page"
    """`page`, `list` (a feed or sitemap), `more` (a further page of a document) or `robots`."""
    final_url: str | None = None
    """Where redirects led."""
    etag: str | None = None
    last_modified: str | None = None
    content_type: str | None = None
    sha256: str | None = None
    """Hash of the body that is kept; null if there is none."""
    n_bytes: int | None = None
    fetched_at: float | None = None
    """When these bytes came."""
    checked_at: float | None = None
    """When the server last answered, with the bytes or with 304."""
    fresh_until: float | None = None
    """Until when the server wants no question about it."""
    not_before: float | None = None
    """When the server wants to be asked again, after Retry-After."""
    failures: int = 0
    """Nights in a row in which it could not be had."""
    gone: bool = False
    """Whether the server said 410: it is not asked for again."""
    problem: str | None = None
    detail: str | None = None
    stated_title: str | None = None
    stated_published: str | None = None
    stated_author: str | None = None
    stated: str | None = None
    """Fingerprint of all that its list said of it when it was last fetched."""
    read_by: str | None = None
    """Version of the page reader that read the body last."""
    read_problem: str | None = None
    read_detail: str | None = None
    """Why it gave no document, if it did not."""

    def is_fresh(self, now: float) -> bool:
        """Whether the kept body may be used without a question; not if it came at a moment that is still to come.

        A clock that was wrong for a night and is set back would have it fresh for years.
        """
        if self.sha256 is None or self.fresh_until is None or (self.checked_at or 0.0) > now:
            return False
        return now < self.fresh_until

    def is_to_rest(self, now: float) -> bool:
        """Whether its server has asked not to be asked before a moment; months away it is a mistake."""
        return self.not_before is not None and now < self.not_before < now + LONGEST_REST_SECONDS


_COLUMNS = [field.name for field in fields(Record)]
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS addresses (url TEXT PRIMARY KEY, {", ".join(_COLUMNS[1:])}) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS addresses_of_source ON addresses (source, part);
"""
_UPSERT = (
    f"INSERT INTO addresses ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "
    f"ON CONFLICT (url) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[1:])}"
)


class KeptLocked(Exception):  # noqa: N818  (named for what it tells people)
    """Another program holds the index of addresses: which file, and what to do."""


class KeptBroken(Exception):  # noqa: N818
    """The index of addresses cannot be read: SQLite's reason."""


class Kept:
    """The folder of what was fetched, open for one source's night; close it, or use it in a `with`.

    `notes` tell what was found broken. Every use may raise KeptLocked and KeptBroken.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folders: set[Path] = set()
        self.notes: list[str] = []
        # For the nights alone: a source may give addresses, and pages, that are for its subscribers.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._index.exists() and next(folder.glob("??/*.gz"), None):
            self.notes.append(f"{self._index} was missing: what was fetched before is not known, and is fetched anew")
        try:
            self._open()
        except KeptBroken as error:
            self.begin_anew(error)

    @property
    def _index(self) -> Path:
        return self._folder / INDEX

    def _open(self) -> None:
        # One thread at a time uses it: the loop that fetches, then the thread that reads what was fetched.
        self._db = sqlite3.connect(self._index, timeout=_LOCK_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            self._inode = self._index.stat().st_ino
            self._do("PRAGMA journal_mode = WAL")
            self._do("PRAGMA synchronous = NORMAL")  # after a power cut the last rows may be missing, none is wrong
            for statement in _SCHEMA.strip().split("\n"):
                self._do(statement)
        except BaseException:
            self._db.close()
            raise

    def begin_anew(self, error: KeptBroken) -> None:
        """Put a broken index where it can be looked into, and begin a new one; what is lost with it is fetched anew.

        Where several sources have the broken one open, the first one sets it aside.
        """
        self._db.close()
        aside = self._index.with_name(f"broken-{INDEX}")
        if self._index.exists() and self._index.stat().st_ino == self._inode:
            for end in ("-wal", "-shm"):
                self._index.with_name(INDEX + end).unlink(missing_ok=True)
            self._index.replace(aside)
        self.notes.append(
            f"what is known of addresses could not be read ({error}); it was set aside as {aside.name}, and what was "
            "fetched before is fetched anew"
        )
        self._open()

    def __enter__(self) -> Self:
        """Give the folder."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the index."""
        self._db.close()

    def _do(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement; gives its rows."""
        try:
            rows: list[tuple[Any, ...]] = self._db.execute(statement, values).fetchall()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise KeptBroken(str(error)) from error
            raise KeptLocked(
                f"{self._index} has been locked by another program for {_LOCK_SECONDS} s; end that program: the next "
                "night does what is left"
            ) from error
        except sqlite3.DatabaseError as error:
            raise KeptBroken(str(error)) from error
        return rows

    def of(self, url: str) -> Record | None:
        """Return what is known of an address, or None."""
        return next(self._records("url = ?", url), None)

    def of_source(self, source: str, part: str = "page") -> list[Record]:
        """Return what is known of all addresses that a source asked for, sorted by address."""
        return list(self._records("source = ? AND part = ? ORDER BY url", source, part))

    def write(self, record: Record) -> None:
        """Keep what is known of an address in place of what was known before."""
        self._do(_UPSERT, [getattr(record, name) for name in _COLUMNS])

    def keep(self, body: bytes) -> str:
        """Keep a body; gives its SHA-256. It is there whole or not at all."""
        sha256 = hashlib.sha256(body).hexdigest()
        path = self._path(sha256)
        if not path.exists():
            if path.parent not in self._folders:
                path.parent.mkdir(exist_ok=True)
                self._folders.add(path.parent)
            unfinished = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.new")
            try:
                unfinished.write_bytes(gzip.compress(body, _COMPRESSION, mtime=0))
                unfinished.replace(path)
            except OSError:
                unfinished.unlink(missing_ok=True)  # on a full disk it would lie there, half, for good
                raise
        return sha256

    def body(self, sha256: str | None) -> bytes | None:
        """Return a kept body; None if it is not there or not what it was, so that it is to be fetched anew.

        One that is not what it was is removed: it would stand in the way of the right one.
        """
        if sha256 is None:
            return None
        path = self._path(sha256)
        try:
            packed = path.read_bytes()
        except OSError:
            return None
        try:
            body = gzip.decompress(packed)
        except (OSError, EOFError, ValueError, zlib.error):
            body = None
        if body is not None and hashlib.sha256(body).hexdigest() == sha256:
            return body
        path.unlink(missing_ok=True)
        self.notes.append(f"the kept bytes {path.name} were damaged, and are fetched anew")
        return None

    def has(self, sha256: str | None) -> bool:
        """Whether a body is there, without reading it."""
        return sha256 is not None and self._path(sha256).exists()

    def forget(self, sha256: str) -> None:
        """Drop a body that no address leads to any more, such as yesterday's feed."""
        if next(self._records("sha256 = ?", sha256), None) is None:
            self._path(sha256).unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.gz"

    def _records(self, condition: str, *values: object) -> Iterator[Record]:
        for row in self._do(f"SELECT {', '.join(_COLUMNS)} FROM addresses WHERE {condition}", values):
            record = Record(*row)
            record.gone = bool(record.gone)
            yield record


def now() -> float:
    """Return the present moment, in seconds since 1970."""
    return clock.now().timestamp()
