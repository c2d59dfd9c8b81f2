"""A Parquet file put together of parts of others, byte by byte: what they hold is neither read nor packed again.

A Parquet file is four letters, the columns of its row groups, and a footer that tells where each lies. Files of the
same columns are joined by writing what lies between letters and footer one after another, and one footer over all, in
which each place is moved by as much as its part was. No library does this without reading and packing all rows again.

The footer is a structure of Thrift's compact protocol; field numbers are those of `parquet.thrift` (Apache Parquet).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

MAGIC = b"PAR1"
# Fields of FileMetaData, RowGroup, ColumnChunk and ColumnMetaData.
NUM_ROWS, ROW_GROUPS = 3, 4
COLUMNS, GROUP_PLACE, ORDINAL = 1, 5, 7
META_DATA = 3
PLACES_OF_CHUNK = (2, 4, 6)  # file_offset, offset_index_offset, column_index_offset
PLACES_OF_COLUMN = (9, 10, 11, 14)  # pages of data, index and dictionary; Bloom filter
# Types of the compact protocol.
TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, SET, STRUCT = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12
LONG_LIST = 15  # a list whose length follows as a number of its own

# A field by its number, with its type; a list is the type of its items and these.
Value = Any
Struct = dict[int, tuple[int, Value]]


@dataclass(frozen=True)
class Footer:
    """The footer of a Parquet file, and where it begins: between the letters and it lie the row groups."""

    content: Struct
    start: int

    @property
    def row_groups(self) -> list[Struct]:
        """The row groups in their order."""
        groups: list[Struct] = self.content[ROW_GROUPS][1][1]
        return groups


def read_footer(tail: bytes, size: int) -> Footer:
    """Read the footer of a file of so many bytes from its end; `tail` holds the footer. ValueError if it is none."""
    length = int.from_bytes(tail[-8:-4], "little")
    if tail[-4:] != MAGIC or length + 8 > len(tail):
        raise ValueError("no Parquet file, or its footer is longer than what was read")
    reader = _Reader(tail[-8 - length : -8])
    return Footer(reader.struct(), size - 8 - length)


def joined(parts: Sequence[tuple[Sequence[Struct], int]], like: Footer) -> bytes:
    """Make the end of a file, with its footer and last letters, of row groups and how far each part of them was moved.

    Columns and all else that no row group tells are those of `like`, which any of the parts was.
    """
    groups = [_moved(group, by) for found, by in parts for group in found]
    for ordinal, group in enumerate(groups):
        if ORDINAL in group:
            group[ORDINAL] = (I16, ordinal)
    rows = sum(group[NUM_ROWS][1] for group in groups)
    content = like.content | {NUM_ROWS: (I64, rows), ROW_GROUPS: (LIST, (STRUCT, groups))}
    footer = bytearray()
    _write_struct(footer, content)
    return bytes(footer) + len(footer).to_bytes(4, "little") + MAGIC


def _moved(group: Struct, by: int) -> Struct:
    """A row group with each place in the file moved by so many bytes."""
    kind, chunks = group[COLUMNS][1]
    moved = [_shifted(_with_moved_column(chunk, by), PLACES_OF_CHUNK, by) for chunk in chunks]
    return _shifted(group, (GROUP_PLACE,), by) | {COLUMNS: (LIST, (kind, moved))}


def _with_moved_column(chunk: Struct, by: int) -> Struct:
    kind, column = chunk[META_DATA]
    return chunk | {META_DATA: (kind, _shifted(column, PLACES_OF_COLUMN, by))}


def _shifted(struct: Struct, places: Sequence[int], by: int) -> Struct:
    """The structure with those of its fields moved that tell a place; 0 tells none."""
    told = {place: struct[place] for place in places if place in struct}
    return struct | {place: (kind, at + by if at else at) for place, (kind, at) in told.items()}


class _Reader:
    """Reads a structure from its bytes, front to back."""

    def __init__(self, content: bytes) -> None:
        self._content, self._at = content, 0

    def struct(self) -> Struct:
        fields: Struct = {}
        number = 0
        while (head := self._byte()) != 0:
            number = number + (head >> 4) if head >> 4 else self._signed()
            fields[number] = (head & 15, self._value(head & 15))
        return fields

    def _value(self, kind: int) -> Value:
        if kind in (TRUE, FALSE):
            return kind == TRUE
        if kind in (I16, I32, I64):
            return self._signed()
        if kind == BINARY:
            return self._take(self._unsigned())
        if kind == STRUCT:
            return self.struct()
        if kind in (LIST, SET):
            head = self._byte()
            size = self._unsigned() if head >> 4 == LONG_LIST else head >> 4
            item = head & 15
            return item, [self._byte() if item in (TRUE, FALSE) else self._value(item) for _ in range(size)]
        if kind in (BYTE, DOUBLE):
            return self._take(8 if kind == DOUBLE else 1)
        raise ValueError(f"a Parquet footer holds a value of type {kind}, which none has")

    def _byte(self) -> int:
        self._at += 1
        return self._content[self._at - 1]

    def _take(self, length: int) -> bytes:
        self._at += length
        return self._content[self._at - length : self._at]

    def _unsigned(self) -> int:
        number = shift = 0
        while (byte := self._byte()) & 0x80:
            number |= (byte & 0x7F) << shift
            shift += 7
        return number | byte << shift

    def _signed(self) -> int:
        number = self._unsigned()
        return (number >> 1) ^ -(number & 1)


def _write_struct(out: bytearray, fields: Struct) -> None:
    before = 0
    for number, (told, value) in sorted(fields.items()):
        kind = (TRUE if value else FALSE) if told in (TRUE, FALSE) else told
        if 0 < number - before <= 15:
            out.append((number - before) << 4 | kind)
        else:
            out.append(kind)
            _write_signed(out, number)
        _write_value(out, kind, value)
        before = number
    out.append(0)


def _write_value(out: bytearray, kind: int, value: Value) -> None:
    if kind in (I16, I32, I64):
        _write_signed(out, value)
    elif kind == BINARY:
        _write_unsigned(out, len(value))
        out += value
    elif kind == STRUCT:
        _write_struct(out, value)
    elif kind in (LIST, SET):
        item, items = value
        if len(items) < LONG_LIST:
            out.append(len(items) << 4 | item)
        else:
            out.append(LONG_LIST << 4 | item)
            _write_unsigned(out, len(items))
        for each in items:
            if item in (TRUE, FALSE):
                out.append(each)
            else:
                _write_value(out, item, each)
    elif kind in (BYTE, DOUBLE):
        out += value


def _write_unsigned(out: bytearray, number: int) -> None:
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)


def _write_signed(out: bytearray, number: int) -> None:
    _write_unsigned(out, (number << 1) ^ (number >> 63))
