"""A small generation in which everything holds, and ways to break one thing in it."""

import gc
import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest

from expectations.thresholds import Thresholds, load_thresholds
from expectations.thrift import warm_up
from warehouse import history, merged, store
from warehouse.connection import connect
from warehouse.schema import create_schema

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"

TEXT = (
    "Envoys confer in Montevideo\n\n"
    "Foreign Minister Ana Duarte of Uruguay met her Chilean counterpart, Luis Rojas, on 4 March 2019. "
    "“Tariffs must fall,” Duarte said.\n\n"
    "Share this article"
)


def span(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"char_start": start, "char_end": start + len(words), "text": words}


# An earlier edition of envoys.txt, with what it said, and the signatures of all three documents.
EARLIER_EDITION = (
    "insert into documents by name select * replace ('d_0' as document_id, 'envoys.txt#cccccccc' as document, "
    "'c0' as sha256, 'c0' as input_sha256, 'd_1' as superseded_by) from documents where document_id = 'd_1'",
    "insert into paragraphs select * replace ('d_0' as document_id) from paragraphs",
    "insert into document_signatures select document_id, '1', 1, [1::uinteger] from documents",
    "insert into near_duplicates values ('d_0', 'd_1', 1, 1)",
    "insert into document_editions values ('d_0', 'envoys.txt#cccccccc', 'd_0', 1, 'd_1', 'address'), "
    "('d_1', 'envoys.txt', 'd_0', 2, null, 'address')",
    "insert into superseded_reports by name select * replace ('d_0' as document_id, 'r_0' as report_id), "
    "'d_1' as superseded_by, report_id as successor_id from meeting_reports",
    "insert into superseded_positions by name select * replace ('d_0' as document_id, 'p_0' as position_id), "
    "'d_1' as superseded_by from positions",
)


@pytest.fixture(scope="session", autouse=True)
def great_expectations() -> None:
    """Import Great Expectations once, and spare the garbage collector its half a million lasting objects."""
    warm_up()
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def reference_folder() -> Path:
    return REFERENCE


@pytest.fixture(scope="session")
def thresholds(reference_folder: Path) -> Thresholds:
    return load_thresholds(reference_folder)


@pytest.fixture(scope="session")
def good_tables() -> dict[str, pl.DataFrame]:
    """Two documents, one meeting, one report of it and one position."""
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    other = "A second article, about nothing in particular."
    documents = [
        {
            "document_id": "d_1",
            "document": "envoys.txt",
            "source": "in/envoys.txt",
            "published": date(2019, 3, 5),
            "published_earliest": date(2019, 3, 5),
            "published_latest": date(2019, 3, 5),
            "published_basis": "metadata",
            "language": "en",
            "text": TEXT,
            "n_bytes": len(TEXT.encode()),
            "sha256": sha256,
            "input_sha256": sha256,
            "extractor_version": "1",
        },
        {
            "document_id": "d_2",
            "document": "other.txt",
            "source": "in/other.txt",
            "published": None,
            "published_earliest": None,
            "published_latest": None,
            "published_basis": None,
            "language": "en",
            "text": other,
            "n_bytes": len(other),
            "sha256": "b" * 64,
            "input_sha256": "b" * 64,
            "extractor_version": "1",
        },
    ]
    title, body, body_end = 0, TEXT.index("Foreign"), TEXT.index("\n\nShare")
    paragraphs = [(title, 27, "title"), (body, body_end, "body"), (body_end + 2, len(TEXT), "furniture")]
    cut = TEXT.index("“Tariffs")
    sentences = [(0, 0, 27, "title"), (1, body, cut - 1, "body"), (1, cut, body_end, "body")]
    facts = {"document_id": "d_1", "document": "envoys.txt", "rule": "met", "confidence": 0.9}
    meeting = {
        "meeting_id": "m_1",
        "title": "Uruguay and Chile, 4 March 2019",
        "parties": ["URY", "CHL"],
        "people": ["Ana Duarte", "Luis Rojas"],
        "start_date": "2019-03-04",
        "end_date": "2019-03-04",
        "place": "Montevideo",
        "country": "URY",
        "format": "in_person",
        "status": "held",
        "duration_minutes": 90,
        "issues": ["trade"],
        "host": "URY",
        "actor_codes": ["URYGOV", "CHLGOV"],
        "plover_event": "CONSULT",
        "plover_mode": "visit",
        "cameo_code": "042",
    }
    return {
        "documents": pl.DataFrame(documents, infer_schema_length=None),
        "paragraphs": pl.DataFrame(
            [
                {
                    "document_id": "d_1",
                    "paragraph": i,
                    "char_start": start,
                    "char_end": end,
                    "kind": kind,
                    "language": "en",
                }
                for i, (start, end, kind) in enumerate(paragraphs)
            ]
        ),
        "sentences": pl.DataFrame(
            [
                {
                    "document_id": "d_1",
                    "sentence": i,
                    "paragraph": paragraph,
                    "char_start": start,
                    "char_end": end,
                    "kind": kind,
                    "language": "en",
                    "text": TEXT[start:end],
                }
                for i, (paragraph, start, end, kind) in enumerate(sentences)
            ]
        ),
        "mentions": pl.DataFrame(
            [
                {
                    "document_id": "d_1",
                    "sentence": 1,
                    **span("Luis Rojas"),
                    "type": "person",
                    "name": "Luis Rojas",
                    "parties": ["CHL"],
                    "people": ["Luis Rojas"],
                    "alias_kind": None,
                    "standing": "official",
                    "role": None,
                },
            ]
        ),
        "dates": pl.DataFrame(
            [
                {
                    "document_id": "d_1",
                    "sentence": 1,
                    **span("4 March 2019"),
                    "type": "DATE",
                    "value": "2019-03-04",
                    "first": date(2019, 3, 4),
                    "last": date(2019, 3, 4),
                    "edtf": "2019-03-04",
                },
            ]
        ),
        "attributions": pl.DataFrame(
            [
                {
                    "document_id": "d_1",
                    "sentence": 2,
                    "source_start": TEXT.index("Duarte said"),
                    "source_end": TEXT.index(" said"),
                    "cue_start": TEXT.index("said"),
                    "cue_end": TEXT.index("said") + 4,
                    "content_start": cut,
                    "content_end": TEXT.index(" Duarte said"),
                    "quoted": True,
                },
            ]
        ),
        "meetings": pl.DataFrame(
            [{**meeting, "n_documents": 1, "n_independent_sources": 1, "confidence": 0.9, "origins": "{}"}]
        ),
        "meeting_reports": pl.DataFrame(
            [
                {
                    **meeting,
                    **facts,
                    "report_id": "r_1",
                    "origins": '{"start_date": "source"}',
                    "evidence": [span("met her Chilean counterpart, Luis Rojas")],
                }
            ]
        ),
        "meeting_status_history": pl.DataFrame(
            [
                {
                    "meeting_id": "m_1",
                    "step": 1,
                    "event": "held",
                    "status": "held",
                    "credible": True,
                    "decides": True,
                    "report_id": "r_1",
                    "document_id": "d_1",
                    "document": "envoys.txt",
                    "passage": span("met her Chilean counterpart, Luis Rojas"),
                }
            ]
        ),
        "positions": pl.DataFrame(
            [
                {
                    **facts,
                    "position_id": "p_1",
                    "holder": "Ana Duarte",
                    "party": "URY",
                    "towards": "CHL",
                    "issue": "trade",
                    "issue_label": None,
                    "stance": "support",
                    "act": "demand",
                    "stated_on": "2019-03-04",
                    "quote": "Tariffs must fall",
                    "evidence": [span("“Tariffs must fall,” Duarte said")],
                    "origins": '{"issue": "lexicon"}',
                    "holder_code": "URYGOV",
                    "plover_event": "REQUEST",
                    "plover_mode": None,
                    "cameo_code": "100",
                }
            ]
        ),
        "unresolved": pl.DataFrame(
            [
                {
                    "document_id": "d_2",
                    "document": "other.txt",
                    "kind": "unknown_actor",
                    "char_start": 0,
                    "char_end": 1,
                    "text": "A",
                    "note": None,
                }
            ]
        ),
        "quarantine": pl.DataFrame(
            [
                {
                    "document_id": None,
                    "document": "nothing.txt",
                    "source": "in/nothing.txt",
                    "reason": "empty",
                    "detail": "nothing but white space",
                    "expectation": "expect_column_values_to_be_between(n_characters)",
                    "sha256": None,
                    "quarantined_at": datetime(2019, 3, 6, tzinfo=UTC),
                }
            ]
        ),
        "parties": pl.DataFrame(
            {
                "code": ["URY", "CHL"],
                "name": ["Uruguay", "Chile"],
                "kind": ["state", "state"],
                "cameo_actor": ["URY", "CHL"],
            }
        ),
        "issues": pl.DataFrame({"issue": ["trade"], "label": ["trade"], "description": ["trade and tariffs"]}),
        "event_codes": pl.DataFrame(
            {
                "cameo_code": ["042", "100"],
                "label": ["Make a visit", "Demand"],
                "plover_event": ["CONSULT", "REQUEST"],
                "plover_mode": ["visit", ""],
            }
        ),
    }


@pytest.fixture(scope="session")
def good_generation(good_tables: dict[str, pl.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good generation as a file, made by the warehouse's own store."""
    path = tmp_path_factory.mktemp("good") / "gen-000001.duckdb"
    read = {name: good_tables[name] for name in store.DOCUMENT_TABLES}
    with connect(path, read_only=False) as con:
        create_schema(con)
        store.write_documents(con, read)
        reports = good_tables["meeting_reports"].select("report_id", "meeting_id")
        others = {table: con.sql(f"FROM {table} LIMIT 0").pl() for table in (*merged.OF_MEETINGS, "meeting_redirects")}
        told = {table: good_tables[table] for table in ("meetings", "meeting_status_history")}
        merged.write_merged(con, others | told, reports, None)
        store.write_quarantine(con, good_tables["quarantine"])
        referred = ("parties", "issues", "event_codes")
        limits = pl.DataFrame({"name": ["max_panel_rows"], "value": ["1000"], "reason": [""]})
        store.write_reference(con, **{name: good_tables[name] for name in referred}, publishing_settings=limits)
        for statement in EARLIER_EDITION:
            con.execute(statement)
        con.execute(
            "insert into generation (number, built_at, as_of, schema_version) "
            "values (1, '2019-03-06 02:00+00', '2019-03-06 02:00+00', '1')"
        )
        history.write_history(con)
    return path


@pytest.fixture(scope="session")
def unchecked_copy(good_generation: Path) -> Callable[[duckdb.DuckDBPyConnection], None]:
    """Copy the good generation into a connection without the schema's own checks, which would refuse poison."""

    def copy(con: duckdb.DuckDBPyConnection) -> None:
        con.execute(f"attach '{good_generation}' as good (read_only)")
        tables = con.execute("select table_name from duckdb_tables() where database_name = 'good'").fetchall()
        for (table,) in tables:
            con.execute(f"create table {table} as from good.{table}")
        con.execute("detach good")

    return copy
