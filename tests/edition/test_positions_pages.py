"""The matrix of parties by issues, and the pages of its cells."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.edition import addresses
from tasks.edition.cells import steps
from tasks.edition.charts.legend import load_legend
from tasks.edition.fingerprints import prepare
from tasks.edition.pages.positions import FIRST_PARTIES
from tests.edition.tiny import HOSTILE, changed, position, site_of, text
from warehouse.connection import connect

MATRIX = "positions/index.html"


@pytest.fixture(scope="module")
def positions(tiny_warehouse):
    """Id, party, issue and part of every position."""
    with connect(tiny_warehouse, read_only=True) as con:
        prepare(con, load_legend().limit)
        return con.execute("SELECT position_id, party, issue, part FROM edition_positions").fetchall()


@pytest.fixture(scope="module")
def crowded(tiny_warehouse, tmp_path_factory):
    """The pages of many parties with a position each, and of one with 65 on one issue, all towards itself.

    A party that has 45 without a day, and one with; another that changes its stance each month.
    """

    def add(con):
        for number in range(FIRST_PARTIES + 1):
            position(con, f"p_few_{number}", "d_later", f"P{number:03}", "open")
        for number in range(65):
            position(con, f"p_{number:02}", "d_first", "BOL", "open", holder=f"Envoy {number}", towards="BOL")
        for number in range(45):
            position(con, f"p_undated_{number:02}", "d_undated", "ECU", "open", holder=f"Envoy {number}")
        position(con, "p_dated", "d_first", "ECU", "open")
        for month in range(1, 9):
            position(con, f"p_turn_{month}", "d_first", "COL", "support" if month % 2 else "oppose")
            con.execute(
                "UPDATE positions SET stated_on = ? WHERE position_id = ?", [f"2018-0{month}-01", f"p_turn_{month}"]
            )

    folder = tmp_path_factory.mktemp("crowded")
    return site_of(changed(tiny_warehouse, folder, add), folder / "pages")


def cell_of(page, party, issue):
    (cell,) = page.xpath(f"//td[a/@href='../{addresses.cell(party, issue)}']")
    return cell


def shapes(element):
    return re.findall(r"shape (\w+)", " ".join(element.xpath(".//span[contains(@class, 'shape')]/@class")))


def test_every_position_has_its_anchor_where_links_to_it_lead(positions, pages):
    for position_id, party, issue, part in positions:
        address, _, anchor = addresses.position(party, issue, position_id, part).partition("#")
        (place,) = pages[address].xpath(f"//*[@id='{anchor}']")
        assert text(place.xpath(".//mark")[0]) == "Envoys met in Ñuñoa,"


def test_a_cell_tells_the_stance_the_number_and_that_it_was_another(pages):
    cell = cell_of(pages[MATRIX], "URY", "trade")
    assert shapes(cell) == ["support"]
    assert text(cell) == "supports 3≠, took another stance before new"


def test_a_party_with_several_voices_on_its_last_day_is_shown_with_all_of_them(pages):
    cell = cell_of(pages[MATRIX], "CHL", "trade")
    assert shapes(cell) == ["open", "oppose"]
    lead = text(pages[addresses.cell("CHL", "trade")].xpath("//p[@class='lead']")[0])
    assert lead.startswith("open to it and opposes, with several voices on the last day, 10 March 2019")


def test_other_issues_have_a_number_and_no_stance(pages):
    assert text(cell_of(pages[MATRIX], "URY", "other")) == "4"


def test_parties_and_issues_with_most_positions_come_first_and_other_issues_last(pages):
    table = pages[MATRIX].xpath("//table")[0]
    assert [text(each) for each in table.xpath(".//tbody/tr/th[@scope='row']/a")][:2] == ["Uruguay", "Chile"]
    assert [text(each) for each in table.xpath(".//thead//th[@scope='col']")] == ["Party", "Trade", "Other"]
    assert table.xpath("caption")


def test_the_matrix_scrolls_in_a_region_that_the_keyboard_reaches(pages):
    (region,) = pages[MATRIX].xpath("//div[contains(@class, 'matrix')]")
    assert (region.get("tabindex"), region.get("role")) == ("0", "region")
    assert region.get("aria-label")


def test_the_many_parties_with_few_positions_stand_behind_a_line(crowded):
    page = crowded[MATRIX]
    (first,) = page.xpath("//div[contains(@class, 'matrix')][not(ancestor::details)]//tbody")
    (rest,) = page.xpath("//details//tbody")
    assert (len(first), len(rest)) == (FIRST_PARTIES, 7)
    assert text(page.xpath("//summary")[0]) == "7 more parties, with 1 position each"


def test_of_many_passages_the_newest_stand_on_the_page_and_older_ones_in_parts(crowded):
    page = crowded["positions/BOL/trade.html"]
    parts = ["positions/BOL/trade/1.html", "positions/BOL/trade/2.html"]
    assert [len(crowded[address].xpath("//article")) for address in parts] == [20, 20]
    assert len(page.xpath("//article")) == 25
    every = (*parts, "positions/BOL/trade.html")
    told = [each.get("id") for address in every for each in crowded[address].xpath("//article")]
    assert len(told) == len(set(told)) == 65
    assert page.xpath("//p[@class='parts']//a/@href") == ["../../positions/BOL/trade/2.html"]
    assert crowded[parts[1]].xpath("//p[@class='parts']//a/@href") == ["../../../positions/BOL/trade/1.html"]
    assert not crowded[parts[0]].xpath("//p[@class='parts']")


def test_passages_without_a_day_have_parts_of_their_own_and_stand_after_the_others(crowded):
    page, part = crowded["positions/ECU/trade.html"], crowded["positions/ECU/trade/undated-1.html"]
    told = [each.get("id") for each in page.xpath("//article")]
    assert told[0] == "p_dated"
    assert {*told, *(each.get("id") for each in part.xpath("//article"))} == {
        "p_dated", *(f"p_undated_{number:02}" for number in range(45))
    }  # fmt: skip
    assert (len(told), len(part.xpath("//article"))) == (26, 20)
    (leading,) = page.xpath("//p[@class='parts']//a")
    assert (text(leading), leading.get("href")) == ("undated", "../../positions/ECU/trade/undated-1.html")
    assert not part.xpath("//p[@class='parts']")


def test_a_document_leads_to_all_that_the_party_said_on_the_issue(crowded):
    leading = crowded["documents/d_first.html"].xpath("//h3/a/@href")
    assert "../positions/BOL/trade.html" in leading


def test_a_page_about_a_party_shows_as_much_as_its_limits_allow(crowded):
    page = crowded["parties/BOL.html"]
    assert len(page.xpath("//ul[@class='stands']/li[a='Trade']//ol[@class='strip']//a")) == 16
    turns = crowded["parties/COL.html"].xpath("//ul[@class='stands']/li[a='Trade']//li[@class='turn']")
    assert len(turns) == 6
    assert "1 Aug 2018" in text(turns[0])
    assert len(crowded["positions/COL/trade.html"].xpath("//li[@class='turn']")) == 7
    assert text(page.xpath("//h2[@id='addressed']/following-sibling::p[1]")[0]) == "26 more positions are in the table."


def test_what_copies_repeat_stands_under_what_they_copy_and_counts_once(pages):
    page = pages[addresses.cell("URY", "trade")]
    assert [each.get("id") for each in page.xpath("//article")] == ["p_support", "p_oppose"]
    assert page.xpath("//article[@id='p_oppose']//details//*[@id='p_copied']")
    assert "from 2 independent sources" in text(page.xpath("//p[@class='lead']")[0])


def test_a_cell_leads_to_both_passages_of_a_change(pages):
    (turn,) = pages[addresses.cell("URY", "trade")].xpath("//li[@class='turn']")
    assert [link.rpartition("#")[2] for link in turn.xpath(".//dt/a/@href")] == ["p_copied", "p_support"]


def test_other_issues_stand_under_their_labels_and_those_without_one_last(pages):
    page = pages[addresses.cell("URY", "other")]
    assert text(page.xpath("//h1")[0]) == "Uruguay on other issues"
    assert [text(each) for each in page.xpath("//main/h2")] == ["football", "whaling", "Without a label"]
    assert not page.xpath("//li[@class='turn']")


def test_holders_without_a_party_have_their_page_and_are_no_row_of_the_matrix(pages):
    assert [text(link) for link in pages[MATRIX].xpath("//h2[@id='none']/following-sibling::ul[1]//a")] == [
        "Water resources"
    ]
    page = pages["positions/none/water_resources.html"]
    assert text(page.xpath("//h1")[0]) == "Holders without a party on water resources"
    assert text(page.xpath("//article/h3")[0]) == "supports <b>A reporter</b> 10 March 2019"


def test_a_hostile_party_is_text_and_its_page_a_plain_file(pages):
    address = addresses.cell(HOSTILE, "trade")
    assert re.fullmatch(r"positions/[A-Za-z0-9_-]+/trade\.html", address)
    assert text(pages[address].xpath("//article//span[@class='who']")[0]) == HOSTILE
    assert text(pages[address].xpath("//article//span[@class='when']")[0]) == "undated"
    assert not any(page.xpath("//main//img | //main//script | //main//@onerror") for page in pages.values())


@given(
    days=st.lists(st.none() | st.integers(0, 4000), max_size=40).map(lambda found: sorted(found, key=lambda d: d or 0)),
    most=st.integers(1, 12),
)
def test_steps_keep_every_position_in_its_order(days, most):
    rows = [{"known_on": None if day is None else date(2010, 1, 1) + timedelta(day)} for day in days]
    found = steps(rows, most)
    assert [row for _, of_time in found for row in of_time] == rows
    assert len(found) <= most or all(re.fullmatch(r"\d{4}|undated", heading) for heading, _ in found)


@pytest.mark.parametrize(
    ("most", "headings"),
    [
        (4, ["10 Jan 2022", "12 Jan 2022", "3 Feb 2022", "3 Feb 2023"]),
        (3, ["Jan 2022", "Feb 2022", "Feb 2023"]),
        (2, ["2022", "2023"]),
        (1, ["2022", "2023"]),
    ],
)
def test_steps_stand_under_the_finest_times_that_fit(most, headings):
    rows = [{"known_on": date.fromisoformat(day)} for day in ("2022-01-10", "2022-01-12", "2022-02-03", "2023-02-03")]
    assert [heading for heading, _ in steps(rows, most)] == headings
