"""Made-up pieces of copy: texts of sentences drawn from a seed, cut and edited as papers do."""

from __future__ import annotations

import datetime as dt
import hashlib
from random import Random

import polars as pl

WORDS = [
    "envoys",
    "ministers",
    "harbour",
    "treaty",
    "tariff",
    "salmon",
    "border",
    "customs",
    "delegation",
    "winter",
    "corridor",
    "bridge",
    "statement",
    "council",
    "island",
    "ferry",
    "quota",
    "working",
    "group",
    "agreed",
    "delayed",
    "rejected",
    "welcomed",
    "discussed",
    "opened",
    "signed",
    "visited",
    "capital",
    "morning",
    "evening",
    "coast",
    "survey",
    "map",
    "draft",
    "article",
    "committee",
    "chairman",
    "deputy",
    "region",
    "province",
    "railway",
    "grain",
    "vessel",
    "pilot",
]


def sentences(seed: int, number: int = 12, length: int = 18) -> list[str]:
    """Sentences that no other seed has."""
    random = Random(seed)
    return [" ".join(random.choices(WORDS, k=length)).capitalize() + "." for _ in range(number)]


def documents(*given: dict[str, object]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Documents with what editions rest on, and their paragraphs: a title, then a paragraph for each sentence."""
    rows, paragraphs = [], []
    for number, document in enumerate(given):
        parts = [str(document.get("title") or "Headline"), *document["sentences"]]
        text = "\n\n".join(parts)
        sha256 = hashlib.sha256(f"{text}{document.get('publisher')}".encode()).hexdigest()
        own = str(document.get("document_id", f"d_{number}"))
        day = document.get("published", dt.date(2019, 3, 5))
        start = 0
        for place, part in enumerate(parts):
            paragraphs.append((own, place, start, start + len(part), "body" if place else "title"))
            start += len(part) + 2
        rows.append({
            "document_id": own, "document": f"{own}.txt", "canonical_url": document.get("url"),
            "publisher": document.get("publisher"), "title": document.get("title"), "published_earliest": day,
            "published_latest": day, "published_basis": document.get("basis", "metadata"),
            "ingested_at": dt.datetime(2019, 3, document.get("night", 6), tzinfo=dt.UTC), "sha256": sha256, "text": text,
        })  # fmt: skip
    schema = dict.fromkeys(("canonical_url", "publisher", "title"), pl.String) | {"published_latest": pl.Date}
    frame = pl.DataFrame(rows, schema_overrides=schema)
    columns = ["document_id", "paragraph", "char_start", "char_end", "kind"]
    return frame, pl.DataFrame(paragraphs, schema=columns, orient="row")
