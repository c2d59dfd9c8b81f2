"""However long a line and whatever it repeats, the reading takes no more than linear time."""

from __future__ import annotations

import time
from random import Random

import pytest

from tasks.logic.lexicon import Reference
from tasks.logic.reading import read as read_batch
from tests.logic.hostile import raw_documents

SMALL = 12_500
TIMES = 8  # to a tenth of a megabyte, where what is quadratic takes seconds
REPEATED = {
    "one word without an end": "a", "words": "word ", "capital letters": "A", "full stops": ".", "letters with dots": "A.",
    "spaces": " ", "line ends": "\n", "lines of one letter": "a\n", "commas": ", ", "digits": "1", "numbers": "1,000 ",
    "dotted numbers": "1.2.", "clock times": "3:35 p.m. ", "dates": "Monday, Jan. 12, 2010, ", "ranges": "from May 5 to May 7, ",
    "modifiers of dates": "the last next early ", "names": "Anna Berg, ", "joined names": "Anna Berg and ",
    "titles": "President ", "titles of titles": "Deputy Foreign Minister of ", "initials": "J. R. ", "hyphens": "Jean-",
    "states": "France, ", "states joined": "France and ", "adjectives": "French ", "places": "Oslo, Norway, ",
    "meetings without an end": "France met Peru and ", "meetings": "France met Peru in Oslo on Monday. ",
    "meeting words": "talks with ", "pronouns": "they told them that they ", "both sides": "both sides ",
    "two leaders": "Peruvian President Anna Berg, the two leaders, the two leaders. "
    "Chadian President Jean Olsen, the two leaders, the two leaders. ",
    "a name and its pronouns": "Anna Berg, president of Peru, said she met Mr. Olsen. He left. ",
    "speech": "said that ", "speech within speech": '"a," he said. ', "sources": "according to Peru, ",
    "stances": "Peru rejected the sanctions. ", "demands": "demanded a ceasefire, ", "relative clauses": "the man who ",
    "chains of nouns": "the minister of the ", "conditions": "if not ", "infinitives": "refused to lift to ",
    "opening quotation marks": "“", "plain quotation marks": '"', "quotations": "“We reject it. ", "nested": "“he said ‘",
    "brackets": "(", "bracketed": "(a) ", "footnotes": "[1]", "apostrophes": "'s ", "bullets": "• Peru demands talks\n",
    "headings": "# a\n", "tags": "<p><a href='x'>a</a> ", "open tags": "<div ", "wiki links": "[[File:a|b]] ",
    "addresses": "http://a.b/c?d=e&", "bylines": "By Anna Berg, ", "captions": "Anna Berg (left) / AP\n",
    "credits": "(Reporting by A.B; ", "furniture": "Read more\n", "dotted capital I": "İ", "combining marks": "e\u0301",
    "zero width": "\u200b", "right to left": "\u202eשלום ", "emoji": "🕊", "Chinese": "会談", "controls": "\x01",
    "people": "Anna {} of Peru met Jean {}. ", "sayings": "President {} said so. ", "unknown bodies": "the {} Council, ",
}  # fmt: skip


def line_of(piece: str, characters: int) -> str:
    """The piece over and over, with a made-up name in each of its gaps."""
    chance, gaps = Random(piece), piece.count("{}")
    times = characters // len(piece) + 1
    line = "".join(piece.format(*(made_up_name(chance) for _ in range(gaps))) if gaps else piece for _ in range(times))
    return line[:characters]


def made_up_name(chance: Random) -> str:
    return "".join(chance.choices(("ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "vu", "za"), k=3)).title()


@pytest.mark.in_turn(15)
@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED.keys())
def test_a_line_of_any_length_is_read_in_linear_time(reference: Reference, piece: str) -> None:
    def seconds(characters: int) -> float:
        raw = raw_documents({"d_long": line_of(piece, characters)})
        began = time.process_time()
        read_batch(raw, reference)
        return time.process_time() - began

    seconds(1_000)  # the first reading compiles patterns, which would pass for a slow small text
    small, large = seconds(SMALL), seconds(SMALL * TIMES)
    # 8 times as long where linear, 64 times where quadratic; the rest is for other work on the machine.
    assert large < 12 * small + 0.2, f"{small:.3f} s for {SMALL} characters, {large:.3f} s for {TIMES} times as many"
