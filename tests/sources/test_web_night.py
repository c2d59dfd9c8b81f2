"""Nights of one source: what is asked, what is not asked again, and what a kept page gives."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace

import polars as pl
import pytest

from tasks.sources import web_documents
from tasks.sources.files import RAW_SCHEMA
from tasks.sources.kept import Kept
from tasks.sources.web import Held
from tests.sources.web_server import Page


def article(name, place="Lima", n=6, head="", tail=""):
    text = "".join(
        f"<p>{name}: envoys of Chile and Peru met in {place} on day {day} for talks.</p>" for day in range(n)
    )
    return f"<html><head><title>{name}</title>{head}</head><body><article>{text}</article>{tail}</body></html>"


def rss(*items):
    return f"<rss><channel>{''.join(items)}</channel></rss>"


def item(path, title="Talks", day=3):
    return f"<item><title>{title}</title><link>{path}</link><pubDate>Tue, {day:02} Mar 2026 08:00:00 +0100</pubDate></item>"


def held(frame):
    return Held(set(frame.select("source", "raw_sha256").drop_nulls().iter_rows()), time.time())


@pytest.fixture
def feed(server, source):
    server.pages["/feed"] = Page(rss(item("/a"), item("/b")), headers={"ETag": '"1"'})
    server.pages |= {"/a": Page(article("A"), headers={"ETag": '"a"'}), "/b": Page(article("B", "Quito"))}
    return replace(source, kind="feed", url=f"{server.url}/feed")


def test_an_unchanged_feed_costs_one_304(server, feed, night):
    frame, run = night(feed)
    assert server.paths(robots=True) == ["/robots.txt", "/feed", "/a", "/b"]
    assert (run.outcome, run.listed, run.fetched, run.given) == ("ok", 2, 2, 2)
    server.requests.clear()
    again, run = night(feed, held=held(frame))
    assert server.paths(robots=True) == ["/feed"]
    assert server.requests[0].headers["if-none-match"] == '"1"'
    assert again.is_empty()
    assert (run.requests, run.not_modified, run.known) == (1, 1, 2)


def test_an_answer_that_is_still_fresh_is_not_asked_about(server, feed, night):
    server.pages["/feed"].headers["Cache-Control"] = "public, max-age=600"
    night(feed)
    server.requests.clear()
    night(feed)
    assert server.requests == []


def test_last_modified_is_asked_about_too(server, source, night):
    server.pages["/a"] = Page(article("A"), headers={"Last-Modified": "Tue, 03 Mar 2026 08:00:00 GMT"})
    frame, _ = night(source)
    _, run = night(source, held=held(frame))
    assert (run.not_modified, run.known) == (1, 1)


def test_a_new_entry_and_a_changed_one_are_fetched_and_the_rest_is_not(server, feed, night):
    first, _ = night(feed)
    server.requests.clear()
    server.pages["/feed"] = Page(rss(item("/a", "Talks, corrected"), item("/b"), item("/c")))
    server.pages |= {"/a": Page(article("A corrected")), "/c": Page(article("C"))}
    frame, run = night(feed, held=held(first))
    assert sorted(server.paths()) == ["/a", "/c", "/feed"]
    assert sorted(frame["title"]) == ["A corrected", "C"]
    assert (run.fetched, run.known) == (2, 1)


def test_what_a_limit_leaves_is_fetched_in_the_next_nights_newest_first(server, feed, night):
    entries = [item(f"/{number}", day=number) for number in range(1, 8)]
    server.pages["/feed"] = Page(rss(*entries), headers={"ETag": '"1"'})
    server.pages |= {f"/{number}": Page(article(str(number))) for number in range(1, 8)}
    limited = replace(feed, max_documents=3, at_once=1)
    _, run = night(limited)
    assert (run.outcome, run.left) == ("partly", 4)
    assert server.paths() == ["/feed", "/7", "/6", "/5"]
    server.requests.clear()
    night(limited)
    _, run = night(limited)
    assert server.paths() == ["/feed", "/4", "/3", "/2", "/feed", "/1"]
    assert run.outcome == "ok"


def test_a_source_whose_time_is_up_keeps_what_it_has(server, feed, night):
    server.pages["/feed"] = Page(rss(*(item(f"/{number}") for number in range(9))))
    server.pages |= {f"/{number}": Page(article(str(number)), delay=0.3) for number in range(9)}
    frame, run = night(replace(feed, night_seconds=1.0, at_once=1))
    assert 1 <= frame.height <= 3
    assert run.left == 9 - frame.height
    assert run.notes == ["its time of 1 s was up"]


def test_a_feed_of_ten_thousand_entries_is_taken_piece_by_piece(server, feed, night):
    server.pages["/feed"] = Page(rss(*(item(f"/many/{number}") for number in range(10_000))))
    _, run = night(replace(feed, max_documents=5, max_bytes=5_000_000))
    assert (run.listed, run.left, len(server.paths())) == (10_000, 9_995, 6)


def test_few_requests_at_a_time_over_connections_that_are_used_again(server, source, night):
    server.pages |= {f"/{number}": Page(article(str(number)), delay=0.05) for number in range(12)}
    urls = tuple(f"{server.url}/{number}" for number in range(12))
    night(replace(source, kind="pages", url="", urls=urls, at_once=3))
    assert server.most_at_once == 3
    assert len({request.connection for request in server.requests}) == 3


def test_a_page_that_failed_is_tried_in_later_nights_and_its_row_goes(server, feed, night):
    server.pages["/b"] = [Page("", 404), Page(article("B", "Quito"))]
    frame, run = night(feed)
    assert (run.outcome, run.failed) == ("partly", 1)
    assert frame.filter(pl.col("problem") == "unfetched")["source"].item() == f"{server.url}/b"
    again, _ = night(feed, held=held(frame))
    assert again["problem"].to_list() == [None]


def test_a_page_that_fails_five_nights_is_given_up(server, feed, night):
    server.pages["/b"] = Page("", 404)
    for _ in range(7):
        frame, _ = night(feed)
    assert server.paths().count("/b") == 5
    assert frame.filter(pl.col("problem") == "unfetched").height == 1


def test_a_page_that_vanishes_stays_the_document_that_it_was(server, source, night):
    server.pages["/a"] = [Page(article("A")), Page("", 404)]
    frame, _ = night(source)
    again, run = night(source, held=held(frame))
    assert again.is_empty()
    assert (run.outcome, run.known) == ("failed", 1)


def test_what_a_refused_generation_did_not_take_is_given_again_without_fetching(server, feed, night):
    night(feed)
    server.pages["/feed"] = Page(rss(item("/c")))
    server.pages["/c"] = Page(article("C"))
    again, _ = night(feed)  # nothing is held: a gate refused the first night
    assert sorted(again["title"]) == ["A", "B", "C"]
    assert server.paths().count("/a") == 1


def test_kept_pages_are_read_again_without_a_request(server, feed, night):
    frame, _ = night(feed)
    server.close_for_good = server.requests.clear()
    again, run = night(feed, held=held(frame), offline=True)
    assert server.requests == []
    assert again.drop("fetched_at").equals(frame.drop("fetched_at"))
    assert run.requests == 0


def test_another_reader_reads_all_kept_pages_again(server, feed, night, monkeypatch):
    frame, _ = night(feed)
    server.pages["/feed"] = Page(rss())
    assert night(feed, held=held(frame))[0].is_empty()
    monkeypatch.setattr(web_documents, "reader_version", lambda: "a better one")
    monkeypatch.setattr("tasks.sources.web.reader_version", lambda: "a better one")
    assert sorted(night(feed, held=held(frame))[0]["title"]) == ["A", "B"]
    assert server.paths().count("/a") == 1


def test_bytes_are_kept_once_compressed_under_their_hash_and_damage_is_noticed(server, source, night, web):
    server.pages |= {"/a": Page(article("A", n=200)), "/b": Page(article("A", n=200))}
    frame, _ = night(replace(source, kind="pages", url="", urls=(f"{server.url}/a", f"{server.url}/b")))
    [sha256] = set(frame["raw_sha256"])
    [path] = web.kept.glob(f"??/{sha256}.gz")
    assert gzip.decompress(path.read_bytes()) == article("A", n=200).encode()
    assert path.stat().st_size < len(article("A", n=200)) / 5
    path.write_bytes(path.read_bytes()[:100])
    with Kept(web.kept) as kept:
        assert kept.body(sha256) is None


def test_an_old_feed_is_not_kept(server, feed, night, web):
    night(feed)
    server.pages["/feed"] = Page(rss(item("/a")))
    night(feed)
    assert len(list(web.kept.glob("??/*.gz"))) == 4  # two pages, a feed, an empty robots.txt


def test_what_a_page_says_of_itself(server, source, night):
    head = (
        '<link rel="canonical" href="https://wire.example.org/talks"><meta property="og:site_name" content="The Wire">'
        '<meta name="author" content="Ana Duarte"><meta property="article:published_time" content="2026-03-02T09:00Z">'
    )
    server.pages["/a"] = Page(article("Talks in Lima", head=head))
    row = night(source)[0].row(0, named=True)
    assert (row["title"], row["publisher"], row["author"]) == ("Talks in Lima", "The Wire", "Ana Duarte")
    assert (row["url"], str(row["published"])) == ("https://wire.example.org/talks", "2026-03-02")
    assert row["source_name"] == "wire"
    assert row["source"] == row["document"] == f"{server.url}/a"
    assert set(row) == set(RAW_SCHEMA)


CHARSETS = {
    "told by the header": ("windows-1252", "text/html; charset=windows-1252", ""),
    "told by the page": ("iso-8859-2", "text/html", '<meta charset="iso-8859-2">'),
    "the header says UTF-8, which it is not": (
        "windows-1250",
        "text/html; charset=utf-8",
        '<meta charset="windows-1250">',
    ),
    "the header says Latin-1 of everything": ("utf-8", "text/html; charset=iso-8859-1", ""),
    "a server that says Latin-1 by default": (
        "iso-8859-2",
        "text/html; charset=ISO-8859-1",
        '<meta charset="iso-8859-2">',
    ),
    "a charset that does not exist": ("utf-8", "text/html; charset=utf-99", ""),
    "UTF-16 with its mark": ("utf-16", "text/html", ""),
    "nobody tells": ("cp1250", "text/html", ""),
}
POLISH = "Premier Słowacji spotkał się w Łodzi z ministrem; żądał też źródeł. "
FRENCH = "Le président était à l’Élysée, où il reçut le négociateur français. "


@pytest.mark.parametrize("what", CHARSETS)
def test_charsets(server, source, night, what):
    charset, content_type, meta = CHARSETS[what]
    words = FRENCH if charset in ("windows-1252", "utf-8", "utf-16") else POLISH
    markup = f"<html><head>{meta}<title>T</title></head><body><article><p>{words * 8}</p></article></body></html>"
    server.pages["/a"] = Page(markup.encode(charset), headers={"Content-Type": content_type})
    assert words.strip() in night(source)[0]["text"].item()


def paged(number, last, style):
    more = f'<a rel="next" href="{style.format(number + 1)}">Next</a>' if number < last else ""
    return Page(article(f"Part {number}", tail=more))


@pytest.mark.parametrize(
    ("first", "style"),
    [
        ("/story", "/story?page={}"),
        ("/story", "/story/{}"),
        ("/story.html", "/story-{}.html"),
        ("/s?id=4", "/s?id=4&page={}"),
    ],
)
def test_an_article_over_three_pages_is_one_document(server, source, night, first, style):
    server.pages |= {first: paged(1, 3, style), **{style.format(n): paged(n, 3, style) for n in (2, 3)}}
    frame, run = night(replace(source, url=f"{server.url}{first}"))
    assert [f"Part {number}: envoys" in frame["text"].item() for number in (1, 2, 3)] == [True] * 3
    assert run.requests == 4
    assert night(replace(source, url=f"{server.url}{first}"), offline=True)[0]["text"].item() == frame["text"].item()


@pytest.mark.parametrize(
    ("first", "following"),
    [
        pytest.param("/2026/03/talks", "/2026/03/other-news", id="the next article of a blog"),
        pytest.param("/archive/11", "/archive/12", id="the next article by number"),
        pytest.param("/story", "/story?page=3", id="not the page that comes next"),
        pytest.param("/story", "http://other.test/story?page=2", id="another host"),
    ],
)
def test_what_is_no_further_page_is_not_fetched(server, source, night, first, following):
    server.pages[first] = Page(article("One", head=f'<link rel="next" href="{following}">'))
    night(replace(source, url=f"{server.url}{first}"))
    assert server.paths() == [first]


def test_the_print_page_stands_for_an_article_over_pages(server, source, night):
    head = '<link rel="alternate" media="print" href="/a/print">'
    server.pages["/a"] = Page(article("Part 1", head=head, tail='<a rel="next" href="/a?page=2">2</a>'))
    server.pages["/a/print"] = Page(article("Whole", n=20))
    frame, _ = night(source)
    assert server.paths() == ["/a", "/a/print"]
    assert "Whole: envoys" in frame["text"].item()
    assert frame["title"].item() == "Part 1"


NEWS = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
    "<url><loc>{url}/a</loc><n:news><n:publication_date>2026-03-02</n:publication_date><n:title>Told</n:title></n:news>"
    "</url></urlset>"
)


@pytest.mark.parametrize("packed", [False, True], ids=["as it is", "gzipped"])
def test_a_news_sitemap_behind_an_index(server, source, night, packed):
    body = NEWS.format(url=server.url).encode()
    server.pages["/map.xml"] = Page(
        f"<sitemapindex><sitemap><loc>{server.url}/gone.xml</loc></sitemap><sitemap><loc>{server.url}/news.xml.gz</loc>"
        "<lastmod>2026-03-02</lastmod></sitemap></sitemapindex>"
    )
    server.pages["/news.xml.gz"] = Page(gzip.compress(body) if packed else body)
    server.pages["/a"] = Page(article("A"))
    frame, run = night(replace(source, kind="sitemap", url=f"{server.url}/map.xml"))
    assert str(frame["published"].item()) == "2026-03-02"
    assert run.notes == [f"{server.url}/gone.xml: 404 Said so"]


FEEDS = {
    "Atom": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><link rel="self" href="/x"/>'
    '<link href="a"/><published>2026-03-02T23:30:00-05:00</published><author><name>Ana</name></author></entry></feed>',
    "RSS 1.0": '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><item r:about="x"><title>T</title><link>/a</link><dc:date>2026-03-02'
    "</dc:date><dc:creator>Ana</dc:creator></item></r:RDF>",
    "RSS with an identifier for a link": '<rss version="2.0"><channel><item><title>T</title><guid>{url}/a</guid><author>Ana</author>'
    "<pubDate>Mon, 02 Mar 2026 20:00:00 GMT</pubDate></item></channel></rss>",
    "JSON Feed": '{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"id": "1", "url": "{url}/a", "title": "T", '
    '"date_published": "2026-03-02T08:00:00Z", "authors": [{{"name": "Ana"}}]}}]}}',
}


@pytest.mark.parametrize("what", FEEDS)
def test_feeds_of_all_kinds(server, feed, night, what):
    body = FEEDS[what]
    server.pages["/feed"] = Page(body.format(url=server.url) if "{url}" in body else body)
    frame, _ = night(feed)
    assert frame.select("source", pl.col("published").cast(pl.String), "author").rows() == [
        (f"{server.url}/a", "2026-03-02", "Ana")
    ]


def test_a_list_of_pages_in_a_file(server, source, night, tmp_path):
    server.pages |= {
        "/a": Page(article("A")),
        "/b": Page("Chile and Peru met.\r\nThey talked.", headers={"Content-Type": "text/plain"}),
    }
    (tmp_path / "list.txt").write_text(f"# ours\n{server.url}/a\n\n{server.url}/b#top\nno address\n")
    frame, run = night(replace(source, kind="pages", url="", path=str(tmp_path / "list.txt")))
    assert frame["media_type"].to_list() == ["text/html", "text/plain"]
    assert frame["text"][1] == "Chile and Peru met.\nThey talked."
    assert run.notes == ["entries without a usable web address: 1"]
