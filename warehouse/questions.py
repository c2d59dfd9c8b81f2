"""The page docs/questions.md: what analysts ask, each question with its query and its answer on the bundled corpus.

A question is a file of docs/questions: its words are the first line of the comment on top, a remark may follow, and
below stands the query. `python -m warehouse.questions [WAREHOUSE]` asks a warehouse of the bundled corpus (the
configured one unless told otherwise) and writes the page; with `--check` it tells whether the page is as it should be.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connection import read_only_session
from warehouse.schema import keep_page
from warehouse.settings import CHECKOUT, load_settings

PAGE = CHECKOUT / "docs" / "questions.md"
FOLDER = CHECKOUT / "docs" / "questions"
MARKUP = re.compile(r"([\\`*|<>\[\]])")

PREFACE = """\
# Twenty questions

What analysts ask, with the query that answers it and the answer that the bundled corpus gives: four articles on the
talks of January 2022 about Ukraine and one on the contacts of December 2022. `make questions` writes this page from the
queries in `docs/questions`, and the tests ask them too. Each can be typed at `parley sql` after `make run`.

An answer tells what was read, and a reading can err: ask for the passage (`passages_of`), and see
[accuracy.md](accuracy.md). The macros are explained in [SCHEMA.md](../warehouse/SCHEMA.md#macros).
"""


@dataclass(frozen=True)
class Question:
    """One question: its words, a remark on the answer (or none), and the query."""

    words: str
    remark: str
    query: str


def questions() -> list[Question]:
    """All questions, in the order of their files."""
    return [_question(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.sql"))]


def render_questions(con: duckdb.DuckDBPyConnection) -> str:
    """The page docs/questions.md, with the answers of the warehouse that is open."""
    asked = questions()
    lines = [PREFACE, *(f"{number}. [{q.words}](#{_anchor(number, q)})" for number, q in enumerate(asked, 1))]
    for number, question in enumerate(asked, 1):
        lines += ["", f"## {number}. {question.words}", ""]
        lines += [question.remark, ""] if question.remark else []
        lines += ["```sql", question.query, "```", "", *_answer(con, question)]
    return "\n".join(lines) + "\n"


def _question(script: str) -> Question:
    lines = script.splitlines()
    n_comments = next(number for number, line in enumerate(lines) if not line.startswith("-- "))
    words, *remark = [line.removeprefix("-- ") for line in lines[:n_comments]]
    return Question(words, "\n".join(remark), "\n".join(lines[n_comments:]).strip())


def _anchor(number: int, question: Question) -> str:
    """The anchor that Markdown viewers give to the heading of a question."""
    return re.sub(r"[^\w -]", "", f"{number} {question.words}".lower()).replace(" ", "-")


def _answer(con: duckdb.DuckDBPyConnection, question: Question) -> Iterator[str]:
    """The rows of the answer as a table of Markdown."""
    cursor = con.execute(question.query)
    names = [column[0] for column in cursor.description or ()]
    yield f"| {' | '.join(_cell(name) for name in names)} |"
    yield "|" + "---|" * len(names)
    for row in cursor.fetchall():
        yield f"| {' | '.join(_cell(value) for value in row)} |"


def _cell(value: object) -> str:
    """A value in a cell: nothing for null, lists joined by '; ', and no mark-up that a document could bring in."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_cell(one) for one in value)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return MARKUP.sub(r"\\\1", " ".join(text.split()))


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with `--check` tell whether it is as it should be."""
    given = next((Path(argument) for argument in arguments if not argument.startswith("-")), None)
    with read_only_session(given or load_settings().warehouse) as con:
        page = render_questions(con)
    return keep_page(PAGE, page, arguments, "warehouse.questions")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
