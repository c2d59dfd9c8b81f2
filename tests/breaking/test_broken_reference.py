"""Reference data with a broken row: refused at start, with file, line and reason, before anything is read or written."""

import csv
import io
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from flows import cli
from tasks.logic import boilerplate, corrections, meeting_cues
from tasks.logic.lexicon import BrokenReference, Fault, check_reference
from tasks.logic.merging_limits import MergingLimits
from tasks.logic.reference_rows import MERGING
from tasks.logic.reference_shapes import SHAPES, Shape
from tasks.logic.reference_words import DATE_KINDS, FRAMES, SLOTS
from warehouse.settings import BrokenSettings, Settings, load_settings

SEEDS = Path(__file__).parents[2] / "seeds" / "reference"
TABLES = sorted(path.stem for path in SEEDS.glob("*.csv"))
CORRECTION = "c1,set,r_1,status,held,scheduled,why,where,2022-01-11"
Rows = list[list[str]]


def rows_of(name: str) -> Rows:
    """Header and rows of a table that we ship; the one without rows has one."""
    rows = list(csv.reader(io.StringIO((SEEDS / f"{name}.csv").read_text(encoding="utf-8"), newline="")))
    return [*rows, CORRECTION.split(",")] if name == "corrections" else rows


def written(rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def with_line(content: bytes, line: int, change: Callable[[bytes], bytes]) -> bytes:
    lines = content.split(b"\n")
    lines[line - 1] = change(lines[line - 1])
    return b"\n".join(lines)


def without_last_cell(line: bytes) -> bytes:
    return written([next(csv.reader([line.decode()]))[:-1]]).rstrip(b"\n")


# What can happen to any file: how it is broken, and line and reason that are to be told; the line -1 is the last.
ANY_FILE: dict[str, tuple[Callable[[bytes], bytes], int, str]] = {
    "a cell too few": (
        lambda content: with_line(content, 2, without_last_cell),
        2,
        " cells where ",
    ),
    "a cell too many": (lambda content: with_line(content, 2, lambda line: line + b",more"), 2, " cells where "),
    "a row without commas": (lambda content: with_line(content, 2, lambda line: b"nothing"), 2, "1 cells where "),
    "bytes that are not UTF-8": (lambda content: with_line(content, 2, lambda line: b"\xff" + line), 2, "is not UTF-8"),
    "a NUL": (lambda content: with_line(content, 2, lambda line: b"a\0" + line), 2, "U+0000"),
    "a row twice": (lambda content: content + content.split(b"\n")[1] + b"\n", -1, "duplicate of line 2"),
    "garbage at the end": (lambda content: content + b"}]\x1b\x7f garbage", -1, "1 cells where"),
    "a quotation that does not end": (lambda content: content + b'"open', -1, "not readable as CSV"),
    "a column renamed": (lambda content: with_line(content, 1, lambda line: b"x" + line), 1, "columns must be"),
    "a column missing": (
        lambda content: with_line(content, 1, lambda line: line.partition(b",")[2]),
        1,
        "columns must",
    ),
    "no header": (lambda content: with_line(content, 1, lambda line: b""), 1, "the first line must name every column"),
    "nothing in it": (lambda content: b"", 1, "the first line must name every column"),
}


@pytest.fixture(scope="module")
def broken_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, list[Fault]]]:
    """The faults of a folder of which every file is broken in one way, by table: read once for each way."""

    @cache
    def faults(way: str) -> dict[str, list[Fault]]:
        folder = tmp_path_factory.mktemp("reference")
        change, _, _ = ANY_FILE[way]
        for name in TABLES:
            (folder / f"{name}.csv").write_bytes(change(written(rows_of(name))))
        return by_table(folder)

    return faults


def by_table(folder: Path) -> dict[str, list[Fault]]:
    with pytest.raises(BrokenReference) as caught:
        check_reference(folder)
    found: dict[str, list[Fault]] = {}
    for fault in caught.value.faults:
        found.setdefault(fault.file.removesuffix(".csv"), []).append(fault)
    return found


@pytest.mark.parametrize("way", ANY_FILE)
@pytest.mark.parametrize("name", TABLES)
def test_every_file_that_is_broken_is_refused_with_its_line(name, way, broken_folder):
    _, line, reason = ANY_FILE[way]
    found = broken_folder(way)[name]
    last = written(rows_of(name)).count(b"\n") + 1
    told = [fault for fault in found if reason in fault.reason]
    assert told, found[:3]
    # The library counts the lines that it has read: of a quotation that does not end, all that it took for its cell.
    assert told[-1 if line == -1 else 0].line in ({last, last + 1} if line == -1 else {line})


def breaks_of(shape: Shape) -> Iterator[tuple[str, str, str]]:
    """For each column and each thing that it must be: the column, a cell that is not so, and what is to be told."""
    for column in shape.required:
        yield column, "", f"{column} is empty"
    for column in shape.columns:
        if column not in shape.literal:
            yield column, "white ", "begins or ends with white space"
    for column in shape.allowed:
        yield column, "no_such_word", f"unknown {column} 'no_such_word'"
    for column in (*shape.refers, *shape.list_refers):
        yield column, "NO_SUCH_ROW", f"unknown {column} 'NO_SUCH_ROW', not in "
    for column in (*shape.lists, *shape.list_refers):
        yield column, "one||two", "has an empty piece"
    for column in shape.dates:
        for value in ("2021-02-30", "2021-13", "in May", "20210301"):
            yield column, value, f"'{value}' is no date"
    for column, span in shape.numbers.items():
        for value in ("many", "1e3", "nan", "inf", "0x10", "\u0663"):
            yield column, value, f"{column} '{value}' is no number"
        yield column, f"{int(span.high) + 1}", "must lie between"
    for column in shape.forms:
        yield column, "so not", f"{column} 'so not' is not "
    for column in shape.patterns:
        yield column, "(open", f"{column} is no regular expression"


CELLS = [
    pytest.param(name, column, cell, told, id=f"{name}.{column} is {cell!r}")
    for name, shape in SHAPES.items()
    for column, cell, told in breaks_of(shape)
]


@pytest.fixture(scope="module")
def faults_of_cells(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], list[str]]:
    """What is told of each broken cell of `CELLS`: every one stands in a row of its own, added to its table."""
    folder = tmp_path_factory.mktemp("reference")
    place: dict[tuple[str, str, str], tuple[str, int]] = {}
    for name, shape in SHAPES.items():
        rows = rows_of(name)
        good = rows[1]
        for column, cell, _ in breaks_of(shape):
            rows.append([cell if column == other else value for other, value in zip(rows[0], good, strict=True)])
            place[name, column, cell] = (f"{name}.csv", len(rows))
        (folder / f"{name}.csv").write_bytes(written(rows))
    told: dict[tuple[str, int], list[str]] = {}
    for faults in by_table(folder).values():
        for fault in faults:
            told.setdefault((fault.file, fault.line), []).append(fault.reason)
    return {key: told.get(where, []) for key, where in place.items()}


@pytest.mark.parametrize(("name", "column", "cell", "told"), CELLS)
def test_a_cell_that_cannot_be_used_is_refused_with_its_line_and_reason(name, column, cell, told, faults_of_cells):
    assert any(told in reason for reason in faults_of_cells[name, column, cell])


WITH_ROWS = [
    pytest.param(name, row, id=f"{name} without {row}") for name, shape in SHAPES.items() for row in shape.rows
]


@pytest.fixture(scope="module")
def faults_of_rows(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[Fault]], dict[str, list[Fault]]]:
    """The faults where all rows that are looked up by name are missing, and where none has a value that it may have."""
    folder = shutil.copytree(SEEDS, tmp_path_factory.mktemp("reference") / "missing")
    for name, shape in SHAPES.items():
        if shape.rows:
            (folder / f"{name}.csv").write_bytes(written([row for row in rows_of(name) if row[0] not in shape.rows]))
    missing = by_table(folder)
    for name, shape in SHAPES.items():
        if shape.rows:
            rows = [[n, "-1" if n in shape.rows else value, *rest] for n, value, *rest in rows_of(name)]
            (folder / f"{name}.csv").write_bytes(written(rows))
    return missing, by_table(folder)


@pytest.mark.parametrize(("name", "row"), WITH_ROWS)
def test_a_row_that_is_looked_up_by_name_must_be_there_with_a_value_in_its_range(name, row, faults_of_rows):
    missing, out_of_range = faults_of_rows
    assert f"the row {row} is missing" in [fault.reason for fault in missing[name]]
    line = [r[0] for r in rows_of(name)].index(row) + 1
    assert any(f.line == line and "must lie between" in f.reason for f in out_of_range[name])


@pytest.mark.parametrize("name", TABLES)
def test_every_table_that_we_ship_has_a_shape_and_a_folder_without_it_is_refused(name, tmp_path):
    assert set(TABLES) == set(SHAPES)
    for path in SEEDS.glob("*.csv"):
        if path.stem != name:
            (tmp_path / path.name).write_bytes(path.read_bytes() if name == TABLES[0] else b"")
    faults = by_table(tmp_path)
    assert Fault(f"{name}.csv", 0, "the file is missing") in faults[name]


def test_the_words_of_the_shapes_are_those_that_the_code_asks_for():
    assert FRAMES == meeting_cues.VERB_FRAMES | meeting_cues.NOUN_FRAMES | meeting_cues._LISTS | meeting_cues._APART
    assert SLOTS == corrections.SLOTS
    assert set(SHAPES["boilerplate"].allowed["kind"]) == boilerplate.KINDS
    assert set(SHAPES["boilerplate"].allowed["scope"]) == boilerplate.SCOPES
    assert set(MERGING) == {field.name for field in fields(MergingLimits)}
    assert {row[1] for row in rows_of("date_words")[1:]} == DATE_KINDS


@pytest.fixture
def broken_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reference data of which a row of people.csv has a party that is none, as the environment names them."""
    folder = shutil.copytree(SEEDS, tmp_path / "reference")
    people = (folder / "people.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    people[7] = "Bo Lind,,NOWHERE,president,1990,,\n"
    (folder / "people.csv").write_text("".join(people), encoding="utf-8")
    monkeypatch.setenv("PARLEY_REFERENCE", str(folder))
    return folder


TOLD = "people.csv, line 8: unknown party 'NOWHERE', not in parties.csv"


def test_read_refuses_it_before_it_reads_a_document(broken_people, good, capsys):
    assert cli.main(["read", str(good / "lima.txt")]) == cli.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert TOLD in err
    assert "correct these rows, or put back the last good file" in err


@pytest.mark.in_turn(1, among="whole nights")
def test_a_night_refuses_it_before_it_looks_at_a_source_and_the_next_one_gives_the_same_tables(
    broken_people, night, settings, good, same_tables, first_night, monkeypatch
):
    state = night(good / "no such folder")
    assert TOLD in str(state.result(raise_on_failure=False))
    assert isinstance(state.result(raise_on_failure=False), BrokenReference)
    assert not settings.warehouse.exists()
    assert not settings.published.exists()
    assert not settings.kept_dir.exists()
    monkeypatch.delenv("PARLEY_REFERENCE")
    undisturbed = first_night("good")
    assert night(undisturbed.documents).is_completed()
    same_tables(undisturbed.settings, settings)


def test_serve_refuses_it_before_it_schedules_a_night(broken_people, prefect_api, settings, tmp_path, monkeypatch):
    from flows.serve import serve

    monkeypatch.setenv("PREFECT_API_URL", prefect_api)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        with pytest.raises(BrokenReference, match=r"people\.csv, line 8"):
            serve(load_settings(tmp_path, warehouse=settings.warehouse), port=0, verbose=True)
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    assert not settings.warehouse.parent.exists()


def test_publish_refuses_it_and_the_edition_stays(broken_people, after, settings, capsys, monkeypatch):
    with monkeypatch.context() as whole:
        whole.delenv("PARLEY_REFERENCE")
        after("good")
    before = settings.published.readlink()
    assert cli.main(["publish", "--warehouse", str(settings.warehouse)]) == cli.USAGE
    assert TOLD in capsys.readouterr().err
    assert settings.published.readlink() == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"processes = 2\nbatch_documents = \n", "(at line 2", id="half a line"),
        pytest.param(b"processes = 2\n\nspeed = 9\n", "line 3, 'speed': there is no such setting", id="unknown key"),
        pytest.param(b"\nprocesses = 'many'\n", "line 2, 'processes': must be a whole number", id="no number"),
        pytest.param(b"processes = 0\n", "line 1, 'processes': must be a whole number from 1", id="out of range"),
        pytest.param(b"processes = 2\ncontact = 'caf\xe9'\n", "line 2: byte 28 is not UTF-8", id="not UTF-8"),
        pytest.param(b"processes = 2\nprocesses = 3\n", "(at line 2", id="a key twice"),
        pytest.param(b"\0\0\0\0", "is no valid TOML", id="garbage"),
    ],
)
def test_a_broken_parley_toml_is_refused_with_its_line(content, told, tmp_path):
    (tmp_path / "parley.toml").write_bytes(content)
    with pytest.raises(BrokenSettings) as caught:
        load_settings(tmp_path)
    assert told in str(caught.value)
    assert str(tmp_path / "parley.toml") in str(caught.value)


def test_a_good_parley_toml_is_taken(tmp_path):
    (tmp_path / "parley.toml").write_text("processes = 2\n", encoding="utf-8")
    assert isinstance(load_settings(tmp_path), Settings)
