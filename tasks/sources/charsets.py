"""In which encoding the bytes of a page are: by its byte order mark, its server, its own head, or its bytes."""

import codecs
import re

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_IN_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_HEAD_BYTES = 4096  # the HTML standard looks for the declaration in the first 1,024; real pages are later
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# The encoding standard reads these names as windows-1252, as all browsers do.
_WESTERN = frozenset({"iso8859-1", "ascii", "cp1252"})
_GUESSED_BYTES = 50_000


def decode_page(data: bytes) -> str:
    """Decode a page as UTF-8, or else as the charset that its own head declares.

    Raises UnicodeDecodeError when neither fits.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _declared(data)
        if declared is None:
            raise
        try:
            codec = codecs.lookup(declared)
        except LookupError:
            raise UnicodeDecodeError(declared, data, 0, 1, "the page declares an unknown charset") from None
        return codec.decode(data, "strict")[0]


def decode_answer(data: bytes, content_type: str | None) -> str:
    """Decode what a server sent with this Content-Type; raises UnicodeDecodeError when nothing fits.

    Bytes that are valid UTF-8 are UTF-8, whatever is said: other text all but never is. Then the server's word goes
    before the page's, but for a server that calls everything Latin-1, as some do by default; then the bytes are
    looked at.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name)
    for charset in ("utf-8", *_stated(data, content_type)):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    return data.decode(_guessed(data) or "utf-8")


def _stated(data: bytes, content_type: str | None) -> list[str]:
    in_header = _IN_HEADER.search(content_type or "")
    header, head = _known(in_header[1] if in_header else None), _known(_declared(data))
    order = [head, header] if header == "cp1252" and head else [header, head]
    return [name for name in order if name]


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD_BYTES])
    return found[1].decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    """The codec of that name, if there is one that makes text of bytes."""
    if name is None:
        return None
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    if not getattr(codec, "_is_text_encoding", True):
        return None
    return "cp1252" if codec.name in _WESTERN else codec.name


def _guessed(data: bytes) -> str | None:
    # A tenth of a second to import, and only for pages that say nothing true of themselves.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data[:_GUESSED_BYTES]).best()
    return best.encoding if best else None
