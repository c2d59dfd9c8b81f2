"""The DNA file, read back as DNA 3.0 does: which queries it sends, in what order, and how it counts characters."""

import base64
import datetime as dt
import hashlib
import sqlite3
from contextlib import closing

import pytest

from tasks.edition.exports.carried import carried
from tasks.edition.exports.dna import CODER, PASSWORD, write_statements
from tests.edition.exports import made_up
from tests.edition.exports.conftest import NASTY, STAMP, told_apart

# What DNA reads of a coder by the names of columns.
PERMISSIONS = (
    "PermissionAddDocuments", "PermissionEditDocuments", "PermissionDeleteDocuments", "PermissionImportDocuments",
    "PermissionAddStatements", "PermissionEditStatements", "PermissionDeleteStatements", "PermissionEditAttributes",
    "PermissionEditRegex", "PermissionEditStatementTypes", "PermissionEditCoders", "PermissionEditCoderRelations",
    "PermissionViewOthersDocuments", "PermissionEditOthersDocuments", "PermissionViewOthersStatements",
    "PermissionEditOthersStatements",
)  # fmt: skip


def opened(path):
    """The file as DNA opens it: foreign keys are enforced, and the version is one of DNA 3."""
    file = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    file.row_factory = sqlite3.Row
    file.execute("PRAGMA foreign_keys = ON")
    assert not file.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()["Value"].startswith("2")
    assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    assert file.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    return file


def may_log_in(file, coder, password):
    """jasypt's StrongPasswordEncryptor.checkPassword, of which 16 bytes of salt come first."""
    kept = base64.b64decode(file.execute("SELECT Password FROM CODERS WHERE ID = ?", [coder]).fetchone()["Password"])
    digest = hashlib.sha256(kept[:16] + password.encode("utf-8")).digest()
    for _ in range(99_999):
        digest = hashlib.sha256(digest).digest()
    return kept[16:] == digest


def slice_of(text, start, stop):
    """What a Java program cuts out: it counts UTF-16 units."""
    return text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le")


def statements(file):
    """Every statement with its type, span and values, as DNA's statement table and exporter put them together."""
    found = {}
    spans = file.execute(
        "SELECT S.ID, T.Label, S.Start, S.Stop, S.Coder, D.Text, D.Date, D.Title FROM STATEMENTS S "
        "INNER JOIN STATEMENTTYPES T ON S.StatementTypeId = T.ID INNER JOIN DOCUMENTS D ON D.ID = S.DocumentId "
        "INNER JOIN CODERS C ON C.ID = S.Coder ORDER BY S.ID"
    )
    for row in spans:
        span = slice_of(row["Text"], row["Start"], row["Stop"])
        found[row["ID"]] = {"type": row["Label"], "span": span, "document": row["Title"]}
    for table in ("DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT"):
        values = (
            f"SELECT X.StatementId, V.Variable, X.Value FROM {table} X INNER JOIN VARIABLES V ON V.ID = X.VariableId"
        )
        for statement, variable, value in file.execute(values):
            found[statement][variable] = value
    entities = (
        "SELECT X.StatementId, V.Variable, E.Value FROM DATASHORTTEXT X INNER JOIN VARIABLES V ON V.ID = X.VariableId "
        "INNER JOIN ENTITIES E ON E.ID = X.Entity AND E.VariableId = V.ID"
    )
    for statement, variable, value in file.execute(entities):
        found[statement][variable] = value
    return list(found.values())


@pytest.fixture
def written(con, tmp_path):
    """Write the positions of the warehouse and read them back; a function of documents and positions."""

    def write(documents, positions):
        made_up.insert(con, "documents", documents)
        made_up.insert(con, "positions", positions)
        write_statements(told_apart(con), STAMP, tmp_path / "positions.dna", 1000)
        return opened(tmp_path / "positions.dna")

    return write


def test_the_coder_logs_in_with_the_password_that_the_package_tells(nasty_edition):
    with closing(opened(nasty_edition / "data" / "positions.dna")) as file:
        coder = file.execute("SELECT * FROM CODERS WHERE ID = ?", [CODER]).fetchone()
        assert all(coder[name] == 1 for name in (*PERMISSIONS, "PopupAutoComplete"))
        assert may_log_in(file, CODER, PASSWORD)
        assert not may_log_in(file, CODER, "another")


def test_a_position_is_a_statement_of_person_organization_concept_and_agreement(written):
    text = "Nobody spoke. Uruguay supports trade, said Ana Duarte. Chile may talk. The end."
    with closing(
        written(
            [made_up.document("d_1", text, title="Trade", publisher="The Post", url="https://post.example/1")],
            [
                made_up.position("p_1", "d_1", [made_up.passage(text, "Uruguay supports trade")]),
                made_up.position(
                    "p_2",
                    "d_1",
                    [made_up.passage(text, "Chile may talk")],
                    holder="Chile",
                    party="CHL",
                    towards=None,
                    issue="dialogue",
                    stance="open",
                ),
                made_up.position(
                    "p_3", "d_1", [made_up.passage(text, "trade")], issue="other", issue_label="a fair", stance="oppose"
                ),
            ],
        )
    ) as file:
        assert statements(file) == [
            {
                "type": "DNA Statement", "span": "Uruguay supports trade", "document": "Trade", "person": "Ana Duarte",
                "organization": "Uruguay", "concept": "Trade", "agreement": 1, "towards": "Chile", "act": "state",
                "position": "p_1",
            },
            {
                "type": "DNA Statement", "span": "trade", "document": "Trade", "person": "Ana Duarte",
                "organization": "Uruguay", "concept": "a fair", "agreement": 0, "towards": "Chile", "act": "state",
                "position": "p_3",
            },
            {
                "type": "Open position", "span": "Chile may talk", "document": "Trade", "person": "",
                "organization": "Chile", "concept": "Dialogue", "towards": "", "act": "state", "position": "p_2",
            },
        ]  # fmt: skip
        (document,) = file.execute("SELECT * FROM DOCUMENTS").fetchall()
        assert document["Text"] == "Uruguay supports trade\n\n[…]\n\nChile may talk", "passages, not the text"
        assert (document["Source"], document["Date"]) == (
            "The Post",
            dt.datetime(2019, 3, 10, tzinfo=dt.UTC).timestamp(),
        )
        assert "https://post.example/1" in document["Notes"]


def test_every_entity_has_a_value_for_every_attribute_of_its_variable(nasty_edition):
    with closing(opened(nasty_edition / "data" / "positions.dna")) as file:
        missing = file.execute(
            "SELECT count(*) FROM ENTITIES E JOIN ATTRIBUTEVARIABLES A ON A.VariableId = E.VariableId LEFT JOIN "
            "ATTRIBUTEVALUES V ON V.EntityId = E.ID AND V.AttributeVariableId = A.ID WHERE V.ID IS NULL"
        )
        assert missing.fetchone()[0] == 0
        codes = file.execute(
            "SELECT DISTINCT AttributeValue FROM ATTRIBUTEVALUES V JOIN ATTRIBUTEVARIABLES A ON A.ID = "
            "V.AttributeVariableId JOIN ENTITIES E ON E.ID = V.EntityId WHERE AttributeVariable = 'Code' AND E.Value = 'Uruguay'"
        )
        assert [row[0] for row in codes] == ["URY"]


def test_spans_hold_behind_characters_that_java_counts_twice(written):
    text = "🕊🕊 first passage. Then 𝔸strals and the second one."
    evidence = [[made_up.passage(text, "🕊🕊 first passage")], [made_up.passage(text, "second one")]]
    positions = [made_up.position(f"p_{number}", "d_1", spans) for number, spans in enumerate(evidence)]
    with closing(written([made_up.document("d_1", text)], positions)) as file:
        assert [statement["span"] for statement in statements(file)] == ["🕊🕊 first passage", "second one"]


def test_a_document_without_a_day_has_that_of_the_generation_and_says_so(written):
    spans = [made_up.passage("Trade it is.", "Trade")]
    with closing(
        written([made_up.document("d_1", "Trade it is.", None)], [made_up.position("p", "d_1", spans)])
    ) as file:
        (document,) = file.execute("SELECT Date, Notes FROM DOCUMENTS").fetchall()
        assert document["Date"] == made_up.BUILT_AT.timestamp()
        assert "not known" in document["Notes"]


def test_nasty_texts_are_statements_like_others(nasty_edition):
    with closing(opened(nasty_edition / "data" / "positions.dna")) as file:
        read = {statement["position"]: statement for statement in statements(file)}
    assert [read[f"p_{number:02d}"]["span"] for number in range(len(NASTY))] == [carried(text) for text in NASTY]
    assert len({read[f"p_{number:02d}"]["concept"] for number in range(len(NASTY))}) == len(NASTY), "also of long names"
    assert all(len(statement["document"]) < 191 for statement in read.values())
