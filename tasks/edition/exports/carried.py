"""Text as the formats of the exports can carry it: what one cannot carry is replaced by a character that can be seen.

XML has no control characters, programs that read SQLite end a text at NUL, readers of lines take U+0085, U+2028 and
U+2029 for the end of one, and others U+FEFF for the mark of an encoding. Each such character becomes one other, so that
offsets into a text hold.
"""

import hashlib
import json
import re
from functools import lru_cache
from typing import Any
from urllib.parse import quote

# Unicode's pictures of controls stand at U+2400 plus the control; what has none becomes the replacement character.
PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
NEWLINES = dict.fromkeys((0x85, 0x2028, 0x2029), 0x2424)
NOTHING = dict.fromkeys([*(code for code in range(0x80, 0xA0) if code != 0x85), 0xFEFF, 0xFFFE, 0xFFFF], 0xFFFD)
REPLACED = PICTURES | NEWLINES | NOTHING
NEEDED = re.compile(f"[{re.escape(''.join(map(chr, REPLACED)))}]")
# Readers of JSON by lines take these for the end of one, although JSON does not.
LINE_ENDS = {code: f"\\u{code:04x}" for code in NEWLINES}
BREAKING = re.compile(f"[{''.join(map(chr, NEWLINES))}]")
JSON = json.JSONEncoder(ensure_ascii=False)


def carried(text: str | None) -> str:
    """The text with every character that a format cannot carry replaced by a visible one; '' for None."""
    if not text:
        return ""
    if not NEEDED.search(text):
        return text
    # Ends of lines of other systems are ends of lines.
    return text.replace("\r\n", " \n").replace("\r", "\n").translate(REPLACED)


def shortened(text: str, length: int) -> str:
    """The text, cut to a length in UTF-16 units if it is longer; two that are cut stay different, by their hash."""
    if len(text) * 2 <= length or utf16_length(text) <= length:
        return text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (length - 11)].decode("utf-16-le", "ignore")
    return f"{kept}… {digest}"


def utf16_length(text: str) -> int:
    """How long a program counts the text that counts UTF-16 units, as those in Java do."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def json_line(record: dict[str, Any]) -> str:
    """A record as one line of JSON, which no reader breaks in two."""
    line = JSON.encode(record)
    return line.translate(LINE_ENDS) if BREAKING.search(line) else line


@lru_cache(maxsize=100_000)
def urn(kind: str, identifier: str) -> str:
    """The name of a thing that holds wherever an edition stands: urn:parley:meeting:m_0123."""
    return f"urn:parley:{kind}:{quote(identifier, safe='')}"
