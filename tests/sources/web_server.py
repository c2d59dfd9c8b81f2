"""A real web server on loopback that can misbehave in every way that a test asks for."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field


@dataclass
class Request:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    connection: int
    at: float


@dataclass
class Page:
    """What is answered for a path: whole, with its length and whatever headers the test gives."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0

    def head(self, extra: dict[str, str] | None = None) -> bytes:
        headers = {"Content-Type": "text/html", "Content-Length": str(len(self.data))} | self.headers | (extra or {})
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"HTTP/1.1 {self.status} Said so\r\n{lines}\r\n".encode()

    @property
    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


# A fault writes what it likes; the connection is closed after it.
Fault = Callable[[asyncio.StreamWriter], Awaitable[None]]
Answer = Page | Fault | list["Page | Fault"]


class WebServer:
    """Answers `pages[path]` (a list: one after the other, the last for ever), 404 for what is not there.

    A page with an ETag or Last-Modified answers a question about it with 304.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.requests: list[Request] = []
        self.most_at_once = 0
        self._at_once = 0
        self._connections = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._serve, "127.0.0.1", 0), self._loop
        ).result(5)
        self.port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        async def end() -> None:
            self._server.close()
            others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(end(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def paths(self, *, robots: bool = False) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.requests if robots or request.path != "/robots.txt"]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections += 1
        number = self._connections
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while await self._answer(reader, writer, number):
                pass
        with contextlib.suppress(ConnectionError, RuntimeError):
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *rest = head.rstrip().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in rest)}
        request = Request(line.split()[1], headers, number, time.monotonic())
        self.requests.append(request)
        answer = self.pages.get(request.path, Page(b"nothing here", 404))
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            if not isinstance(answer, Page):
                await answer(writer)
                return False
            if answer.delay:
                await asyncio.sleep(answer.delay)
            writer.write(self._whole(answer, request))
            await writer.drain()
            return True
        finally:
            self._at_once -= 1

    @staticmethod
    def _whole(page: Page, request: Request) -> bytes:
        given = {name.lower(): value for name, value in page.headers.items()}
        etag, modified = given.get("etag"), given.get("last-modified")
        asked = request.headers
        if page.status == 200 and (
            (etag and asked.get("if-none-match") == etag)
            or (not etag and modified and asked.get("if-modified-since") == modified)
        ):
            return Page(b"", 304, {**page.headers, "Content-Length": "0"}).head()
        return page.head() + page.data


def stall(after: bytes, seconds: float = 30.0) -> Fault:
    """Send a part, then nothing more."""

    async def fault(writer: asyncio.StreamWriter) -> None:
        writer.write(after)
        await writer.drain()
        await asyncio.sleep(seconds)

    return fault


def reset(after: bytes = b"") -> Fault:
    """Send a part, then reset the connection."""

    async def fault(writer: asyncio.StreamWriter) -> None:
        import socket
        import struct

        writer.write(after)
        await writer.drain()
        sock = writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    return fault


def endless(head: bytes, piece: bytes, pause: float = 0.0) -> Fault:
    """Send a head, then the same piece for ever."""

    async def fault(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return fault


def raw(data: bytes) -> Fault:
    """Send exactly these bytes and close."""

    async def fault(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()

    return fault


@contextlib.contextmanager
def web_server() -> Iterator[WebServer]:
    """Give a server, and close it afterwards."""
    server = WebServer()
    try:
        yield server
    finally:
        server.close()
