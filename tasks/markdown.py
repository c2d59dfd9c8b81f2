"""Markdown for Prefect's artifacts: tables and texts in which nothing of a document is taken for mark-up."""

import re
from collections.abc import Iterable, Sequence

_MARKUP = re.compile(r"([\\`*_\[\]|~#])")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def plain(text: object) -> str:
    """Return a text of one line that is shown as it is: no mark-up, no HTML, no control character."""
    words = _INVISIBLE.sub(" ", "" if text is None else str(text)).strip()
    return _MARKUP.sub(r"\\\1", re.sub("[&<>]", lambda found: _ENTITIES[found[0]], words))


def code(text: object) -> str:
    """Return a name, an id or a path in fixed-width letters; also within a table."""
    words = _INVISIBLE.sub(" ", "" if text is None else str(text)).strip().replace("`", "'").replace("|", "\\|")
    return f"`{words}`" if words else ""


def link(text: object, address: str) -> str:
    """Return a link if the address is one of the web; a browser follows no other from the page of a server."""
    safe = address.startswith(("https://", "http://")) and not re.search(r"[\s<>()\\]", address)
    return f"[{plain(text)}](<{address}>)" if safe else plain(text)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table of cells that are Markdown already; no line if it has no row."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [f"| {' | '.join(columns)} |", "|" + "---|" * len(columns), *lines, ""] if lines else []
