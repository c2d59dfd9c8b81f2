"""Lists of pages: RSS, Atom and JSON feeds, sitemaps of news; read safely and forgivingly.

XML is read by lxml with entities left alone and no DTD loaded; a list that declares entities is refused. One that is
not well-formed is read as far as it goes, and a note says so.
"""

import datetime as dt
import email.utils
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from tasks.sources.faults import BadContent
from warehouse.web_addresses import web_address

_LONGEST_TITLE = 500


@dataclass(frozen=True)
class Entry:
    """One page that a list names, with what the list says of it."""

    url: str
    title: str | None = None
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    author: str | None = None
    stated: str = ""
    """Fingerprint of what the list says: another one means that the page may have changed."""

    @property
    def moment(self) -> dt.datetime:
        """When it was last changed, as far as the list says; long ago if it does not."""
        return max(self.updated or _LONG_AGO, self.published or _LONG_AGO)


@dataclass
class Listing:
    """What a list holds: pages, further lists (of a sitemap index, newest first), and what people should know."""

    entries: list[Entry] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


_LONG_AGO = dt.datetime(1, 1, 2, tzinfo=dt.UTC)


def read_listing(body: bytes, base: str) -> Listing:
    """Return what a feed or sitemap holds, its addresses taken from `base`; raises BadContent."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _from_json(body, base)
    listing = Listing()
    root = _parse(body, listing)
    found: Iterable[dict[str, Any]]
    match _name(root):
        case "rss" | "RDF" | "feed":
            found = map(_feed_entry, _all(root, "item", "entry"))
        case "urlset":
            found = map(_sitemap_entry, _all(root, "url"))
        case "sitemapindex":
            dated = [(_moment(_child(child, "lastmod")) or _LONG_AGO, _child(child, "loc")) for child in root]
            dated.sort(key=lambda pair: pair[0], reverse=True)
            listing.children = [url for _, loc in dated if (url := _absolute(loc, base))]
            return listing
        case name:
            raise BadContent(f"neither a feed nor a sitemap: its outermost element is <{name[:40]}>")
    _take(found, base, listing)
    return listing


def addresses_in(text: str) -> Listing:
    """Return the pages named in a text file, an address a line; '#' begins a comment line."""
    lines = [line.strip() for line in text.splitlines()]
    listing = Listing()
    _take(({"url": line} for line in lines if line and not line.startswith("#")), "", listing)
    return listing


def _take(found: Iterable[dict[str, Any]], base: str, listing: Listing) -> None:
    """Put entries with a usable address into the listing, each address once."""
    seen: set[str] = set()
    unusable = 0
    for values in found:
        url = _absolute(values.pop("url"), base)
        if url is None:
            unusable += 1
        elif url not in seen:
            seen.add(url)
            stated = hashlib.sha256(repr(sorted(values.items())).encode("utf-8", "replace")).hexdigest()[:16]
            values.pop("summary", None)
            listing.entries.append(Entry(url, stated=stated, **values))
    if unusable:
        listing.notes.append(f"entries without a usable web address: {unusable}")


def _parse(body: bytes, listing: Listing) -> "etree._Element":
    root, fault = None, "it is empty"
    for recover in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(body, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            fault = str(error)[:200]
        if root is not None:
            break
    if root is None:
        raise BadContent(f"no XML that can be read: {fault}")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise BadContent("it declares entities of its own, for which a list of news has no use")
    if recover:
        listing.notes.append(f"not well-formed, read as far as it goes: {fault}")
    return root


def _all(root: "etree._Element", *names: str) -> Iterator["etree._Element"]:
    return (element for element in root.iter(etree.Element) if _name(element) in names)


def _name(element: "etree._Element") -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _child(element: "etree._Element", *names: str) -> str | None:
    """The text of the first child of these names that has one, an earlier name going before a later."""
    for name in names:
        for child in element:
            if _name(child) == name and (text := _text(child)):
                return text
    return None


def _text(element: "etree._Element") -> str:
    return " ".join("".join(element.itertext(etree.Element)).split())[:_LONGEST_TITLE]


def _feed_entry(item: "etree._Element") -> dict[str, Any]:
    people = [child for child in item if _name(child) in ("author", "creator")]
    return {
        "url": _link(item),
        "title": _child(item, "title"),
        "published": _moment(_child(item, "pubDate", "published", "date", "issued")),
        "updated": _moment(_child(item, "updated", "modified")),
        "author": next((_child(person, "name") or _text(person) for person in people), None) or None,
        "summary": _child(item, "description", "summary"),
    }


def _link(item: "etree._Element") -> str | None:
    """The page of an RSS item or Atom entry; an identifier that says to be a link will do."""
    permanent = None
    for child in item:
        name = _name(child)
        if name == "link":
            base, href = str(child.base or ""), child.get("href")
            if href is None and (text := _text(child)):
                return urljoin(base, text)
            if href and child.get("rel", "alternate") == "alternate" and "json" not in child.get("type", ""):
                return urljoin(base, str(href))
        elif name == "guid" and child.get("isPermaLink", "true") == "true":
            permanent = _text(child)
    return permanent


def _sitemap_entry(item: "etree._Element") -> dict[str, Any]:
    news = next((child for child in item if _name(child) == "news"), item)
    return {
        "url": _child(item, "loc"),
        "title": _child(news, "title"),
        "published": _moment(_child(news, "publication_date")),
        "updated": _moment(_child(item, "lastmod")),
    }


def _from_json(body: bytes, base: str) -> Listing:
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadContent(f"no JSON that can be read: {error}"[:200]) from error
    items = feed.get("items")
    if not isinstance(items, list) or "jsonfeed" not in str(feed.get("version", "")):
        raise BadContent("JSON, but no JSON Feed: it has no version and items of one")
    listing = Listing()
    _take((_json_entry(item) for item in items if isinstance(item, dict)), base, listing)
    return listing


def _json_entry(item: dict[str, Any]) -> dict[str, Any]:
    def text(key: str) -> str | None:
        value = item.get(key)
        return " ".join(value.split())[:_LONGEST_TITLE] if isinstance(value, str) else None

    authors = item.get("authors") or [item.get("author")]
    names = [author.get("name") for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    return {
        "url": text("url") or text("external_url"),
        "title": text("title"),
        "published": _moment(text("date_published")),
        "updated": _moment(text("date_modified")),
        "author": next((name for name in names if isinstance(name, str) and name), None),
        "summary": text("summary") or text("content_text"),
    }


def _absolute(url: str | None, base: str) -> str | None:
    try:
        return web_address(urljoin(base, url)) if url else None
    except ValueError:
        return None


def _moment(text: str | None) -> dt.datetime | None:
    """A moment in ISO 8601 or as mail writes it; without a zone it is taken as UTC."""
    readers: tuple[Callable[[str], dt.datetime], ...] = (
        dt.datetime.fromisoformat,
        email.utils.parsedate_to_datetime,
    )
    for read in readers:
        try:
            moment = read(text or "")
            # One within a day of the calendar's ends cannot be compared with others.
            aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
            return aware if 1 < aware.year < dt.MAXYEAR else None
        except (ValueError, OverflowError):
            continue
    return None
