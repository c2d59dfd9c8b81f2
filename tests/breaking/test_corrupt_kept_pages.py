"""What was fetched and kept is broken: named, fetched again, and never believed."""

import gzip
import os
import sqlite3

import pytest
from polars.testing import assert_frame_equal

from tasks.sources import kept as kept_module
from tasks.sources.faults import SourceFailed
from tasks.sources.kept import INDEX, Kept
from tests.sources.conftest import night, server, source, web
from tests.sources.test_web_night import article, feed

__all__ = ["feed", "night", "server", "source", "web"]
SAME = ["url", "text", "title", "raw_sha256", "problem"]


def same_documents(one, other):
    assert_frame_equal(one.select(SAME).sort("url"), other.select(SAME).sort("url"))


def other_bytes(path):
    path.write_bytes(gzip.compress(article("Somebody else", "Nowhere").encode()))


def cut(path):
    os.truncate(path, path.stat().st_size // 2)


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def no_gzip(path):
    path.write_text("<html>Nothing compressed</html>")


def empty(path):
    os.truncate(path, 0)


SPOILS = [other_bytes, cut, flip, no_gzip, empty]


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda deed: deed.__name__)
def test_damaged_pages_are_fetched_again_and_give_the_same_documents(spoil, server, feed, night, web):
    undisturbed, _ = night(feed)
    for path in web.kept.glob("??/*.gz"):
        spoil(path)
    named, run = night(feed)
    assert any("were damaged, and are fetched anew" in note for note in run.notes)
    assert set(named["problem"]) <= {None, "unreadable"}
    healed, _ = night(feed)
    same_documents(healed, undisturbed)
    with Kept(web.kept) as kept:
        assert all(kept.body(record.sha256) for record in kept.of_source(feed.name))


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda deed: deed.__name__)
def test_offline_a_damaged_page_is_quarantined_with_the_reason_and_the_others_are_read(spoil, server, feed, night, web):
    frame, _ = night(feed)
    of_a = frame.filter(frame["url"].str.ends_with("/a"))["raw_sha256"].item()
    spoil(web.kept / of_a[:2] / f"{of_a}.gz")
    rows, _ = night(feed, offline=True)
    problems = dict(rows.select(rows["source"].str.slice(-2), "problem").iter_rows())
    assert problems == {"/a": "unreadable", "/b": None}
    assert "kept bytes are gone or damaged" in " ".join(rows["problem_detail"].drop_nulls())


def garbage(path):
    path.write_bytes(b"no database at all " * 4000)


def garbage_in_the_middle(path):
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))


def cut_short(path):
    os.truncate(path, path.stat().st_size - 4096)


def other_columns(path):
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE addresses (url TEXT PRIMARY KEY, colour TEXT)")


@pytest.mark.parametrize(
    "spoil", [garbage, garbage_in_the_middle, cut_short, other_columns], ids=lambda deed: deed.__name__
)
def test_a_broken_index_is_set_aside_and_what_it_knew_fetched_again(spoil, server, feed, night, web):
    undisturbed, _ = night(feed)
    spoil(web.kept / INDEX)
    server.requests.clear()
    healed, run = night(feed)
    same_documents(healed, undisturbed)
    assert any("could not be read (" in note and f"set aside as broken-{INDEX}" in note for note in run.notes)
    assert (web.kept / f"broken-{INDEX}").exists()
    assert "/a" in server.paths()
    assert night(feed)[1].requests == 1


def test_a_lost_index_is_named_and_what_it_knew_fetched_again(server, feed, night, web):
    undisturbed, _ = night(feed)
    (web.kept / INDEX).unlink()
    healed, run = night(feed)
    same_documents(healed, undisturbed)
    assert any("was missing" in note for note in run.notes)


def test_an_index_that_is_locked_fails_the_source_with_a_word_and_the_next_night_is_as_ever(
    server, feed, night, web, monkeypatch
):
    undisturbed, _ = night(feed)
    monkeypatch.setattr(kept_module, "_LOCK_SECONDS", 0.1)
    other = sqlite3.connect(web.kept / INDEX)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(SourceFailed, match="has been locked by another program for"):
        night(feed)
    other.rollback()
    other.close()
    again, _ = night(feed)
    same_documents(again, undisturbed)


def test_of_two_sources_that_have_the_broken_index_open_one_sets_it_aside(web):
    with Kept(web.kept) as one, Kept(web.kept) as two:
        one.begin_anew(kept_module.KeptBroken("malformed"))
        one.write(kept_module.Record("https://example.org/a", "wire"))
        two.begin_anew(kept_module.KeptBroken("malformed"))
        assert [record.url for record in two.of_source("wire")] == ["https://example.org/a"]
