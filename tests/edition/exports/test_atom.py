"""The feed, read back by feedparser."""

import feedparser
import pytest

from tasks.edition.exports.atom import write_feed
from tasks.edition.exports.carried import carried
from tasks.edition.exports.settings import PublishingSettings, read_settings
from tests.edition.exports import made_up
from tests.edition.exports.conftest import NASTY, SITE, STAMP, told_apart

TWO = PublishingSettings(2, None, None, None)


@pytest.fixture
def feed(con, tmp_path):
    """Write the feed of these changes, and read it back."""

    def write(*changes, stamp=STAMP, settings=None):
        made_up.insert(con, "changes", list(changes))
        write_feed(told_apart(con), stamp, settings or read_settings(con), tmp_path / "changes.atom")
        parsed = feedparser.parse((tmp_path / "changes.atom").read_bytes())
        assert not parsed.bozo
        return parsed

    return write


def test_each_change_is_an_entry_behind_one_that_counts_them(con, feed):
    made_up.insert(con, "meetings", [made_up.meeting("m_1")])
    parsed = feed(
        made_up.change(
            "meeting", "m_1", change="changed", what="status", before="status: held", after="status: cancelled"
        ),
        made_up.change("document", "d_1", change="gone", document="a.txt", after=None, before="title: A"),
    )
    assert [(entry.id, entry.title) for entry in parsed.entries] == [
        ("urn:parley:generation:7", "Generation 7"),
        ("urn:parley:generation:7:meeting:changed:m_1", "Meeting changed: Chile–Uruguay meeting"),
        ("urn:parley:generation:7:document:gone:d_1", "Document gone: a.txt"),
    ]
    assert parsed.entries[0].summary == "meetings changed: 1\ndocuments gone: 1"
    assert parsed.entries[1].summary == "What: status\nBefore: status: held\nNow: status: cancelled"
    assert {entry.updated for entry in parsed.entries} | {parsed.feed.updated} == {"2019-03-20T02:00:00+00:00"}
    assert parsed.entries[1].link == "urn:parley:meeting:m_1"


def test_a_quiet_night_says_that_nothing_changed(feed):
    assert [entry.summary for entry in feed().entries] == ["Nothing changed."]


def test_beyond_the_limit_changes_are_counted(feed):
    parsed = feed(*(made_up.change("position", f"p_{number}") for number in range(5)), settings=TWO)
    assert len(parsed.entries) == 3
    assert "3 of these changes have no entry here" in parsed.entries[0].summary


def test_with_an_address_entries_link_to_their_pages(con, feed):
    text = "Trade it is."
    made_up.insert(con, "documents", [made_up.document("d_1", text)])
    made_up.insert(con, "positions", [made_up.position("p_1", "d_1", [made_up.passage(text, "Trade")])])
    kinds = [("meeting", "m_1"), ("position", "p_1"), ("document", "d_1")]
    parsed = feed(*(made_up.change(kind, identifier) for kind, identifier in kinds), stamp=SITE)
    site = SITE.site_url
    assert parsed.feed.id == site + "feeds/changes.atom"
    assert [entry.link for entry in parsed.entries[1:]] == [
        site + "meetings/m_1.html",
        site + "positions/URY/trade.html#p_1",
        site + "documents/d_1.html",
    ]
    assert parsed.entries[2].title == "Position new: Ana Duarte: support, Trade"


def test_a_limit_that_is_no_number_is_refused_by_name(con):
    con.execute("UPDATE publishing_settings SET value = 'many' WHERE name = 'max_feed_entries'")
    with pytest.raises(ValueError, match=r"publishing\.csv: max_feed_entries .* 'many'"):
        read_settings(con)


def test_nasty_titles_are_entries_like_others(nasty_edition):
    parsed = feedparser.parse((nasty_edition / "feeds" / "changes.atom").read_bytes(), sanitize_html=False)
    assert not parsed.bozo
    titles = {entry.id.rpartition(":")[2]: entry.title for entry in parsed.entries if ":meeting:" in entry.id}
    # feedparser strips ends of titles, which are not the feed's.
    assert titles == {f"m_{number:02d}": carried(f"Meeting new: {text}").strip() for number, text in enumerate(NASTY)}
