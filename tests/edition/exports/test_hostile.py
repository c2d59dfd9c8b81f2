"""Whatever stands in a title, name or passage changes nothing in the structure of any export."""

import json
import shutil
import sqlite3
from contextlib import closing

import feedparser
import igraph
import rdflib
import vobject
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tasks.edition.exports import atom, calendar, dna, graphml, jsonld, plover
from tasks.edition.exports.carried import carried, shortened, utf16_length
from tasks.edition.exports.lines import Lines
from tasks.edition.exports.settings import read_settings
from tests.edition.exports import made_up
from tests.edition.exports.conftest import NASTY, STAMP, publish_facts, told_apart
from warehouse.connection import connect

PIECES = st.sampled_from(
    ["</script>", "<b>", "&#0;", "]]>", "=1+1", "\x00", "\x1b", "\r\n", "\n\n", "\\n", "\\", ";", ",", ":", '"', "'",
     "END:VEVENT", "\u202e", "\u2028", "\x85", "\ufffe", "🕊", "e\u0301", " ", "\t", "x" * 200, "ñ" * 80]
)  # fmt: skip
TEXTS = st.one_of(st.text(min_size=1, max_size=60), st.lists(PIECES, min_size=1, max_size=8).map("".join))


@given(texts=st.lists(TEXTS, min_size=3, max_size=3))
@example(texts=list(NASTY))
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_export_is_read_back_with_what_the_warehouse_holds(empty, tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copyfile(empty, folder / "own.duckdb")
    with connect(folder / "own.duckdb", read_only=False) as con:
        made_up.few_facts(con, texts)
        con.execute("UPDATE parties SET name = ? WHERE code = 'CHL'", [texts[0]])
        plover.write_events(told_apart(con), STAMP, Lines(con, folder, None, "program"), folder / "events.jsonl")
        dna.write_statements(told_apart(con), STAMP, folder / "positions.dna", 1000)
        graphml.write_graph(con, folder / "meetings.graphml")
        jsonld.write_facts(told_apart(con), STAMP, Lines(con, folder, None, "program"), folder / "facts.jsonld")
        calendar.write_calendar(told_apart(con), STAMP, folder / "meetings.ics", 1000)
        atom.write_feed(told_apart(con), STAMP, read_settings(con), folder / "changes.atom")
    shown = [carried(text) for text in texts]

    events = [json.loads(line) for line in (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [event["event_text"] for event in events] == [[text] for text in texts] * 2

    with closing(sqlite3.connect(folder / "positions.dna")) as file:
        assert file.execute("SELECT Title FROM DOCUMENTS ORDER BY ID").fetchall() == [
            (shortened(text, 190),) for text in shown
        ]
        assert file.execute("SELECT count(*) FROM STATEMENTS").fetchone() == (len(texts),)

    graph = igraph.Graph.Read_GraphML(str(folder / "meetings.graphml"))
    assert {node["id"]: node["name"] for node in graph.vs} == {"CHL": shown[0], "URY": "Uruguay"}

    facts = rdflib.Graph().parse(folder / "facts.jsonld", format="json-ld")
    name, event = rdflib.URIRef("https://schema.org/name"), rdflib.URIRef("https://schema.org/Event")
    assert sorted(str(facts.value(node, name)) for node in facts.subjects(rdflib.RDF.type, event)) == sorted(texts)

    read = vobject.readOne((folder / "meetings.ics").read_bytes().decode("utf-8"))
    summaries = {event.uid.value: event.summary.value for event in read.vevent_list}
    assert summaries == {f"m_{number:02d}@parley": text for number, text in enumerate(shown)}

    feed = feedparser.parse((folder / "changes.atom").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == 2 * len(texts) + 1


@given(text=TEXTS)
def test_what_cannot_be_carried_becomes_one_other_character_each(text):
    assert len(carried(text)) == len(text)
    assert carried(carried(text)) == carried(text)


@given(text=st.text(min_size=1, max_size=300), length=st.integers(20, 200))
def test_a_text_is_cut_to_its_length_and_stays_apart_from_others(text, length):
    assert utf16_length(shortened(text, length)) <= length
    assert (shortened(text, length) == text) == (utf16_length(text) <= length)
    assert shortened(text + "a" * 200, length) != shortened(text + "a" * 199 + "b", length)


def test_the_same_generation_gives_the_same_bytes(nasty, nasty_edition, tmp_path):
    again = publish_facts(nasty, tmp_path)
    files = sorted(path.relative_to(nasty_edition) for path in nasty_edition.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert [str(name) for name in files if (nasty_edition / name).read_bytes() != (again / name).read_bytes()] == []
