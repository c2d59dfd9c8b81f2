"""The feed of a site: the list that an address is or names, so that nobody has to look for it in mark-up."""

from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.etree import LxmlError

from tasks.sources.charsets import decode_answer
from tasks.sources.client import Answer, Client
from tasks.sources.faults import BadContent, Fault
from tasks.sources.listings import read_listing
from tasks.sources.robots import Robots

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
# Where most publishing systems have them; asked for only if a site names none.
USUAL_PLACES = ("/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json", "/news-sitemap.xml", "/sitemap-news.xml")
_LIMIT_BYTES = 20_000_000
_COMMENTS = "comment"


async def discover(url: str, client: Client, robots: Robots) -> tuple[str, str]:
    """Return kind and address of the best list for an address, or of the page itself if there is none.

    In this order: the address itself, lists that its page names, sitemaps that its robots.txt names, usual places.
    Raises Fault if the address cannot be had.
    """
    answer = await client.get(url, _LIMIT_BYTES, None, robots.may_ask)
    if kind := _kind(answer):
        return kind, url
    site = urljoin(answer.url, "/")
    candidates = [*_named_by(answer), *_news_first(await robots.sitemaps(answer.url))]
    for candidate in (*candidates, *(urljoin(site, place) for place in USUAL_PLACES)):
        try:
            kind = _kind(await client.get(candidate, _LIMIT_BYTES, None, robots.may_ask))
        except Fault:
            continue
        if kind:
            return kind, candidate
    return "page", url


def _kind(answer: Answer) -> str | None:
    """`feed` or `sitemap`, if the answer is one that names pages."""
    body = answer.body or b""
    try:
        listing = read_listing(body, answer.url)
    except BadContent:
        return None
    if listing.children or b"<urlset" in body[:4096]:
        return "sitemap"
    return "feed"


def _named_by(answer: Answer) -> list[str]:
    """The feeds that a page names, in its order, those of comments last."""
    try:
        markup = decode_answer(answer.body or b"", answer.content_type)
        tree = html.fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError):
        return []
    found = []
    for link in tree.xpath("//link[@rel and @href and @type]"):
        if "alternate" in link.get("rel").lower().split() and link.get("type").strip().lower() in FEED_TYPES:
            about = f"{link.get('href')} {link.get('title') or ''}".lower()
            found.append((_COMMENTS in about, urljoin(answer.url, link.get("href"))))
    return [url for _, url in sorted(found, key=lambda pair: pair[0])]


def _news_first(sitemaps: list[str]) -> list[str]:
    return sorted(sitemaps, key=lambda url: "news" not in urlsplit(url).path.lower())
