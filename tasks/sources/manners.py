"""How gently hosts are asked: few requests at a time, pauses between them, rest when a host asks for it."""

import asyncio
import email.utils
import random
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

LONGEST_WAIT = 120.0  # a longer rest that a host asks for is kept until another night
_FIRST_BACKOFF, _LONGEST_BACKOFF = 0.5, 30.0


class HostGate:
    """One host's requests: how many are under way, when the next may begin, how long it wants to be left alone."""

    def __init__(self) -> None:
        self._turns = asyncio.Condition()
        self._under_way = 0
        self._next_start = 0.0
        self._rest_until = 0.0

    @asynccontextmanager
    async def turn(self, at_once: int, delay: float) -> AsyncIterator[None]:
        """Hold one of `at_once` places; from the start of one turn to the next pass `delay` seconds."""
        async with self._turns:
            await self._turns.wait_for(lambda: self._under_way < at_once)
            self._under_way += 1
        try:
            start = max(time.monotonic(), self._next_start)
            self._next_start = start + delay
            while (wait := max(start, self._rest_until) - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            yield
        finally:
            async with self._turns:
                self._under_way -= 1
                self._turns.notify_all()

    def rest(self, seconds: float) -> None:
        """Let nobody begin before so many seconds have passed."""
        self._rest_until = max(self._rest_until, time.monotonic() + seconds)


class Manners:
    """What all sources of a night share: the gates of the hosts, and the number of requests under way in all."""

    def __init__(self, requests_at_once: int) -> None:
        self._all = asyncio.Semaphore(requests_at_once)
        self._gates: dict[str, HostGate] = {}

    def gate(self, host: str) -> HostGate:
        """Return the gate of a host, by its name."""
        return self._gates.setdefault(host.lower(), HostGate())

    @asynccontextmanager
    async def turn(self, host: str, at_once: int, delay: float) -> AsyncIterator[None]:
        """Wait until the host, and then the night as a whole, has room for a request."""
        async with self.gate(host).turn(at_once, delay), self._all:
            yield


def backoff(attempt: int) -> float:
    """Seconds to wait before attempt 2, 3 ...: twice as long each time, at random between half and whole.

    Source of the rule: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015 (equal jitter).
    """
    longest = min(_LONGEST_BACKOFF, _FIRST_BACKOFF * 2 ** (attempt - 1))
    return random.uniform(longest / 2, longest)  # noqa: S311  (spreads requests; guards nothing)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the header Retry-After asks for, in seconds or as a date; None if it does neither."""
    value = headers.get("retry-after", "").strip()
    if value.isdecimal() and value.isascii():
        return float(value[:9])
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, moment.timestamp() - time.time())
