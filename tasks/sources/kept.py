"""What was fetched, kept: every body as it came, compressed, under its own hash, and what is known of each address.

    <folder>/ab/ab12...ef.gz    a body, by the SHA-256 of its bytes: the same bytes are kept once
    <folder>/addresses.sqlite   one row per address: its validators, its body, what a list said of it, what went wrong

The folder is no part of a generation: a generation that a gate refuses costs no second fetching. All of it can be
lost without losing a fact; then everything is fetched anew.
"""

import gzip
import hashlib
import sqlite3
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from warehouse import clock

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


class Kept:
    """The folder of what was fetched, open for one source's night; close it, or use it in a `with`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folders: set[Path] = set()
        folder.mkdir(parents=True, exist_ok=True)
        # One thread at a time uses it: the loop that fetches, then the thread that reads what was fetched.
        self._db = sqlite3.connect(
            folder / "addresses.sqlite", timeout=_LOCK_SECONDS, isolation_level=None, check_same_thread=False
        )
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")  # after a power cut the last rows may be missing, none is wrong
        self._db.executescript(_SCHEMA)

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

    def of(self, url: str) -> Record | None:
        """Return what is known of an address, or None."""
        return next(self._records("url = ?", url), None)

    def of_source(self, source: str, part: str = "page") -> list[Record]:
        """Return what is known of all addresses that a source asked for, sorted by address."""
        return list(self._records("source = ? AND part = ? ORDER BY url", source, part))

    def write(self, record: Record) -> None:
        """Keep what is known of an address in place of what was known before."""
        self._db.execute(_UPSERT, [getattr(record, name) for name in _COLUMNS])

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
        """Return a kept body; None if it is not there or not what it was, so that it is to be fetched anew."""
        if sha256 is None:
            return None
        try:
            body = gzip.decompress(self._path(sha256).read_bytes())
        except (OSError, EOFError, ValueError):
            return None
        return body if hashlib.sha256(body).hexdigest() == sha256 else None

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
        rows: list[tuple[Any, ...]] = self._db.execute(
            f"SELECT {', '.join(_COLUMNS)} FROM addresses WHERE {condition}", values
        ).fetchall()
        for row in rows:
            record = Record(*row)
            record.gone = bool(record.gone)
            yield record


def now() -> float:
    """Return the present moment, in seconds since 1970."""
    return clock.now().timestamp()
