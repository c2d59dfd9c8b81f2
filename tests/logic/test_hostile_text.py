"""Whatever a document holds, the reading neither raises nor misquotes; `test_linear_time.py` times it.

Ten thousand documents are made from their numbers alone: a failure names its batch, and `hostile_text(number)` gives
each document of it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tasks.logic.lexicon import Reference
from tasks.logic.reading import Reading
from tasks.logic.reading import read as read_batch
from tests.logic.hostile import raw_documents

DOCUMENTS = 10_000
BATCH = 100  # many small tests: the workers start with the files that have most
SAMPLE = 500
MEGABYTE = 1_000_000
LONG_DOCUMENTS = frozenset({0, 2_501, 5_002, 7_503})  # one of each of LONG_LINES

CORPUS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "seeds" / "documents").glob("*.txt"))
]
WORDS = sorted({word for text in CORPUS for word in text.split()})
# Cues of meetings, stances, sources and dates, and what furniture, captions and footnotes look like.
PHRASES = (
    "met ", "will meet with ", "held talks with ", "talks between ", "visited ", "spoke by telephone with ", "postponed ",
    "both sides ", "the two leaders ", "he said ", "said that ", "according to ", "which ", "who ", "and ", "not ", "if ",
    "demanded a ceasefire ", "refused to lift the sanctions ", "rejected ", "called on ", "Peru ", "French ", "NATO ",
    "the Kremlin ", "President Anna Berg ", "Berg ", "Jean-Luc van der Berg ", "O’Neill ", "Mr. ", "U.S. ", "J. R. ",
    "in Oslo ", "on Monday ", "on Jan. 12, 2010, ", "next week ", "May ", "3:35 p.m. ", "for seven hours ", "1,000 ",
    "2022-01-10 ", "1/2/2010 ", ", ", ". ", "; ", ": ", "... ", "?! ", "— ", "-", "’s ", "“", "”", "‘", '"', "''", "(", ")",
    "[1] ", "(left) ", "/ AP ", "By Anna Berg, ", "(Reporting by A. B.) ", "Read more\n", "• ", "\n", "\n\n", "\t", "\u00a0",
)  # fmt: skip
MARK_UP = (
    "<p>", "</div>", "<a href='x?a=1&b=2'>", "<!-- ", "-->", "<script>", "<![CDATA[", "<br/>", "&amp;", "&#x41;", "&nbsp;",
    "# ", "**", "__", "](http://a.b/c)", "![", "```", "| a | b |\n|---|---|\n", "> ", "[[File:a.jpg|thumb|", "]]", "{{cite|",
    "}}", "<ref name=a/>", "== Talks ==\n", "'''", "* ", "\\", "%s", "{0}", "$1", "\\n",
)  # fmt: skip
# Letters whose small or capital form has another length, marks that join or hide, and what no keyboard has.
ODD = "İıßŉǰΐﬁſẞΣς\u0301\u0323\u200b\u200c\u200d\u200e\u202e\u2066\u2069\ufeff\u00ad\u2028\u2029\x00\x07\x0b\x0c\x1b\x85\ufffd\uffff"
BLOCKS = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x400, 0x4FF), (0x590, 0x5FF), (0x600, 0x6FF), (0x900, 0x97F),
    (0xE00, 0xE7F), (0x2000, 0x206F), (0x20A0, 0x20CF), (0x3040, 0x30FF), (0x4E00, 0x4FFF), (0xAC00, 0xACFF),
    (0xE000, 0xE0FF), (0xFE00, 0xFE0F), (0x1D400, 0x1D4FF), (0x1F300, 0x1F6FF), (0xE0020, 0xE007F), (0x10FF00, 0x10FFFF),
)  # fmt: skip
PAIRS = ("()", "[]", "“”", "‘’", '""', "«»", "„“", "{}", "<>", "--")
DENSE = MEGABYTE // 5  # how much of a long line is words: how long they take to read is told by `test_linear_time.py`
LONG_LINES = (
    lambda chance: stretched("".join(chance.choices(PHRASES, k=DENSE // 7))),
    lambda chance: stretched(" ".join(chance.choices(WORDS, k=DENSE // 6))),
    lambda chance: chance.choice("aéшİ\u0301") * MEGABYTE,
    lambda chance: stretched(" ".join(CORPUS)),
)


def stretched(words: str) -> str:
    """A line of a megabyte that begins and ends with words, and has ten stretches of one letter between them."""
    words = words.replace("\n", " ")[:DENSE]
    piece = len(words) // 11 + 1
    gap = "x" * ((MEGABYTE - len(words)) // 10)
    return gap.join(words[start : start + piece] for start in range(0, len(words), piece))


def truncated(chance: Random) -> str:
    text = chance.choice(CORPUS)
    start = chance.randrange(len(text))
    return text[start : start + chance.randrange(1, 350)]


def damaged(chance: Random) -> str:
    """A piece of the corpus with characters lost, doubled, swapped for odd ones or written large."""
    changes: tuple[Callable[[str], str], ...] = (
        lambda _: "", lambda c: c * 3, lambda _: chance.choice(ODD), str.upper, lambda c: c + "\n", lambda c: " " + c,
    )  # fmt: skip
    return "".join(chance.choice(changes)(c) if chance.random() < 0.1 else c for c in truncated(chance))


def of_any_script(chance: Random) -> str:
    blocks = chance.choices(BLOCKS, k=chance.randrange(1, 5))
    characters = [chr(chance.randint(*chance.choice(blocks))) for _ in range(chance.randrange(1, 200))]
    return "".join(c + chance.choice(ODD) if chance.random() < 0.1 else c for c in characters)


def of_phrases(chance: Random) -> str:
    return "".join(chance.choices(PHRASES, k=chance.randrange(1, 35)))


def marked_up(chance: Random) -> str:
    pieces = [chance.choice(MARK_UP) + chance.choice((truncated(chance)[:40], "", " ")) for _ in range(12)]
    return "".join(pieces) + of_phrases(chance)


def repeated(chance: Random) -> str:
    return chance.choice((*PHRASES, *MARK_UP, *ODD, *chance.sample(WORDS, 20))) * chance.randrange(2, 50)


def nested(chance: Random) -> str:
    """Words within brackets and quotation marks within others, some of which never close."""
    text = of_phrases(chance)[:60]
    for _ in range(chance.randrange(1, 25)):
        opening, closing = chance.choice(PAIRS)
        text = f"{opening}{chance.choice(PHRASES)}{text}{closing if chance.random() < 0.8 else ''}"
    return text


def jumbled(chance: Random) -> str:
    return chance.choice((" ", "\n", "\u00a0", ", ", "")).join(chance.choices(WORDS, k=chance.randrange(1, 40)))


KINDS = (truncated, damaged, of_any_script, of_phrases, marked_up, repeated, nested, jumbled)


def hostile_text(number: int) -> str:
    chance = Random(f"hostile text {number}")
    if number in LONG_DOCUMENTS:
        return LONG_LINES[sorted(LONG_DOCUMENTS).index(number)](chance)
    text = chance.choice(KINDS)(chance)
    return text + chance.choice(KINDS)(chance) if chance.random() < 0.2 else text


def quotations(reading: Reading) -> Iterator[tuple[str, int, int, str]]:
    """All that the reading quotes, as (document, first character, character behind the last, words)."""
    for frame in (reading.sentences, reading.mentions, reading.dates):
        yield from frame.select("document_id", "char_start", "char_end", "text").iter_rows()
    for frame in (reading.meeting_reports, reading.positions):
        for document_id, evidence in frame.select("document_id", "evidence").iter_rows():
            yield from ((document_id, p["char_start"], p["char_end"], p["text"]) for p in evidence)


@pytest.mark.in_turn(10)
@pytest.mark.parametrize("first", range(0, DOCUMENTS, BATCH))
def test_hostile_documents_are_read_and_quoted_exactly(reference: Reference, first: int) -> None:
    texts = {f"d_{number:05}": hostile_text(number) for number in range(first, first + BATCH)}
    reading = read_batch(raw_documents(texts), reference)
    assert reading.documents["document_id"].to_list() == sorted(texts)
    misquoted = [
        (document_id, start, end, words)
        for document_id, start, end, words in quotations(reading)
        if not start < end or texts[document_id][start:end] != words
    ]
    assert misquoted == []
    for role in ("source", "cue", "content"):
        spans = reading.attributions.select("document_id", f"{role}_start", f"{role}_end").drop_nulls().iter_rows()
        assert all(0 <= start < end <= len(texts[document_id]) for document_id, start, end in spans)


def test_hostile_documents_are_not_passed_over(reference: Reference) -> None:
    """Most of them hold words: were they all thrown out unread, the other tests would say nothing."""
    reading = read_batch(raw_documents({f"d_{n:05}": hostile_text(n) for n in range(1, SAMPLE)}), reference)
    assert reading.sentences["document_id"].n_unique() > SAMPLE / 2
    assert reading.mentions.height > SAMPLE
    assert reading.attributions.height > SAMPLE / 5
    assert reading.meeting_reports.height > SAMPLE / 50
