"""Where things are and how much is allowed: the only place that knows paths and environment variables.

A value comes from, later ones winning: the defaults here, `parley.toml` in the working directory (or the file that
PARLEY_CONFIG names), the environment (`PARLEY_WAREHOUSE`, `PARLEY_SOURCES`, ...), the command line.

`[[sources]]` entries are read by `source_settings.py`, single values by `setting_values.py`. The keys of `[runner]` are
settings of their own (`RUNNER`), in the environment PARLEY_RUNNER_KIND and so on.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from warehouse.setting_values import (
    READERS,
    BrokenSettings,
    Reader,
    read_address,
    read_kind,
    read_paths,
    read_site_url,
    read_store,
)  # fmt: skip
from warehouse.source_settings import BrokenSource, Source, read_source

__all__ = ["BrokenSettings", "Settings", "config_path", "is_loopback", "load_settings", "secret_in_environment"]

CONFIG_NAME = "parley.toml"
PREFIX = "PARLEY_"
LONGEST_CHAIN_OF_LINKS = 40  # as of the system
CHECKOUT = Path(__file__).resolve().parent.parent
RUNNER = {"kind": "runner_kind", "address": "runner_address", "parts": "runner_parts", "workers": "processes"}
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Settings:
    """All settings of one run, checked; paths are absolute."""

    warehouse: Path
    """The DuckDB file that always is the current generation."""
    published: Path
    """The link to the newest published edition (Parquet and CSV)."""
    site_url: str
    """The web address at which the edition will stand, ending in a slash; feeds then link to its pages. May be ''."""
    sources: tuple[str, ...]
    """What a night reads when it is given nothing: files, folders, addresses, and names of `entries`."""
    entries: tuple[Source, ...]
    """The sources that `parley.toml` describes as `[[sources]]`."""
    contact: str
    """A web or mail address that webmasters can turn to; goes out with every request."""
    requests_at_once: int
    """Requests under way at all hosts together."""
    bundled_documents: Path
    """The corpus that a fresh checkout reads when no source is configured."""
    reference: Path
    """The folder of reference data (`*.csv`)."""
    max_document_bytes: int
    """A larger document goes to quarantine unread."""
    batch_documents: int
    """Documents read together by one task; a batch travels as Parquet."""
    reread_documents: int | None
    """Documents that a night reads again because the reading has changed since; None is all of them."""
    keep_generations: int
    """How many generations, and how many published editions, are kept, the current one included."""
    memory_megabytes: int
    """What DuckDB may take of memory in a night; what needs more is laid on the disk beside the candidate."""
    processes: int
    """Processes or threads that read documents side by side, or workers of a Dask cluster of the night's own."""
    runner_kind: str
    """What reads the batches: `processes`, `threads` or a `dask` cluster."""
    runner_address: str
    """The scheduler of a Dask cluster, as tcp://10.0.0.5:8786; '' is a cluster of the night's own on this machine."""
    runner_parts: str
    """Where batches lie on the way to a cluster, and parts on the way back: an fsspec address; '': the work folder."""
    query_seconds: int
    """A query of `parley sql` that takes DuckDB longer is stopped."""
    query_megabytes: int
    """Memory that a query of `parley sql` may take."""
    cron: str
    """When the nightly deployment runs."""
    timezone: str
    """The time zone in which `cron` is meant."""

    @property
    def generations_dir(self) -> Path:
        """The folder of all generations, of the lock and of the log of nights, beside the warehouse."""
        return self.warehouse.with_name(_generations_of(self.warehouse))

    @property
    def lock_path(self) -> Path:
        """The file that the night under way holds locked."""
        return self.generations_dir / "night.lock"

    @property
    def nights_path(self) -> Path:
        """The log of nights, one JSON object a line."""
        return self.generations_dir / "nights.jsonl"

    @property
    def work_dir(self) -> Path:
        """The scratch folder of the night under way: parts as Parquet and the candidate generation."""
        return self.generations_dir / "work"

    @property
    def rejected_path(self) -> Path:
        """The last candidate that a gate refused, kept to look into."""
        return self.generations_dir / "rejected.duckdb"

    @property
    def rejected_docs(self) -> Path:
        """The folder of Great Expectations' pages on the candidate at `rejected_path`."""
        return self.rejected_path.with_suffix(".docs")

    @property
    def kept_dir(self) -> Path:
        """Every page as it was fetched, and what is known of each address, beside the warehouse."""
        return self.warehouse.with_name(f"{self.warehouse.stem}.kept")

    @property
    def editions_dir(self) -> Path:
        """The folder of all published editions; `published` links to one of them."""
        return self.published.with_name(f".{self.published.name}.d")


def load_settings(start: Path | None = None, **overrides: object) -> Settings:
    """All settings for a run started in the folder `start` (default: the working directory).

    `overrides` are field names with values, as from the command line; a None among them means "not given".
    Raises BrokenSettings.
    """
    folder = (start or Path.cwd()).absolute()
    given: dict[str, object] = {
        "warehouse": folder / "var" / "parley.duckdb",
        "site_url": "",
        "sources": (),
        "entries": (),
        "contact": "",
        "requests_at_once": 16,
        "bundled_documents": CHECKOUT / "seeds" / "documents",
        "reference": CHECKOUT / "seeds" / "reference",
        "max_document_bytes": 5_000_000,
        "batch_documents": 256,
        "reread_documents": 5_000,
        "keep_generations": 5,
        "memory_megabytes": 300,
        "processes": 1,
        "runner_kind": "processes",
        "runner_address": "",
        "runner_parts": "",
        "query_seconds": 60,
        "query_megabytes": 2_000,
        "cron": "0 2 * * *",
        "timezone": "UTC",
    }
    given |= _from_file(folder)
    given |= _from_environment(folder, os.environ)
    for key, value in overrides.items():
        if key not in _READERS:
            raise BrokenSettings(f"there is no setting {key!r}; the settings are {_known()}")
        if value is not None:
            given[key] = _READERS[key](value, folder, f"the option {key!r}")
    given["warehouse"] = _of_its_own(Path(str(given["warehouse"])))
    given.setdefault("published", _default_published(given["warehouse"]))
    settings = Settings(**given)  # type: ignore[arg-type]
    _check(settings)
    return settings


def _of_its_own(warehouse: Path) -> Path:
    """Where a warehouse lies behind people's links to it; its own link leads on to a generation and is not followed."""
    for _ in range(LONGEST_CHAIN_OF_LINKS):
        warehouse = warehouse.parent.resolve() / warehouse.name
        if not warehouse.is_symlink():
            break
        target = warehouse.parent / warehouse.readlink()
        if target.parent.name == _generations_of(warehouse):
            break
        warehouse = target
    return warehouse


def _generations_of(warehouse: Path) -> str:
    return f"{warehouse.stem}.generations"


def secret_in_environment(name: str) -> str | None:
    """Return the secret that an environment variable holds; None if it is not set or empty."""
    return os.environ.get(name) or None


def _default_published(warehouse: object) -> Path:
    path = Path(str(warehouse))
    return path.with_name(f"{path.stem}.published")


def config_path(folder: Path) -> Path:
    """Return where the configuration of a run started in `folder` is, or would be."""
    return folder / (os.environ.get(f"{PREFIX}CONFIG") or CONFIG_NAME)


def _from_file(folder: Path) -> dict[str, object]:
    """Settings of the configuration file, its relative paths taken from the folder that it lies in."""
    named = os.environ.get(f"{PREFIX}CONFIG")
    path = config_path(folder)
    if not named and not path.exists():
        return {}
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise BrokenSettings(f"{path}: cannot be read ({error.strerror}); mend or unset {PREFIX}CONFIG") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BrokenSettings(f"{path}, line {line}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BrokenSettings(f"{path}: is no valid TOML: {error}; mend that line") from error
    settings: dict[str, object] = {}
    for key, value in table.items():
        where = f"{path}, line {_line_of(key, text)}, {key!r}"
        if key == "runner":
            settings |= _runner(value, path, text, where)
            continue
        if key not in _READERS or key.startswith("runner_"):
            raise BrokenSettings(f"{where}: there is no such setting; the settings are {_known()}")
        if key == "sources" and isinstance(value, list):
            settings |= _sources(value, path.parent, where)
        else:
            settings[key] = _READERS[key](value, path.parent, where)
    return settings


def _runner(table: object, path: Path, text: str, where: str) -> dict[str, object]:
    """The settings of the table `[runner]`, each under its own name."""
    if not isinstance(table, dict):
        raise BrokenSettings(f'{where}: must be a table: [runner], and below it kind = "processes"')
    settings: dict[str, object] = {}
    below = _line_of("runner", text)
    for key, value in table.items():
        line = below + _line_of(key, "\n".join(text.splitlines()[below:]))
        where = f"{path}, line {line}, 'runner.{key}'"
        if key not in RUNNER:
            raise BrokenSettings(f"{where}: there is no such setting; those of [runner] are {', '.join(RUNNER)}")
        settings[RUNNER[key]] = _READERS[RUNNER[key]](value, path.parent, where)
    return settings


def _sources(listed: list[object], folder: Path, where: str) -> dict[str, object]:
    """`sources` and `entries`: paths and addresses as they are, and the names of `[[sources]]` tables."""
    entries: list[Source] = []
    sources: list[str] = []
    for item in listed:
        if isinstance(item, dict):
            try:
                entries.append(read_source(item, folder))
            except BrokenSource as error:
                raise BrokenSettings(f"{where}: {error}") from error
            if entries[-1].name in sources:
                raise BrokenSettings(f"{where}: two sources are called {entries[-1].name}")
            sources.append(entries[-1].name)
        else:
            for source in read_paths([item], folder, where):
                sources.append(source if "://" in source else str(folder / Path(source).expanduser()))
    return {"sources": tuple(sources), "entries": tuple(entries)}


def _line_of(key: str, text: str) -> int:
    """The line on which a top-level key or table of a TOML text stands."""
    lines = text.splitlines()
    stands = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
    return next((number for number, line in enumerate(lines, 1) if stands.match(line)), 1)


def _from_environment(folder: Path, environment: Mapping[str, str]) -> dict[str, object]:
    settings: dict[str, object] = {}
    for name, key in [*((key, key) for key in _READERS), ("runner_workers", RUNNER["workers"])]:
        variable, reader = PREFIX + name.upper(), _READERS[key]
        if value := environment.get(variable):
            # A colon separates sources, but not the colon of an address (https://...).
            parts = re.split(r":(?!//)", value) if key == "sources" else value
            settings[key] = reader(parts, folder, f"the environment variable {variable}")
    return settings


def _known() -> str:
    return ", ".join([*(key for key in _READERS if not key.startswith("runner_")), "[runner]"])


def _check(settings: Settings) -> None:
    """What only shows when all settings are together."""
    if settings.warehouse.is_dir():
        raise BrokenSettings(f"the warehouse {settings.warehouse} is a folder; name a file, as parley.duckdb in it")
    if settings.published == settings.warehouse:
        raise BrokenSettings(f"warehouse and published are both {settings.warehouse}; name two different paths")
    if settings.published == settings.generations_dir:
        raise BrokenSettings(f"{settings.published} holds the generations; publish to another folder")
    far = settings.runner_address and not is_loopback(settings.runner_address)
    if settings.runner_kind == "dask" and far and not settings.runner_parts:
        raise BrokenSettings(
            f"[runner] address is {settings.runner_address}, and parts is not set: name a store or a shared folder "
            f'that its workers reach as well, as parts = "s3://bucket/parley"'
        )


def is_loopback(address: str) -> bool:
    """Whether an address as tcp://127.0.0.1:8786 is one of this machine alone."""
    return (urlsplit(address).hostname or "") in LOOPBACK


_READERS: dict[str, Reader] = {field.name: READERS[field.type] for field in fields(Settings) if field.name != "entries"}
_READERS |= {
    "site_url": read_site_url,
    "runner_kind": read_kind,
    "runner_address": read_address,
    "runner_parts": read_store,
}
