"""Copies and editions night by night: whatever comes in which night, what counts is what a whole night would count."""

import datetime as dt
import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tasks.copies import find_copies
from tasks.logic.lexicon import load_reference
from tasks.logic.meetings import SCHEMA
from tasks.merging import corrections_version, merge_candidate
from tests.logic.copy_texts import documents, sentences
from warehouse import merged, store
from warehouse.schema import create_schema

ROOT = Path(__file__).parents[2]
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
STORY, OTHER = sentences(1), sentences(2)
CORRECTED = [STORY[0].replace("envoys", "ministers"), *STORY[1:]]
COMPARED = {
    "documents": "document_id, copy_of, superseded_by",
    "near_duplicates": "*",
    "document_editions": "*",
    "document_signatures": "*",
    "superseded_reports": "* EXCLUDE (meeting_id)",
    "superseded_positions": "*",
    "meeting_reports": "* EXCLUDE (meeting_id)",
    "positions": "*",
    "meetings": "* EXCLUDE (meeting_id)",
    "meeting_status_history": "* EXCLUDE (meeting_id)",
}


@pytest.fixture
def con():
    with duckdb.connect() as con:
        yield fresh(con)


def fresh(con):
    for (table,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall():
        con.execute(f"DELETE FROM {table}")
    if not con.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'generation'").fetchall()[0][0]:
        create_schema(con)
    con.execute("INSERT INTO generation (number, built_at, as_of, schema_version) VALUES (1, now(), now(), 's')")
    return con


def night(con, reference, *told, everything=False):
    """Write documents (each tells of one meeting and one position), find copies, and merge."""
    con.execute("UPDATE generation SET number = number + 1")
    merged.remember_reports(con)
    if told:
        store.write_documents(con, parts(*told))
        for row in told:
            when = dt.datetime(2019, 3, row["night"], tzinfo=dt.UTC)
            con.execute("UPDATE documents SET ingested_at = ? WHERE document_id = ?", [when, row["document_id"]])
    recounted = find_copies(con, reference, everything=everything)
    merge_candidate(con, reference, everything=everything, recounted=recounted)


def parts(*told):
    frame, paragraphs = documents(*told)
    frame = frame.drop("ingested_at").with_columns(
        source="document", media_type=pl.lit("text/plain"), input_sha256="sha256", extractor_version=pl.lit("1")
    )
    reports, positions = [], []
    for row, own in zip(frame.iter_rows(named=True), told, strict=True):
        owner = {"document_id": row["document_id"], "document": row["document"], "rule": "meet:meet", "origins": "{}",
                 "confidence": 0.5, "evidence": [{"char_start": 0, "char_end": 4, "text": row["text"][:4]}]}  # fmt: skip
        empty = {slot: [] if slot in ("people", "issues") else None for slot in SCHEMA}
        reports.append(empty | owner | {
            "report_id": f"r_{row['document_id']}", "parties": ["GHA", "TGO"], "status": "held", "title": "Talks",
            "place": own.get("place", "Accra"), "start_date": own.get("day", "2019-03-04"),
            "end_date": own.get("day", "2019-03-04"), "people": ["Ama Mensah"],
        })  # fmt: skip
        positions.append(owner | {
            "position_id": f"p_{row['document_id']}", "holder": "Ghana", "party": "GHA", "issue": "trade",
            "stance": "support", "act": "state",
        })  # fmt: skip
    return {
        "documents": frame, "paragraphs": paragraphs, "meeting_reports": pl.DataFrame(reports, schema=SCHEMA),
        "positions": pl.DataFrame(positions),
    }  # fmt: skip


def in_place_of(name, frames):
    """The frames of one document under the name, and in the place, of another."""
    named = {
        table: frame.with_columns(document=pl.lit(name)) if "document" in frame.columns else frame
        for table, frame in frames.items()
    }
    return named | {"documents": named["documents"].with_columns(source=pl.lit(name))}


def content(con):
    return {
        table: sorted(map(str, con.execute(f"SELECT {columns} FROM {table}").fetchall()))
        for table, columns in COMPARED.items()
    }


def row_of(con, table, columns="*"):
    return con.execute(f"SELECT {columns} FROM {table} ORDER BY ALL").fetchall()


def story(name, text=STORY, **about):
    return {"document_id": f"d_{name}", "sentences": text, "night": 6} | about


@pytest.fixture(scope="module")
def shared():
    with duckdb.connect() as con:
        yield con


DRAWN = st.lists(
    st.fixed_dictionaries(
        {
            "sentences": st.sampled_from([STORY, CORRECTED, STORY[:7], OTHER]),
            "published": st.integers(4, 6).map(lambda day: dt.date(2019, 3, day)),
            "night": st.integers(6, 7),
            "url": st.sampled_from([None, "https://example.org/a", "https://example.org/b"]),
            "publisher": st.sampled_from([None, "Wire"]),
            "title": st.sampled_from([None, "Envoys meet"]),
            "place": st.sampled_from(["Accra", "Lome"]),
            "day": st.sampled_from(["2019-03-03", "2019-03-04"]),
        }
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=4, deadline=None, phases=QUICK)
@given(DRAWN, st.randoms(use_true_random=False))
def test_nights_in_any_order_give_what_one_night_over_everything_gives(shared, reference, drawn, random):
    told = [row | {"document_id": f"d_{number}"} for number, row in enumerate(drawn)]
    night(fresh(shared), reference, *told)
    whole = content(shared)
    random.shuffle(told)
    cut = random.randint(1, len(told) - 1)
    fresh(shared)
    night(shared, reference, *told[:cut])
    night(shared, reference, *told[cut:])
    assert content(shared) == whole
    every = {table: row_of(shared, table) for table in (*COMPARED, "meeting_redirects")}
    night(shared, reference)
    assert {table: row_of(shared, table) for table in every} == every, "a rerun changes nothing"
    night(shared, reference, everything=True)
    assert content(shared) == whole


def test_five_papers_with_one_piece_of_copy_are_one_source(con, reference):
    papers = [story(n, STORY[: 12 - n], publisher=f"Paper {n}", title=f"Title {n}") for n in range(5)]
    night(con, reference, *papers[:3], story("own", OTHER))
    assert row_of(con, "meetings", "n_documents, n_independent_sources") == [(4, 2)]
    before = row_of(con, "meetings", "confidence")
    night(con, reference, *papers[3:])
    assert row_of(con, "meetings", "n_documents, n_independent_sources") == [(6, 2)]
    assert row_of(con, "meetings", "confidence") == before, "copies make a meeting no surer"
    assert row_of(con, "stance_matrix", "n_documents, n_independent_sources") == [(6, 2)]
    assert dict(row_of(con, "documents", "document_id, copy_of")) == {
        "d_0": None, "d_1": "d_0", "d_2": "d_0", "d_3": "d_0", "d_4": "d_0", "d_own": None,
    }  # fmt: skip


def test_five_copies_do_not_outvote_two_reports(con, reference):
    papers = [story(n, publisher=f"Paper {n}", place="Accra") for n in range(5)]
    others = [story(f"o{n}", sentences(10 + n), place="Accra Palace") for n in range(2)]
    night(con, reference, *papers, *others)
    assert row_of(con, "meetings", "place, n_documents, n_independent_sources") == [("Accra Palace", 7, 3)]


def test_a_correction_supersedes_the_facts_and_the_history_tells_it(con, reference):
    night(con, reference, story("a", url="https://example.org/a", day="2019-03-04"))
    ((first,),) = row_of(con, "meetings", "meeting_id")
    correction = story("b", CORRECTED, url="https://example.org/a", day="2019-03-03", night=7)
    night(con, reference, correction)
    ((second, day),) = row_of(con, "meetings", "meeting_id, start_date")
    assert (day, row_of(con, "meeting_redirects", "old_id, meeting_id")) == ("2019-03-03", [(first, second)])
    assert row_of(con, "positions", "document_id") == [("d_b",)]
    assert row_of(con, "superseded_positions", "position_id, superseded_by") == [("p_d_a", "d_b")]
    assert row_of(con, "superseded_reports", "report_id, meeting_id, successor_id") == [("r_d_a", second, "r_d_b")]
    assert row_of(con, "meeting_status_history", "step, event, credible, decides, note") == [
        (1, "superseded", False, False, "superseded by d_b.txt"), (2, "held", True, True, None),
    ]  # fmt: skip


def test_a_meeting_that_the_correction_takes_back_leads_nowhere_and_stays_reachable(con, reference):
    night(con, reference, story("a", url="https://example.org/a"))
    ((first,),) = row_of(con, "meetings", "meeting_id")
    told = parts(story("b", CORRECTED, url="https://example.org/a", night=7))
    merged.remember_reports(con)
    store.write_documents(con, told | {"meeting_reports": told["meeting_reports"].clear()})
    merge_candidate(con, reference, everything=False, recounted=find_copies(con, reference, everything=False))
    assert row_of(con, "meetings") == []
    assert row_of(con, "meeting_redirects", "old_id, meeting_id") == [(first, None)]
    assert row_of(con, "superseded_reports", "report_id, meeting_id, successor_id") == [("r_d_a", None, None)]


def test_another_text_under_the_same_name_and_address_stays_as_the_earlier_edition(con, reference):
    at = {"url": "https://example.org/a"}
    frames = parts(story("a", **at))
    later = in_place_of("d_a.txt", parts(story("b", CORRECTED, **at, published=dt.date(2019, 3, 6))))
    merged.remember_reports(con)
    store.write_documents(con, frames)
    store.write_documents(con, later)
    merge_candidate(con, reference, everything=False, recounted=find_copies(con, reference, everything=False))
    ((name,),) = row_of(con, "superseded_reports", "document")
    assert name == f"d_a.txt#{frames['documents']['sha256'][0][:8]}"
    assert row_of(con, "documents", "document, superseded_by") == [("d_a.txt", None), (name, "d_b")]
    assert row_of(con, "meeting_reports", "document_id, document") == [("d_b", "d_a.txt")]


def test_where_a_document_is_gone_others_come_to_stand_beside_each_other(con, reference, tmp_path):
    folder = shutil.copytree(ROOT / "seeds" / "reference", tmp_path / "reference")
    table = folder / "near_duplicates.csv"
    table.write_text(table.read_text().replace("neighbours,4,", "neighbours,1,"))
    close = load_reference(folder)
    night(con, close, *(story(n) for n in range(4)), story("own", sentences(3)))
    beside = "document_a, document_b"
    assert row_of(con, "near_duplicates", beside) == [("d_0", "d_1"), ("d_1", "d_2"), ("d_2", "d_3")]
    store.write_documents(con, in_place_of("d_1.txt", parts(story("other", OTHER))))
    find_copies(con, close, everything=False)
    assert row_of(con, "near_duplicates", beside) == [("d_0", "d_2"), ("d_2", "d_3")]
    found = content(con)
    find_copies(con, close, everything=True)
    assert content(con) == found


def test_thresholds_decide_and_changing_them_reads_nothing_again(con, reference, tmp_path):
    folder = shutil.copytree(ROOT / "seeds" / "reference", tmp_path / "reference")
    table = folder / "near_duplicates.csv"
    table.write_text(table.read_text().replace("copy_shingles,12,", "copy_shingles,100000,"))
    strict = load_reference(folder)
    assert (strict.version != reference.version, strict.reading_version) == (True, reference.reading_version)
    assert corrections_version(folder) != corrections_version(ROOT / "seeds" / "reference")
    night(con, reference, story("a"), story("b", STORY[:7]))
    assert row_of(con, "meetings", "n_independent_sources") == [(1,)]
    night(con, strict, everything=True)
    assert row_of(con, "meetings", "n_independent_sources") == [(2,)]
