"""An edition from beginning to end: the tables, then all that is made of them for people and for other programs."""

import gc
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import duckdb

from tasks.edition import assets
from tasks.edition.charts.legend import load_legend
from tasks.edition.charts.write import Chart, write_charts
from tasks.edition.exports.write import write_exports
from tasks.edition.facts import Facts
from tasks.edition.fingerprints import add_pages, compare, pages, prepare, program, write_inputs
from tasks.edition.overview import read_overview
from tasks.edition.pages import manual
from tasks.edition.pages.every import address_of, of_each, of_the_whole
from tasks.edition.site import Site, make_environment
from tasks.edition.slices import read_shared
from tasks.edition.stamp import read_stamp
from warehouse import editions
from warehouse.editions import Edition, Unfinished
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
    return editions.publish(settings, generation, partial(complete, settings))


def complete(settings: Settings, edition: Unfinished) -> None:
    """Add to an edition, in which the tables stand, everything else.

    Pages that are to be as they are in the edition before are linked from there.
    """
    con, folder, before = edition.con, edition.folder, edition.before
    con.execute("SET threads = 1")
    stamp, legend = read_stamp(con, settings.site_url), load_legend(settings.reference)
    prepare(con, legend.limit)
    add_pages(con, "manual", manual.digests())
    compare(con, program(con, settings.reference, stamp), before)
    write_exports(con, stamp, edition, legend.limit)
    charts = write_charts(con, stamp, folder, legend)
    assets.write_static(folder, legend)
    write_site(con, read_shared(con, stamp, legend.limit), charts, folder, before)
    write_inputs(con, folder)


def write_site(
    con: duckdb.DuckDBPyConnection,
    shared: Facts,
    charts: Sequence[Chart],
    folder: Path,
    before: Path | None = None,
) -> int:
    """Write all pages of an edition whose tables, exports and charts are in the folder; gives how many were rendered.

    Pages that are to be as in the edition `before`, as `fingerprints.compare` found, are linked from there.
    """
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    site = Site(folder, before, make_environment(shared))
    for page in pages(con, fresh=False):
        site.keep(address_of(page))
    for facts, fresh in of_each(con, shared, pages(con, fresh=True)):
        site.write(facts, fresh)
        gc.collect(1)  # templates leave the rows of their pages in circles, a hundred megabytes and more of them
    overview = read_overview(con, shared)
    site.write(overview.facts, of_the_whole(con, overview, charts, sizes))
    assets.write_index(con, folder, overview)
    return site.n_written
