"""What must hold of the passages on which every fact rests.

One row per passage is laid out by `passages.sql`: what the fact quotes, what the document says at that place, and
how many paragraphs it touches that are read for facts, and that are not.
"""

from expectations.rules import Rule, Suite, between
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of the passages."""
    same = {"column_A": "quoted", "column_B": "written", "ignore_row_if": "neither"}
    return Suite(
        "passages",
        (
            between("n_characters", "a passage is empty or lies outside its document", least=1),
            Rule(
                "ExpectColumnPairValuesToBeEqual",
                same,
                "critical",
                "a passage is not what stands at its place in the document",
            ),
            between("n_read_paragraphs", "a passage lies in no paragraph that is read for facts", least=1),
            between(
                "n_unread_paragraphs", "a passage rests on furniture, a footnote, a biography or a repetition", most=0
            ),
        ),
        key=("fact_id", "document", "char_start"),
        by_document=True,
    )
