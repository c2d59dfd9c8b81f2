"""Publish: the current generation as an edition."""

from prefect import get_run_logger

from tasks.edition import build
from tasks.lineage import describe, published_tables
from tasks.step import disk_may_come_back, materializing_step
from warehouse.editions import Edition
from warehouse.generations import Generation
from warehouse.settings import Settings


@materializing_step(
    retries=2, retry_delay_seconds=2, retry_condition_fn=disk_may_come_back, timeout_seconds=3600, tags=["publish"]
)
def publish_edition(settings: Settings, generation: Generation) -> Edition:
    """Write tables, pages, charts and exports to a fresh folder and swap that in whole; unchanged pages are linked."""
    edition = build.publish(settings, generation)
    for note in edition.notes:
        get_run_logger().warning("%s", note)
    for table, asset in published_tables(settings).items():
        describe(asset, generation=edition.generation, rows=edition.rows[table])
    return edition
