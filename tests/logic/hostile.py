"""Raw documents made of texts alone, for tests of what any text may do to the reading."""

from __future__ import annotations

import datetime as dt

import polars as pl

PUBLISHED = (None, dt.date(2010, 3, 17), dt.date(2022, 1, 12))


def raw_documents(texts: dict[str, str]) -> pl.DataFrame:
    """Raw documents of these texts by id; a third without a day of publication."""
    return pl.DataFrame(
        [
            {
                "document_id": document_id, "document": f"{document_id}.txt", "source": f"/{document_id}.txt",
                "media_type": "text/plain", "text": text, "n_bytes": len(text.encode()), "sha256": document_id,
                "title": None, "publisher": None, "url": None, "published": PUBLISHED[place % 3], "language": "en",
            }
            for place, (document_id, text) in enumerate(texts.items())
        ],
        schema_overrides={"published": pl.Date} | dict.fromkeys(["title", "publisher", "url"], pl.String),
    )  # fmt: skip
