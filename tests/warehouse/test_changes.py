import polars as pl

from warehouse.changes import status_changes
from warehouse.connection import connect
from warehouse.history import write_history

CHANGES = "SELECT change, kind, id, document, what, before, after FROM changes ORDER BY ALL"


def test_everything_is_new_in_the_first_generation(settings, one_night, rows):
    assert [row[:2] for row in rows(settings.warehouse, CHANGES)] == [
        ("new", "document"),
        ("new", "meeting"),
        ("new", "position"),
    ]
    assert rows(settings.warehouse, "SELECT after FROM changes WHERE kind = 'meeting'") == [
        ("parties: [CHL, URY]; start_date: 2019-03-06; place: Montevideo; status: scheduled",)
    ]


def test_what_changed_is_told_with_before_and_after(settings, one_night, night, read, rows):
    night(settings, read("a.txt", "Ministers met today", status="held", stance="open"))
    assert rows(settings.warehouse, CHANGES) == [
        ("changed", "meeting", "m_1", None, "status", "status: scheduled", "status: held"),
        ("changed", "position", "p_a.txt", "a.txt", "stance", "stance: oppose", "stance: open"),
    ]


def test_an_edited_document_is_changed_not_new(settings, night, read, rows):
    first = read("a.txt", "Ministers met today")
    edited = read("a.txt", "Ministers met yesterday")
    night(settings, first)
    night(settings, edited | {"positions": edited["positions"].clear()})
    found = rows(settings.warehouse, "SELECT change, kind, id, what FROM changes ORDER BY ALL")
    assert found == [
        ("changed", "document", edited["documents"]["document_id"][0], "sha256"),
        ("gone", "position", "p_a.txt", None),
    ]
    assert rows(settings.warehouse, "SELECT before, after FROM changes WHERE change = 'gone'") == [
        ("holder: Ana Duarte; issue: trade; stance: oppose; act: state", None)
    ]


def test_a_change_that_readers_do_not_see_still_makes_a_generation(settings, night, read, rows):
    frames = read("a.txt", "Ministers met today")
    night(settings, frames)
    surer = frames["positions"].with_columns(confidence=pl.lit(0.9))
    second = night(settings, frames | {"positions": surer})
    assert second.number == 2
    assert rows(second.path, CHANGES) == []
    assert rows(second.path, "SELECT confidence FROM positions") == [(0.9,)]


def test_the_history_of_what_differs_is_that_of_all_rows(settings, two_nights, night, read, rows):
    frames = read("a.txt", "Ministers met yesterday", status="held", stance="open")
    night(settings, frames)
    surer = frames["positions"].with_columns(confidence=pl.lit(0.9))
    night(settings, frames | {"positions": surer, "meeting_reports": frames["meeting_reports"].clear()})
    last = night(settings, read("a.txt", "Envoys left"), read("c.txt", "Others met elsewhere"))
    assert [n for (n,) in rows(last.path, "SELECT generation_from FROM positions_history ORDER BY ALL")] == [
        1,
        2,
        3,
        4,
        5,
        5,
    ]
    with connect(last.path, read_only=False) as con:
        assert write_history(con) == 0


def test_a_newer_schema_makes_a_generation_even_with_nothing_new(settings, night, read):
    first = night(settings, read("a.txt", "Ministers met today"))
    with connect(first.path, read_only=False) as con:
        con.execute("UPDATE generation SET schema_version = 'older'")
    assert night(settings).number == 2


def test_a_meeting_with_another_status_is_told_with_both(settings, one_night, night, read):
    held = night(settings, read("a.txt", "Ministers met today", status="held"))
    assert status_changes(held.path, one_night.path).rows() == [
        ("m_1", "Chile and Uruguay", "2019-03-06", "scheduled", "held")
    ]


def test_a_meeting_that_got_another_id_is_followed(settings, one_night, night, read):
    held = night(settings, read("a.txt", "Ministers met today", status="held"))
    with connect(held.path, read_only=False) as con:
        con.execute("UPDATE meetings SET meeting_id = 'm_9'")
        con.execute("INSERT INTO meeting_redirects VALUES ('m_1', 'm_9', 2, ['r_1'])")
    told = status_changes(held.path, one_night.path)
    assert told.select("meeting_id", "from", "to").rows() == [("m_9", "scheduled", "held")]


def test_a_first_generation_has_no_meeting_with_another_status(one_night):
    assert status_changes(one_night.path, None).is_empty()
