"""`parley sources`: add a site to `parley.toml`, and try out what stands there.

SourceTrouble    a source that cannot be added; the message says why
"""

import asyncio
import importlib.metadata
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from rich.text import Text

from flows.invocation import as_called
from flows.report import count
from flows.screen import Screen
from tasks.sources.client import user_agent
from tasks.sources.faults import Fault, SourceFailed
from tasks.sources.local import read_local
from tasks.sources.manners import Manners
from tasks.sources.trial import Trial, find, try_out
from tasks.sources.web import Web
from warehouse.settings import BrokenSettings, Settings, config_path
from warehouse.source_settings import Source
from warehouse.web_addresses import redacted, source_address

SHOWN = 10
_NO_SOURCES = re.compile(r"^sources\s*=\s*\[\s*\][^\S\n]*(?:#[^\n]*)?\n", re.M)


class SourceTrouble(Exception):  # noqa: N818  (named for what it tells people)
    """A source that cannot be added: why."""


def add(
    settings: Settings,
    url: str,
    *,
    name: str | None,
    allow_hosts: Sequence[str],
    dry_run: bool,
) -> int:
    """Find the feed of a site, show what a night would fetch of it, and write it into `parley.toml`; the exit code.

    Raises SourceTrouble and BrokenSettings, with nothing written.
    """
    try:
        address = source_address(url)
    except ValueError as error:
        raise SourceTrouble(f"{redacted(url)}: {error}") from error
    taken = {entry.name for entry in settings.entries}
    source = Source(name or _name_for(address, taken), "page", url=address, allow_hosts=tuple(allow_hosts))
    if source.name in taken:
        raise SourceTrouble(f"there is a source {source.name} already; give another --name")
    web = _web(settings)
    try:
        found = asyncio.run(find(source, web))
    except Fault as fault:
        raise SourceTrouble(f"{redacted(address)}: {fault}") from fault
    trial = asyncio.run(try_out(found, web))
    console = Screen()
    _show(console, trial)
    entry = _entry(found)
    console.print(Text(f"\n{entry}"), soft_wrap=True)
    if dry_run:
        return 0
    path = config_path(Path.cwd())
    _write(path, entry)
    console.print(f"Added to {path}. Next: {as_called()} run {found.name}", soft_wrap=True)
    return 0 if trial.trouble is None else 1


def check(settings: Settings, names: Sequence[str]) -> int:
    """Try each source of `parley.toml` (or those named) and say what is wrong; the exit code is 1 if something is."""
    known = {entry.name: entry for entry in settings.entries}
    if unknown := [name for name in names if name not in known]:
        raise SourceTrouble(f"there is no source {unknown[0]} in parley.toml; it has {', '.join(known) or 'none'}")
    chosen = [known[name] for name in names] if names else list(settings.entries)
    console = Screen()
    if not chosen:
        console.print(f"parley.toml describes no [[sources]]; {as_called()} sources add URL adds one.")
        return 0
    web = _web(settings) if any(source.is_web for source in chosen) else None
    trials = asyncio.run(_all(chosen, web, settings.max_document_bytes))
    for trial in trials:
        _show(console, trial)
    return 1 if any(trial.trouble for trial in trials) else 0


async def _all(sources: Sequence[Source], web: Web | None, limit_bytes: int) -> list[Trial]:
    return await asyncio.gather(*(_one(source, web, limit_bytes) for source in sources))


async def _one(source: Source, web: Web | None, limit_bytes: int) -> Trial:
    try:
        if web and source.is_web:
            return await try_out(source, web, await _secret(source))
        frame, _ = read_local(source, limit_bytes)
    except SourceFailed as failure:
        return Trial(source, trouble=str(failure))
    broken = frame["problem"].drop_nulls().len()
    notes = [f"{count(frame.height, 'document')}, of which {broken:,} cannot be read"]
    return Trial(
        source, notes=notes, trouble=None if frame.height > broken else "it holds no document that can be read"
    )


async def _secret(source: Source) -> str | None:
    if not source.secret:
        return None
    from tasks.fetch import secret_of  # noqa: PLC0415  (imports Prefect, where a secret may be kept)

    return await secret_of(source)


def _web(settings: Settings) -> Web:
    if not settings.contact:
        raise BrokenSettings(
            "set contact in parley.toml to a web or mail address: it goes out with every request, so that webmasters "
            "know whom to turn to"
        )
    agent = user_agent(importlib.metadata.version("parley"), settings.contact)
    return Web(Manners(settings.requests_at_once), settings.kept_dir, agent, settings.max_document_bytes)


def _show(console: Screen, trial: Trial) -> None:
    source = trial.source
    verdict = ("wrong", "bold red") if trial.trouble else ("good", "bold green")
    place = redacted(source.url) or source.path or count(len(source.urls), "page")
    console.print(Text.assemble(verdict, f"  {source.name}  ", (f"{source.kind} {place}", "dim")), soft_wrap=True)
    if trial.trouble:
        console.print(Text(f"      {trial.trouble}"), soft_wrap=True)
    if trial.entries:
        seconds = trial.to_fetch * trial.delay
        console.print(
            f"      names {count(len(trial.entries), 'page')}; a first night would fetch {trial.to_fetch:,}, "
            f"one every {trial.delay:g} s, about {seconds:,.0f} s in all",
            soft_wrap=True,
        )
    if trial.forbidden:
        console.print(f"      robots.txt forbids {trial.forbidden:,} of them", soft_wrap=True)
    for note in trial.notes:
        console.print(Text(f"      {note}"), soft_wrap=True)
    for entry in trial.entries[:SHOWN]:
        day = f"{entry.moment:%Y-%m-%d}" if entry.published or entry.updated else "undated   "
        console.print(Text(f"      {day}  {entry.title or redacted(entry.url)}"), soft_wrap=True)
    if (sample := trial.sample) and not sample["problem"]:
        about = f"{sample['title'] or 'no title'}, {sample['publisher'] or 'no publisher'}"
        size = f"{sample['published'] or 'undated'}, {len(sample['text']):,} characters"
        console.print(Text(f"      the newest reads: {about}, {size}"), soft_wrap=True)


def _name_for(url: str, taken: set[str]) -> str:
    """Return a name after the host, as `example-org`, with a number if there is one already."""
    host = (urlsplit(url).hostname or "").removeprefix("www.").lower()
    stem = re.sub(r"[^a-z0-9]+", "-", host).strip("-")[:36] or "site"
    names = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _entry(source: Source) -> str:
    """Return the source as it stands in `parley.toml`."""
    lines = ["[[sources]]", f'name = "{source.name}"', f'kind = "{source.kind}"', f'url = "{source.url}"']
    if source.allow_hosts:
        lines.append(f"allow_hosts = [{', '.join(f'{host!r}' for host in source.allow_hosts)}]")
    return "\n".join(lines) + "\n"


def _write(path: Path, entry: str) -> None:
    """Put an entry at the end of the configuration, which must still be valid TOML with it."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    text = _NO_SOURCES.sub("", text)
    text = f"{text.rstrip()}\n\n{entry}" if text.strip() else entry
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceTrouble(
            f"{path} lists its sources as one line; write each path as a [[sources]] table of kind folder, or put the "
            f"entry above there yourself ({error})"
        ) from error
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)
