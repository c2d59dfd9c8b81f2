"""The list of issues, and the page of each."""

from tests.edition.tiny import changed, position, site_of, text


def side(page, name):
    return [text(each) for each in page.xpath(f"//section[@aria-labelledby='{name}']//li")]


def test_parties_stand_on_the_side_of_their_last_word(pages):
    page = pages["issues/trade.html"]
    assert side(page, "support")[0] == "Uruguay 10 Mar 2019 · 3 ≠, took another stance before"
    assert side(page, "several") == ["Chile open to itopposes 10 Mar 2019 · 2 ≠, took another stance before"]
    assert side(page, "oppose") == []
    assert text(page.xpath("//section[@aria-labelledby='oppose']")[0]) == "Opponents 0 None known"


def test_who_moved_is_told_with_both_passages(pages):
    (turn,) = pages["issues/trade.html"].xpath("//li[@class='turn']")
    assert text(turn.xpath("p")[0]) == "Uruguay: opposes → then supports towards Bolivia"
    assert [link.rpartition("#")[2] for link in turn.xpath(".//dt/a/@href")] == ["p_copied", "p_support"]


def test_the_timeline_begins_with_the_newest_and_names_who(pages):
    course = pages["issues/trade.html"].xpath("//dl[@class='course']")[0]
    assert [text(each) for each in course.xpath("dt")] == ["10 Mar 2019", "5 Mar 2019", "4 Mar 2019", "undated"]
    assert text(course.xpath("dd")[1]) == "Uruguay opposes, 5 March 2019"


def test_other_issues_stand_by_label_the_newest_first(pages):
    page = pages["issues/other.html"]
    assert [text(each) for each in page.xpath("//tbody//th")] == ["football", "whaling"]
    assert text(page.xpath("//tbody//td")[0]) == "Uruguay supports, 10 Mar 2019"
    assert not page.xpath("//section")


def test_other_issues_without_any_label_are_told_over_time_alone(tiny_warehouse, tmp_path):
    labelless = changed(tiny_warehouse, tmp_path, lambda con: con.execute("UPDATE positions SET issue_label = NULL"))
    page = site_of(labelless, tmp_path / "pages")["issues/other.html"]
    assert page.xpath("//h2/@id") == ["timeline"]


def test_two_unlabelled_other_things_are_no_change_of_mind(pages):
    assert not pages["issues/other.html"].xpath("//li[@class='turn']")


def test_an_issue_that_only_a_meeting_is_about_has_its_page(pages):
    page = pages["issues/nato_enlargement.html"]
    assert page.xpath("//h2/@id") == ["coming"]
    assert page.xpath("//main//ul[@class='meetings']//a/@href") == ["../meetings/m_coming.html"]


def test_an_issue_of_holders_without_a_party_leads_to_them(pages):
    links = pages["issues/water_resources.html"].xpath("//main//a/@href")
    assert "../positions/none/water_resources.html" in links


def test_the_list_counts_parties_by_their_last_word(pages):
    rows = pages["issues/index.html"].xpath("//tbody/tr")
    assert [text(row.xpath("th")[0]) for row in rows] == ["Trade", "Water resources", "NATO enlargement", "Other"]
    assert [text(cell) for cell in rows[0].xpath("td")] == ["", "2", "", "", "1", "6", "1", "1", "10 Mar 2019"]


def test_the_bar_shows_every_side_that_there_is_and_no_other(tiny_warehouse, tmp_path):
    def add(con):
        for n in range(90):
            position(con, f"p_many_{n}", "d_later", f"P{n}", "support")

    page = site_of(changed(tiny_warehouse, tmp_path, add), tmp_path / "pages")["issues/index.html"]
    (bar,) = page.xpath("//tr[th='Trade']//span[@class='bar']")
    assert [each.get("class") for each in bar] == ["support part20", "several part1"]
