"""Bad answers, each from a real server: what is asked again, what is given up, and that nothing vanishes."""

from __future__ import annotations

import datetime as dt
import email.utils
import gzip
import time
import tracemalloc
import zlib
from dataclasses import replace
from functools import cache

import pytest

from tasks.sources.faults import SourceFailed
from tests.sources.web_server import Page, endless, raw, reset, stall

TEXT = "".join(
    f"<p>The foreign ministers of Chile and Peru met in Lima for talks on day {day}, officials of both sides said.</p>"
    for day in range(1, 8)
)
ARTICLE = f"<html><head><title>Talks in Lima</title></head><body><article><h1>Talks in Lima</h1>{TEXT}</article></body></html>"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def only(frame):
    assert frame.height == 1
    return frame.row(0, named=True)


@cache
def bomb() -> bytes:
    """150 megabytes of spaces in 150 kilobytes: made when it is first sent, since every worker imports this."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(b" " * 1_000_000) for _ in range(150)] + [packer.flush()])


class Bomb(Page):
    """A page that is that."""

    @property
    def data(self) -> bytes:
        return bomb()


BOMB = Bomb(headers={"Content-Encoding": "gzip"})


# What the server does, the problem that the page has then, and a part of its detail.
FAULTS = {
    "not found": (Page("gone fishing", 404), "unfetched", "404"),
    "gone for good": (Page("gone", 410), "unfetched", "410"),
    "an error of the server": (Page("oops", 500), "unfetched", "500"),
    "a page that may not be seen": (Page("no", 403), "unfetched", "403"),
    "a stall in the middle of the body": (
        stall(HEAD + b"Content-Length: 5000\r\n\r\n<html>"), "unfetched", "silent for 0.4 s",
    ),
    "a stall before the head": (stall(b""), "unfetched", "silent for 0.4 s"),
    "a connection reset at once": (reset(), "unfetched", "the connection broke"),
    "a connection reset in the body": (
        reset(HEAD + b"Content-Length: 5000\r\n\r\n<html>"), "unfetched", "connection broke",
    ),
    "fewer bytes than the length says": (
        raw(HEAD + b"Content-Length: 99000\r\n\r\n<html><p>cut"), "unfetched", "cut off",
    ),
    "a length that is no number": (raw(HEAD + b"Content-Length: many\r\n\r\n<html>"), "unfetched", "cut off"),
    "two lengths that differ": (
        raw(HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n<html>"), "unfetched", "cut off",
    ),
    "chunks that break off": (raw(CHUNKED + b"40\r\n<html>"), "unfetched", "cut off"),
    "no HTTP at all": (raw(b"220 mail.example.org ESMTP\r\n"), "unfetched", "cut off"),
    "an endless head": (endless(b"HTTP/1.1 200 OK\r\n", b"X-More: more and more\r\n" * 500), "unfetched", "cut off"),
    "an endless body": (endless(CHUNKED, b"1000\r\n" + b"<p>" + b"x" * 4093 + b"\r\n"), "too_large", "more than 200000"),
    "a body that drips for ever": (
        endless(CHUNKED, b"5\r\n<p>ab\r\n", 0.1), "unfetched", "not whole after 2 s",
    ),
    "a length over the limit": (
        raw(HEAD + b"Content-Length: 999999999\r\n\r\n"), "too_large", "999999999 bytes announced",
    ),
    "a gzip bomb": (BOMB, "too_large", "when decompressed"),
    "gzip that is none": (Page(ARTICLE, headers={"Content-Encoding": "gzip"}), "undecodable", "broken"),
    "gzip that breaks off": (
        Page(gzip.compress(ARTICLE.encode())[:-20], headers={"Content-Encoding": "gzip"}), "undecodable", "too early",
    ),
    "a compression that nobody asked for": (
        Page(b"\x8b\x00", headers={"Content-Encoding": "br"}), "undecodable", "not asked for: br",
    ),
    "a redirect to nowhere": (Page("", 302, {"Location": "ftp://127.0.0.1/a"}), "unfetched", "only http and https"),
    "a redirect to a file": (Page("", 302, {"Location": "file:///etc/hostname"}), "unfetched", "only http and https"),
    "a redirect without a target": (Page("", 302), "unfetched", "302"),
    "a PDF": (Page(b"%PDF-1.7 ...", headers={"Content-Type": "application/pdf"}), "unsupported", "a PDF"),
    "a PDF that calls itself a page": (Page(b"%PDF-1.7 ..."), "unsupported", "a PDF"),
    "a picture": (Page(b"\x89PNG\r\n", headers={"Content-Type": "image/png"}), "unsupported", "image/png"),
    "a page without text": (Page("<html><body><div id=app></div></body></html>"), "empty", "without the text"),
    "no bytes at all": (Page(b""), "empty", "0 bytes, and nothing"),
    "a login page with status 200": (
        Page("<html><title>Sign in</title><form><p>Please sign in.<input name=u><INPUT type='password'></form></html>"),
        "login_page",
        "asks for a password",
    ),
}  # fmt: skip


def test_each_fault_is_a_row_with_its_reason(server, source, night):
    bomb()  # not while others wait for their answers
    for number, (answer, _, _) in enumerate(FAULTS.values()):
        server.pages[f"/{number}"] = answer
    server.pages["/good"] = Page(ARTICLE)
    urls = tuple(f"{server.url}/{name}" for name in [*range(len(FAULTS)), "good"])
    frame, run = night(replace(source, kind="pages", url="", urls=urls, at_once=8))
    rows = {row["source"].rpartition("/")[2]: row for row in frame.iter_rows(named=True)}
    found = {
        what: (rows[str(number)]["problem"], rows[str(number)]["problem_detail"]) for number, what in enumerate(FAULTS)
    }
    wrong = {
        what: found[what]
        for what, (_, problem, detail) in FAULTS.items()
        if found[what][0] != problem or detail not in found[what][1]
    }
    assert wrong == {}
    assert rows["good"]["problem"] is None
    assert frame.height == len(FAULTS) + 1
    assert run.outcome == "partly"


def test_a_gzip_bomb_costs_no_memory(server, source, night):
    server.pages["/a"] = BOMB
    bomb()  # which costs memory
    night(replace(source, url=f"{server.url}/other"))  # what is imported and opened once
    tracemalloc.start()
    frame, _ = night(source)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert only(frame)["problem"] == "too_large"
    assert peak < 20_000_000


@pytest.mark.parametrize(
    ("answers", "asked", "problem"),
    [
        pytest.param([Page("", 500), Page(ARTICLE)], 2, None, id="500, then the page"),
        pytest.param([reset(), Page(ARTICLE)], 2, None, id="a reset connection, then the page"),
        pytest.param(
            [raw(HEAD + b"Content-Length: 99000\r\n\r\n<html>"), Page(ARTICLE)], 2, None, id="cut off, then whole"
        ),
        pytest.param([Page("", 503)], 2, "unfetched", id="503 for ever: asked as often as the source allows"),
        pytest.param([Page("", 404), Page(ARTICLE)], 1, "unfetched", id="404 is not asked again"),
        pytest.param([Page("", 410), Page(ARTICLE)], 1, "unfetched", id="410 is not asked again"),
        pytest.param([Page("", 501), Page(ARTICLE)], 1, "unfetched", id="what the server cannot do is not asked again"),
    ],
)
def test_only_what_may_come_right_is_asked_again(server, source, night, answers, asked, problem):
    server.pages["/a"] = answers
    frame, run = night(replace(source, retries=1))
    assert only(frame)["problem"] == problem
    assert len(server.paths()) == asked
    assert run.retries == asked - 1


def test_a_page_that_is_gone_is_never_asked_for_again(server, source, night):
    server.pages["/a"] = Page("", 410)
    night(source)
    frame, _ = night(source)
    assert server.paths() == ["/a"]
    assert only(frame)["problem_detail"].startswith("410")


def test_429_with_retry_after_rests_the_whole_host(server, source, night):
    server.pages["/a"] = [Page("", 429, {"Retry-After": "1"}), Page(ARTICLE)]
    server.pages["/b"] = Page(ARTICLE.replace("Lima", "Quito"), delay=0.2)
    server.pages["/c"] = Page(ARTICLE.replace("Lima", "Cusco"))
    urls = tuple(f"{server.url}/{name}" for name in "abc")
    frame, _ = night(replace(source, kind="pages", url="", urls=urls, at_once=2, retries=1))
    assert frame["problem"].null_count() == 3
    at = {path: [request.at for request in server.requests if request.path == path] for path in ("/a", "/c")}
    refused, again = at["/a"]
    assert again - refused >= 0.95
    assert at["/c"][0] - refused >= 0.95


def test_a_retry_after_beyond_patience_is_kept_for_another_night(server, source, night):
    until = email.utils.format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(hours=5), usegmt=True)
    server.pages["/a"] = [Page("", 503, {"Retry-After": until}), Page(ARTICLE)]
    began = time.monotonic()
    _, run = night(replace(source, retries=3))
    assert (run.outcome, run.retries) == ("failed", 0)
    assert time.monotonic() - began < 5
    night(source)
    assert server.paths() == ["/a"]


@pytest.mark.parametrize(
    ("pages", "asked", "detail"),
    [
        pytest.param({"/a": "/b", "/b": "/a"}, ["/a", "/b"], "in a circle", id="two pages that send to each other"),
        pytest.param({"/a": "/a"}, ["/a"], "in a circle", id="a page that sends to itself"),
        pytest.param(
            {"/a": "/1", "/1": "/2", "/2": "/3", "/3": "/4"},
            ["/a", "/1", "/2"],
            "more than 2 redirects",
            id="a long chain",
        ),
    ],
)
def test_redirects_end(server, source, night, pages, asked, detail):
    server.pages |= {path: Page("", 301, {"Location": target}) for path, target in pages.items()}
    frame, _ = night(replace(source, redirects=2))
    assert server.paths() == asked
    assert detail in only(frame)["problem_detail"]


def test_a_redirect_is_followed_and_the_page_keeps_the_name_it_was_asked_by(server, source, night):
    server.pages["/a"] = Page("", 302, {"Location": "b?x=1#part"})
    server.pages["/b?x=1"] = Page(ARTICLE)
    row = only(night(source)[0])
    assert row["document"] == f"{server.url}/a"
    assert row["url"] == f"{server.url}/b?x=1"
    assert row["problem"] is None


INVALID = {
    "an external entity": (
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&x;</title>'
        "<link>/1</link></item></channel></rss>",
        "entities of its own",
    ),
    "entities within entities": (
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><item>'
        "<title>&b;</title><link>/1</link></item></channel></rss>",
        "entities of its own",
    ),
    "a page in place of a feed": ("<html><body>We have moved</body></html>", "neither a feed nor a sitemap"),
    "no XML": ("We are down for maintenance", "no XML"),
    "nothing": ("", "no XML"),
    "JSON that is no feed": ('{"error": "no such feed"}', "no JSON Feed"),
    "JSON that breaks off": ('{"version": "https://jsonfeed.org/version/1.1", "items": [', "no JSON that can be read"),
}


@pytest.mark.parametrize("what", INVALID)
def test_a_list_that_is_none_fails_its_source_and_reads_nothing_else(server, source, night, what):
    body, reason = INVALID[what]
    server.pages["/feed"] = Page(body, headers={"Content-Type": "application/rss+xml"})
    with pytest.raises(SourceFailed, match=reason) as failure:
        night(replace(source, kind="feed", url=f"{server.url}/feed"))
    assert not failure.value.transient
    assert server.paths() == ["/feed"]


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes_and_says_so(server, source, night):
    server.pages["/feed"] = Page("<rss><channel><item><title>War & peace</title><link>/a</link></item><item><ti")
    server.pages["/a"] = Page(ARTICLE)
    frame, run = night(replace(source, kind="feed", url=f"{server.url}/feed"))
    assert only(frame)["problem"] is None
    assert any("not well-formed" in note for note in run.notes)


def test_a_date_in_the_future_is_refused_and_todays_is_not(server, source, night):
    today = dt.datetime.now(dt.UTC)
    items = "".join(
        f"<item><link>/{path}</link><pubDate>{email.utils.format_datetime(day)}</pubDate></item>"
        for path, day in (("a", today + dt.timedelta(days=40)), ("b", today))
    )
    server.pages["/feed"] = Page(f"<rss><channel>{items}</channel></rss>")
    server.pages["/a"], server.pages["/b"] = Page(ARTICLE), Page(ARTICLE.replace("Lima", "Quito"))
    frame, _ = night(replace(source, kind="feed", url=f"{server.url}/feed"))
    rows = {row["source"][-1]: row for row in frame.iter_rows(named=True)}
    assert rows["a"]["problem"] == "future_dated"
    assert rows["b"]["problem"] is None
    assert rows["b"]["published"] == today.date()


def test_robots_that_forbids_is_obeyed_and_its_page_is_a_row(server, source, night):
    server.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /a\n\nUser-agent: parley\nDisallow: /a\nAllow: /b\n")
    server.pages["/a"], server.pages["/b"] = Page(ARTICLE), Page("", 302, {"Location": "/a"})
    urls = (f"{server.url}/a", f"{server.url}/b")
    frame, run = night(replace(source, kind="pages", url="", urls=urls))
    assert frame["problem"].to_list() == ["forbidden", "forbidden"]
    assert server.paths() == ["/b"]  # and not where it leads
    assert run.outcome == "failed"


@pytest.mark.parametrize(
    "answer", [pytest.param(stall(b""), id="robots.txt that times out"), pytest.param(Page("", 503), id="and with 503")]
)
def test_robots_that_cannot_be_had_is_a_ban(server, source, night, answer):
    server.pages |= {"/robots.txt": answer, "/a": Page(ARTICLE)}
    frame, _ = night(source)
    assert server.paths() == []
    assert only(frame)["problem"] == "forbidden"
    assert "must be taken as a ban" in only(frame)["problem_detail"]


def test_a_crawl_delay_is_kept_and_one_page_is_asked_at_a_time(server, source, night):
    server.pages["/robots.txt"] = Page("User-agent: *\nCrawl-delay: 0.3\n")
    server.pages |= {f"/{name}": Page(ARTICLE.replace("Lima", name), delay=0.1) for name in "abc"}
    urls = tuple(f"{server.url}/{name}" for name in "abc")
    night(replace(source, kind="pages", url="", urls=urls, at_once=4))
    began, *starts = sorted(request.at for request in server.requests)  # robots.txt first
    # Each from the beginning: a request that a busy machine brings late shortens the time to the next.
    assert [start - began >= turn * 0.3 for turn, start in enumerate(starts)] == [True, True, True]
    assert server.most_at_once == 1
