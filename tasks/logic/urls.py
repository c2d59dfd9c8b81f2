"""Canonical addresses: one form for all the ways in which links write the address of one document.

What is taken away is data (`seeds/reference/url_rules.csv`); the rest follows RFC 3986, section 6.2 (normalisation).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from tasks.logic.lexicon import Reference

DEFAULT_PORTS = {"http": 80, "https": 443}
_KEPT_IN_PATHS = "/:@!$&'*+,;=~-._%()"  # what RFC 3986 lets stand in a path
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
MOST_CHARACTERS = 8192  # no server takes longer addresses


@dataclass(frozen=True)
class UrlRules:
    """What an address may lose and still lead to the same document.

    names, stems, pairs     query parameters by name, by the beginning of the name, as name=value
    labels                  first labels of a host ('www', 'amp')
    path_starts, path_ends, path_words      parts of a path that ask for a variant of the page
    caches                  host and path before which a cache puts the address of the page itself
    """

    names: frozenset[str]
    stems: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    labels: frozenset[str]
    path_starts: tuple[str, ...]
    path_ends: tuple[str, ...]
    path_words: tuple[str, ...]
    caches: tuple[tuple[str, str], ...]


@lru_cache(maxsize=4)
def url_rules(reference: Reference) -> UrlRules:
    """The rules of `url_rules.csv`."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, value in reference.table("url_rules").select("kind", "value").iter_rows():
        by_kind[kind].append(value)
    parameters = by_kind["parameter"]
    split = [value.partition("=") for value in parameters if "=" in value]
    caches = [value.partition("/") for value in by_kind["cache"]]
    return UrlRules(
        names=frozenset(value for value in parameters if "=" not in value and not value.endswith("*")),
        stems=tuple(value.removesuffix("*") for value in parameters if value.endswith("*")),
        pairs=frozenset((name, value) for name, _, value in split),
        labels=frozenset(by_kind["label"]),
        path_starts=tuple(by_kind["path_start"]),
        path_ends=tuple(by_kind["path_end"]),
        path_words=tuple(by_kind["path_word"]),
        caches=tuple((host, f"/{path}") for host, _, path in caches),
    )


def canonical_url(url: str, rules: UrlRules) -> str:
    """The one form of an address by which documents are told apart; canonical already, it stays as it is.

    Without tracking parameters, default port, fragment, user, trailing slashes, mobile, AMP and print variants; scheme
    (https for http) and host in small letters, without 'www'; parameters sorted. It is for comparing: a server need
    not answer under it. What is no http or https address is given back without white space at its edges.
    """
    plain = url.strip()
    parts = _parts(plain)
    if parts is None:
        return plain
    within = _parts(_cached(parts, rules) or "")
    return _written(within or parts, rules)


def is_front_page(canonical: str) -> bool:
    """Whether a canonical address is that of a whole site, whose text is another every day."""
    parts = _parts(canonical)
    return parts is not None and parts.path in ("", "/") and not parts.query


def _parts(url: str) -> SplitResult | None:
    """The parts of a web address; None for anything else."""
    if len(url) > MOST_CHARACTERS:
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme.lower() in DEFAULT_PORTS and parts.hostname else None


def _cached(parts: SplitResult, rules: UrlRules) -> str | None:
    """The address of the page that a cache shows, if this is one."""
    host = (parts.hostname or "").removeprefix("www.")
    for owner, path in rules.caches:
        if (host == owner or host.endswith(f".{owner}")) and parts.path.startswith(path):
            rest = parts.path.removeprefix(path)
            return f"https://{rest}{'?' if parts.query else ''}{parts.query}" if "." in rest.partition("/")[0] else None
    return None


def _written(parts: SplitResult, rules: UrlRules) -> str:
    port = "" if parts.port in (None, *DEFAULT_PORTS.values()) else f":{parts.port}"
    query = _query(parts.query, rules)
    return f"https://{_host(parts.hostname or '', rules)}{port}{_path(parts.path, rules)}{'?' if query else ''}{query}"


def _host(host: str, rules: UrlRules) -> str:
    labels = host.lower().rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in rules.labels:
        labels = labels[1:]
    name = ".".join(labels)
    return f"[{name}]" if ":" in name else name


def _path(path: str, rules: UrlRules) -> str:
    spelled = quote(_ESCAPE.sub(_unescaped, path), safe=_KEPT_IN_PATHS, errors="replace")
    plain, before = spelled, None
    while plain != before:
        before = plain = re.sub(r"//+", "/", _without_dots(plain)).rstrip("/")
        for start in rules.path_starts:
            if plain.lower().startswith(start):
                plain = plain[len(start) - 1 :]
        for end in rules.path_ends:
            if plain.lower().endswith(end) and plain.lower() != end:
                plain = plain[: -len(end)]
        stem, dot, ending = plain.rpartition(".")
        for word in rules.path_words:
            if plain.lower().endswith(word):
                plain = plain[: -len(word)]
            elif dot and "/" not in ending and stem.lower().endswith(word):
                plain = f"{stem[: -len(word)]}.{ending}"
    return plain or "/"


def _unescaped(escape: re.Match[str]) -> str:
    """A percent-encoded character as itself where it need not be encoded, else in capitals (section 6.2.2)."""
    character = chr(int(escape[1], 16))
    return character if character.isascii() and (character.isalnum() or character in "-._~") else escape[0].upper()


def _without_dots(path: str) -> str:
    """A path without the segments '.' and '..' (RFC 3986, section 5.2.4)."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            kept = kept[:-1] if len(kept) > 1 else kept
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept)


def _query(query: str, rules: UrlRules) -> str:
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _is_left_out(name.lower(), value.lower(), rules)
    ]
    return urlencode(sorted(kept), errors="replace")


def _is_left_out(name: str, value: str, rules: UrlRules) -> bool:
    return name in rules.names or name.startswith(rules.stems) or (name, value) in rules.pairs
