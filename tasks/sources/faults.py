"""What can go wrong on the way to a page or a list of pages.

Fault                  one address: the reason in words, and what is to be done about it
├─ NoAnswer            no whole answer came: refused, reset, stalled, cut off, too slow            (asked again)
├─ BadStatus           the server answered, but not with the page; 408, 425, 429 and most 5xx      (asked again)
├─ Forbidden           we may not ask: robots.txt, or an address in a private network
├─ BadRedirect         redirects without end, in a circle, or to something that is no web address
├─ TooLarge            more bytes than the limit, compressed or not
└─ BadContent          the bytes are not what was asked for: no feed, broken compression
SourceFailed           a source of which nothing can be had tonight
"""

from tasks.sources.source_run import SourceRun


class Fault(Exception):  # noqa: N818  (a fault of the address, not of the program)
    """Why an address gave nothing; `problem` is the word for it in the frame of raw documents."""

    problem = "unfetched"
    transient = False
    """Whether asking again may help."""
    retry_after: float | None = None
    """Seconds that the server wants us to wait; None if it does not say."""
    status: int | None = None
    """The HTTP status, where there was one."""


class NoAnswer(Fault):
    """No whole answer came."""

    transient = True


class BadStatus(Fault):
    """The server answered with a status that is not the page."""

    TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})

    def __init__(self, status: int, words: str, retry_after: float | None = None) -> None:
        super().__init__(f"{status} {words}".strip())
        self.status, self.retry_after, self.transient = status, retry_after, status in self.TRANSIENT


class Forbidden(Fault):
    """We may not ask, by the site's word or by our own rule."""

    problem = "forbidden"


class BadRedirect(Fault):
    """A redirect that leads nowhere."""


class TooLarge(Fault):
    """More bytes than the limit allows."""

    problem = "too_large"


class BadContent(Fault):
    """Bytes that are not what was asked for."""

    problem = "undecodable"


class SourceFailed(Exception):  # noqa: N818  (named for what it tells people)
    """Nothing of a source can be had tonight; `transient` tells whether trying again may help, `run` how far it got."""

    def __init__(self, message: str, *, transient: bool = False, run: SourceRun | None = None) -> None:
        super().__init__(message)
        self.transient, self.run = transient, run
