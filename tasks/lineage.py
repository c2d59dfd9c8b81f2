"""The night's assets, by which Prefect knows what came from what.

    parley://NAME/sources/SOURCE           the documents of a source   fetch
      └─ parley://NAME/warehouse           the current generation      swap
           └─ parley://NAME/published/TABLE    a published table       publish

A folder or file that a night is given as such is read where it lies: it is referred to, and no step brings it about.
NAME is that of the warehouse's file. Keys are the same on every machine, so that lineage outlasts a move; where a thing
stands is in its properties.
"""

import re
from collections.abc import Iterable
from typing import Any

from prefect.assets import Asset, AssetProperties
from prefect.context import AssetContext

from warehouse.published_tables import TABLES
from warehouse.settings import Settings
from warehouse.source_settings import Source

MOST_SOURCES = 80  # an event has at most a hundred related resources
_NOT_IN_A_KEY = re.compile(r"[^\w./~-]+")


def documents_of(settings: Settings, source: Source | str) -> Asset:
    """Return the documents of a source of `parley.toml`, or of a path that a night was given."""
    if isinstance(source, str):
        return _asset(settings, f"sources/{source.strip('/')}", f"documents in {source}", "What stands in this place.")
    # What stands behind a question mark may be a secret.
    place = (source.url or "").partition("?")[0]
    return _asset(
        settings,
        f"sources/{source.name}",
        f"documents of {source.name}",
        f"What the {source.kind} {source.name} of parley.toml gave: {place or 'see there'}.",
        place or None,
    )


def sources_of_night(settings: Settings, entries: Iterable[Source], paths: Iterable[str]) -> list[Asset]:
    """Return one asset for each source of a night; only so many that an event can name them all."""
    sources: list[Source | str] = [*entries, *paths]
    return [documents_of(settings, source) for source in sources[:MOST_SOURCES]]


def current_generation(settings: Settings) -> Asset:
    """Return the warehouse that readers have."""
    return _asset(
        settings,
        "warehouse",
        f"warehouse {settings.warehouse.stem}",
        f"The current generation, a DuckDB file: {settings.warehouse}",
    )


def published_tables(settings: Settings) -> dict[str, Asset]:
    """Return one asset for each table of an edition, by the table's name."""
    return {
        table: _asset(
            settings,
            f"published/{table}",
            f"published {table}",
            f"The table {table} of the current edition, as Parquet and CSV: {settings.published}",
        )
        for table in TABLES
    }


def describe(only: Asset | None = None, /, **facts: Any) -> None:  # noqa: ANN401  (whatever JSON can hold)
    """Add facts to the events that tell Prefect what the running step has brought up to date: all of it, or one."""
    context = AssetContext.get()
    for asset in context.downstream_assets if context else ():
        if only is None or asset == only:
            asset.add_metadata(facts)


def _asset(settings: Settings, path: str, name: str, description: str, url: str | None = None) -> Asset:
    key = _NOT_IN_A_KEY.sub("-", f"{settings.warehouse.stem}/{path}")
    # Left unset where there is none: Prefect hands on what is set.
    told = AssetProperties(name=name, description=description, **({"url": url} if url else {}))  # type: ignore[arg-type]
    return Asset(key=f"parley://{key}"[:512], properties=told)
