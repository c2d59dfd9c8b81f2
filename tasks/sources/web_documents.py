"""A page that was kept, as a raw document: read from its bytes alone, so that it can be read again at any time."""

import datetime as dt
import hashlib
import importlib.metadata
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tasks.sources import charsets, further_pages, pages
from tasks.sources.charsets import decode_answer
from tasks.sources.files import RAW_SCHEMA
from tasks.sources.further_pages import MOST_PAGES, next_page, print_page
from tasks.sources.kept import Kept, Record
from tasks.sources.pages import Page, UnreadablePageError, read_page
from warehouse.web_addresses import redacted

_PASSWORD_FIELD = re.compile(r"""<input\b[^>]{0,300}?\btype\s*=\s*["']?password\b""", re.I)
_LONGEST_LOGIN_PAGE = 1_000  # characters of text; an article that has a login form beside it has more
_HTML = ("text/html", "application/xhtml+xml")
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream", "application/x-unknown")


class _NoDocument(Exception):  # noqa: N818  (becomes a row)
    """Why a page is no document: a problem of the raw documents' frame, and its detail."""

    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(detail)
        self.problem, self.detail = problem, detail


@cache
def reader_version() -> str:
    """Return what stands for the present reading of pages: a page read by another version is read again."""
    digest = hashlib.sha256(importlib.metadata.version("trafilatura").encode())
    for module in (charsets, further_pages, pages):
        digest.update(Path(module.__file__ or "").read_bytes())
    digest.update(Path(__file__).read_bytes())
    return digest.hexdigest()[:16]


@dataclass(frozen=True)
class _Read:
    page: Page
    media_type: str


def document_row(record: Record, kept: Kept, today: dt.date) -> dict[str, Any]:
    """Return the row of raw documents that a kept page gives, or its problem; notes in `record` how it was read.

    A problem is one of unreadable, undecodable, unsupported (a PDF, a picture, a list), login_page, empty,
    future_dated (later than the day after `today`).
    """
    row = dict.fromkeys(RAW_SCHEMA) | _about(record) | {"text": "", "n_bytes": record.n_bytes}
    record.read_by, record.read_problem, record.read_detail = reader_version(), None, None
    try:
        read = _read(record, kept)
        published = _stated_day(record) or read.page.published
        row |= {
            "media_type": read.media_type,
            "title": read.page.title or record.stated_title,
            "publisher": read.page.publisher,
            "author": read.page.author or record.stated_author,
            "url": redacted(_web(read.page.url) or record.final_url or record.url),
            "published": published,
        }
        if not read.page.text:
            raise _NoDocument("empty", f"{record.n_bytes} bytes without the text of an article")
        if published and published > today + dt.timedelta(days=1):
            raise _NoDocument("future_dated", f"it says to be published on {published}")
    except _NoDocument as reason:
        record.read_problem, record.read_detail = reason.problem, reason.detail
        return row | {"problem": reason.problem, "problem_detail": reason.detail, "sha256": record.sha256}
    text = read.page.text
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return row | {"text": text, "sha256": sha256, "document_id": f"d_{sha256[:16]}"}


def problem_row(record: Record) -> dict[str, Any]:
    """Return the row of a page that could not be had, or that gave no document when it was read."""
    row = dict.fromkeys(RAW_SCHEMA) | _about(record) | {"text": "", "n_bytes": record.n_bytes}
    problem, detail = (record.read_problem, record.read_detail) if record.sha256 else (record.problem, record.detail)
    return row | {"problem": problem, "problem_detail": detail, "sha256": record.sha256}


def _about(record: Record) -> dict[str, Any]:
    name = redacted(record.url)
    fetched = dt.datetime.fromtimestamp(record.fetched_at, dt.UTC) if record.fetched_at else None
    return {
        "document": name,
        "source": name,
        "source_name": record.source,
        "raw_sha256": record.sha256,
        "fetched_at": fetched,
        "media_type": _media_type(record) or None,
    }


def _read(record: Record, kept: Kept) -> _Read:
    """The whole document: its first page, with the text of the pages after it, or of its print page."""
    body = kept.body(record.sha256)
    if body is None:
        raise _NoDocument("unreadable", "the kept bytes are gone or damaged: it is fetched anew next night")
    markup, media_type = _markup(body, record)
    if media_type == "text/plain":
        text = markup.replace("\r\n", "\n").replace("\r", "\n")
        return _Read(Page(text, None, None, None, None, None), media_type)
    if not markup.strip():
        raise _NoDocument("empty", f"{record.n_bytes} bytes, and nothing in them")
    page = _page(markup)
    if len(page.text) < _LONGEST_LOGIN_PAGE and _PASSWORD_FIELD.search(markup):
        raise _NoDocument("login_page", "a form that asks for a password, and no article")
    texts = [page.text, *_texts_of_further_pages(markup, record, kept)]
    whole = "\n".join(text for text in texts if text)
    if print_url := further_page_urls(markup, record)[1]:
        printed = _kept_page(kept.of(print_url), kept)
        if printed and len(printed[1].text) > len(whole):
            whole = printed[1].text
    return _Read(Page(whole, page.title, page.publisher, page.url, page.published, page.author), media_type)


def further_page_urls(markup: str, record: Record) -> tuple[str | None, str | None]:
    """Return the addresses of an article's second page and of its print page, if it is an article of several pages."""
    base = record.final_url or record.url
    second = next_page(markup, record.url, base, 1) or next_page(markup, base, base, 1)
    return second, print_page(markup, base) if second else None


def markup_of(record: Record, kept: Kept) -> str | None:
    """Return the mark-up of a kept page; None if it has none that can be read."""
    body = kept.body(record.sha256)
    try:
        markup, media_type = _markup(body, record) if body is not None else ("", "")
    except _NoDocument:
        return None
    return markup if media_type in _HTML else None


def _texts_of_further_pages(markup: str, record: Record, kept: Kept) -> list[str]:
    texts: list[str] = []
    url = further_page_urls(markup, record)[0]
    for number in range(2, MOST_PAGES + 1):
        found = _kept_page(kept.of(url), kept) if url else None
        if url is None or found is None:
            break
        texts.append(found[1].text)
        url = next_page(found[0], record.url, url, number)
    return texts


def _kept_page(record: Record | None, kept: Kept) -> tuple[str, Page] | None:
    markup = markup_of(record, kept) if record else None
    return (markup, _page(markup)) if markup is not None else None


def _markup(body: bytes, record: Record) -> tuple[str, str]:
    """The decoded body and its media type: `text/plain`, or one of a page."""
    media_type = _media_type(record)
    if b"%PDF-" in body[:1024]:
        raise _NoDocument("unsupported", "a PDF, not a page")
    if media_type in _UNTOLD and body.lstrip()[:1] == b"<":
        media_type = "text/html"
    if media_type not in (*_HTML, "text/plain"):
        raise _NoDocument("unsupported", f"{media_type or 'of no type that it tells'}, not a page")
    try:
        return decode_answer(body, record.content_type), media_type
    except UnicodeDecodeError as error:
        raise _NoDocument("undecodable", f"in no encoding that it states or that fits: {error.reason}") from error


def _media_type(record: Record) -> str:
    return (record.content_type or "").partition(";")[0].strip().lower()


def _page(markup: str) -> Page:
    try:
        return read_page(markup)
    except UnreadablePageError as error:
        raise _NoDocument("unreadable", f"mark-up cannot be parsed: {error}") from error


def _stated_day(record: Record) -> dt.date | None:
    """The day that the list gives: what a publisher states, while a page's day may be gathered from its looks."""
    return dt.date.fromisoformat(record.stated_published) if record.stated_published else None


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
