"""The page of a night: what it tells, where it leads, and that no text of a document is taken for mark-up."""

from dataclasses import replace

import polars as pl
import pytest

from flows.night_page import night_page
from flows.report import Report
from tasks.markdown import code, link, plain, table
from tasks.news import News
from tasks.verdict_pages import documents_page, generation_page

MEETING = {
    "date": "2021-03-20",
    "status": "scheduled",
    "title": "Sudan–Ethiopia talks",
    "place": None,
    "meeting_id": "m_1",
}
POSITION = {
    "holder": "Chile", "stance": "support", "issue": "Ceasefire", "words": "Chile supports a ceasefire",
    "position_id": "p_1", "party": "CHL", "issue_id": "ceasefire",
}  # fmt: skip
STATUS = {"meeting_id": "m_2", "title": "Talks | <b>", "start_date": None, "from": "scheduled", "to": "held"}
NEWS = News(pl.DataFrame([MEETING]), pl.DataFrame([POSITION]), pl.DataFrame([STATUS]))
REPORT = Report(
    "new generation", generation=2, base=1, found=3, read=3, warehouse="/w.duckdb", published="/p", expectations=9,
    changes={"meeting new": 1, "position new": 12, "meeting gone": 2}, quarantined={"not_english": 1},
)  # fmt: skip


def test_news_are_told_with_their_ids_and_what_is_left_is_counted(settings):
    page = night_page(REPORT, NEWS, settings)
    assert page.startswith("# Generation 2 is current\n")
    assert "- **2021-03-20** Sudan–Ethiopia talks `m_1`: scheduled" in page
    assert "- **Chile** for Ceasefire `p_1`: “Chile supports a ceasefire”" in page
    assert "and 11 more, in the artifact `new-positions`." in page
    assert "- **without a day** Talks \\| &lt;b&gt; `m_2`: was scheduled, is now **held**" in page
    assert "Besides: 2 meetings gone" in page
    assert "- 1 set aside: not english" in page
    assert f"the published edition: `{settings.published}/index.html`" in page


def test_facts_are_linked_where_the_edition_is_on_the_web(settings):
    page = night_page(REPORT, NEWS, replace(settings, site_url="https://example.org/parley/"))
    assert "[m\\_1](<https://example.org/parley/meetings/m_1.html>)" in page
    assert "[p\\_1](<https://example.org/parley/positions/CHL/ceasefire.html#p_1>)" in page
    assert "[the data-quality page](<https://example.org/parley/quality.html>)" in page


def test_a_refused_night_says_why_and_shows_no_facts(settings):
    page = night_page(Report("refused", base=1, generation=1, reasons=["meetings: too *many*"]), None, settings)
    assert page.startswith("# Refused: generation 1 stays\n")
    assert "- **refused:** meetings: too \\*many\\*" in page
    assert str(settings.rejected_docs / "index.html") in page
    assert "new meeting" not in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", id="mark-up"),
        pytest.param("![x](http://h/x)", "!\\[x\\](http://h/x)", id="an image"),
        pytest.param("a|b\n# c\x1b", "a\\|b \\# c", id="a cell's end, a line and a control character"),
        pytest.param("`code` *b* _i_", "\\`code\\` \\*b\\* \\_i\\_", id="emphasis"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_a_text_is_shown_as_it_is(text, shown):
    assert plain(text) == shown


def test_what_stands_in_fixed_letters_ends_where_it_ends():
    assert code("a`b|c\nd") == "`a'b\\|c d`"
    assert code(None) == ""


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "https://h/a b", "https://h/>x"])
def test_only_an_address_of_the_web_becomes_a_link(address):
    assert link("words", address) == "words"


def test_a_table_without_rows_is_no_table():
    assert table(["a"], []) == []


RESULTS = pl.DataFrame(
    [
        {"gate": "generation", "suite": "meetings", "expectation": "e", "column": None, "severity": severity,
         "success": success, "observed": observed, "unexpected_count": 2, "reason": reason}
        for severity, success, observed, reason in (
            ("critical", False, "place '<i>'", "A meeting has parties."), ("warning", False, None, "Few have a day."),
            ("critical", True, None, "Each has an id."),
        )
    ]
)  # fmt: skip


def test_a_refusal_tells_what_failed_apart_from_warnings():
    page = generation_page(RESULTS, passed=False, number=3, links=["- there"])
    assert page.startswith("# Gate 2 refuses generation 3\n\n3 expectations over 1 table: 1 failed, 1 warning.")
    refused, warned = page.index("## What refuses it"), page.index("## Warnings")
    assert refused < page.index("| `meetings` | A meeting has parties. | 2 | place '&lt;i&gt;' |") < warned
    assert warned < page.index("Few have a day.") < page.index("## What was judged")


def test_documents_set_aside_are_told_with_reason_and_finding():
    quarantine = pl.DataFrame(
        [{"document": "<b>.txt", "source": "/a/<b>.txt", "reason": "not_english", "detail": "it is in German"}]
    )
    page = documents_page(quarantine, RESULTS, admitted=2)
    assert page.startswith("# Gate 1 sets 1 of 3 documents aside")
    assert "| &lt;b&gt;.txt | not english | it is in German |" in page
