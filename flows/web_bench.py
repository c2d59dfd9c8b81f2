"""`make webbench`: a thousand slow pages fetched by a source, beside plain httpx with the same limits.

The server runs in a process of its own on loopback and answers each page after 50 ms. Each fetching is a process of its
own too, so that its peak of memory is its own. Plain httpx gets the pages and throws them away; the source also asks
robots.txt and the feed, checks every address, hashes, compresses and keeps every page, and notes its validators.
"""

import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import httpx
from rich import box
from rich.console import Console
from rich.table import Table

from tasks.sources.client import Client
from tasks.sources.kept import Kept
from tasks.sources.manners import Manners
from tasks.sources.source_run import SourceRun
from tasks.sources.web import Held, SourceNight, Web, visit
from warehouse.source_settings import Source

PAGES = 1_000
LATENCY_SECONDS = 0.05
AT_ONCE = 8
ROUNDS = 3
PARAGRAPHS = 150
_PARAGRAPH = "<p>Envoys of the two states met on day {day} of round {page} to talk about trade.</p>"
_AGENT = "Parley/bench (+https://example.org)"


def main(pages: int) -> int:
    """Fetch the pages a few times in each way, in turn, and print the medians."""
    server = subprocess.Popen(  # noqa: S603  (our own module)
        [sys.executable, "-m", "flows.web_bench", "serve", str(pages * 4)], stdout=subprocess.PIPE, text=True
    )
    try:
        url = (server.stdout.readline() if server.stdout else "").strip()
        ways = {
            "plain httpx": ("plain", pages),
            "a source: fetched and kept": ("fetch", pages),
            "a source: fetched, kept and read": ("visit", pages),
            f"a source: fetched and kept, {pages * 4:,} pages": ("fetch", pages * 4),
        }
        found: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
        for number in range(1, ROUNDS + 1):
            for way, (mode, count) in ways.items():
                if count == pages or number == 1:
                    found[way].append(_measured(mode, url, count))
                    sys.stderr.write(f"round {number} of {ROUNDS}: {way} {found[way][-1]['seconds']:.1f} s\n")
    finally:
        server.terminate()
        server.wait()
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", title=f"{pages:,} pages, median of {ROUNDS}")
    for name in ("what", "seconds", "ratio", "processor seconds", "peak MB"):
        table.add_column(name, justify="left" if name == "what" else "right")
    plain = median(run["seconds"] for run in found["plain httpx"])
    for way, runs in found.items():
        seconds, cpu, peak = (median(run[key] for run in runs) for key in ("seconds", "cpu", "peak_mb"))
        table.add_row(way, f"{seconds:.2f}", f"{seconds / plain:.2f}", f"{cpu:.1f}", f"{peak:.0f}")
    Console(highlight=False).print(table)
    return 0


def _measured(mode: str, url: str, pages: int) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603  (our own module)
        [sys.executable, "-m", "flows.web_bench", mode, url, str(pages)], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


async def _plain(url: str, pages: int) -> None:
    """Fetch all pages with httpx alone, as many at once as a source would."""
    room = asyncio.Semaphore(AT_ONCE)
    limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
    async with httpx.AsyncClient(limits=limits, http2=True, trust_env=False) as client:

        async def one(number: int) -> None:
            async with room:
                (await client.get(f"{url}/{number}")).raise_for_status()

        await asyncio.gather(*(one(number) for number in range(pages)))


async def _fetch(url: str, pages: int, folder: Path, *, read: bool) -> None:
    """Fetch all pages as a source of kind feed does, and read them if asked to."""
    source = Source(
        "bench", "feed", url=f"{url}/feed/{pages}", allow_hosts=("127.0.0.1",), at_once=AT_ONCE, delay_seconds=0.0,
        max_documents=pages,
    )  # fmt: skip
    web = Web(Manners(AT_ONCE), folder, _AGENT, 5_000_000)
    if read:
        _, run = await visit(source, web, Held())
    else:
        run = SourceRun(source.name, source.kind)
        with Kept(web.kept) as kept:
            async with Client(source, web.manners, web.user_agent) as client:
                await SourceNight(source, client, kept, web.max_document_bytes, run).fetch()
    if run.fetched != pages:
        raise SystemExit(f"{run.fetched} of {pages} pages were fetched: {run.notes}")


async def _serve(pages: int) -> None:
    """Answer pages by number, after the latency; a feed of the first n at /feed/n; no robots.txt."""
    bodies = [
        b"<html><head><title>Talks</title></head><body><article>%b</article></body></html>"
        % "".join(_PARAGRAPH.format(day=day, page=page) for day in range(PARAGRAPHS)).encode()
        for page in range(min(pages, PAGES))
    ]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                path = (await reader.readuntil(b"\r\n\r\n")).split(b" ", 2)[1].decode()
                status, body = 200, b""
                if path.startswith("/feed/"):
                    items = (f"<item><link>/{n}</link></item>" for n in range(int(path[6:])))
                    body = f"<rss><channel>{''.join(items)}</channel></rss>".encode()
                elif path[1:].isdecimal():
                    await asyncio.sleep(LATENCY_SECONDS)
                    body = bodies[int(path[1:]) % len(bodies)]
                else:
                    status = 404
                head = f"HTTP/1.1 {status} OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(head.encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    sys.stdout.write(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


def _one(mode: str, url: str, pages: int) -> None:
    with tempfile.TemporaryDirectory(prefix="parley-bench-") as folder:
        began, cpu = time.perf_counter(), time.process_time()
        way = _plain(url, pages) if mode == "plain" else _fetch(url, pages, Path(folder), read=mode == "visit")
        asyncio.run(way)
        found = {
            "seconds": time.perf_counter() - began,
            "cpu": time.process_time() - cpu,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(_serve(int(sys.argv[2])))
    elif sys.argv[1:2] in (["plain"], ["fetch"], ["visit"]):
        _one(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else PAGES))
