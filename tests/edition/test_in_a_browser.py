"""The edition in a real browser, opened from disk: as an analyst sees it, on a wide screen, a phone and a screen reader."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

KINDS = ("index.html", "calendar.html", "charts.html", "data.html", "quality.html", "accuracy.html", "search.html")
SECTIONS = ("meetings", "positions", "parties", "issues", "documents")
EVERY_KIND = (*KINDS, *(f"{section}/index.html" for section in SECTIONS), *SECTIONS)


@pytest.fixture(scope="module")
def one_of_each(edition):
    """One page of each kind by the name of the kind, the longest of those that are many."""
    longest = {
        section: max(
            (edition / section).rglob("*.html"), key=lambda path: (path.name != "index.html", path.stat().st_size)
        )
        for section in SECTIONS
    }
    return {kind: longest.get(kind, edition / kind) for kind in EVERY_KIND}


@pytest.fixture
def page(browser):
    """An empty page that takes note of every complaint and of every request."""
    context = browser.new_context()
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (page.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: None if request.url.startswith("file:") else page.complaints.append(request.url))
    yield page
    context.close()


def test_no_page_complains_or_asks_the_network_for_anything(page, edition, one_of_each):
    attacked = [path for path in sorted(edition.rglob("*.html")) if "alert(1)" in path.read_text("utf-8")]
    assert len(attacked) > 5
    for path in dict.fromkeys([*one_of_each.values(), *attacked]):
        page.goto(path.as_uri())
        assert page.complaints == [], path.relative_to(edition)
        assert page.title() != "owned"


def serious_barriers(page, path, **options):
    """What axe finds on a page that keeps somebody from reading it."""
    page.goto(path.as_uri())
    found = Axe().run(page, options={"resultTypes": ["violations"]} | options).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")]


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_no_page_has_a_serious_barrier(page, one_of_each, kind):
    page.emulate_media(color_scheme="light")
    assert serious_barriers(page, one_of_each[kind]) == []


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_no_dark_page_is_too_faint(page, one_of_each, kind):
    """What a scheme of colours changes is contrast alone."""
    page.emulate_media(color_scheme="dark")
    contrast = {"type": "rule", "values": ["color-contrast"]}
    assert serious_barriers(page, one_of_each[kind], runOnly=contrast) == []


def test_on_a_phone_no_page_is_wider_than_the_screen(page, one_of_each):
    page.set_viewport_size({"width": 375, "height": 740})
    for path in one_of_each.values():
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, path


def test_search_finds_a_meeting_by_the_keyboard_alone(page, edition):
    page.goto((edition / "quality.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("sherman geneva")
    page.locator("#found a").first.wait_for()
    assert "meeting" in page.locator("#found .kind").first.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/meetings/m_"))
    assert "Geneva" in page.locator("h1").inner_text()
    assert page.locator("figure.passage mark").count() > 0


def test_search_shows_all_results_on_a_page_and_says_when_there_are_none(page, edition):
    page.goto((edition / "index.html").as_uri())
    page.fill("#search", "russia")
    page.keyboard.press("Enter")
    page.locator("#results li").first.wait_for()
    assert page.locator("#results p").inner_text().endswith("found")
    page.fill("#search", "zzzz")
    assert page.locator("#found p").inner_text() == "Nothing found."


def test_the_first_tab_leads_past_the_navigation(page, edition):
    page.goto((edition / "meetings" / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_timeline_is_narrowed_to_one_status(page, edition):
    page.goto((edition / "meetings" / "index.html").as_uri())
    rows = page.locator("ul.meetings > li")
    every = rows.count()
    page.uncheck(".filters input[value=held]")
    shown = [row for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < every
    assert {row.get_attribute("data-status") for row in shown}.isdisjoint({"held"})


def test_without_scripts_every_kind_of_page_tells_the_same(browser, one_of_each):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for path in one_of_each.values():
            page.goto(path.as_uri())
            assert page.locator("main h1").is_visible(), path
            assert page.locator("nav a").count() == 10


def test_what_a_hostile_document_says_is_shown_as_it_says_it(page, edition):
    documents = [path for path in (edition / "documents").glob("d_*.html") if "owned" in path.read_text("utf-8")]
    assert len(documents) == 1
    page.goto(documents[0].as_uri())
    assert page.locator("h1").inner_text().startswith("<script>document.title='owned'</script>")
    assert page.locator("main a[href^='javascript']").count() == 0
    assert page.complaints == []
