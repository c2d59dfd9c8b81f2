"""A warehouse of a few made-up facts, put in by hand: one for each thing that the pages must tell apart."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
from lxml import html

from tasks.edition import build
from tasks.edition.charts.legend import REFERENCE, load_legend
from tasks.edition.fingerprints import add_pages, compare, prepare, program, write_inputs
from tasks.edition.slices import read_shared
from tasks.edition.stamp import read_stamp
from warehouse.connection import connect
from warehouse.schema import create_schema

HOSTILE = "x/../<img src=x onerror=alert(1)>"
PARTIES = {"ARG": "Argentina", "BOL": "Bolivia", "CHL": "Chile", "PER": "Peru", "URY": "Uruguay"}
ISSUES = {
    "trade": "Trade",
    "water_resources": "Water resources",
    "other": "Other",
    "nato_enlargement": "NATO enlargement",
}
TEXT = "Envoys met in Ñuñoa, and each of them said what the paper wrote down on that day. "


def make(path: Path) -> Path:
    """Write the warehouse; gives its path."""
    with duckdb.connect(path) as con:
        create_schema(con)
        con.execute(
            "INSERT INTO generation (number, built_at, as_of, schema_version) "
            "VALUES (7, '2019-04-01 02:00:00+00', '2019-04-01 02:00:00+00', 's')"
        )
        for code, name in PARTIES.items():
            con.execute(
                "INSERT INTO parties (code, name, kind, iso3, cow, gw, cameo_actor) VALUES (?, ?, 'state', ?, 155, 155, ?)",
                [code, name, code, code],
            )
        for issue, label in ISSUES.items():
            con.execute("INSERT INTO issues VALUES (?, ?, 'a thing')", [issue, label])
        document(con, "d_first", "2019-03-04")
        document(con, "d_copy", "2019-03-05", copy_of="d_first")
        document(con, "d_later", "2019-03-10")
        document(con, "d_undated", None)
        position(con, "p_oppose", "d_first", "URY", "oppose")
        position(con, "p_copied", "d_copy", "URY", "oppose")
        position(con, "p_support", "d_later", "URY", "support", towards="BOL")
        position(con, "p_open", "d_later", "CHL", "open")
        position(con, "p_against", "d_later", "CHL", "oppose", holder="Luis Quispe")
        position(con, "p_nobody", "d_later", None, "support", issue="water_resources", holder="<b>A reporter</b>")
        position(con, "p_whaling", "d_first", "URY", "support", issue="other", label="whaling")
        position(con, "p_football", "d_later", "URY", "support", issue="other", label="football")
        position(con, "p_unlabelled", "d_first", "URY", "support", issue="other")
        position(con, "p_otherwise", "d_later", "URY", "oppose", issue="other")
        position(con, "p_hostile", "d_undated", HOSTILE, "support", holder=HOSTILE)
        meeting(con, "m_held", ["CHL", "URY"], "2019-03-04", "held", country="ARG", issues=["trade"], named=["PER"])
        meeting(con, "m_coming", ["CHL", "URY"], "2019-04-20", "scheduled", issues=["nato_enlargement"])
        con.execute("INSERT INTO changes (change, kind, id) VALUES ('new', 'position', 'p_support')")
    return path


def document(con: duckdb.DuckDBPyConnection, name: str, published: str | None, copy_of: str | None = None) -> None:
    """One document of that day, or of no known day."""
    con.execute(
        "INSERT INTO documents BY NAME SELECT ? AS document_id, document_id || '.txt' AS document, '/' AS source, "
        "? AS text, length(text) AS n_characters, 's' AS sha256, 'i' AS input_sha256, '1' AS extractor_version, "
        "TIMESTAMPTZ '2019-04-01 02:00:00+00' AS ingested_at, ?::DATE AS published_earliest, "
        "published_earliest AS published_latest, ? AS copy_of",
        [name, TEXT * 5, published, copy_of],
    )


def position(
    con: duckdb.DuckDBPyConnection,
    position_id: str,
    document_id: str,
    party: str | None,
    stance: str,
    *,
    issue: str = "trade",
    label: str | None = None,
    holder: str = "Ana Duarte",
    towards: str | None = None,
) -> None:
    """One position, told by the first words of the document."""
    con.execute(
        "INSERT INTO positions BY NAME SELECT ? AS position_id, ? AS document_id, document_id || '.txt' AS document, "
        "? AS holder, ? AS party, ? AS towards, ? AS issue, ? AS issue_label, ? AS stance, 'state' AS act, "
        "[{'char_start': 0, 'char_end': 20, 'text': ?}] AS evidence, 'r' AS rule, '{}' AS origins, 0.5 AS confidence",
        [position_id, document_id, holder, party, towards, issue, label, stance, TEXT[:20]],
    )


def meeting(
    con: duckdb.DuckDBPyConnection,
    meeting_id: str,
    parties: list[str],
    day: str,
    status: str,
    *,
    issues: list[str],
    country: str | None = None,
    named: list[str] | None = None,
) -> None:
    """One meeting, with one report, which names `named` too."""
    con.execute(
        "INSERT INTO meetings BY NAME SELECT ? AS meeting_id, ?::VARCHAR[] AS parties, []::VARCHAR[] AS people, "
        "? AS start_date, ? AS country, ? AS status, ?::VARCHAR[] AS issues, 1 AS n_documents, "
        "1 AS n_independent_sources",
        [meeting_id, parties, day, country, status, issues],
    )
    con.execute(
        "INSERT INTO meeting_reports BY NAME SELECT 'r' || meeting_id AS report_id, 'd_first' AS document_id, "
        "'d_first.txt' AS document, meeting_id, list_concat(parties, ?::VARCHAR[]) AS parties, people, start_date, "
        "status, issues, [{'char_start': 0, 'char_end': 20, 'text': ?}] AS evidence, 'r' AS rule, '{}' AS origins "
        "FROM meetings WHERE meeting_id = ?",
        [named or [], TEXT[:20], meeting_id],
    )


def site_of(path: Path, folder: Path, before: Path | None = None, spare: Path | None = None) -> dict[str, Any]:
    """The parsed pages of a warehouse by their address, written into a folder.

    `before` is that of an edition before, `spare` a tree that is used up.
    """
    with connect(path, read_only=True) as con:
        stamp, legend = read_stamp(con), load_legend()
        prepare(con, legend.limit)
        add_pages(con, "manual", {})
        compare(con, program(con, REFERENCE, stamp), before, spare)
        folder.mkdir(exist_ok=True)
        build.write_site(con, read_shared(con, stamp, legend.limit), [], folder, before, spare)
        write_inputs(con, folder)
    return {path.relative_to(folder).as_posix(): html.fromstring(path.read_bytes()) for path in folder.rglob("*.html")}


def changed(path: Path, folder: Path, change: Callable[[duckdb.DuckDBPyConnection], object]) -> Path:
    """A copy of a warehouse in which something is otherwise."""
    copy = Path(shutil.copyfile(path, folder / "changed.duckdb"))
    with connect(copy, read_only=False) as con:
        change(con)
    return copy


def text(element: Any) -> str:
    """What an element says, with single spaces."""
    return " ".join(element.text_content().split())
