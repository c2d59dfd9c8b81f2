"""An edition that takes over what a night did not change is to the byte the edition that is made from nothing."""

import shutil
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.edition import build
from tests.edition import tiny
from warehouse import generations
from warehouse.connection import connect
from warehouse.editions import published_generation
from warehouse.schema import schema_version
from warehouse.settings import load_settings

FOLDERS = count()
DOCUMENTS, MEETINGS = ("d_first", "d_copy", "d_later", "d_undated"), ("m_held", "m_coming")
POSITIONS = ("p_oppose", "p_copied", "p_support", "p_open", "p_nobody", "p_whaling", "p_football", "p_hostile")
WORDS = st.sampled_from(["Peace talks", "<b>bold</b>", "Reuters", "Ana Duarte", "other"])
DAYS = st.sampled_from(["2018-02-03", "2019-03-09", "2020-05", "2021"])
CODES = st.sampled_from(["BOL", "CHL", "PER", "XYZ", None])
ISSUES = st.sampled_from(["trade", "water_resources", "other", "whales"])


def setting(table, key, keys, **columns):
    """A statement that sets one column of one row, with what it is given."""
    return st.one_of(
        *(
            st.tuples(
                st.just(f"UPDATE {table} SET {column} = ? WHERE {key} = ?"), st.tuples(values, st.sampled_from(keys))
            )
            for column, values in columns.items()
        )
    )


CHANGES = st.one_of(
    setting(
        "documents", "document_id", DOCUMENTS, title=WORDS, publisher=WORDS, url=st.just("https://example.org/"), author=WORDS,
        copy_of=st.none(), superseded_by=st.just("d_later2"), ingested_at=st.just("2022-06-01 02:00:00+00"),
        published_earliest=st.none(), published_latest=st.sampled_from(["2019-04-02", "2021-01-01", None]),
    ),
    setting(
        "meetings", "meeting_id", MEETINGS, title=WORDS, place=WORDS, country=CODES, start_date=DAYS, confidence=st.just(0.25),
        status=st.sampled_from(["held", "cancelled", "postponed"]), issues=st.lists(ISSUES, max_size=2, unique=True),
        parties=st.sampled_from([["BOL", "CHL"], ["CHL", "PER", "URY"]]), people=st.sampled_from([[], ["Ana Duarte"]]),
    ),
    setting(
        "meeting_reports", "meeting_id", MEETINGS, place=WORDS, parties=st.just(["BOL", "XYZ"]), issues=st.just(["whales"]),
        document_id=st.sampled_from(DOCUMENTS), meeting_id=st.sampled_from(MEETINGS),
    ),
    setting(
        "positions", "position_id", POSITIONS, holder=WORDS, party=CODES, towards=CODES, issue=ISSUES, issue_label=WORDS,
        stance=st.sampled_from(["support", "oppose", "open"]), quote=WORDS, stated_on=DAYS, document_id=st.sampled_from(DOCUMENTS),
    ),
    st.sampled_from([
        ("DELETE FROM positions WHERE position_id = ?", ("p_support",)),
        ("DELETE FROM meeting_reports WHERE meeting_id = ?", ("m_held",)),
        ("INSERT INTO meeting_redirects VALUES ('m_old', ?, 3, ['r_old'])", ("m_held",)),
        ("INSERT INTO changes (change, kind, id) VALUES ('new', 'meeting', ?)", ("m_held",)),
        ("UPDATE parties SET name = ? WHERE code = 'URY'", ("Banda Oriental",)),
    ]),
)  # fmt: skip


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def linked(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if path.stat().st_nlink > 1}


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(nights=st.lists(st.lists(CHANGES, min_size=1, max_size=3), min_size=2, max_size=2))
def test_pages_taken_over_are_those_that_would_be_made(tiny_warehouse, tmp_path, nights):
    folder = tmp_path / str(next(FOLDERS))
    folder.mkdir()
    path, before = shutil.copyfile(tiny_warehouse, folder / "w.duckdb"), None
    for number, changes in enumerate(nights):
        with connect(path, read_only=False) as con:
            for statement, values in changes:
                con.execute(statement, values)
        following, anew = folder / f"{number}", folder / f"{number}-anew"
        tiny.site_of(path, following, before)
        tiny.site_of(path, anew)
        assert contents(following) == contents(anew), changes
        before = following


@pytest.fixture(scope="module")
def two_nights(tiny_warehouse, tmp_path_factory):
    """Settings of a warehouse of which the second generation is published after the first; the second's own."""
    place = load_settings(tmp_path_factory.mktemp("nights"))
    place.warehouse.parent.mkdir(parents=True)
    shutil.copyfile(tiny_warehouse, place.warehouse)
    for change in ("SELECT 1", "UPDATE documents SET publisher = 'Agency' WHERE document_id = 'd_undated'"):
        with connect(place.warehouse, read_only=False) as con:
            con.execute(change)
            con.execute("UPDATE generation SET number = number + 1, schema_version = ?", [schema_version()])
        build.publish(place, generations.current(place))
    return place


def published_anew(place, folder):
    elsewhere = load_settings(folder, warehouse=place.warehouse, published=folder / "elsewhere")
    return build.publish(elsewhere, generations.current(place))


def test_a_whole_edition_is_the_one_made_from_nothing_and_links_what_stays(two_nights, tmp_path):
    folder = two_nights.published.resolve()
    assert contents(folder) == contents(published_anew(two_nights, tmp_path).path)
    taken_over = linked(folder)
    assert {"meetings/m_held.html", "documents/d_first.html", "parties/CHL.html", "schema.html"} <= taken_over
    assert taken_over.isdisjoint({"documents/d_undated.html", "documents/undated.html", "index.html"})


@pytest.mark.in_turn(1)
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda folder: (folder / "inputs.parquet").write_bytes(b"PAR1"), id="digests"),
        pytest.param(lambda folder: (folder / "meetings" / "m_held.html").unlink(), id="a page"),
        pytest.param(lambda folder: (folder / "manifest.json").write_text("{"), id="the manifest"),
    ],
)
def test_from_a_broken_edition_nothing_is_taken_over_and_the_edition_says_so(two_nights, tmp_path, damage):
    place = load_settings(tmp_path, warehouse=two_nights.warehouse, published=tmp_path / "published")
    shutil.copytree(two_nights.published.resolve(), place.editions_dir / "gen-000009")
    place.published.symlink_to(f"{place.editions_dir.name}/gen-000009")
    damage(place.published.resolve())
    edition = build.publish(place, generations.current(place))
    (note,) = edition.notes
    assert "nothing was taken over from the edition before" in note
    assert linked(edition.path) == set()
    assert published_generation(place) == 9
    assert contents(edition.path) == contents(two_nights.published.resolve())
