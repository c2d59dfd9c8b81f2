"""The `[[sources]]` entries of `parley.toml`: what each source is, and how gently it is to be asked.

Raises BrokenSource: an entry that cannot be used, with what is wrong in it and what to do.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from warehouse.web_addresses import source_address

# Each kind with the key that says where it is.
KINDS = {
    "page": ("url",),
    "pages": ("urls", "path"),
    "feed": ("url",),
    "sitemap": ("url",),
    "folder": ("path",),
    "table": ("path",),
}
WEB_KINDS = ("page", "pages", "feed", "sitemap")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_SECRET = re.compile(r"(env|block):[A-Za-z0-9_.-]+")


class BrokenSource(ValueError):  # noqa: N818  (named for what it tells people)
    """An entry of `[[sources]]` that cannot be used; the message names it, the key and what to do."""


@dataclass(frozen=True)
class Source:
    """One source with its limits; a key of the same name in `parley.toml` sets each."""

    name: str
    """What it is called in reports, in Prefect and on the command line: small letters, digits and hyphens."""
    kind: str
    """`page`, `pages`, `feed` (RSS, Atom, JSON Feed), `sitemap` (of news), `folder`, or `table` (Parquet, JSONL)."""
    url: str = ""
    """Address of the page, feed or sitemap."""
    urls: tuple[str, ...] = ()
    """Addresses of a list of pages."""
    path: str = ""
    """Folder, Parquet or JSONL file; for `pages` a text file with an address a line."""
    max_documents: int = 500
    """Pages asked for in one night, the newest first; what is left comes in the nights after."""
    max_bytes: int = 0
    """A larger answer, once decompressed, is given up; 0: `max_document_bytes`, and four times that for lists."""
    at_once: int = 2
    """Requests under way at one host."""
    delay_seconds: float = 0.5
    """From one request to the next at one host, start to start; a longer crawl delay of its robots.txt wins."""
    connect_seconds: float = 10.0
    """How long a connection may take."""
    read_seconds: float = 20.0
    """How long an answer may pause."""
    whole_seconds: float = 60.0
    """How long one answer may take from request to last byte."""
    night_seconds: float = 1800.0
    """How long the source may take in one night; what is left comes in the nights after."""
    retries: int = 2
    """How often what may come right is asked again, each time later."""
    redirects: int = 5
    """How many redirects one request may follow."""
    allow_hosts: tuple[str, ...] = ()
    """Hosts, by name or address, that may be on this machine or in a private network."""
    secret: str = field(default="", repr=False)
    """Where the value of `secret_header` is kept: `env:NAME` or `block:NAME` (a Secret block of Prefect)."""
    secret_header: str = "Authorization"  # noqa: S105  (its name, not what it says)
    """The header that carries the secret, to this source's own hosts alone."""
    secret_parameter: str = ""
    """The parameter of the address that carries it instead, where a server wants it there."""

    @property
    def is_web(self) -> bool:
        """Whether it is asked over HTTP."""
        return self.kind in WEB_KINDS


def read_source(entry: Mapping[str, object], folder: Path) -> Source:
    """Return the source that a table of `parley.toml` describes; relative paths start at `folder`.

    Raises BrokenSource.
    """
    name, kind = entry.get("name"), entry.get("kind")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise BrokenSource(f"a source needs a name of small letters, digits and hyphens, not {name!r}")
    if kind not in KINDS:
        raise BrokenSource(f"source {name}: kind must be one of {', '.join(KINDS)}, not {kind!r}")
    values: dict[str, object] = {}
    for key, value in entry.items():
        if key not in _READERS:
            raise BrokenSource(f"source {name}: there is no key {key!r}; the keys are {', '.join(_READERS)}")
        values[key] = _READERS[key](value, f"source {name}: {key}")
    place = KINDS[str(kind)]
    if sum(1 for key in place if values.get(key)) != 1:
        raise BrokenSource(f"source {name}: a source of kind {kind} needs {' or '.join(place)}")
    if path := values.get("path"):
        values["path"] = str(folder / Path(str(path)).expanduser())
    return Source(**values)  # type: ignore[arg-type]  # each value has been read as its field's type


def _address(value: object, where: str) -> str:
    try:
        return source_address(_text(value, where))
    except ValueError as error:
        raise BrokenSource(f"{where}: {error}" if not isinstance(error, BrokenSource) else str(error)) from None


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BrokenSource(f"{where}: must be a text, not {value!r}")
    return value.strip()


def _addresses(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise BrokenSource(f"{where}: must be a list of addresses, not {value!r}")
    return tuple(_address(item, where) for item in value)


def _hosts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise BrokenSource(f"{where}: must be a list of host names, not {value!r}")
    return tuple(str(item).strip().lower() for item in value)


def _whole(value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BrokenSource(f"{where}: must be a whole number from 0, not {value!r}")
    return value


def _at_least_one(value: object, where: str) -> int:
    number = _whole(value, where)
    if number < 1:
        raise BrokenSource(f"{where}: must be a whole number from 1, not {value!r}")
    return number


def _seconds(value: object, where: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < 1e6:
        raise BrokenSource(f"{where}: must be a number of seconds, not {value!r}")
    return float(value)


def _secret(value: object, where: str) -> str:
    if not isinstance(value, str) or not _SECRET.fullmatch(value):
        # The value itself may be the secret: it is not repeated.
        raise BrokenSource(f"{where}: must be env:NAME or block:NAME; the secret itself does not belong in a file")
    return value


_BY_NAME: dict[str, Callable[[object, str], object]] = {
    "url": _address,
    "urls": _addresses,
    "allow_hosts": _hosts,
    "secret": _secret,
    "max_bytes": _whole,
    "retries": _whole,
    "redirects": _whole,
}
_BY_TYPE: dict[object, Callable[[object, str], object]] = {str: _text, int: _at_least_one, float: _seconds}
_READERS = {item.name: _BY_NAME.get(item.name) or _BY_TYPE[item.type] for item in fields(Source)}
