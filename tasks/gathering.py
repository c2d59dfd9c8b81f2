"""What a night is given: the raw documents of paths and of fetched sources, with the ids that they get.

Nothing here knows Prefect: `ingest` and `replay` call it within their steps.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from tasks.batches import reference_data
from tasks.logic.identity import document_id
from tasks.logic.lexicon import Reference
from tasks.logic.urls import canonical_url, url_rules
from tasks.sources.files import RAW_SCHEMA, collect_parts, names_apart
from warehouse.settings import Settings

# What makes a document another input for the reading: its text, and what its sidecar says.
INPUT = ["sha256", "title", "publisher", "url", "published", "language"]
SOURCES = "sources"  # the folder of the night's work with a file of raw documents for each source that was fetched


def gather(sources: Sequence[str], settings: Settings, work: Path) -> pl.DataFrame:
    """One row per document of the paths and of what `fetch` left of the other sources, with ids and `input_sha256`."""
    none = _fingerprinted(pl.DataFrame(schema=RAW_SCHEMA), settings)
    raw = pl.concat([none, *gather_parts(sources, settings, work)])
    return raw.with_columns(names_apart(raw))


def gather_parts(sources: Sequence[str], settings: Settings, work: Path) -> Iterator[pl.DataFrame]:
    """What `gather` gives, some thousand documents at a time; names are those of the files (`names_apart`)."""
    seen: set[str] = set()
    for raw in collect_parts([_absolute(source) for source in sources], settings.max_document_bytes):
        seen.update(raw["source"])
        yield _fingerprinted(raw, settings)
    for path in sorted((work / SOURCES).glob("*.parquet")):
        fetched = pl.read_parquet(path).unique("source", keep="first", maintain_order=True)
        once = fetched.filter(~pl.col("source").is_in(seen))
        seen.update(once["source"])
        yield _fingerprinted(once, settings)


def _fingerprinted(raw: pl.DataFrame, settings: Settings) -> pl.DataFrame:
    return identified(raw.with_columns(input_sha256=_fingerprint(raw)), reference_data(settings.reference))


def not_held(raw: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """The raw documents that the warehouse does not hold as they are; `held` is `store.held_documents`."""
    # A folder that was moved, or a document that got its parent's name: the one as it is, the other where it is.
    fresh = raw.join(held, on=["document", "input_sha256"], how="anti", maintain_order="left")
    return fresh.join(held, on=["source", "input_sha256"], how="anti", maintain_order="left")


def _absolute(source: str) -> str:
    """A path from the root, so that a document is the same one for a night started in another folder."""
    return source if "://" in source else os.path.abspath(Path(source).expanduser())  # noqa: PTH100  (keeps links)


def _fingerprint(raw: pl.DataFrame) -> pl.Series:
    """One hash per document over all that the reading is given."""
    rows = raw.select(pl.concat_str(pl.col(INPUT).cast(pl.String).fill_null("\0"), separator="\1").alias("input"))
    return pl.Series("input_sha256", [hashlib.sha256(text.encode()).hexdigest() for text in rows["input"]], pl.String)


def identified(raw: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """The documents with the canonical form of their address, and with the id that text and place give them.

    The place is the address, or the publisher where there is none: the same text in two papers is two documents.
    """
    rules = url_rules(reference)
    addresses = [canonical_url(url, rules) if url else None for url in raw["url"]]
    places = zip(addresses, raw["publisher"], strict=True)
    ids = [
        document_id(sha256, address or (publisher or "").strip().casefold()) if known else None
        for known, sha256, (address, publisher) in zip(raw["document_id"], raw["sha256"], places, strict=True)
    ]
    return raw.with_columns(pl.Series("canonical_url", addresses, pl.String), pl.Series("document_id", ids, pl.String))
