"""One source's way into the web: httpx with checked addresses, redirects followed by hand, retries, and manners.

httpx keeps the connections and speaks HTTP/2 where it is offered. What is done here instead is what it would do
without asking: it follows no redirect, decompresses nothing, keeps no cookie, and reads neither proxies nor `.netrc`
from the environment, since a proxy would connect to addresses that nobody has checked.
"""

import asyncio
import http.cookiejar
import logging
import re
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from tasks.sources.addresses import GuardedNetwork, Resolve, resolve
from tasks.sources.bodies import ACCEPT_ENCODING, read_body, read_to_spare_the_connection
from tasks.sources.faults import BadContent, BadRedirect, BadStatus, Fault, Forbidden, NoAnswer
from tasks.sources.manners import LONGEST_WAIT, Manners, backoff, retry_after
from warehouse.source_settings import Source
from warehouse.web_addresses import redacted, web_address, with_parameter, without_parameter

PRODUCT = "Parley"
MayAsk = Callable[[str], Awaitable[float]]
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_FRESH_SECONDS = 86_400.0
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.I)


@dataclass(frozen=True)
class Validators:
    """What a server gave with a body that is kept, to ask whether it has changed."""

    etag: str | None
    last_modified: str | None

    def headers(self) -> dict[str, str]:
        """Return the headers that ask."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True)
class Answer:
    """What a server gave: `body` is None for 304, not modified."""

    url: str
    body: bytes | None
    content_type: str | None
    etag: str | None
    last_modified: str | None
    fresh_seconds: float


@dataclass
class Traffic:
    """What a source's night has cost: requests sent, answers of 304, bytes of bodies, attempts that were repeats."""

    requests: int = 0
    not_modified: int = 0
    n_bytes: int = 0
    retries: int = 0


class Client:
    """Asks for one source; `async with` closes its connections."""

    def __init__(
        self, source: Source, manners: Manners, user_agent: str, secret: str | None = None, resolve: Resolve = resolve
    ) -> None:
        _keep_secrets_out_of_logs()
        self.source = source
        self.traffic = Traffic()
        self._manners = manners
        self._secret = secret
        self._secret_origins = {_origin(url) for url in (source.url, *source.urls) if url}
        transport = httpx.AsyncHTTPTransport(verify=_tls(), trust_env=False)
        # httpx has no parameter for the network below its pool; a test that redirects to loopback watches this.
        transport._pool = httpcore.AsyncConnectionPool(
            ssl_context=_tls(),
            http1=True,
            http2=True,
            max_connections=source.at_once * 4,
            max_keepalive_connections=source.at_once,
            keepalive_expiry=30.0,
            network_backend=GuardedNetwork(source.allow_hosts, resolve),
        )
        self._http = httpx.AsyncClient(
            transport=transport,
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(
                connect=source.connect_seconds, read=source.read_seconds, write=source.read_seconds, pool=None
            ),
            headers={"User-Agent": user_agent, "Accept-Encoding": ACCEPT_ENCODING},
        )
        self._http.cookies.jar.set_policy(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))

    async def __aenter__(self) -> Self:
        """Give the client."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def get(
        self,
        url: str,
        limit: int,
        validators: Validators | None = None,
        may_ask: MayAsk | None = None,
    ) -> Answer:
        """Return the answer for an address, of at most `limit` bytes.

        `may_ask` gives the crawl delay for an address, or raises Forbidden; every redirect is put to it too. Raises
        Fault, after as many repeats as the source allows where one may help.
        """
        attempt = 1
        while True:
            try:
                return await self._follow(url, limit, validators, may_ask)
            except Fault as fault:
                wait = fault.retry_after if fault.retry_after is not None else backoff(attempt)
                if not fault.transient or attempt > self.source.retries or wait > LONGEST_WAIT:
                    raise
            attempt += 1
            self.traffic.retries += 1
            await asyncio.sleep(wait)

    async def _follow(
        self,
        url: str,
        limit: int,
        validators: Validators | None,
        may_ask: MayAsk | None,
    ) -> Answer:
        seen: list[str] = []
        while True:
            try:
                url = web_address(url)
            except ValueError as error:
                raise BadRedirect(f"redirected to {redacted(url)[:200]}: {error}") from error
            if url in seen:
                raise BadRedirect(f"redirected in a circle, back to {redacted(url)}")
            if len(seen) > self.source.redirects:
                raise BadRedirect(f"more than {self.source.redirects} redirects")
            seen.append(url)
            crawl_delay = await may_ask(url) if may_ask else 0.0
            delay = max(self.source.delay_seconds, crawl_delay)
            at_once = 1 if crawl_delay else self.source.at_once
            host = urlsplit(url).hostname or ""
            async with self._manners.turn(host, at_once, delay):
                found = await self._within_time(url, limit, validators)
            if isinstance(found, Answer):
                return found
            url = found

    async def _within_time(self, url: str, limit: int, validators: Validators | None) -> Answer | str:
        """One request: its answer, or the address that it redirects to."""
        source = self.source
        try:
            async with asyncio.timeout(source.whole_seconds):
                return await self._ask(url, limit, validators)
        except TimeoutError as error:
            raise NoAnswer(f"the answer was not whole after {source.whole_seconds:g} s") from error
        except httpx.ConnectTimeout as error:
            raise NoAnswer(f"no connection within {source.connect_seconds:g} s") from error
        except httpx.TimeoutException as error:
            raise NoAnswer(f"the server was silent for {source.read_seconds:g} s") from error
        except httpx.TransportError as error:
            raise NoAnswer(f"{_words(error)}") from error
        except (httpx.InvalidURL, httpx.DecodingError, UnicodeError) as error:
            raise BadContent(f"{type(error).__name__}: {error}"[:200]) from error

    async def _ask(self, url: str, limit: int, validators: Validators | None) -> Answer | str:
        headers, asked = validators.headers() if validators else {}, url
        if self._secret and _origin(url) in self._secret_origins:
            if self.source.secret_parameter:
                asked = with_parameter(url, self.source.secret_parameter, self._secret)
            else:
                headers[self.source.secret_header] = self._secret
        self.traffic.requests += 1
        async with self._http.stream("GET", asked, headers=headers) as response:
            status = response.status_code
            if status == HTTPStatus.OK:
                body = await read_body(response, limit)
                self.traffic.n_bytes += len(body)
                return _answer(url, response.headers, body)
            await read_to_spare_the_connection(response)
            if status == HTTPStatus.NOT_MODIFIED and validators:
                self.traffic.not_modified += 1
                return _answer(url, response.headers, None)
            if status in _REDIRECTS and "location" in response.headers:
                target = _redirect(url, response.headers["location"])
                # A server that sends the parameter back does not put the secret into what is kept of the page.
                return without_parameter(target, self.source.secret_parameter) if self._secret else target
            wait = retry_after(response.headers)
            if wait is not None and status in BadStatus.TRANSIENT:
                self._manners.gate(urlsplit(url).hostname or "").rest(min(wait, LONGEST_WAIT))
            raise BadStatus(status, response.reason_phrase[:80], wait)


def user_agent(version: str, contact: str) -> str:
    """Return how we introduce ourselves, as `Parley/0.1 (+https://example.org/parley)`."""
    return f"{PRODUCT}/{version} (+{contact})"


def _redirect(url: str, location: str) -> str:
    target = urljoin(url, location)
    if url.startswith("https:") and target.startswith("http:"):
        raise Forbidden(f"redirected from https to plain http, to {redacted(target)[:200]}")
    return target


def _answer(url: str, headers: Mapping[str, str], body: bytes | None) -> Answer:
    control = headers.get("cache-control", "")
    age = _MAX_AGE.search(control)
    fresh = 0.0 if age is None or re.search(r"\bno-(?:cache|store)\b", control, re.I) else float(age[1])
    return Answer(
        url,
        body,
        headers.get("content-type"),
        headers.get("etag"),
        headers.get("last-modified"),
        min(fresh, _MOST_FRESH_SECONDS),
    )


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port


def _words(error: httpx.TransportError) -> str:
    kind = {"ConnectError": "no connection", "ReadError": "the connection broke", "RemoteProtocolError": "cut off"}
    return f"{kind.get(type(error).__name__, type(error).__name__)}: {error}"[:200].removesuffix(": ")


@cache
def _tls() -> ssl.SSLContext:
    """The certificates to trust (those of SSL_CERT_FILE, if set), loaded once: it takes longer than many requests."""
    return httpx.create_ssl_context()


def _keep_secrets_out_of_logs() -> None:
    """Whatever level is set for all: at DEBUG these would tell addresses and headers as they are."""
    for name in ("httpx", "httpcore", "hpack", "h2"):
        logging.getLogger(name).setLevel(logging.WARNING)
