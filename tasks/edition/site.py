"""Pages written with Jinja into the folder of an edition: every value escaped, every link relative."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from tasks.edition import addresses, words
from tasks.edition.facts import Facts

NAVIGATION = (
    ("What is new", "index.html"),
    ("Meetings", "meetings/index.html"),
    ("Calendar", "calendar.html"),
    ("Positions", "positions/index.html"),
    ("Parties", "parties/index.html"),
    ("Issues", "issues/index.html"),
    ("Charts", "charts.html"),
    ("Documents", "documents/index.html"),
    ("Data", "data.html"),
    ("Quality", "quality.html"),
)


@dataclass(frozen=True)
class Page:
    """One page: where it stands, its title, the template in `templates/` and what that is given.

    `section` is the address in the navigation that it belongs to; '' for none.
    """

    address: str
    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    section: str = ""


def write_pages(folder: Path, facts: Facts, pages: Iterable[Page]) -> int:
    """Write the pages; gives how many. Two pages at one address are an error."""
    environment = make_environment(facts)
    templates: dict[str, Any] = {}
    written: set[str] = set()
    for page in pages:
        if page.address in written:
            raise ValueError(f"two pages are to stand at {page.address}")
        written.add(page.address)
        template = templates.get(page.template) or templates.setdefault(
            page.template, environment.get_template(page.template)
        )
        html = template.render(page.context, page=page, root="../" * page.address.count("/"))
        path = folder / page.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8", newline="\n")
    return len(written)


def make_environment(facts: Facts) -> Environment:
    """Return the environment of all templates: filters that put values into words, and addresses of pages."""
    environment = Environment(
        loader=PackageLoader("tasks.edition"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters |= {
        "day": words.day,
        "short_day": words.short_day,
        "moment": words.moment,
        "duration": words.duration,
        "many": words.many,
        "listed": words.listed,
        "percent": _percent,
        "is_web": _is_web,
        "party": facts.party_name,
        "parties": lambda codes: words.listed([facts.party_name(code) for code in codes]),
        "words": lambda value: str(value).replace("_", " "),
    }
    environment.globals |= {
        "at": addresses,
        "facts": facts,
        "stamp": facts.stamp,
        "period": words.period,
        "navigation": NAVIGATION,
    }
    return environment


def _shown(value: object) -> object:
    """What a template puts out: texts without what a page cannot show; nothing for None."""
    if type(value) is str:  # what is markup already is a class of its own
        return words.visible(value)
    return "" if value is None else value


def _is_web(url: str | None) -> bool:
    """Whether an address may become a link: one that a browser opens as a page, and nothing that it would run."""
    return url is not None and url.startswith(("https://", "http://"))


def _percent(value: float | None) -> str:
    """A share as '87%'; never 100% for what is less than sure."""
    return "" if value is None else f"{math.floor(100 * value) if value < 1 else 100}%"
