import polars as pl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from warehouse import store
from warehouse.errors import StoreError
from warehouse.parts import write_part

QUARANTINE = {
    "document_id": None,
    "document": "c.txt",
    "source": "/news/c.txt",
    "reason": "too_short",
    "detail": "3 characters",
    "expectation": "expect_column_values_to_be_between",
    "sha256": "abc",
    "quarantined_at": None,
}


def quarantine(**cells):
    frame = pl.DataFrame([QUARANTINE | cells], schema_overrides={"document_id": pl.String})
    return frame.with_columns(quarantined_at=pl.lit("2019-03-04T02:00:00").str.to_datetime(time_zone="UTC"))


def select(con, query):
    return con.execute(query).fetchall()


def test_a_document_comes_with_all_that_was_read_in_it(con, read):
    assert store.write_documents(con, read("a.txt", "Ministers met in Ñuñoa")) == 1
    assert select(con, "SELECT document, n_characters, n_bytes, ingested_at IS NOT NULL FROM documents") == [
        ("a.txt", 22, 24, True)
    ]
    for table in ("meeting_reports", "positions", "unresolved"):
        assert select(con, f"SELECT document FROM {table}") == [("a.txt",)]
    assert select(con, "SELECT evidence[1].text FROM positions") == [("Ñuñoa",)]


def test_parts_of_several_batches_are_read_from_files(con, read, tmp_path):
    write_part(tmp_path / "parts", "0001", read("b.txt", "Envoys met later"))
    write_part(tmp_path / "parts", "0000", read("a.txt", "Ministers met today"))
    assert store.write_documents(con, tmp_path / "parts") == 2
    assert select(con, "SELECT document FROM documents ORDER BY 1") == [("a.txt",), ("b.txt",)]
    assert not list((tmp_path / "parts").rglob("*.unfinished"))


def test_a_new_edition_of_a_document_takes_the_place_of_the_old_one(con, read):
    store.write_documents(con, read("a.txt", "Ministers met today"))
    store.write_documents(con, read("b.txt", "Envoys met later"))
    store.write_documents(con, read("a.txt", "Ministers met yesterday"))
    assert select(con, "SELECT document, text FROM documents ORDER BY 1") == [
        ("a.txt", "Ministers met yesterday"),
        ("b.txt", "Envoys met later"),
    ]
    for table in ("meeting_reports", "positions", "unresolved"):
        assert select(con, f"SELECT count(*), count(DISTINCT document) FROM {table}") == [(2, 2)]


def test_a_document_read_again_keeps_the_day_it_came(con, read):
    frames = read("a.txt", "Ministers met today")
    store.write_documents(con, frames)
    before = select(con, "SELECT ingested_at FROM documents")
    newer = frames["documents"].with_columns(extractor_version=pl.lit("2"))
    store.write_documents(con, frames | {"documents": newer})
    assert select(con, "SELECT ingested_at FROM documents") == before
    assert select(con, "SELECT extractor_version FROM documents") == [("2",)]


def test_documents_of_another_version_of_the_reading_come_back_as_they_came_in(con, read):
    old, new = read("a.txt", "Ministers met today"), read("b.txt", "Envoys met later")
    store.write_documents(con, old)
    store.write_documents(con, new | {"documents": new["documents"].with_columns(extractor_version=pl.lit("2"))})
    again = store.as_ingested(con, store.documents_to_read_again(con, "2", 5)["place"])
    expected = old["documents"].select(store.RAW)
    assert again.to_dicts() == expected.to_dicts()
    assert (store.count_to_read_again(con, "2"), store.count_to_read_again(con, None)) == (1, 2)
    assert store.documents_to_read_again(con, None, 1).height == 1


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        pytest.param(
            lambda f: f | {"positions": f["positions"].with_columns(mood=pl.lit("grim"))},
            "positions: the frame has columns that the table lacks: mood; add them to warehouse/tables/positions.sql",
            id="a column without a place is no silent loss",
        ),
        pytest.param(
            lambda f: f | {"positions": f["positions"].drop("holder", "rule")},
            "positions: the frame lacks the columns holder, rule",
            id="a column that must be there is missing",
        ),
        pytest.param(
            lambda f: f | {"positions": f["positions"].with_columns(stance=pl.lit("undecided"))},
            "positions: Constraint Error: CHECK constraint failed",
            id="a stance that there is not",
        ),
        pytest.param(
            lambda f: f | {"meeting_reports": f["meeting_reports"].with_columns(start_date=pl.lit("last week"))},
            "meeting_reports: Constraint Error: CHECK constraint failed",
            id="a date that is not EDTF",
        ),
        pytest.param(
            lambda f: f | {"weather": f["positions"]},
            "no tables for the frames weather",
            id="a frame without a table",
        ),
    ],
)
def test_a_frame_that_does_not_fit_is_an_error_that_says_how(con, read, spoil, message):
    with pytest.raises(StoreError) as refusal:
        store.write_documents(con, spoil(read("a.txt", "Ministers met today")))
    assert str(refusal.value).startswith(message)


def test_documents_held_are_listed_by_name(two_nights):
    held = store.held_documents(two_nights.path)
    assert held["document"].to_list() == ["a.txt", "b.txt"]
    assert held.columns == store.HELD
    assert store.held_documents(None).schema == held.schema


def test_quarantine_holds_each_case_once(con):
    assert store.write_quarantine(con, quarantine()) == 1
    assert store.write_quarantine(con, quarantine()) == 0
    assert store.write_quarantine(con, quarantine(source="/other/c.txt", sha256=None)) == 1
    assert store.write_quarantine(con, quarantine(source="/other/c.txt", sha256=None)) == 0
    assert store.write_quarantine(con, quarantine(sha256="def", reason="empty")) == 1
    assert select(con, "SELECT source, sha256, reason FROM quarantine ORDER BY ALL") == [
        ("/news/c.txt", "def", "empty"),
        ("/other/c.txt", None, "too_short"),
    ]


def test_a_document_that_was_mended_leaves_quarantine(con, read):
    store.write_quarantine(con, quarantine())
    store.write_documents(con, read("c.txt", "Ministers met today"))
    assert select(con, "FROM quarantine") == []


def test_a_gate_replaces_its_own_results_only(con):
    def results(gate, success):
        return pl.DataFrame(
            [{"gate": gate, "suite": "meetings", "expectation": "unique", "column": None, "severity": "critical",
              "success": success, "observed": None, "unexpected_count": 0, "reason": "one row a meeting"}]
        )  # fmt: skip

    for gate, success in (("documents", True), ("generation", False), ("generation", True)):
        store.write_gate_results(con, results(gate, success))
    assert select(con, "SELECT gate, success FROM gate_results ORDER BY 1") == [
        ("documents", True),
        ("generation", True),
    ]


def test_reference_data_are_written_with_nulls_for_empty_cells(con):
    parties = pl.DataFrame(
        {"code": ["URY", "XYZ"], "name": ["Uruguay", "A group"], "kind": ["state", "group"], "iso3": ["URY", ""],
         "iso_numeric": ["858", ""], "cow": ["165", " "], "gw": ["165", ""], "cameo_actor": ["URY", "XYZREB"], "capital": ["Montevideo", ""], "note": ["", ""]}
    )  # fmt: skip
    aliases = pl.DataFrame(
        {"alias": ["Uruguayan"], "code": ["URY"], "kind": ["demonym"], "valid_from": [""], "note": [None]}
    )
    issues = pl.DataFrame({"issue": ["trade"], "label": ["trade"], "description": ["trade deals"]})
    codes = pl.DataFrame(
        {"cameo_code": ["041", "040"], "label": ["by phone", "consult"], "plover_event": ["CONSULT", "CONSULT"],
         "plover_mode": ["phone", ""], "note": ["", ""]}
    )  # fmt: skip
    limits = pl.DataFrame({"name": ["max_feed_entries"], "value": ["9"], "reason": [""]})
    for _ in range(2):
        store.write_reference(
            con,
            parties=parties,
            party_aliases=aliases,
            issues=issues,
            event_codes=codes,
            publishing_settings=limits,
        )
    assert select(con, "FROM parties") == [
        ("URY", "Uruguay", "state", "URY", "858", 165, 165, "URY", "Montevideo", None),
        ("XYZ", "A group", "group", None, None, None, None, "XYZREB", None, None),
    ]
    assert select(con, "FROM party_aliases") == [("Uruguayan", "URY", "demonym", None, None, None)]
    assert select(con, "FROM issues") == [("trade", "trade", "trade deals")]
    assert select(con, "FROM publishing_settings") == [("max_feed_entries", "9", None)]
    assert select(con, "FROM event_codes") == [
        ("040", "consult", "CONSULT", None, None),
        ("041", "by phone", "CONSULT", "phone", None),
    ]


@given(texts=st.lists(st.text(min_size=1).filter(lambda text: text.split() != []), min_size=1, max_size=4, unique=True))
@hypothesis_settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_held_and_every_passage_quotes_it(con, read, texts):
    for number, text in enumerate(texts):
        store.write_documents(con, read(f"{number}.txt", text))
    held = select(con, "SELECT document, text FROM documents")
    assert all(text == texts[int(name[0])] for name, text in held if int(name[0]) < len(texts))
    misquoted = (
        "SELECT * FROM fact_passages JOIN documents USING (document_id) "
        "WHERE substring(documents.text, char_start + 1, char_end - char_start) <> fact_passages.text"
    )
    assert select(con, misquoted) == []
