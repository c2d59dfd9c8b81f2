"""How a batch travels to a machine that shares no disk with the night, and how its parts come back.

One file each way, in a store that both reach: any that fsspec knows, as a shared folder or `s3://bucket/prefix`.
Nothing is written twice under one name, and the other side is told the name when the file is whole.
The vocabulary travels too; the code does not, and a machine with another one refuses the batch. Knows no Prefect.

    BrokenParcel    a file of the store that is gone or damaged
"""

import hashlib
import io
import platform
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import fsspec

from tasks.batches import Batch, BatchCounts, NotFitToRead, read_as_sent, read_whatever_can_be

RAW, PARAGRAPHS, PARTS, QUARANTINE = "raw", "paragraphs", "parts", "quarantine"


class BrokenParcel(OSError):  # noqa: N818  (named for what it tells people)
    """A file of the store that is gone or damaged: which one, and why."""


@dataclass(frozen=True)
class Parcel:
    """One batch on its way: the files that hold its documents and the vocabulary, and what is to read it."""

    store: str
    name: str
    sent: str
    reference: str
    extractor_version: str


@dataclass(frozen=True)
class Answer:
    """What was found in a batch, and the file that holds its parts and offenders."""

    counts: BatchCounts
    sent: str


@contextmanager
def store_of_night(root: str, warehouse: str) -> Iterator[str]:
    """Give a folder in the store for one night, gone at its end, as is what a killed night of the warehouse left.

    The night holds the lock of the warehouse, so that no other of it is under way. Raises NotFitToRead.
    """
    whose = f"{platform.node()}:{warehouse}"  # two machines that share a store may call their warehouses alike
    ours = f"{root}/parley-{hashlib.sha256(whose.encode()).hexdigest()[:12]}"
    try:
        files, path = fsspec.core.url_to_fs(ours)
        if files.exists(path):
            files.rm(path, recursive=True)
        night = f"{ours}/{uuid4().hex[:12]}"
        _put(night, "night", b"")
    except Exception as error:  # each store has errors of its own, for credentials and the like
        raise NotFitToRead(f"[runner] parts: {root} cannot be written ({error}); see docs/scaling.md") from error
    try:
        yield night
    finally:
        with suppress(OSError):  # all has been fetched; what cannot be removed now goes with the next night
            files.invalidate_cache()  # it knows nothing of what workers wrote
            files.rm(path, recursive=True)


def send_reference(store: str, folder: Path) -> str:
    """Put the vocabulary of a folder into the store; gives the name of its file, which says what is in it."""
    tables = {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}
    name = f"reference-{hashlib.sha256(repr(sorted(tables.items())).encode()).hexdigest()[:16]}.zip"
    _put(store, name, _zipped(tables))
    return name


def send(batch: Batch, store: str, reference: str) -> Parcel:
    """Put the documents of a batch into the store."""
    files = {RAW: batch.raw.read_bytes()}
    if batch.paragraphs:
        files[PARAGRAPHS] = batch.paragraphs.read_bytes()
    sent = f"{batch.name}-{uuid4().hex[:12]}.batch.zip"
    _put(store, sent, _zipped(files))
    return Parcel(store, batch.name, sent, reference, batch.extractor_version)


def read_parcel(parcel: Parcel, run: Callable[[Batch], BatchCounts] = read_as_sent) -> Answer:
    """Read the batch of a parcel by `run`, wherever that is, and put its parts and offenders into the store."""
    reference = _reference(parcel.store, parcel.reference)
    with tempfile.TemporaryDirectory(prefix="parley-batch-") as folder:
        scratch = Path(folder)
        _unpack(parcel.store, parcel.sent, scratch)
        (scratch / RAW).rename(scratch / f"{parcel.name}.parquet")
        paragraphs = scratch / PARAGRAPHS if (scratch / PARAGRAPHS).exists() else None
        batch = Batch(
            scratch / f"{parcel.name}.parquet",
            scratch / PARTS,
            scratch / QUARANTINE,
            reference,
            parcel.extractor_version,
            paragraphs,
        )
        counts = read_whatever_can_be(batch, run)
        made = [path for side in (PARTS, QUARANTINE) for path in sorted((scratch / side).rglob("*.parquet"))]
        sent = f"{parcel.name}-{uuid4().hex[:12]}.parts.zip"
        _put(parcel.store, sent, _zipped({str(path.relative_to(scratch)): path.read_bytes() for path in made}))
    return Answer(counts, sent)


def receive(answer: Answer, store: str, batch: Batch) -> BatchCounts:
    """Put the parts and offenders of an answer where those of the batch belong; gives what was found.

    All of them are unpacked before the first is put in place. Raises BrokenParcel.
    """
    batch.parts.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="answer-", dir=batch.parts.parent) as folder:
        scratch = Path(folder)
        _unpack(store, answer.sent, scratch)
        for side, place in ((PARTS, batch.parts), (QUARANTINE, batch.quarantine)):
            for path in sorted((scratch / side).rglob("*.parquet")):
                target = place / path.relative_to(scratch / side)
                target.parent.mkdir(parents=True, exist_ok=True)
                path.replace(target)
    return answer.counts


@lru_cache(maxsize=1)
def _unpacked(name: str) -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="parley-reference-")


def _reference(store: str, name: str) -> Path:
    """The folder of a vocabulary on this machine, fetched once per process and content."""
    folder = Path(_unpacked(name).name)
    if not any(folder.iterdir()):
        _unpack(store, name, folder)
    return folder


def _put(store: str, name: str, content: bytes) -> None:
    files, path = fsspec.core.url_to_fs(f"{store}/{name}")
    files.makedirs(path.rpartition("/")[0], exist_ok=True)
    files.pipe_file(path, content)


def _zipped(files: dict[str, bytes]) -> bytes:
    """The files in one; they are compressed already."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def _unpack(store: str, name: str, folder: Path) -> None:
    """Unpack a file of the store; BrokenParcel if it is not as it was written."""
    files, path = fsspec.core.url_to_fs(f"{store}/{name}")
    try:
        with zipfile.ZipFile(io.BytesIO(files.cat_file(path))) as archive:
            archive.extractall(folder)
    except FileNotFoundError as error:
        raise BrokenParcel(f"{store}/{name} is gone; leave the store alone in a night, and start anew") from error
    except (zipfile.BadZipFile, EOFError) as error:
        raise BrokenParcel(f"{store}/{name} is damaged ({error}); look at the store, and start anew") from error
