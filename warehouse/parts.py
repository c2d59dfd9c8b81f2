"""Parts: what was read of a batch of documents, a Parquet file per table, `<folder>/<table>/<batch>.<digest>.parquet`.

Any process may write them; one process alone writes DuckDB. Between the two lie a disk and some hours. Parquet as it is
written here has no checksum, and bytes that were flipped may give other rows without an error. So the name of a part
has the first half of the SHA-256 of its bytes, as they were before they went to the disk: what does not fit is not
believed.
"""

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path

import polars as pl

DIGEST = 32  # hexadecimal digits


def write_part(folder: Path, batch: str, frames: Mapping[str, pl.DataFrame]) -> None:
    """Write the frames of one batch, in place of what was written of it; a part is there whole or not at all."""
    for table, frame in frames.items():
        content = io.BytesIO()
        frame.write_parquet(content)
        target = folder / table / f"{batch}.{_digest(content.getbuffer())}.parquet"
        target.parent.mkdir(parents=True, exist_ok=True)
        for earlier in target.parent.glob(f"{batch}.*"):
            earlier.unlink()
        unfinished = target.with_suffix(".unfinished")
        unfinished.write_bytes(content.getbuffer())
        unfinished.replace(target)


def remove_part(folder: Path, batch: str) -> None:
    """Remove what was written of a batch, if anything was."""
    for path in folder.glob(f"*/{batch}.*"):
        path.unlink()


def batch_of(part: Path) -> str:
    """The name of the batch that a part is of."""
    return part.name.partition(".")[0]


def broken_parts(folder: Path) -> list[Path]:
    """The parts that are not as they were written, or whose name does not say how that was; sorted."""
    return [path for path in sorted(folder.glob("*/*.parquet")) if not _fits(path)]


def _fits(path: Path) -> bool:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()[:DIGEST]
    return path.name == f"{batch_of(path)}.{digest}.parquet"


def _digest(content: memoryview) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGEST]
