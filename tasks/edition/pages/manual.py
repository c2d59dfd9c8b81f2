"""Pages of the project's own manual that stand in an edition too: how well it reads, and what the columns mean."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from tasks.edition.site import Page
from warehouse.settings import CHECKOUT

MANUAL = {
    "accuracy.html": ("How well Parley reads", "docs/accuracy.md"),
    "codebook.html": ("Codebook", "docs/codebook.md"),
    "questions.html": ("Twenty questions", "docs/questions.md"),
    "schema.html": ("The warehouse, table by table", "warehouse/SCHEMA.md"),
}
ADDRESSES = {Path(name).name: address for address, (_, name) in MANUAL.items()}


def pages(wanted: Iterable[str] = MANUAL, checkout: Path = CHECKOUT) -> Iterator[Page]:
    """Give the pages at these addresses; where Parley was installed without its docs, they say so."""
    for address in wanted:
        title, name = MANUAL[address]
        path = checkout / name
        body = rendered(path.read_text(encoding="utf-8")) if path.is_file() else None
        yield Page(address, title, "manual.html", {"body": body, "name": name})


def digests(checkout: Path = CHECKOUT) -> dict[str, str]:
    """Return a digest of each text by the address of its page; '' where it did not come with the installation."""
    paths = {address: checkout / name for address, (_, name) in MANUAL.items()}
    return {
        address: hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for address, path in paths.items()
    }


@cache
def rendered(markdown: str) -> Markup:
    """Return the page's HTML: tables, and a name for each heading; HTML in the text itself is shown, not obeyed."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.add_render_rule("heading_open", _named_heading)
    parser.add_render_rule("table_open", _scrolling_table)
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    parser.add_render_rule("th_open", _cell)
    parser.add_render_rule("td_open", _cell)
    parser.add_render_rule("link_open", _link)
    return Markup(parser.render(markdown))  # noqa: S704  (our own docs, and HTML in them is escaped)


def _named_heading(renderer: RendererHTML, tokens: Sequence[Token], place: int, *_: object) -> str:
    name = re.sub(r"[^a-z0-9_]+", "-", tokens[place + 1].content.lower()).strip("-")
    return f'<{tokens[place].tag} id="{name}">'


def _scrolling_table(renderer: RendererHTML, tokens: Sequence[Token], place: int, *_: object) -> str:
    return '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>\n'


def _cell(renderer: RendererHTML, tokens: Sequence[Token], place: int, *_: object) -> str:
    """A cell whose alignment is a class: the pages allow no styles within them."""
    token = tokens[place]
    return f'<{token.tag} class="number">' if "right" in str(token.attrs.get("style", "")) else f"<{token.tag}>"


def _link(renderer: RendererHTML, tokens: Sequence[Token], place: int, *_: object) -> str:
    """A link to another text of the manual leads to its page; one to what is not published leads nowhere."""
    path, hash_mark, fragment = str(tokens[place].attrs["href"]).partition("#")
    if "://" in path:
        return f'<a rel="noopener noreferrer external" href="{escape(path)}{hash_mark}{escape(fragment)}">'
    address = ADDRESSES.get(Path(path).name, "") if path else ""
    return "<a>" if path and not address else f'<a href="{address}{hash_mark}{escape(fragment)}">'
