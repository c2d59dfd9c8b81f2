"""One web source's night: its list, the pages that are due, and the documents that they give.

A page is due if it was never had, if its list says something else of it than before, or if it is itself the source. So
a feed that has not changed costs one request, answered by 304. What a night cannot do stays due for the next.
"""

import asyncio
import datetime as dt
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import polars as pl

from tasks.sources.addresses import Resolve, resolve
from tasks.sources.bodies import inflate
from tasks.sources.client import Client, Validators
from tasks.sources.faults import BadStatus, Fault, NoAnswer, SourceFailed
from tasks.sources.files import RAW_SCHEMA
from tasks.sources.further_pages import MOST_PAGES, next_page
from tasks.sources.kept import Kept, KeptBroken, KeptLocked, Record, now
from tasks.sources.listings import Entry, Listing, addresses_in, read_listing
from tasks.sources.manners import Manners
from tasks.sources.robots import Robots
from tasks.sources.source_run import SourceRun
from tasks.sources.web_documents import document_row, further_page_urls, markup_of, problem_row, reader_version
from warehouse.source_settings import Source
from warehouse.web_addresses import redacted

_GONE = 410
_MOST_FAILURES = 5  # nights in a row; then a page in a list is given up
_MOST_LISTS = 20  # of a sitemap index, the newest
_LIST_LIMIT_FACTOR = 4


@dataclass(frozen=True)
class Web:
    """What all web sources of a night share."""

    manners: Manners
    kept: Path
    user_agent: str
    max_document_bytes: int
    resolve: Resolve = resolve


@dataclass(frozen=True)
class Held:
    """What the warehouse knows: (source, hash of bytes) of its documents, and when it was built, in seconds."""

    pages: Collection[tuple[str, str]] = ()
    built_at: float = 0.0


async def visit(
    source: Source, web: Web, held: Held, secret: str | None = None, *, offline: bool = False
) -> tuple[pl.DataFrame, SourceRun]:
    """Return the raw documents that a source gives tonight (columns as `files.collect`), and how it went.

    With `offline` nothing is asked: all pages that were ever kept are read again. Raises SourceFailed if its list
    cannot be had; pages that fail are rows with a problem.
    """
    began = time.monotonic()
    run = SourceRun(source.name, source.kind)
    try:
        with Kept(web.kept) as kept:
            try:
                frame = await _given(source, web, kept, held, secret, run, offline=offline)
            except KeptBroken as error:
                kept.begin_anew(error)
                frame = await _given(source, web, kept, held, secret, run, offline=offline)
            for note in kept.notes:
                run.note(note)
    except KeptLocked as error:
        raise SourceFailed(str(error), transient=True) from error
    run.outcome = "ok" if not (run.failed or run.left) else "partly"
    if run.failed and not run.fetched and not run.not_modified and run.failed >= run.listed:
        run.outcome, run.error = "failed", run.notes[0] if run.notes else "no page could be had"
    run.seconds = round(time.monotonic() - began, 1)
    return frame, run


async def _given(
    source: Source, web: Web, kept: Kept, held: Held, secret: str | None, run: SourceRun, *, offline: bool
) -> pl.DataFrame:
    """Fetch what is due, unless `offline`, and give the raw documents that come of what is kept."""
    if offline:
        listed = [record.url for record in kept.of_source(source.name)]
        run.listed = len(listed)
    else:
        async with Client(source, web.manners, web.user_agent, secret, web.resolve) as client:
            night = SourceNight(source, client, kept, web.max_document_bytes, run)
            try:
                listed = await night.fetch()
            finally:
                traffic = client.traffic
                run.requests, run.not_modified = traffic.requests, traffic.not_modified
                run.retries, run.n_bytes = traffic.retries, traffic.n_bytes
    return await asyncio.to_thread(_documents, source, kept, listed, held, run, offline)


class SourceNight:
    """The fetching of one source: after it, all that could be had is kept."""

    def __init__(self, source: Source, client: Client, kept: Kept, max_document_bytes: int, run: SourceRun) -> None:
        self._source, self._client, self._kept, self._run = source, client, kept, run
        self.robots = Robots(client, kept)
        self._page_limit = source.max_bytes or max_document_bytes
        self._list_limit = source.max_bytes or max_document_bytes * _LIST_LIMIT_FACTOR

    async def fetch(self) -> list[str]:
        """Fetch what is due, within the source's time; gives the addresses that it lists."""
        try:
            async with asyncio.timeout(self._source.night_seconds):
                listing = await self.listing()
        except TimeoutError as error:
            raise SourceFailed(f"its list was not there after {self._source.night_seconds:g} s") from error
        self._run.listed = len(listing.entries)
        for note in listing.notes:
            self._run.note(note)
        due = sorted((e for e in listing.entries if self._is_due(e)), key=lambda e: e.moment, reverse=True)
        now_due = due[: self._source.max_documents]
        done = await self._fetch_pages(now_due)
        self._run.left = len(due) - done
        return [entry.url for entry in listing.entries]

    async def listing(self) -> Listing:
        """Return the pages that the source names; raises SourceFailed."""
        source = self._source
        match source.kind:
            case "page":
                return Listing([Entry(source.url)])
            case "pages" if source.urls:
                return Listing([Entry(url) for url in dict.fromkeys(source.urls)])
            case "pages":
                try:
                    return addresses_in(Path(source.path).read_text(encoding="utf-8"))
                except (OSError, UnicodeDecodeError) as error:
                    raise SourceFailed(f"its list {source.path} cannot be read: {error}") from error
        try:
            listing = await self._list_at(source.url)
        except Fault as fault:
            raise SourceFailed(f"{redacted(source.url)}: {fault}", transient=fault.transient) from fault
        failures = 0
        for child in listing.children[:_MOST_LISTS]:
            try:
                below = await self._list_at(child)
            except Fault as fault:
                failures += 1
                listing.notes.append(f"{redacted(child)}: {fault}")
            else:
                listing.entries += below.entries
                listing.notes += below.notes
        if listing.children and failures == len(listing.children[:_MOST_LISTS]):
            raise SourceFailed(f"none of the sitemaps that {redacted(source.url)} names could be had")
        return listing

    async def _list_at(self, url: str) -> Listing:
        before = self._kept.of(url)
        record, _ = await self._had(url, "list", self._list_limit)
        if before and before.sha256 and before.sha256 != record.sha256:
            self._kept.forget(before.sha256)
        body = self._kept.body(record.sha256) or b""
        if body.startswith(b"\x1f\x8b"):
            body = inflate(body, self._list_limit)
        return await asyncio.to_thread(read_listing, body, record.final_url or url)

    def _is_due(self, entry: Entry) -> bool:
        record = self._kept.of(entry.url)
        if record is None:
            return True
        if record.gone or record.is_to_rest(now()):
            return False
        if self._source.kind in ("page", "pages"):
            return not record.is_fresh(now())
        if record.problem:
            return record.failures < _MOST_FAILURES
        return not self._kept.has(record.sha256) or record.stated != entry.stated

    async def page(self, entry: Entry) -> Record:
        """Return what is known of a page, fetched if it is not kept as it is now; raises Fault."""
        record, _ = await self._had(entry.url, "page", self._page_limit, entry)
        return record

    async def _fetch_pages(self, due: list[Entry]) -> int:
        """Fetch pages side by side until all are done or the source's time is up; gives how many were done."""
        waiting = iter(due)
        done = 0

        async def work() -> None:
            nonlocal done
            for entry in waiting:
                await self._fetch_page(entry)
                done += 1

        hosts = {urlsplit(entry.url).hostname for entry in due}
        try:
            async with asyncio.timeout(self._source.night_seconds), asyncio.TaskGroup() as group:
                for _ in range(min(len(due), self._source.at_once * len(hosts))):
                    group.create_task(work())
        except TimeoutError:
            self._run.note(f"its time of {self._source.night_seconds:g} s was up")
        except ExceptionGroup as group:  # of the tasks: what is kept can be read by none of them
            raise group.exceptions[0] from group
        return done

    async def _fetch_page(self, entry: Entry) -> None:
        try:
            record, new = await self._had(entry.url, "page", self._page_limit, entry)
            if new is not None:
                self._run.fetched += 1
                await self._fetch_further_pages(record, new)
        except Fault as fault:
            self._run.failed += 1
            self._run.note(f"{redacted(entry.url)}: {fault}")

    async def _fetch_further_pages(self, record: Record, body: bytes) -> None:
        """Fetch the print page of an article over several pages, or else its pages; what fails is noted alone."""
        markup = markup_of(record, self._kept) if b"next" in body else None
        url, printed = further_page_urls(markup, record) if markup else (None, None)
        try:
            if printed:
                await self._had(printed, "more", self._page_limit)
                return
            for number in range(2, MOST_PAGES + 1):
                if url is None:
                    return
                further, _ = await self._had(url, "more", self._page_limit)
                markup = markup_of(further, self._kept)
                url = next_page(markup, record.url, url, number) if markup else None
        except Fault as fault:
            self._run.note(f"{redacted(record.url)} goes on, but {fault}")

    async def _had(self, url: str, part: str, limit: int, entry: Entry | None = None) -> tuple[Record, bytes | None]:
        """Return what is known of an address, its body kept and as the server has it, and that body if it is new.

        Raises Fault.
        """
        record = self._kept.of(url) or Record(url)
        record.source, record.part = self._source.name, part
        has_body = self._kept.body(record.sha256) is not None  # a damaged one is asked for, and not whether it changed
        if has_body and record.is_fresh(now()) and (entry is None or entry.stated == record.stated):
            return record, None
        if record.not_before and record.is_to_rest(now()):
            raise NoAnswer(f"the server asked not to be asked before {_as_text(record.not_before)}")
        known = Validators(record.etag, record.last_modified) if has_body else None
        try:
            answer = await self._client.get(url, limit, known, self.robots.may_ask)
        except Fault as fault:
            self._fail(record, fault)
            raise
        except (KeptBroken, KeptLocked):
            raise
        except Exception as error:  # whatever it is, one address must not cost the source the others
            unexpected = Fault(f"unexpected {type(error).__name__}: {error}"[:200])
            self._fail(record, unexpected)
            raise unexpected from error
        moment, before = now(), record.sha256
        if answer.body is not None:
            # Hashing and compressing let go of the interpreter: other answers are read meanwhile.
            record.sha256 = await asyncio.to_thread(self._kept.keep, answer.body)
            record.n_bytes = len(answer.body)
            record.content_type, record.fetched_at = answer.content_type, moment
            record.etag, record.last_modified = answer.etag, answer.last_modified
            record.final_url = redacted(answer.url)
            if not has_body:  # the same bytes, after they were found damaged, are to be read like new ones
                record.read_by = None
        record.checked_at, record.fresh_until = moment, moment + answer.fresh_seconds
        record.failures, record.problem, record.detail, record.not_before = 0, None, None, None
        if entry:
            published = entry.published
            record.stated, record.stated_title, record.stated_author = entry.stated, entry.title, entry.author
            record.stated_published = published.date().isoformat() if published else None
        self._kept.write(record)
        return record, answer.body if record.sha256 != before or not has_body else None

    def _fail(self, record: Record, fault: Fault) -> None:
        record.failures += 1
        record.problem, record.detail = fault.problem, str(fault)
        record.gone = isinstance(fault, BadStatus) and fault.status == _GONE
        record.not_before = now() + fault.retry_after if fault.retry_after else None
        self._kept.write(record)


def _documents(
    source: Source, kept: Kept, listed: list[str], held: Held, run: SourceRun, offline: bool
) -> pl.DataFrame:
    """One row per page that the warehouse does not hold as it is, sorted by address; pages it holds are counted.

    Those of earlier nights are among them if no generation has them: a gate may have refused it, or pages are read by
    another version now. If the clock was set back since the generation was built, it tells of none which came later.
    """
    version, today = reader_version(), dt.datetime.now(dt.UTC).date()
    current = set(listed)
    rows = []
    for record in kept.of_source(source.name):
        in_list = record.url in current
        if record.sha256 is None:
            if in_list and record.problem:
                rows.append(problem_row(record))
            continue
        is_read = record.read_by == version and not offline
        if is_read and (redacted(record.url), record.sha256) in held.pages:
            run.known += in_list
        elif in_list or not is_read or (record.fetched_at or 0.0) > held.built_at or held.built_at > now():
            if is_read and record.read_problem:
                rows.append(problem_row(record))
            else:
                rows.append(document_row(record, kept, today))
                kept.write(record)
    run.given = len(rows)
    return pl.DataFrame(rows, schema=RAW_SCHEMA, orient="row")


def _as_text(moment: float) -> str:
    return dt.datetime.fromtimestamp(moment, dt.UTC).strftime("%Y-%m-%d %H:%M UTC")
