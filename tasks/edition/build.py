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
from tasks.edition.fingerprints import (
    add_pages,
    compare,
    fresh_pages,
    made_alike,
    pages_gone,
    pages_to_link,
    pages_to_remove,
    prepare,
    program,
    write_inputs,
)
from tasks.edition.overview import read_overview
from tasks.edition.pages import manual
from tasks.edition.pages.every import address_of, of_each, of_the_whole
from tasks.edition.site import NAVIGATION, Site, make_environment
from tasks.edition.slices import read_shared
from tasks.edition.stamp import read_stamp
from warehouse import editions
from warehouse.editions import Edition, Unfinished
from warehouse.errors import OtherVersion
from warehouse.generation_files import schema_in
from warehouse.generations import Generation
from warehouse.manifests import WIDE_FOLDERS
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
    compare(con, program(con, settings.reference, stamp), before, edition.spare)
    write_exports(con, stamp, edition, legend.limit)
    charts = write_charts(con, stamp, folder, legend)
    assets.write_static(folder, legend)
    changed = write_site(con, read_shared(con, stamp, legend.limit), charts, folder, before, edition.spare)
    if made_alike(con, "before"):
        edition.sums.leave_wide_folders(changed)
    write_inputs(con, folder)


def write_site(
    con: duckdb.DuckDBPyConnection,
    shared: Facts,
    charts: Sequence[Chart],
    folder: Path,
    before: Path | None = None,
    spare: Path | None = None,
) -> list[str]:
    """Write all pages of an edition whose tables, exports and charts are in the folder.

    Gives the addresses of those that are not as in the edition `before`, or are gone since. The others, as
    `fingerprints.compare` found, are those of the `spare` tree, which is used up, and where that lacks them linked.
    """
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    site = Site(folder, before, make_environment(shared))
    if spare and made_alike(con, "spare"):
        _move_in(con, spare, folder, site)
    for page in pages_to_link(con):
        site.keep(address_of(page))
    for facts, fresh in of_each(con, shared, fresh_pages(con)):
        site.write(facts, fresh)
        gc.collect(1)  # templates leave the rows of their pages in circles, a hundred megabytes and more of them
    overview = read_overview(con, shared)
    site.write(overview.facts, of_the_whole(con, overview, charts, sizes))
    assets.write_index(con, folder, overview)
    return [*site.written, *map(address_of, pages_gone(con))]


def _move_in(con: duckdb.DuckDBPyConnection, spare: Path, folder: Path, site: Site) -> None:
    """Move the pages of a spare tree into the folder of an edition, but for those that are to be others."""
    for wide in WIDE_FOLDERS:
        if (spare / wide).is_dir():
            (spare / wide).rename(folder / wide)
    for page in pages_to_remove(con):
        site.remove(address_of(page))
    for _, address in NAVIGATION:  # about the whole, and made each time
        site.remove(address)
