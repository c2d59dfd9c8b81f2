import csv

from tasks.edition.exports.codebook import COLUMNS
from warehouse.published_tables import TABLES


def test_every_published_column_is_explained(nasty_edition):
    with (nasty_edition / "data" / "codebook.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert {row["table"] for row in rows} == set(TABLES)
    assert all(row["description"] for row in rows)
    for table in TABLES:
        with (nasty_edition / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [row["column"] for row in rows if row["table"] == table]
    status = next(row for row in rows if row["table"] == "meetings" and row["column"] == "status")
    assert status["values"] == "held; ongoing; scheduled; proposed; postponed; cancelled"


def test_the_page_explains_the_same(nasty_edition):
    page = (nasty_edition / "data" / "codebook.md").read_text(encoding="utf-8")
    assert page.count("\n## ") == len(TABLES)
    assert "| `meeting_id` | VARCHAR, key | Key, stable over runs. |" in page
