"""What the pages promise of SQL holds on the warehouse of the bundled corpus: every example, question and answer."""

import io
import re
import sys
from pathlib import Path

import pytest

from flows.cli import main
from flows.sql_help import EXAMPLES
from warehouse import questions
from warehouse.connection import read_only_session
from warehouse.definitions import all_definitions

README = Path(__file__).parents[2] / "README.md"
IN_README = re.findall(r'^\$ parley sql "(.+)"$', README.read_text(encoding="utf-8"), re.MULTILINE)
IN_SCHEMA = [
    pytest.param(example, id=f"{definition.name} {number}")
    for definition in all_definitions()
    for number, example in enumerate(definition.examples, 1)
]


@pytest.fixture
def con(bundled_warehouse):
    with read_only_session(bundled_warehouse) as con:
        yield con


@pytest.mark.parametrize("example", [*IN_SCHEMA, *EXAMPLES, *IN_README])
def test_every_example_gives_rows(example, con):
    assert con.execute(example).fetchall()


@pytest.mark.parametrize("question", questions.questions(), ids=lambda question: question.words)
def test_every_question_has_an_answer(question, con):
    assert con.execute(question.query).fetchall()


def test_there_are_twenty_questions_and_the_page_has_their_answers(bundled_warehouse):
    assert len(questions.questions()) == 20
    assert questions.main([str(bundled_warehouse), "--check"]) == 0


def test_a_stale_page_of_questions_is_told_and_written_anew(bundled_warehouse, monkeypatch, tmp_path, capsys):
    one = questions.questions()[:1]
    monkeypatch.setattr(questions, "questions", lambda: one)
    monkeypatch.setattr(questions, "PAGE", tmp_path / "docs" / "questions.md")
    arguments = [str(bundled_warehouse)]
    assert questions.main([*arguments, "--check"]) == 1
    assert "docs/questions.md is stale: run `python -m warehouse.questions`" in capsys.readouterr().err
    assert questions.main(arguments) == 0
    assert questions.main([*arguments, "--check"]) == 0


def test_the_prompt_knows_words_beside_queries(bundled_warehouse, monkeypatch, capsys):
    class Keyboard(io.StringIO):
        def isatty(self):
            return True

    typed = "help\n.tables\nmacros\ncolumns meetings\nselect 40 +\n2 as answer;\nFROM meetings_of('Russ');\nexit\nselect 'unheard-of';\n"
    monkeypatch.setattr(sys, "stdin", Keyboard(typed))
    assert main(["sql", "--warehouse", str(bundled_warehouse)]) == 0
    shown = capsys.readouterr().out
    for words in (
        "FROM stance_on('NATO enlargement');",
        "stance_matrix",
        "FROM meetings_between(a, b, since, until, status)",
        "The meeting in a few words.",
        "42",
        "no party is called 'Russ'; is one of these meant? DONBAS_SEPARATISTS (Donbas separatists), RUS (Russia)",
    ):
        assert words in shown
    assert "unheard-of" not in shown


def test_rows_can_be_read_line_by_line(bundled_warehouse, capsys):
    query = "SELECT title, place, duration_minutes FROM meetings_between('USA', 'Moscow', since := '2022-01-13', until := '2022-01-13')"
    assert main(["sql", "--warehouse", str(bundled_warehouse), "--format", "lines", query]) == 0
    lines = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    assert ["place", "Vienna"] in [[name, *(value.split())] for name, *rest in lines for value in rest]
    assert "duration_minutes" not in [name for name, *_ in lines]
    assert lines[-1] == ["2", "rows"]
