"""Articles over several pages: the next page, and the print page that has it all.

Many sites mark the next article, or the next page of an archive, as `rel="next"` too. So an address counts as the next
page of an article only if it is the article's own with a page number, one higher than the page that names it.
"""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from lxml import html
from lxml.etree import LxmlError

from warehouse.web_addresses import web_address

MOST_PAGES = 20
_WORTH_A_LOOK = re.compile(r"""rel\s*=\s*["']?[^"'>]{0,40}\bnext\b""", re.I)
_PAGE_PARAMETERS = frozenset({"page", "p", "pg", "pagenum", "page_no", "seite", "pagina"})
# /story/page/2, /story/2, /story-2.html, /story_2.html, /story,2.html
_IN_PATH = (
    re.compile(r"^(?P<before>.*?)/page[/-](?P<number>\d{1,2})(?P<after>)/?$"),
    re.compile(r"^(?P<before>.*?)/(?P<number>\d{1,2})(?P<after>)/?$"),
    re.compile(r"^(?P<before>.*?)[-_,](?P<number>\d{1,2})(?P<after>\.[a-z]{2,5})$"),
)


def next_page(markup: str, first: str, base: str, number: int) -> str | None:
    """Return the address of page `number` + 1 of the article that begins at `first`, as its page at `base` names it."""
    if not _WORTH_A_LOOK.search(markup):
        return None
    for href in _hrefs(markup, "//link[@rel and @href] | //a[@rel and @href]", "next"):
        if (url := _address(href, base)) and is_page_of(url, first, number + 1):
            return url
    return None


def print_page(markup: str, base: str) -> str | None:
    """Return the address of the print version that a page names, on the same host."""
    for href in _hrefs(markup, "//link[@href and contains(@media, 'print')]", "alternate"):
        url = _address(href, base)
        if url and urlsplit(url).hostname == urlsplit(base).hostname:
            return url
    return None


def is_page_of(url: str, first: str, number: int) -> bool:
    """Whether an address is that of page `number` of the article whose page 1 is at `first`."""
    beginnings = {_plain(first)} | {stem for stem, found in _numbered(first) if found == 1}
    return any(found == number and stem in beginnings for stem, found in _numbered(url))


def _numbered(url: str) -> list[tuple[str, int]]:
    """Each way to read an address as a page: the address without the number, and the number."""
    parts = urlsplit(url)
    ways = []
    for pattern in _IN_PATH:
        if found := pattern.match(parts.path):
            stem = parts._replace(path=found["before"] + found["after"]).geturl()
            ways.append((_plain(stem), int(found["number"])))
    query = parse_qsl(parts.query, keep_blank_values=True)
    for name, value in query:
        if name.lower() in _PAGE_PARAMETERS and value.isdecimal() and len(value) < 3:
            rest = urlencode([pair for pair in query if pair != (name, value)])
            ways.append((_plain(parts._replace(query=rest).geturl()), int(value)))
    return ways


def _plain(url: str) -> str:
    parts = urlsplit(url)
    query = urlencode(parse_qsl(parts.query, keep_blank_values=True))
    return parts._replace(path=parts.path.rstrip("/"), query=query, fragment="").geturl()


def _hrefs(markup: str, path: str, relation: str) -> list[str]:
    try:
        tree = html.fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError):
        return []
    return [e.get("href") for e in tree.xpath(path) if relation in (e.get("rel") or "").lower().split()]


def _address(href: str, base: str) -> str | None:
    try:
        return web_address(urljoin(base, href))
    except ValueError:
        return None
