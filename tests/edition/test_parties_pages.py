"""The list of parties, and the page of each."""

import posixpath

import pytest

from tasks.edition import addresses
from tests.edition.tiny import HOSTILE, text


@pytest.fixture(scope="module")
def uruguay(pages):
    return pages["parties/URY.html"]


def section(page, heading):
    """The links from a heading to the next one."""
    links = page.xpath(f"//h2[@id='{heading}']/following-sibling::*[preceding-sibling::h2[1]/@id='{heading}']//a")
    return [text(link) for link in links]


def test_every_party_issue_and_passage_that_any_page_links_has_its_page(pages):
    broken = []
    for address, page in pages.items():
        for link in page.xpath("//main//a/@href"):
            target, _, anchor = posixpath.normpath(posixpath.join(posixpath.dirname(address), link)).partition("#")
            if not target.startswith(("parties/", "issues/", "positions/")) or link.startswith("#"):
                continue
            if target not in pages or (anchor and not pages[target].xpath(f"//*[@id='{anchor}']")):
                broken.append((address, link))
    assert broken == []


def test_the_list_holds_who_met_or_spoke_and_apart_who_is_only_named(pages):
    page = pages["parties/index.html"]
    acting = [text(each) for each in page.xpath("//tbody/tr/th[@scope='row']")]
    assert acting == ["Uruguay", "Chile", HOSTILE]
    assert section(page, "named") == ["Argentina", "Bolivia", "Peru"]


def test_meetings_to_come_stand_before_those_that_were(uruguay):
    assert [each for each in uruguay.xpath("//h2/@id") if each in ("coming", "meetings")] == ["coming", "meetings"]
    assert uruguay.xpath("//ul[@class='meetings'][1]//a/@href")[0] == "../meetings/m_coming.html"


def test_a_party_is_told_by_its_codes(uruguay):
    assert text(uruguay.xpath("//p[@class='codes']")[0]) == ("Code URY · ISO 3166 URY · COW 155 · GW 155 · CAMEO URY")


def test_whom_it_met_is_counted_and_linked(uruguay):
    (met,) = uruguay.xpath("//h2[@id='pairs']/following-sibling::ul[1]/li")
    assert text(met) == "Chile 2, 1 held"
    assert met.xpath("a/@href") == ["../parties/CHL.html"]


def test_positions_stand_by_issue_in_the_order_of_time_and_lead_to_their_passages(uruguay):
    (trade,) = uruguay.xpath("//ul[@class='stands']/li[a='Trade']")
    assert [link.rpartition("#")[2] for link in trade.xpath(".//ol[@class='strip']//a/@href")] == [
        "p_oppose",
        "p_copied",
        "p_support",
    ]
    assert [text(each) for each in trade.xpath(".//ol[@class='strip']//span[@class='when']")] == [
        "4 Mar 2019",
        "5 Mar 2019",
        "10 Mar 2019",
    ]


def test_a_change_of_stance_is_marked_with_both_passages(uruguay):
    (turn,) = uruguay.xpath("//li[@class='turn']")
    assert text(turn.xpath("p")[0]) == "opposes → then supports towards Bolivia"
    assert [text(each) for each in turn.xpath(".//dd")] == ["Envoys met in Ñuñoa,"] * 2


def test_who_speaks_for_a_party_is_listed_with_the_last_word(pages):
    rows = pages["parties/CHL.html"].xpath("//h2[@id='speakers']/following-sibling::div[1]//tbody/tr")
    assert [text(row.xpath("th")[0]) for row in rows] == ["Ana Duarte", "Luis Quispe"]
    assert rows[1].xpath(".//a/@href") == ["../positions/CHL/trade.html#p_against"]


@pytest.mark.parametrize(
    ("code", "heading", "linked"),
    [
        pytest.param("ARG", "hosted", "../meetings/m_held.html", id="who only lends its capital"),
        pytest.param("PER", "reported", "../meetings/m_held.html", id="whom only a report names"),
        pytest.param(
            "BOL", "addressed", "../positions/URY/trade.html#p_support", id="to whom only a stance is addressed"
        ),
    ],
)
def test_who_is_only_named_has_a_page_that_says_how(pages, code, heading, linked):
    page = pages[addresses.party(code)]
    assert page.xpath("//h2/@id") == [heading]
    assert linked in page.xpath("//main//a/@href")


def test_a_party_that_no_reference_data_know_has_a_page_too(pages):
    page = pages[addresses.party(HOSTILE)]
    assert text(page.xpath("//h1")[0]) == HOSTILE
    assert text(page.xpath("//p[@class='codes']")[0]).endswith("not in the reference data")
