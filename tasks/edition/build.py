"""An edition from beginning to end: the tables, then all that is made of them for people and for other programs."""

from functools import partial
from pathlib import Path

from tasks.edition import assets
from tasks.edition.charts.legend import load_legend
from tasks.edition.charts.write import write_charts
from tasks.edition.exports.write import write_exports
from tasks.edition.facts import read_facts
from tasks.edition.pages.every import all_pages
from tasks.edition.site import write_pages
from tasks.edition.stamp import read_stamp
from warehouse import editions
from warehouse.connection import connect
from warehouse.editions import Edition
from warehouse.errors import OtherVersion
from warehouse.generation_files import schema_in
from warehouse.generations import Generation
from warehouse.schema import schema_version
from warehouse.settings import Settings


def publish(settings: Settings, generation: Generation) -> Edition:
    """Publish the generation as an edition, in place of the one before.

    Raises PublishRefused if something that is not ours stands at the published path, and OtherVersion if the
    generation has the tables of another version of Parley.
    """
    if schema_in(generation.path) != schema_version():
        raise OtherVersion(
            f"generation {generation.number} was made by another version of Parley, and this one cannot publish it; "
            "where that was an earlier one, the next night carries it over and publishes: `parley run`"
        )
    return editions.publish(settings, generation, partial(complete, generation, settings))


def complete(generation: Generation, settings: Settings, folder: Path) -> None:
    """Add to the folder of an edition, in which the tables stand, everything else."""
    with connect(generation.path, read_only=True) as con:
        con.execute("SET threads = 1")
        stamp, legend = read_stamp(con, settings.site_url), load_legend(settings.reference)
        write_exports(con, stamp, folder)
        charts = write_charts(con, stamp, folder, legend)
        facts = read_facts(con, stamp)
        write_pages(folder, facts, all_pages(facts, charts, folder))
        assets.write_assets(folder, facts, legend)
