"""`data/positions.dna`: positions as statements for Discourse Network Analyzer 3.0 (DNA; Leifeld, Gruber, Henrichsen).

A position is a statement of person, organization, concept and agreement. A stance that is open is neither agreement nor
disagreement; such a position is of the statement type 'Open position', which has no agreement. Documents hold the
passages of their positions, not the texts, which belong to their publishers; a statement spans its first passage.
The file opens as the one coder it has, with the password in PASSWORD, which guards nothing.
"""

import base64
import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from tasks.edition.exports.carried import carried, shortened, utf16_length
from tasks.edition.exports.dna_texts import Passage, composed
from tasks.edition.exports.rows import rows
from tasks.edition.stamp import Stamp

SCHEMA = Path(__file__).with_name("dna.sql")
DNA_VERSION, DNA_DATE = "3.0.8", "2022-06-16"
CODER, CODER_NAME, PASSWORD = 1, "Parley", "parley"
LONGEST = 190  # DNA's own limit on all short texts

STATEMENT, OPEN = 1, 2
TYPES = ((STATEMENT, "DNA Statement", 239, 208, 51), (OPEN, "Open position", 190, 190, 190))
SHORT = ("person", "organization", "concept", "towards", "act")
ATTRIBUTES = {"organization": ("Code", "Kind"), "concept": ("Issue",), "towards": ("Code", "Kind")}
AGREEMENT = {"support": 1, "oppose": 0}

CHOSEN = """
    CREATE OR REPLACE TEMP TABLE chosen AS
    SELECT position_id FROM edition_positions
    ORDER BY known_on DESC NULLS LAST, published_latest DESC NULLS LAST, position_id DESC LIMIT $most
"""
POSITIONS = """
    SELECT
        positions.position_id, positions.document_id, positions.holder, positions.party, positions.towards,
        positions.issue, positions.issue_label, positions.stance, positions.act, positions.evidence,
        parties.name AS party_name, parties.kind AS party_kind, target.name AS towards_name,
        target.kind AS towards_kind, issues.label
    FROM positions
    LEFT JOIN parties ON parties.code = positions.party
    LEFT JOIN parties AS target ON target.code = positions.towards
    LEFT JOIN issues USING (issue)
    WHERE positions.position_id IN (SELECT position_id FROM chosen)
    ORDER BY positions.document_id, positions.evidence[1].char_start, positions.position_id
"""
DOCUMENTS = """
    SELECT document_id, document, title, author, publisher, url, source_name, published_earliest, published_latest
    FROM documents
    WHERE document_id IN (SELECT document_id FROM positions WHERE position_id IN (SELECT position_id FROM chosen))
    ORDER BY document_id
"""


class Variable(NamedTuple):
    """A variable of a statement type: its number in the file, its name and kind."""

    id: int
    name: str
    kind: str
    type: int


def variables() -> list[Variable]:
    """All variables of both statement types, in the order in which DNA shows them."""
    named = [(name, "short text") for name in SHORT[:3]] + [("agreement", "boolean")]
    named += [(name, "short text") for name in SHORT[3:]] + [("position", "long text")]
    of_type = {STATEMENT: named, OPEN: [(name, kind) for name, kind in named if kind != "boolean"]}
    flat = [(name, kind, number) for number, listed in of_type.items() for name, kind in listed]
    return [Variable(place, name, kind, number) for place, (name, kind, number) in enumerate(flat, start=1)]


def write_statements(con: duckdb.DuckDBPyConnection, stamp: Stamp, path: Path, most: int) -> None:
    """Write a statement for each of the newest positions, at most so many, and documents that hold their passages."""
    con.execute(CHOSEN, {"most": most})
    documents, positions = rows(con, DOCUMENTS), rows(con, POSITIONS)
    path.unlink(missing_ok=True)
    file = sqlite3.connect(path, isolation_level=None)
    try:
        file.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        file.executescript(SCHEMA.read_text(encoding="utf-8"))
        file.execute("BEGIN")
        _write_frame(file)
        _write_documents(file, documents, positions, stamp)
        _write_values(file, positions)
        file.execute("COMMIT")
        file.execute("VACUUM")
    finally:
        file.close()


@cache
def password_digest(password: str, salt: bytes) -> str:
    """A password as DNA keeps it: jasypt's StrongPasswordEncryptor, SHA-256 in 100,000 rounds behind 16 bytes of salt.

    The salt is given, not drawn, so that the file has the same bytes each time.
    """
    digest = salt + password.encode()
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode("ascii")


def _write_frame(file: sqlite3.Connection) -> None:
    """Settings, the coder, statement types, variables and attributes: what DNA finds in any database."""
    file.executemany("INSERT INTO SETTINGS VALUES (?, ?)", [("version", DNA_VERSION), ("date", DNA_DATE)])
    digest = password_digest(PASSWORD, hashlib.sha256(CODER_NAME.encode()).digest()[:16])
    file.execute(
        "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (?, ?, 255, 255, 0, ?)",
        (CODER, CODER_NAME, digest),
    )
    file.executemany("INSERT INTO STATEMENTTYPES VALUES (?, ?, ?, ?, ?)", TYPES)
    file.executemany("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", variables())
    file.executemany("INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?, ?)", _attributes())


def _attributes() -> list[tuple[int, str]]:
    return [(variable.id, name) for variable in variables() for name in ATTRIBUTES.get(variable.name, ())]


def _write_documents(
    file: sqlite3.Connection, documents: Sequence[dict[str, Any]], positions: Sequence[dict[str, Any]], stamp: Stamp
) -> None:
    """Documents, each made of its passages, and the statements in them, numbered as the positions are ordered."""
    of_document: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for number, position in enumerate(positions, start=1):
        of_document.setdefault(position["document_id"], []).append((number, position))
    for number, document in enumerate(documents, start=1):
        own = of_document[document["document_id"]]
        passages = [Passage(**passage) for _, position in own for passage in position["evidence"]]
        text, starts = composed(passages)
        row = _document(number, document, text, stamp)
        file.execute("INSERT INTO DOCUMENTS VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?)", row)
        file.executemany(
            "INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, ?)",
            [(statement, _type(position), number, *_span(position, starts), CODER) for statement, position in own],
        )


def _span(position: dict[str, Any], starts: dict[Passage, int]) -> tuple[int, int]:
    first = Passage(**position["evidence"][0])
    return starts[first], starts[first] + max(utf16_length(first.text), 1)


def _document(number: int, document: dict[str, Any], text: str, stamp: Stamp) -> tuple[Any, ...]:
    day = document["published_earliest"] or document["published_latest"]
    notes = [
        f"{document['document']} ({document['document_id']})",
        document["url"] or "",
        "Only the passages of the positions are here; the text is its publisher's.",
        "" if day else "The day of publication is not known; Date is that of the generation.",
    ]
    seconds = datetime.combine(day, time(), UTC).timestamp() if day else stamp.built_at.timestamp()
    return (
        number,
        _short(document["title"] or document["document"]),
        text,
        CODER,
        _short(document["author"]),
        _short(document["publisher"]),
        carried("\n".join(note for note in notes if note)),
        _short(document["source_name"]),
        int(seconds),
    )


def _write_values(file: sqlite3.Connection, positions: Sequence[dict[str, Any]]) -> None:
    """What each statement says, and the entities that its short texts name."""
    entities: dict[tuple[int, str], int] = {}
    attributes: dict[int, dict[str, str]] = {}
    short: list[tuple[int, int, int]] = []
    long: list[tuple[int, int, str]] = []
    agreements: list[tuple[int, int, int]] = []
    of_type = {number: [v for v in variables() if v.type == number] for number, *_ in TYPES}
    for number, position in enumerate(positions, start=1):
        values = _values(position)
        for variable in of_type[_type(position)]:
            if variable.kind == "short text":
                value, known = values[variable.name]
                entity = entities.setdefault((variable.id, _short(value)), len(entities) + 1)
                attributes.setdefault(entity, known)
                short.append((number, variable.id, entity))
            elif variable.kind == "boolean":
                agreements.append((number, variable.id, AGREEMENT[position["stance"]]))
            else:
                long.append((number, variable.id, position["position_id"]))
    file.executemany(
        "INSERT INTO ENTITIES (ID, VariableId, Value, Red, Green, Blue) VALUES (?, ?, ?, 0, 0, 0)",
        [(entity, *key) for key, entity in entities.items()],
    )
    file.executemany(
        "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES (?, ?, ?)",
        list(_attribute_values(entities, attributes)),
    )
    file.executemany("INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)", short)
    file.executemany("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)", agreements)
    file.executemany("INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (?, ?, ?)", long)


def _attribute_values(
    entities: dict[tuple[int, str], int], attributes: dict[int, dict[str, str]]
) -> Iterator[tuple[int, int, str]]:
    """A value for each entity and attribute of its variable, empty where none is known: DNA counts on the row."""
    numbered = list(enumerate(_attributes(), start=1))
    for (variable, _), entity in entities.items():
        for number, (owner, name) in numbered:
            if owner == variable:
                yield entity, number, _short(attributes[entity].get(name))


def _values(position: dict[str, Any]) -> dict[str, tuple[str, dict[str, str]]]:
    """The short texts of a statement, each with the attributes of what it names."""
    party = position["party_name"] or position["party"] or ""
    towards = position["towards_name"] or position["towards"] or ""
    holder = position["holder"]
    label = position["issue_label"] if position["issue"] == "other" else None
    return {
        # The party itself is the holder where no person is named.
        "person": ("" if holder in (party, position["party"]) else holder, {}),
        "organization": (party, _known(position["party"], position["party_kind"])),
        "concept": (label or position["label"] or position["issue"], {"Issue": position["issue"]}),
        "towards": (towards, _known(position["towards"], position["towards_kind"])),
        "act": (position["act"], {}),
    }


def _known(code: str | None, kind: str | None) -> dict[str, str]:
    return {"Code": code or "", "Kind": kind or ""}


def _type(position: dict[str, Any]) -> int:
    return STATEMENT if position["stance"] in AGREEMENT else OPEN


def _short(text: str | None) -> str:
    return shortened(carried(text), LONGEST)
