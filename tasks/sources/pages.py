"""What a web page says about itself: its main text, title, publisher, author, date and address."""

import datetime as dt
import warnings
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cache


class UnreadablePageError(Exception):
    """The page's mark-up could not be taken apart; the message says why."""


@dataclass(frozen=True)
class Page:
    """One web page: main text ('' if it has none) and what its mark-up says of itself."""

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: dt.date | None
    author: str | None


def read_page(markup: str) -> Page:
    """Return the Page in `markup`, found by trafilatura (its own heuristics for the main text and the metadata).

    A page without main text has the text ''. Raises UnreadablePageError when the parser fails.
    """
    # Half a second to import: only a night that has web pages pays for it.
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # trafilatura's dependencies warn of their own future
            found = trafilatura.bare_extraction(
                markup, config=_config(), with_metadata=True, include_comments=False, include_tables=True
            )
    except Exception as error:  # lxml and trafilatura raise whatever hostile mark-up makes them raise
        raise UnreadablePageError(f"{type(error).__name__}: {error}"[:200]) from error
    if not isinstance(found, Document):
        return Page("", None, None, None, None, None)
    return Page(
        text=_encodable((found.text or "").strip()),
        title=_line(found.title),
        publisher=_line(found.sitename) or _line(found.hostname),
        url=_line(found.url),
        published=_date(found.date),
        author=_line(found.author),
    )


@cache
def _config() -> ConfigParser:
    """Trafilatura's settings, but for a brief's sake: under 250 characters it would run all paragraphs into one."""
    from trafilatura.settings import use_config  # noqa: PLC0415

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "50")
    return config


def _encodable(text: str) -> str:
    """Replace lone surrogates, which mark-up can produce by character references and UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _line(value: object) -> str | None:
    return (_encodable(" ".join(value.split())) or None) if isinstance(value, str) else None


def _date(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
