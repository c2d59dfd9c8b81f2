"""The exports of the bundled corpus, as the night writes them, counted by other readers of their formats."""

import json
import sqlite3
from contextlib import closing

import feedparser
import igraph
import pytest
import rdflib
import vobject
from frictionless import validate

from warehouse.connection import connect


@pytest.fixture
def count(bundled_settings):
    """How many rows a query of the warehouse gives."""

    def number(query):
        with connect(bundled_settings.warehouse, read_only=True) as con:
            return con.execute(f"SELECT count(*) FROM ({query})").fetchone()[0]

    return number


def test_programs_read_as_much_as_the_warehouse_holds(bundled_settings, count):
    edition = bundled_settings.published.resolve()
    report = validate(edition / "datapackage.json")
    assert report.valid, [task.errors for task in report.tasks if not task.valid]

    lines = (edition / "data" / "events.plover.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == count("SELECT DISTINCT fact_id FROM coded_events") > 80
    assert {"id", "date", "source", "event"} <= set.intersection(*(set(json.loads(line)) for line in lines))

    with closing(sqlite3.connect(edition / "data" / "positions.dna")) as file:
        assert file.execute("SELECT count(*) FROM STATEMENTS").fetchone()[0] == count("FROM positions")

    graph = igraph.Graph.Read_GraphML(str(edition / "data" / "meetings.graphml"))
    assert graph.ecount() == count("SELECT DISTINCT party_a, party_b FROM meetings_by_pair")

    facts = rdflib.Graph().parse(edition / "data" / "facts.jsonld", format="json-ld")
    kinds = [rdflib.URIRef(f"https://schema.org/{kind}") for kind in ("Event", "Claim")]
    found = [len(set(facts.subjects(rdflib.RDF.type, kind))) for kind in kinds]
    assert found == [count("FROM meetings"), count("FROM positions")]

    calendar = vobject.readOne((edition / "feeds" / "meetings.ics").read_bytes().decode("utf-8"))
    announced = "SELECT DISTINCT meeting_id FROM meeting_status_history WHERE status NOT IN ('held', 'ongoing')"
    assert 0 < len(calendar.vevent_list) <= count(announced)

    feed = feedparser.parse((edition / "feeds" / "changes.atom").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == count("FROM changes") + 1
