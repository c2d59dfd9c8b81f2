"""Pages written with Jinja into the folder of an edition: every value escaped, every link relative."""

import math
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket

from tasks.edition import addresses, fragments, words
from tasks.edition.facts import Facts
from warehouse.published_tables import take_over

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


class Site:
    """The pages of one edition: writes them, each to an address of its own, and links those that stay as they were.

    Its folder may hold pages already, which other editions have too: none is written into, and what is not to stay is
    removed. `written` are the addresses of the pages that it has written.
    """

    def __init__(self, folder: Path, before: Path | None, environment: Environment) -> None:
        """`before` is the folder of the edition before, if it can be linked from."""
        self._folder, self._before = str(folder), str(before)
        self._environment = environment
        self._folders: set[str] = {""}
        self.written: list[str] = []

    def write(self, facts: Facts, pages: Iterable[Page]) -> None:
        """Render pages of these facts. Two pages at one address are an error."""
        for page in pages:
            template = self._environment.get_template(page.template)
            html = template.render(page.context, facts=facts, page=page, root="../" * page.address.count("/"))
            try:
                with Path(self._place(page.address)).open("x", encoding="utf-8", newline="\n") as file:
                    file.write(html)
            except FileExistsError as error:
                raise ValueError(f"two pages are to stand at {page.address}") from error
            self.written.append(page.address)

    def keep(self, address: str) -> None:
        """Take a page over from the edition before as it is: linked, or copied where the disk knows no links."""
        take_over(f"{self._before}/{address}", self._place(address))

    def remove(self, address: str) -> None:
        """Remove a page that is there already and does not stay, and its folder with the last of it."""
        place = Path(self._folder, address)
        place.unlink(missing_ok=True)
        with suppress(OSError):  # there are others in it
            place.parent.rmdir()

    def _place(self, address: str) -> str:
        folder = address.rpartition("/")[0]
        if folder not in self._folders:
            Path(self._folder, folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self._folder}/{address}"


class CompiledOnce(BytecodeCache):
    """What a process has compiled of templates: each edition has an environment of its own, and the same templates."""

    def __init__(self) -> None:
        """Know none yet."""
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja the code of a template, if that was compiled, and is as it was then."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template from Jinja."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = CompiledOnce()


def make_environment(facts: Facts) -> Environment:
    """Return the environment of all templates: filters that put values into words, and addresses of pages.

    Of the facts it takes names of parties and the stamp; those that a page shows are given with it, as `facts`.
    """
    environment = Environment(
        loader=PackageLoader("tasks.edition"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        bytecode_cache=_COMPILED,
    )
    environment.filters |= {
        "day": words.day,
        "short_day": words.short_day,
        "moment": words.moment,
        "duration": words.duration,
        "many": words.many,
        "listed": words.listed,
        "percent": _percent,
        "is_web": words.is_web,
        "party": facts.party_name,
        "parties": lambda codes: words.listed([facts.party_name(code) for code in codes]),
        "words": lambda value: str(value).replace("_", " "),
        "stance": words.STANCES.__getitem__,
    }
    environment.globals |= {
        "at": addresses,
        "stamp": facts.stamp,
        "fragments": fragments,
        "period": words.period,
        "navigation": NAVIGATION,
    }
    return environment


def _shown(value: object) -> object:
    """What a template puts out: texts without what a page cannot show; nothing for None."""
    if type(value) is str:  # what is markup already is a class of its own
        return words.visible(value)
    return "" if value is None else value


def _percent(value: float | None) -> str:
    """A share as '87%'; never 100% for what is less than sure."""
    return "" if value is None else f"{math.floor(100 * value) if value < 1 else 100}%"
