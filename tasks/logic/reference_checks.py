"""Every fault of a reference table, held against its shape: file, line and reason."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter
from typing import NamedTuple

from tasks.logic.reference_rows import Span
from tasks.logic.reference_shapes import SHAPES, Shape

LIST_SEPARATOR = "|"
PARTIAL_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?\Z", re.ASCII)
WHOLE = re.compile(r"-?\d{1,9}\Z", re.ASCII)
PARTY_CODE = re.compile(r"[A-Z][A-Z0-9_]*(?:\+\d?)?\Z")  # RUS, AL_QAEDA, P5+1, OPEC+


class Fault(NamedTuple):
    """One reason why a reference file cannot be used."""

    file: str
    line: int  # counted from 1, the header; 0 where the whole file is meant
    reason: str

    def __str__(self) -> str:
        """Return it as `people.csv, line 12: 'FAR' ...`."""
        return f"{self.file}, line {self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


class Table(NamedTuple):
    """One CSV file as read: its header and, per row, the line number and the cells."""

    header: list[str]
    rows: list[tuple[int, list[str]]]


def faults_of(name: str, table: Table, tables: Mapping[str, Table]) -> Iterator[Fault]:
    """Faults of one known table, beside those that its reading has found."""
    file, shape = f"{name}.csv", SHAPES[name]
    if not table.header:
        return  # already reported when it was read
    if tuple(table.header) != shape.columns:
        yield Fault(file, 1, f"columns must be {','.join(shape.columns)}")
        return
    known = {
        column: values
        for column, (other, source) in (*shape.refers.items(), *shape.list_refers.items())
        if (values := _column(tables.get(other), source))
    }
    found = [
        (line, reason)
        for i, column in enumerate(shape.columns)
        for reason, lines in _reasons_by_cell(shape, column, [(line, row[i]) for line, row in table.rows], known)
        for line in lines
    ]
    found += _reasons_of_rows(shape, table)
    found += _duplicates(shape, table)
    yield from (Fault(file, line, reason) for line, reason in sorted(found, key=lambda fault: fault[0]))
    if shape.rows:
        yield from _faults_of_named_rows(file, shape, table)
    if name == "parties":
        yield from _faults_of_party_codes(table)
    if name == "party_aliases":
        yield from _faults_of_aliases(table)


def _reasons_by_cell(
    shape: Shape, column: str, cells: list[tuple[int, str]], known: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, list[int]]]:
    """What is wrong with the cells of a column, each by itself, and on which lines.

    Each different cell is looked at once.
    """
    lines: dict[str, list[int]] = {}
    for line, cell in cells:
        lines.setdefault(cell, []).append(line)
    checks = list(_checks(shape, column, known))
    for cell, where in lines.items():
        if not cell:
            if column in shape.required:
                yield f"{column} is empty", where
            continue
        for check in checks:
            if reason := check(cell):
                yield reason, where


def _checks(shape: Shape, column: str, known: Mapping[str, frozenset[str]]) -> Iterator[Callable[[str], str | None]]:
    """The checks of one column: each gives what is wrong with a cell that is not empty, or None."""
    yield _reason_of_literal if column in shape.literal else _reason_of_text
    if allowed := shape.allowed.get(column):
        words = ", ".join(sorted(allowed))
        yield lambda cell: None if cell in allowed else f"unknown {column} '{cell}' (one of {words})"
    if column in shape.lists or column in shape.list_refers:
        yield (lambda cell: None if _is_list(cell) else f"{column} '{cell}' has an empty piece, or spaces around one")
    if values := known.get(column):
        several = column in shape.list_refers
        other = (shape.list_refers.get(column) or shape.refers[column])[0]
        yield lambda cell: next(
            (
                f"unknown {column} '{piece}', not in {other}.csv"
                for piece in (cell.split(LIST_SEPARATOR) if several else [cell])
                if piece not in values
            ),
            None,
        )
    if column in shape.dates:
        yield lambda cell: None if _is_date(cell) else f"'{cell}' is no date: YYYY, YYYY-MM or YYYY-MM-DD"
    if span := shape.numbers.get(column):
        yield lambda cell: (reason := _no_number(cell, span)) and f"{column} {reason}"
    if form := shape.forms.get(column):
        pattern = re.compile(form.pattern, re.ASCII)
        yield lambda cell: None if pattern.fullmatch(cell) else f"{column} '{cell}' is not {form.told}"
    if column in shape.patterns:
        yield lambda cell: (reason := _no_pattern(cell)) and f"{column} is no regular expression: {reason}"


def _reason_of_text(cell: str) -> str | None:
    if cell != cell.strip():
        return f"the cell '{cell}' begins or ends with white space"
    if not cell.isprintable() and (found := next(filter(_is_no_text, cell), None)):
        return f"a cell holds the character U+{ord(found):04X}, which is no part of a text"
    return None


def _reason_of_literal(cell: str) -> str | None:
    """As of a text; but a cell that is matched as it stands may have spaces around it, and marks that do not show."""
    found = next((c for c in cell if unicodedata.category(c) in ("Cc", "Cs")), None) if not cell.isprintable() else None
    return f"the cell holds the character U+{ord(found):04X}, which is no part of a text" if found else None


def _is_list(cell: str) -> bool:
    return all(piece and piece == piece.strip() for piece in cell.split(LIST_SEPARATOR))


def _no_pattern(cell: str) -> str | None:
    """Why a cell is no regular expression."""
    try:
        re.compile(cell, re.IGNORECASE)  # as it is read, where it is then compiled already
    except (re.error, OverflowError, RecursionError) as error:
        return str(error)
    return None


def _reasons_of_rows(shape: Shape, table: Table) -> Iterator[tuple[int, str]]:
    """What is wrong with a row whose cells are right by themselves: a span that is turned, a word without a number."""
    at = {column: i for i, column in enumerate(shape.columns)}
    if len(shape.dates) == 2:
        first, last = (at[column] for column in shape.dates)
        for line, row in table.rows:
            shorter = min(len(row[first]), len(row[last]))
            if row[first][:shorter] > row[last][:shorter]:
                yield line, f"ends ({row[last]}) before it begins ({row[first]})"
    if shape.whole_where:
        column, by, words = shape.whole_where
        for line, row in table.rows:
            if row[at[by]] in words and not WHOLE.match(row[at[column]]):
                yield line, f"{column} '{row[at[column]]}' must be a whole number where {by} is {row[at[by]]}"


def _duplicates(shape: Shape, table: Table) -> Iterator[tuple[int, str]]:
    key = itemgetter(*(shape.columns.index(column) for column in shape.key))
    first_line: dict[str | tuple[str, ...], int] = {}
    for line, row in table.rows:
        value = key(row)
        if (first := first_line.setdefault(value, line)) != line:
            yield line, f"duplicate of line {first}: {value if isinstance(value, str) else ', '.join(value)}"


def _is_no_text(character: str) -> bool:
    """Whether a character neither shows nor parts words; a space that breaks no line (U+00A0) does."""
    return not character.isprintable() and unicodedata.category(character) != "Zs"


def _no_number(cell: str, span: Span) -> str | None:
    """Why a cell is none of the numbers that it may be."""
    if not NUMBER.match(cell):
        return f"'{cell}' is no number"
    if span.whole and "." in cell:
        return f"'{cell}' must be a whole number"
    if not span.low <= float(cell) <= span.high:
        return f"'{cell}' must lie between {span.low:,} and {span.high:,}"
    return None


def _column(table: Table | None, column: str) -> frozenset[str]:
    """The cells of a column; none where the table is broken itself, which is the fault to tell."""
    if table is None or column not in table.header:
        return frozenset()
    i = table.header.index(column)
    return frozenset(row[i] for _, row in table.rows)


def _is_date(value: str) -> bool:
    """Whether it is a day, month or year of the calendar."""
    if not PARTIAL_DATE.match(value):
        return False
    try:
        dt.date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return False
    return True


def _faults_of_named_rows(file: str, shape: Shape, table: Table) -> Iterator[Fault]:
    """Rows that are looked up by name: none may be missing, and each value must be what its name asks for."""
    found = {row[0]: (line, row[1]) for line, row in table.rows}
    for name, span in shape.rows.items():
        if name not in found:
            yield Fault(file, 0, f"the row {name} is missing")
        elif reason := _no_number(found[name][1], span):
            yield Fault(file, found[name][0], f"value {reason}")
    for name, (line, _) in found.items():
        if shape.only_these_rows and name not in shape.rows:
            yield Fault(file, line, f"unknown name '{name}' (one of {', '.join(sorted(shape.rows))})")


def _faults_of_party_codes(parties: Table) -> Iterator[Fault]:
    """Codes are upper case, as the guidelines of the gold facts ask; two parties do not share a name."""
    first_line: dict[str, int] = {}
    for line, (code, name, *_) in parties.rows:
        if not PARTY_CODE.match(code):
            yield Fault("parties.csv", line, f"code '{code}' is not in capitals, digits and underscores")
        if name in first_line:
            yield Fault("parties.csv", line, f"name '{name}' is taken by line {first_line[name]}")
        first_line.setdefault(name, line)


def _faults_of_aliases(aliases: Table) -> Iterator[Fault]:
    """A form that stands for several parties must say so: by dates, or by 'ambiguous' in its note."""
    by_form: dict[str, list[tuple[int, list[str]]]] = {}
    for line, row in aliases.rows:
        by_form.setdefault(row[0], []).append((line, row))
    for form, rows in by_form.items():
        if len({row[1] for _, row in rows}) < 2:
            continue
        for line, (_, code, _, valid_from, valid_to, note) in rows:
            if not (valid_from or valid_to or "ambiguous" in note):
                reason = f"'{form}' has several codes; give {code} dates or the note 'ambiguous'"
                yield Fault("party_aliases.csv", line, reason)
