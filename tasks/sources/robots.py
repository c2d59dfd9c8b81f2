"""robots.txt, obeyed as RFC 9309 says: what it forbids is not asked for, and its crawl delay is kept.

A site that answers 4xx has no rules. A site that does not answer, or answers 5xx, must be taken to forbid everything;
a copy that is kept goes on for up to thirty days.
"""

import asyncio
from urllib.parse import urlsplit, urlunsplit

from protego import Protego

from tasks.sources.client import PRODUCT, Client, Validators
from tasks.sources.faults import BadStatus, Fault, Forbidden
from tasks.sources.kept import Kept, Record, now

# RFC 9309: 500 KiB must be read (2.5); a copy is good for a day (2.4), and for thirty where none can be had (2.3.1.4).
_LIMIT_BYTES = 512_000
_FRESH_SECONDS = 86_400.0
_LONGEST_UNREACHABLE_SECONDS = 30 * 86_400.0
_CLIENT_ERRORS = range(400, 500)


class Robots:
    """The rules of the sites that one source asks, each had once a night."""

    def __init__(self, client: Client, kept: Kept) -> None:
        self._client = client
        self._kept = kept
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    async def may_ask(self, url: str) -> float:
        """Return the crawl delay in seconds that the site asks for, 0 if none; raises Forbidden."""
        rules = await self.rules(url)
        if not rules.can_fetch(url, PRODUCT):
            raise Forbidden("robots.txt forbids it")
        rate = rules.request_rate(PRODUCT)
        return max(float(rules.crawl_delay(PRODUCT) or 0), rate.seconds / rate.requests if rate else 0.0)

    async def sitemaps(self, url: str) -> list[str]:
        """Return the sitemaps that the site's robots.txt names."""
        return list((await self.rules(url)).sitemaps)

    async def rules(self, url: str) -> Protego:
        """Return the rules of the site that an address is on."""
        parts = urlsplit(url)
        address = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        if address not in self._rules:
            self._rules[address] = asyncio.create_task(self._read(address))
        # One page that is given up must not take the rules away from the others that wait for them.
        return await asyncio.shield(self._rules[address])

    async def _read(self, address: str) -> Protego:
        record = self._kept.of(address)
        body = self._kept.body(record.sha256) if record else None
        if record is None or body is None or not record.is_fresh(now()):
            record, body = await self._ask(address, record, body)
        return Protego.parse(body.decode("utf-8", "replace"))

    async def _ask(self, address: str, record: Record | None, body: bytes | None) -> tuple[Record, bytes]:
        known = Validators(record.etag, record.last_modified) if record and body is not None else None
        fresh = Record(address, part="robots", source=self._client.source.name)
        try:
            answer = await self._client.get(address, _LIMIT_BYTES, known)
        except BadStatus as fault:
            if fault.status not in _CLIENT_ERRORS or fault.transient:
                return self._unreachable(fault, record, body)
            fresh.sha256 = self._kept.keep(b"")
            body = b""
        except Fault as fault:
            return self._unreachable(fault, record, body)
        else:
            if answer.body is not None:
                body = answer.body
                fresh.sha256 = self._kept.keep(body)
                fresh.etag, fresh.last_modified = answer.etag, answer.last_modified
            elif record:
                fresh = record
        fresh.checked_at = now()
        fresh.fresh_until = now() + _FRESH_SECONDS
        self._kept.write(fresh)
        return fresh, body or b""

    def _unreachable(self, fault: Fault, record: Record | None, body: bytes | None) -> tuple[Record, bytes]:
        checked = record.checked_at if record else None
        if (
            record is None
            or body is None
            or checked is None
            or not 0 <= now() - checked <= _LONGEST_UNREACHABLE_SECONDS
        ):
            raise Forbidden(f"robots.txt could not be had ({fault}), which must be taken as a ban") from fault
        return record, body
