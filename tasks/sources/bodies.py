"""The bytes of an answer, as they come and never more than a limit, neither compressed nor decompressed."""

import zlib
from collections.abc import AsyncIterator, Iterator

import httpx

from tasks.sources.faults import BadContent, TooLarge

ACCEPT_ENCODING = "gzip, deflate"
_SPARE_BYTES = 65_536  # an unwanted answer of this size is read to its end, which keeps the connection for the next


async def read_body(response: httpx.Response, limit: int) -> bytes:
    """Return the decompressed body of a streamed response.

    Raises TooLarge at the first byte over the limit, having kept no more than that, and BadContent for a compression
    that is unknown or broken.
    """
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise TooLarge(f"{declared} bytes announced; the limit is {limit}")
    body = bytearray()
    async for chunk in _decompressed(response, limit):
        body += chunk
        if len(body) > limit:
            raise TooLarge(f"more than {limit} bytes{_how(response)}")
    return bytes(body)


async def read_to_spare_the_connection(response: httpx.Response) -> None:
    """Read an unwanted body, if it is short: a connection with an unread answer cannot be used again."""
    if response.http_version == "HTTP/2":
        return
    size = 0
    async for chunk in response.aiter_raw():
        size += len(chunk)
        if size > _SPARE_BYTES:
            return


def _how(response: httpx.Response) -> str:
    return " when decompressed" if response.headers.get("content-encoding") else ""


async def _decompressed(response: httpx.Response, limit: int) -> AsyncIterator[bytes]:
    """Pieces of the body, each within the limit: httpx itself would decompress a whole chunk, whatever comes out."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        async for chunk in response.aiter_raw():
            yield chunk
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise BadContent(f"compressed in a way that was not asked for: {encoding[:40]}")
    inflater = Inflater(limit)
    async for chunk in response.aiter_raw():
        for piece in inflater.feed(chunk):
            yield piece
    if not inflater.complete:
        raise BadContent(f"the {encoding} data end too early")


def inflate(data: bytes, limit: int) -> bytes:
    """Return what a gzip file holds, as a sitemap that ends in .gz; raises TooLarge and BadContent."""
    inflater = Inflater(limit)
    body = bytearray()
    for piece in inflater.feed(data):
        body += piece
        if len(body) > limit:
            raise TooLarge(f"more than {limit} bytes when decompressed")
    if not inflater.complete:
        raise BadContent("the gzip data end too early")
    return bytes(body)


class Inflater:
    """Decompresses gzip, zlib and raw deflate piece by piece, no piece larger than the limit."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._stream: zlib._Decompress | None = None
        self._empty = True

    @property
    def complete(self) -> bool:
        """Whether the data ended where they said that they would, or there were none."""
        return self._empty or self._stream is None or self._stream.eof

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Pieces that the next bytes give; raises BadContent."""
        while data:
            if self._stream is None or self._stream.eof:
                if not self._empty and not data.startswith(b"\x1f\x8b"):
                    return  # padding behind the last member
                self._stream, self._empty = zlib.decompressobj(_window(data)), False
            try:
                piece = self._stream.decompress(data, self._limit + 1)
            except zlib.error as error:
                raise BadContent(f"the compressed data are broken: {error}") from error
            if piece:
                yield piece
            data = self._stream.unconsumed_tail or self._stream.unused_data


def _window(data: bytes) -> int:
    """Return zlib's word for the format that begins so: gzip, zlib, or the raw deflate that some servers send."""
    if data.startswith(b"\x1f"):
        return zlib.MAX_WBITS | 16
    return zlib.MAX_WBITS if data[0] & 0x0F == 8 else -zlib.MAX_WBITS
