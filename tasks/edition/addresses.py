"""Where each page of an edition stands, relative to the edition's folder, with '/' between folders."""

import hashlib
import re
from functools import lru_cache

# What does not stay as it is on every disk and in every address. Codes of parties are capitals, so that on a disk that
# knows no case no two names fall together.
UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
LONGEST = 60


@lru_cache(maxsize=100_000)
def name_of(key: str) -> str:
    """Return a file name without ending for a key: the key itself where it is plain, else with digits of its hash."""
    plain = UNSAFE.sub("-", key).strip("-")[:LONGEST]
    if plain == key and not key.startswith("-"):
        return key
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain}-{digest}" if plain else digest


def meeting(meeting_id: str) -> str:
    """Return where the page of a meeting stands."""
    return f"meetings/{name_of(meeting_id)}.html"


def party(code: str) -> str:
    """Return where the page of a party stands."""
    return f"parties/{name_of(code)}.html"


def issue(issue_id: str) -> str:
    """Return where the page of an issue stands."""
    return f"issues/{name_of(issue_id)}.html"


def cell(code: str | None, issue_id: str, part: int | None = None) -> str:
    """Return where the passages of a party on an issue stand; those of holders without a party are under `none`.

    The newest stand on the page of the two, those before it in parts, numbered from the oldest; numbers below 0 are of
    passages without a day.
    """
    within = f"positions/{name_of(code) if code else 'none'}/{name_of(issue_id)}"
    if part is None:
        return f"{within}.html"
    return f"{within}/{part}.html" if part > 0 else f"{within}/undated-{-part}.html"


def position(code: str | None, issue_id: str, position_id: str, part: int | None = None) -> str:
    """Return where one position stands, with its anchor on the page of its party and issue, or of a part of it.

    Where the part is not known, that is the page of the two, which leads to all parts.
    """
    return f"{cell(code, issue_id, part)}#{position_id}"


def meetings_of(month: str) -> str:
    """Return where the meetings of a month, or a year without known month, are listed; '' for undated ones."""
    return f"meetings/{name_of(month)}.html" if month else "meetings/undated.html"


def documents_of(month: str) -> str:
    """Return where the documents of a month are listed; '' for undated ones."""
    return f"documents/{name_of(month)}.html" if month else "documents/undated.html"


def document(document_id: str) -> str:
    """Return where the page of a document stands."""
    return f"documents/{name_of(document_id)}.html"
