"""Files and folders of documents: text, Markdown and saved web pages, with their sidecars."""

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from tasks.sources.charsets import decode_page
from tasks.sources.pages import UnreadablePageError, read_page
from tasks.sources.sidecars import BrokenSidecarError, read_sidecar

MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html"}

RAW_SCHEMA: dict[str, pl.DataType] = {
    "document_id": pl.String(),
    "document": pl.String(),
    "source": pl.String(),
    "media_type": pl.String(),
    "text": pl.String(),
    "n_bytes": pl.Int64(),
    "sha256": pl.String(),
    "title": pl.String(),
    "publisher": pl.String(),
    "url": pl.String(),
    "published": pl.Date(),
    "language": pl.String(),
    "author": pl.String(),
    "source_name": pl.String(),
    "raw_sha256": pl.String(),
    "fetched_at": pl.Datetime("us", "UTC"),
    "problem": pl.String(),
    "problem_detail": pl.String(),
}

PART_DOCUMENTS = 4096
PART_CHARACTERS = 16_000_000

_SIDECAR_LIMIT_BYTES = 1_000_000
# C0 controls that no text holds: all but tab, line feed, vertical tab, form feed, carriage return and escape.
_CONTROLS = bytes(sorted(set(range(32)) - {9, 10, 11, 12, 13, 27})) + b"\x7f"
_CONTROL_SHARE_OF_BINARY = 0.05
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class MissingSource(Exception):  # noqa: N818 - the name says what is wrong
    """A source that was asked for does not exist; the message names it."""


class _Problem(Exception):  # noqa: N818 - not an error of the program: it becomes a row
    """Why one file gives no text: a problem of the raw documents' frame, its detail, the hash of its bytes."""

    def __init__(self, problem: str, detail: str, sha256: str | None = None) -> None:
        super().__init__(detail)
        self.problem, self.detail, self.sha256 = problem, detail, sha256


class _Found(NamedTuple):
    """One file to read: its path, its sidecar's path if it has one, why its place could not be looked at."""

    path: str
    sidecar: str | None
    trouble: str | None = None


def collect(sources: Sequence[str | Path], limit_bytes: int) -> pl.DataFrame:
    r"""One row is one file found in `sources`: a raw document, or the problem that kept it from being one.

    A source is a folder (searched through in sorted order for .txt, .md, .html and .htm; hidden files and folders
    are passed over, a folder reached twice by links is searched once) or a file of any name. `NAME.json` beside
    `NAME.txt` is its sidecar; what it says goes before what a page says of itself.

    Columns: document_id ('d_' and 16 hex digits of sha256), document (file name; 'parent/name' where a file of
    other content holds that name already, with '#' and 8 hex digits where that is taken too), source (path),
    media_type, text, n_bytes (of the file), sha256 (of the text in UTF-8), title, publisher, url, published,
    language (from sidecar or page), author (of a page), source_name, raw_sha256 and fetched_at (null: nothing was
    fetched), problem and problem_detail. A problem is one of unreadable (no permission,
    vanished or changed while being read, no regular file), undecodable (not UTF-8; for pages, nor the declared
    charset), binary, too_large (over `limit_bytes`, not read), broken_sidecar; then text is '', document_id null
    and sha256 that of the bytes, or null if they are not known.

    The text is the file as `Path.read_text(encoding="utf-8")` gives it: '\r\n' and '\r' become '\n', a byte order
    mark stays as the character U+FEFF, so that offsets agree with any reader of the file. The text of a page is
    its main text.

    Raises MissingSource, before anything is read, for a source that does not exist.
    """
    found = pl.concat([pl.DataFrame(schema=RAW_SCHEMA), *collect_parts(sources, limit_bytes)])
    return found.with_columns(names_apart(found))


def collect_parts(sources: Sequence[str | Path], limit_bytes: int) -> Iterator[pl.DataFrame]:
    """What `collect` gives, in its order, some thousand documents at a time and with the names that the files have.

    So that memory holds a part of a large folder only. Raises MissingSource.
    """
    for source in sources:
        if not os.path.lexists(source):
            raise MissingSource(f"Source {source} does not exist: give a file or a folder that does.")
    rows: list[dict[str, Any]] = []
    size = 0
    for found in _walk_sources(sources):
        rows.append(_row(found, limit_bytes))
        size += len(rows[-1]["text"])
        if len(rows) == PART_DOCUMENTS or size > PART_CHARACTERS:
            yield pl.DataFrame(rows, schema=RAW_SCHEMA, orient="row")
            rows, size = [], 0
    if rows:
        yield pl.DataFrame(rows, schema=RAW_SCHEMA, orient="row")


def _walk_sources(sources: Sequence[str | Path]) -> Iterator[_Found]:
    seen: set[str] = set()
    folders: set[tuple[int, int]] = set()
    for source in sources:
        path = os.fspath(source)
        found = _walk_folder(path, folders) if Path(path).is_dir() else iter([_single(path)])
        for one in found:
            place = os.path.abspath(one.path)  # noqa: PTH100 - Path.resolve would follow links
            if place not in seen:
                seen.add(place)
                yield one


def _single(path: str) -> _Found:
    sidecar = str(Path(path).with_suffix(".json"))
    return _Found(path, sidecar if sidecar != path and os.path.lexists(sidecar) else None)


def _walk_folder(top: str, folders: set[tuple[int, int]]) -> Iterator[_Found]:
    """Files of interest below `top`, depth first, each folder's entries by name; no folder in `folders` again."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            status = os.stat(folder)  # noqa: PTH116 - strings throughout: 5,000 Path objects cost more than reading
            if (status.st_dev, status.st_ino) in folders:
                continue
            folders.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                listed = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            yield _Found(folder, None, f"folder cannot be listed: {error.strerror or error}")
            continue
        names = {entry.name for entry in listed}
        below = []
        for entry in listed:
            if _is_folder(entry):
                below.append(entry.path)
                continue
            stem, suffix = os.path.splitext(entry.name)  # noqa: PTH122
            if suffix.lower() not in {*MEDIA_TYPES, ".json"} and entry.is_symlink() and not os.path.exists(entry.path):  # noqa: PTH110
                yield _Found(entry.path, None, "a link that leads nowhere, as to a folder that is not mounted")
                continue
            if suffix.lower() in MEDIA_TYPES:
                sidecar = f"{stem}.json"
                beside = entry.path[: -len(entry.name)] + sidecar if sidecar in names else None
                yield _Found(entry.path, beside)
        waiting.extend(reversed(below))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _row(found: _Found, limit_bytes: int) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(RAW_SCHEMA)
    name, suffix = os.path.basename(found.path), os.path.splitext(found.path)[1].lower()  # noqa: PTH119, PTH122
    source = _printable(found.path)
    row |= {"document": _printable(name), "source": source, "text": ""}
    row["media_type"] = MEDIA_TYPES.get(suffix, "text/plain")
    try:
        if found.trouble:
            raise _Problem("unreadable", found.trouble)
        data = _read_bytes(found.path, limit_bytes, row)
        if row["media_type"] == "text/html":
            text, about = _page(data)
        else:
            text, about = _plain(data), {}
        if found.sidecar:
            about |= _sidecar(found.sidecar, data)
    except _Problem as problem:
        return row | {"problem": problem.problem, "problem_detail": problem.detail, "sha256": problem.sha256}
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return row | about | {"text": text, "sha256": digest, "document_id": f"d_{digest[:16]}"}


def _read_bytes(path: str, limit_bytes: int, row: dict[str, Any]) -> bytes:
    """Return the file's bytes and note their number in `row`; never more than the limit is read."""
    try:
        # O_NONBLOCK: a named pipe without a writer would hold up the night.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb", buffering=0) as file:
            before = os.fstat(handle)
            if not stat.S_ISREG(before.st_mode):
                raise _Problem("unreadable", "not a regular file")
            row["n_bytes"] = before.st_size
            if before.st_size > limit_bytes:
                raise _Problem("too_large", f"{before.st_size} bytes; the limit is {limit_bytes}")
            data = file.read(before.st_size + 1) or b""
            after = os.fstat(handle)
    except OSError as error:
        raise _Problem("unreadable", error.strerror or str(error)) from error
    if len(data) != before.st_size or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise _Problem("unreadable", "the file changed while it was being read")
    return data


def _refuse_binary(data: bytes) -> None:
    if data.startswith(_UTF16_MARKS):
        raise _Problem("undecodable", "UTF-16, not UTF-8: convert the file", _digest(data))
    if b"\0" in data:
        raise _Problem("binary", f"NUL byte at byte {data.index(0)}", _digest(data))
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _CONTROL_SHARE_OF_BINARY * len(data):
        raise _Problem("binary", f"{controls} control characters in {len(data)} bytes", _digest(data))


def _plain(data: bytes) -> str:
    _refuse_binary(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _Problem("undecodable", f"not UTF-8: {error.reason} at byte {error.start}", _digest(data)) from error
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _page(data: bytes) -> tuple[str, dict[str, Any]]:
    _refuse_binary(data)
    try:
        page = read_page(decode_page(data))
    except UnicodeDecodeError as error:
        detail = f"neither UTF-8 nor the declared charset: {error.reason} at byte {error.start}"
        raise _Problem("undecodable", detail, _digest(data)) from error
    except UnreadablePageError as error:
        raise _Problem("unreadable", f"mark-up cannot be parsed: {error}", _digest(data)) from error
    about = {"title": page.title, "publisher": page.publisher, "url": page.url, "published": page.published}
    about["author"] = page.author
    return page.text, about


def _sidecar(path: str, data: bytes) -> dict[str, Any]:
    """Return what the sidecar at `path` says; `data` are the bytes of the document beside it."""
    name = _printable(os.path.basename(path))  # noqa: PTH119
    try:
        return read_sidecar(_read_bytes(path, _SIDECAR_LIMIT_BYTES, {}))
    except (_Problem, BrokenSidecarError) as error:
        raise _Problem("broken_sidecar", f"{name}: {error}", _digest(data)) from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _printable(text: str) -> str:
    """File names may hold bytes that are no UTF-8: show those as '?'."""
    return text.encode("utf-8", "replace").decode("utf-8")


def names_apart(found: pl.DataFrame) -> pl.Series:
    """The column `document`, in which files of one name and different content have different names.

    Names are given in the order of the paths (`document`, `source` and `sha256` are looked at).
    """
    rows = found.select("document", "source", "sha256")
    content = pl.coalesce("sha256", "source")
    if rows.is_empty() or rows.select(content.n_unique().over("document").max()).item() == 1:
        return rows["document"]
    names = rows["document"].to_list()
    holders: dict[str, str] = {}
    for place, name, source, sha256 in rows.with_row_index().sort("source", "index").iter_rows():
        parent = Path(source).parent.name
        tag = hashlib.sha256(source.encode()).hexdigest()[:8]
        longer = f"{parent}/{name}" if parent else name
        for choice in (name, longer, f"{longer}#{tag}"):
            if holders.setdefault(choice, sha256 or source) == (sha256 or source):
                names[place] = choice
                break
    return pl.Series("document", names, pl.String)
