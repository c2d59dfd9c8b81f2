"""How values are put into words on the pages: days, times, numbers, and texts that nobody has to trust."""

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

# Controls, and the marks that turn the direction of a line: they show nothing and can spoil what stands around.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
MINUTES = 60
STANCES = {"support": "supports", "oppose": "opposes", "open": "open to it"}


def visible(text: str) -> str:
    """Return the text without characters that a page cannot show, or that turn what stands around them."""
    return text if text.isprintable() else INVISIBLE.sub("", text)


def is_web(url: str | None) -> bool:
    """Return whether an address may become a link: one that a browser opens as a page, nothing that it would run."""
    return url is not None and url.startswith(("https://", "http://"))


@lru_cache(maxsize=10_000)
def day(value: date | datetime | str | None) -> str:
    """Return a day, month or year in words: '10 January 2022', 'January 2022', '2022'; '' for none."""
    if value is None:
        return ""
    text = value.isoformat()[:10] if isinstance(value, date) else value
    parts = text.split("-")
    try:
        if len(parts) == 3:
            return f"{date.fromisoformat(text):%-d %B %Y}"
        return f"{date(int(parts[0]), int(parts[1]), 1):%B %Y}" if len(parts) == 2 else text
    except ValueError:
        return text


def short_day(value: date | str | None) -> str:
    """Return a day, month or year in few letters: '10 Jan 2022', 'Jan 2022', '2022'; '' for none."""
    if not value:
        return ""
    return " ".join(word[:3] if word.isalpha() else word for word in day(value).split())


@lru_cache(maxsize=10_000)
def period(start: str | date | None, end: str | date | None = None) -> str:
    """Return a time from first to last day in words: '10 January 2022', '10 to 12 January 2022'; 'undated' for none."""
    first, last = day(start), day(end)
    if not first or not last or first == last:
        return first or (f"until {last}" if last else "undated")
    words, ending = first.split(), last.split()
    while len(words) > 1 and len(words) == len(ending) and words[-1] == ending[-1]:
        words.pop()
        ending.pop()
    return f"{' '.join(words)} to {last}"


def moment(value: datetime) -> str:
    """Return a moment in UTC in words: '24 January 2022, 02:00 UTC'."""
    return f"{value:%-d %B %Y, %H:%M} UTC"


def duration(minutes: int | None) -> str:
    """Return a length in words: '7 hours', '1 hour 30 minutes', '45 minutes'; '' for none."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, MINUTES)
    return " ".join([many(hours, "hour")] * bool(hours) + [many(rest, "minute")] * bool(rest or not hours))


def many(number: int, noun: str, nouns: str | None = None) -> str:
    """Return a number with its noun: '1 meeting', '2,432 meetings', '3 parties'."""
    plural = nouns or (f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", noun) else f"{noun}s")
    return f"{number:,} {noun if number == 1 else plural}"


def listed(names: list[str], most: int = 0) -> str:
    """Return names as people list them: 'A, B and C'; of more than `most` the first, 'and 3 more'."""
    if most and len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def plain(text: str) -> str:
    """Return what a search compares: small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", visible(text).lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
