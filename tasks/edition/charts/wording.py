"""What charts say around their figures, beside the words of the pages: what is left out, texts on one line."""

from collections.abc import Sequence

from tasks.edition.words import listed, many, visible

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def one_line(text: str) -> str:
    """The visible text on one line.

    No character is left that XML forbids: the renderer of charts ends the whole process over a single one.
    """
    return " ".join(visible(" ".join(text.split())).split())


def shortened(text: str, most: int) -> str:
    """The visible text, cut off at `most` characters with an ellipsis."""
    # Whatever comes after so many characters is not shown, and may be very long.
    whole = one_line(text[: 50 * most])
    return whole if len(whole) <= most else whole[: most - 1].rstrip() + "…"


def all_of(number: int, noun: str) -> str:
    """Every one of so many, at least one: 'the only meeting', 'both meetings', 'all 1,204 meetings'."""
    return f"the only {noun}" if number == 1 else f"both {noun}s" if number == 2 else f"all {many(number, noun)}"


def in_words(number: int) -> str:
    """A small number as a word, as it begins a sentence; greater ones in figures."""
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"


def sentence(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]


def aside(parts: Sequence[str]) -> str:
    """What a chart leaves out, as a sentence behind the subtitle: ' Not shown: 3 meetings without a day.' or ''."""
    return f" Not shown: {listed(list(parts))}." if parts else ""
