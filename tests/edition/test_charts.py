"""The charts of an edition: what they say of any data, that nothing untrusted is active in them, and that they repeat."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from lxml import etree

from tasks.edition.charts.card import card
from tasks.edition.charts.legend import load_legend
from tasks.edition.charts.write import figures, write_charts
from tasks.edition.stamp import Stamp
from warehouse.schema import create_schema

ROOT = Path(__file__).parent.parent.parent
STAMP = Stamp(12, datetime(2022, 1, 24, 3, tzinfo=UTC), "0.1.0", "")
HOSTILE = "<script>alert(1)</script>\x00\x01\u202e ]]> & \" ' onload=x {signal: 1} " + "\ufffe" + "W" * 10_000
DRAWN = {"svg", "g", "path", "rect", "text", "tspan", "line", "defs", "clipPath"}


@pytest.fixture(scope="module")
def empty():
    with duckdb.connect() as con:
        create_schema(con)
        for code, name in [("USA", "United States"), ("RUS", "Russia"), ("NATO", "NATO"), ("BLR", "Belarus")]:
            party(con, code, name)
        con.execute(
            "INSERT INTO issues VALUES ('trade', 'Trade', NULL), ('nato_enlargement', 'NATO enlargement', NULL)"
        )
        yield con


@pytest.fixture
def con(empty):
    """What a test puts into it is gone after the test."""
    empty.execute("BEGIN")
    yield empty
    empty.execute("ROLLBACK")


def party(con, code, name):
    con.execute("INSERT INTO parties BY NAME SELECT ? AS code, ? AS name, 'state' AS kind", [code, name])


def meeting(con, meeting_id, parties="USA RUS", start="2022-01-10", end=None, status="held"):
    con.execute(
        "INSERT INTO meetings BY NAME SELECT ? AS meeting_id, ?::VARCHAR[] AS parties, []::VARCHAR[] AS people, "
        "? AS start_date, ? AS end_date, ? AS status, []::VARCHAR[] AS issues, 1 AS n_documents, "
        "1 AS n_independent_sources",
        [meeting_id, parties.split(), start, end, status],
    )


def document(con, name, published="2022-01-11", publisher=None, copy_of=None):
    con.execute(
        "INSERT INTO documents BY NAME SELECT ? AS document_id, ? AS document, 's' AS source, 't' AS text, "
        "1 AS n_characters, 's' AS sha256, 'i' AS input_sha256, '1' AS extractor_version, now() AS ingested_at, "
        "?::DATE AS published_earliest, published_earliest AS published_latest, ? AS publisher, ? AS copy_of",
        [name, name, published, publisher, copy_of],
    )


def position(con, position_id, stance, *, party="RUS", issue="trade", on="2022-01-10", document_id="d1", label=None):
    con.execute(
        "INSERT INTO positions BY NAME SELECT ? AS position_id, ? AS document_id, document_id AS document, "
        "'Ana Duarte' AS holder, ? AS party, ? AS issue, ? AS issue_label, ? AS stance, 'state' AS act, ? AS stated_on, "
        "[{'char_start': 0, 'char_end': 1, 'text': 't'}] AS evidence, 'r' AS rule, '{}' AS origins",
        [position_id, document_id, party, issue, label, stance, on],
    )


def drawn(con):
    return {figure.name: figure for figure in figures(con, load_legend())}


def title(con, name):
    return drawn(con)[name].title


def many_of_everything(con):
    """A warehouse in which every chart has something to show, and some have to leave something out."""
    statuses = ["held", "ongoing", "scheduled", "proposed", "postponed", "cancelled"]
    windows = [("2022-01-10", None), ("2022-01-12", "2022-01-14"), ("2022-02", None), ("2021", None), (None, None)]
    for n in range(40):
        start, end = windows[n % 5]
        meeting(con, f"m{n}", ["USA RUS", "NATO RUS", "BLR RUS USA"][n % 3], start, end, statuses[n % 6])
    for n in range(12):
        document(con, f"d{n}", str(date(2022, 1, 10) + timedelta(n)), "AB"[n % 2] * 3, "d0" if n % 4 == 3 else None)
    for n in range(60):
        issue = "trade" if n % 2 else "nato_enlargement"
        where = {"party": ["USA", "RUS", "NATO"][n % 3], "issue": issue, "document_id": f"d{n % 12}"}
        position(con, f"p{n}", ["support", "open", "oppose"][n % 7 % 3], on=f"2022-01-{10 + n % 9}", **where)


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """The charts of many things, with the folder they were written to and the warehouse they come from."""
    folder = tmp_path_factory.mktemp("edition")
    with duckdb.connect(str(folder / "w.duckdb")) as con:
        create_schema(con)
        for code, name in [("USA", "United States"), ("RUS", HOSTILE), ("NATO", "NATO"), ("BLR", "Belarus")]:
            party(con, code, name)
        con.execute(
            "INSERT INTO issues VALUES ('trade', ?, NULL), ('nato_enlargement', 'Enlargement', NULL)", [HOSTILE]
        )
        many_of_everything(con)
        document(con, "hostile", publisher=HOSTILE)
        charts = write_charts(con, STAMP, folder, load_legend())
    return folder, charts


def test_every_kind_of_chart_is_drawn_and_nothing_else_lies_in_the_folder(everything) -> None:
    folder, charts = everything
    assert [chart.name for chart in charts] == [
        "meetings-over-time", "meetings-timeline", "who-meets-whom", "who-stands-where", "stances-nato-enlargement",
        "stances-trade", "documents-by-publisher", "documents-over-time",
    ]  # fmt: skip
    files = {path.relative_to(folder).as_posix() for path in (folder / "charts").iterdir()}
    assert files == {file for chart in charts for file in (chart.svg, chart.png)}
    assert all((folder / chart.png).read_bytes().startswith(b"\x89PNG") for chart in charts)


def test_nothing_in_a_chart_is_active_whatever_the_names_are(everything) -> None:
    folder, charts = everything
    for chart in charts:
        root = etree.fromstring((folder / chart.svg).read_bytes())
        assert {etree.QName(element).localname for element in root.iter()} <= DRAWN
        attributes = {etree.QName(name).localname.lower() for element in root.iter() for name in element.attrib}
        assert not [name for name in attributes if name.startswith("on") or name in {"href", "src", "style"}]
    together = "".join((folder / chart.svg).read_text(encoding="utf-8") for chart in charts)
    assert "&lt;script&gt;" in together
    assert "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW" not in together
    assert not [said for chart in charts for said in (chart.title, chart.subtitle, chart.alt) if "\x01" in said]


def test_a_chart_names_itself_for_who_cannot_see_it(everything) -> None:
    folder, charts = everything
    for chart in charts:
        root = etree.fromstring((folder / chart.svg).read_bytes())
        assert (root.get("role"), root.get("aria-label")) == ("img", chart.alt)
        assert chart.alt.endswith(".")
        assert chart.source == "Source: Parley, generation 12, 24 January 2022; 13 documents read."


def test_the_same_generation_gives_the_same_bytes_in_another_time_zone(everything, tmp_path) -> None:
    folder, charts = everything
    program = (
        "import sys, duckdb; from datetime import UTC, datetime; from pathlib import Path\n"
        "from tasks.edition.charts.write import write_charts; from tasks.edition.stamp import Stamp\n"
        "con = duckdb.connect(sys.argv[1], read_only=True)\n"
        "from tasks.edition.charts.legend import load_legend\n"
        "write_charts(con, Stamp(12, datetime(2022, 1, 24, 3, tzinfo=UTC), '0.1.0', ''), Path(sys.argv[2]), load_legend())"
    )
    environment = os.environ | {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program, str(folder / "w.duckdb"), str(tmp_path)]
    subprocess.run(command, env=environment, check=True, timeout=100)
    for chart in charts:
        for file in (chart.svg, chart.png):
            assert (tmp_path / file).read_bytes() == (folder / file).read_bytes(), file


def test_the_charts_are_valid_vega_lite(con) -> None:
    many_of_everything(con)
    for figure in figures(con, load_legend()):
        figure.chart.to_dict()  # raises where Altair's schema of Vega-Lite does not allow something
        assert card(figure, "Source").keys() >= {"title", "vconcat", "config", "background"}


def test_without_facts_there_is_no_chart(con, tmp_path) -> None:
    assert write_charts(con, STAMP, tmp_path, load_legend()) == []


def test_what_has_no_time_and_no_second_party_is_in_no_chart_of_time_or_pairs(con) -> None:
    meeting(con, "m1", start=None)
    meeting(con, "m2", "USA")
    document(con, "d1", None)
    position(con, "p1", "open", on=None)
    position(con, "p2", "support", issue="other", label="whaling")
    assert list(drawn(con)) == ["meetings-over-time", "who-meets-whom", "who-stands-where"]
    assert title(con, "meetings-over-time") == "January 2022 has the most meetings: 1 of 2"


@pytest.mark.parametrize(
    ("meetings", "said"),
    [
        pytest.param(["USA RUS"], "Only Russia and the United States met: 1 meeting", id="one meeting"),
        pytest.param(["USA RUS"] * 2, "Only Russia and the United States met: 2 meetings", id="one pair"),
        pytest.param(
            ["USA RUS"] * 2 + ["NATO RUS"], "Russia and the United States met most: 2 of 3 meetings", id="a leader"
        ),
        pytest.param(
            ["USA RUS", "BLR NATO"],
            "Belarus and NATO, and Russia and the United States, met most: 1 of 2 meetings each",
            id="two leaders",
        ),
        pytest.param(["USA RUS BLR"], "Three pairs met most: 1 of 1 meeting each", id="three leaders"),
    ],
)
def test_the_title_of_the_matrix_says_who_met_most(con, meetings, said) -> None:
    for n, parties in enumerate(meetings):
        meeting(con, f"m{n}", parties)
    assert title(con, "who-meets-whom") == said


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        pytest.param(["2022-01-10"], "The only meeting is in January 2022", id="one meeting"),
        pytest.param(["2022-01-10", "2022-01"], "Both meetings are in January 2022", id="all in a month"),
        pytest.param(["2022-01", "2022-01-02", None], "January 2022 has the most meetings: 2 of 3", id="one undated"),
        pytest.param(
            ["2022-01", "2022-03-02"],
            "January 2022 and March 2022 have the most meetings: 1 of 2 each",
            id="two months alike",
        ),
        pytest.param(
            ["2022-01", "2022-03", "2022-04"],
            "Three months have the most meetings: 1 of 3 each",
            id="three months alike",
        ),
        pytest.param(["1994", "2022-03", "2022"], "2022 has the most meetings: 2 of 3", id="too far apart for months"),
    ],
)
def test_the_title_of_meetings_over_time_says_when_most_were(con, starts, said) -> None:
    for n, start in enumerate(starts):
        meeting(con, f"m{n}", start=start)
    assert title(con, "meetings-over-time") == said


@pytest.mark.parametrize(
    ("stances", "said"),
    [
        pytest.param("support support oppose support", "Trade: 3 of 4 positions of Russia support it", id="mostly"),
        pytest.param("open open open open", "Trade: all 4 positions of Russia are open", id="always"),
        pytest.param(
            "oppose support oppose support",
            "Trade: as many positions of Russia support it as oppose it, 2 each",
            id="torn",
        ),
    ],
)
def test_the_title_of_stances_says_where_who_spoke_most_stands(con, stances, said) -> None:
    for n, stance in enumerate(stances.split()):
        document(con, f"d{n}")
        position(con, f"p{n}", stance, on=f"2022-01-1{n % 2}", document_id=f"d{n}")
    assert title(con, "stances-trade") == said


def test_the_title_of_stances_singles_out_no_party_among_equals(con) -> None:
    for n, who in enumerate(["RUS", "USA", "RUS", "USA"]):
        document(con, f"d{n}")
        position(
            con,
            f"p{n}",
            ["support", "oppose", "support", "support"][n],
            party=who,
            on=f"2022-01-1{n}",
            document_id=f"d{n}",
        )
    assert title(con, "stances-trade") == "Trade: 3 of 4 positions support it"


def test_an_issue_is_disputed_by_parties_on_its_smaller_side(con) -> None:
    document(con, "d1")
    for n, (who, issue, stance) in enumerate(
        [
            ("RUS", "trade", "support"),
            ("BLR", "trade", "support"),
            ("USA", "trade", "oppose"),
            ("NATO", "nato_enlargement", "open"),
        ]
    ):
        position(con, f"p{n}", stance, party=who, issue=issue)
    assert title(con, "who-stands-where") == "Trade is disputed most: 2 parties for, 1 against"
    con.execute("DELETE FROM positions WHERE party = 'USA'")
    assert title(con, "who-stands-where") == "No issue has parties both in support and opposed"


def test_what_a_timeline_leaves_out_is_told(con) -> None:
    for n, start in enumerate(["2022-01-10", "2022-01-20", "2022-01-20", "2019-06-01", "2022", None]):
        meeting(con, f"m{n}", start=start)
    figure = drawn(con)["meetings-timeline"]
    assert figure.title == "Russia and the United States have all 3 meetings"
    assert figure.subtitle.endswith("Not shown: 1 meeting before or after and 2 meetings without a known month.")


def test_a_bar_of_copies_is_told_from_texts_of_their_own(con) -> None:
    for n in range(3):
        document(con, f"d{n}", publisher="Gazette", copy_of="d0" if n else None)
    document(con, "d3")
    figure = drawn(con)["documents-by-publisher"]
    assert figure.title == "Gazette published most: 3 of 4 documents"
    assert figure.description.startswith("Bars of 3 documents of 1 publisher, 2 copies among them.")
    assert figure.subtitle.endswith("Not shown: 1 document without a known publisher.")


def test_every_month_of_a_timeline_is_labelled(con) -> None:
    meeting(con, "m1", start="2021-01-10")
    meeting(con, "m2", start="2022-06-10")
    axis = drawn(con)["meetings-timeline"].chart.to_dict()["layer"][0]["encoding"]["x"]["axis"]
    assert (len(axis["values"]), axis["tickCount"]) == (18, 18)
