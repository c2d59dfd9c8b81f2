"""All exports of an edition, in one call."""

from collections.abc import Callable

import duckdb

from tasks.edition.exports import atom, calendar, codebook, datapackage, dna, graphml, jsonld, plover
from tasks.edition.exports.lines import Lines
from tasks.edition.exports.settings import read_settings
from tasks.edition.exports.tables import published_tables
from tasks.edition.fingerprints import made_by
from tasks.edition.stamp import Stamp
from warehouse.editions import Unfinished


def write_exports(
    con: duckdb.DuckDBPyConnection,
    stamp: Stamp,
    edition: Unfinished,
    limit: Callable[[str], int],
) -> None:
    """Write the exports of the generation that is open into the folder of an edition, whose tables are in `data/`.

    `fingerprints.prepare` and `compare` tell what is as in the edition before, from which lines are taken over.
    """
    folder, before = edition.folder, edition.before
    data, feeds = folder / "data", folder / "feeds"
    feeds.mkdir(exist_ok=True)
    settings = read_settings(con)
    tables = list(published_tables(con))
    codebook.write_codebook(tables, data)
    lines = Lines(con, folder, before, made_by(con))
    plover.write_events(con, stamp, lines, data / "events.plover.jsonl")
    dna.write_statements(con, stamp, data / "positions.dna", limit("network_statements"))
    graphml.write_graph(con, data / "meetings.graphml")
    jsonld.write_facts(con, stamp, lines, data / "facts.jsonld")
    lines.keep_places()
    calendar.write_calendar(con, stamp, feeds / "meetings.ics", limit("calendar_events"))
    atom.write_feed(con, stamp, settings, feeds / "changes.atom")
    # Last, since it has the hashes of all files.
    datapackage.write_package(con, stamp, settings, tables, edition.sums)
