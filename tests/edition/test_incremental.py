"""An edition that takes over what a night did not change is to the byte the edition that is made from nothing."""

import os
import shutil
from dataclasses import replace
from itertools import count
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.edition import build, site
from tests.edition import tiny
from warehouse import generations
from warehouse.connection import connect
from warehouse.editions import fault_of_edition, published_generation
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


def linked(folder, before):
    pages = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]
    return {page for page in pages if (before / page).exists() and (folder / page).samefile(before / page)}


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(nights=st.lists(st.lists(CHANGES, min_size=1, max_size=3), min_size=3, max_size=3))
def test_pages_taken_over_are_those_that_would_be_made(tiny_warehouse, tmp_path, nights):
    folder = tmp_path / str(next(FOLDERS))
    folder.mkdir()
    path, before = shutil.copyfile(tiny_warehouse, folder / "w.duckdb"), None
    spare = folder / "spare"  # of the first night, for the third
    for number, changes in enumerate(nights):
        with connect(path, read_only=False) as con:
            for statement, values in changes:
                con.execute(statement, values)
        following, anew = folder / f"{number}", folder / f"{number}-anew"
        tiny.site_of(path, following, before, spare if number == 2 else None)
        tiny.site_of(path, anew)
        assert contents(following) == contents(anew), changes
        before = following
        if number == 0:
            shutil.copytree(following, spare, copy_function=os.link)
            first = contents(spare)
    assert contents(folder / "0") == first  # no page that two editions share was written into


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
    assert fault_of_edition(two_nights, every_byte=True) is None
    taken_over = linked(folder, two_nights.editions_dir / "gen-000008")
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
    broken = place.published.resolve()
    shutil.copytree(two_nights.published.resolve(), place.editions_dir / ".spare-000001")
    damage(broken)
    edition = build.publish(place, generations.current(place))
    (note,) = edition.notes
    assert "nothing was taken over from the edition before" in note
    assert linked(edition.path, broken) == set()
    assert published_generation(place) == 9
    assert contents(edition.path) == contents(two_nights.published.resolve())


@pytest.fixture
def nights(tiny_warehouse, tmp_path, monkeypatch):
    """Settings of a warehouse of the test's own, and what publishes it with a change; charts are left out."""
    monkeypatch.setattr(build, "write_charts", lambda *_: [])
    place = load_settings(tmp_path, keep_generations=2)
    place.warehouse.parent.mkdir(parents=True)
    shutil.copyfile(tiny_warehouse, place.warehouse)

    def night(change="SELECT 1"):
        with connect(place.warehouse, read_only=False) as con:
            con.execute(change)
            con.execute("UPDATE generation SET number = number + 1, schema_version = ?", [schema_version()])
        return build.publish(place, generations.current(place))

    return place, night


def spares(place):
    return sorted(path.name for path in place.editions_dir.glob(".*"))


def of_agency(document):
    return f"UPDATE documents SET publisher = 'Agency' WHERE document_id = '{document}'"


@pytest.mark.in_turn(1, among="whole nights")
def test_a_night_links_no_page_that_lies_in_a_spare_tree(nights, tmp_path, monkeypatch):
    place, night = nights
    linked_pages = []

    def take_over(before, path):
        linked_pages.append(str(path).rpartition("/")[2])
        os.link(before, path)

    monkeypatch.setattr(site, "take_over", take_over)
    night()
    assert spares(place) == [".spare-000001", ".spare-000002"]  # one tree more than there will be editions
    for number, change in enumerate([of_agency("d_undated"), of_agency("d_later"), "DELETE FROM positions"]):
        linked_pages.clear()
        edition = night(change)
        assert fault_of_edition(place, every_byte=True) is None
        assert contents(edition.path) == contents(published_anew(place, tmp_path / f"anew-{number}").path)
        assert len(list(place.editions_dir.iterdir())) == 3
        in_wide = [page for page in linked_pages if page.startswith(("m_", "d_", "undated", "2019"))]
        assert len(in_wide) < 3, change


@pytest.mark.in_turn(1, among="whole nights")
def test_a_tree_that_another_program_made_is_not_used(nights, tmp_path, monkeypatch):
    place, night = nights
    night()
    monkeypatch.setattr(build, "program", lambda *_: "another")
    for change in ("DELETE FROM positions", "SELECT 1", "SELECT 1"):
        edition = night(change)
        assert contents(edition.path) == contents(published_anew(place, tmp_path / str(edition.generation)).path)
        assert fault_of_edition(place, every_byte=True) is None


@pytest.mark.in_turn(1, among="whole nights")
def test_a_night_that_fails_half_way_leaves_editions_and_trees_whole(nights, tmp_path, monkeypatch):
    place, night = nights
    night()
    before = contents(place.published)
    with monkeypatch.context() as patched:
        patched.setattr(build, "read_overview", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            night(of_agency("d_first"))
    assert contents(place.published) == before
    assert spares(place) == [".spare-000001"]  # the other was being made an edition of
    edition = night(of_agency("d_first"))
    assert contents(edition.path) == contents(published_anew(place, tmp_path / "anew").path)
    assert len(list(place.editions_dir.iterdir())) == 3


@pytest.mark.in_turn(1, among="whole nights")
def test_where_the_disk_knows_no_links_there_are_editions_all_the_same(nights, tmp_path, monkeypatch):
    place, night = nights

    def no_links(*_):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", no_links)
    night()
    assert spares(place) == []
    for document in ("d_first", "d_later", "d_undated"):
        edition = night(of_agency(document))
        assert contents(edition.path) == contents(published_anew(place, tmp_path / document).path)
    assert spares(place) == [".spare-000001"]  # the edition that was too many


def test_no_page_is_written_over_another(tmp_path):
    blank = SimpleNamespace(get_template=lambda _: SimpleNamespace(render=lambda *_, **__: "<p>ours</p>"))
    (tmp_path / "there.html").write_text("theirs")  # in a spare tree that would be the page of other editions too
    with pytest.raises(ValueError, match=r"two pages are to stand at there\.html"):
        site.Site(tmp_path, None, blank).write(None, [site.Page("there.html", "", "a.html")])
    assert (tmp_path / "there.html").read_text() == "theirs"


def test_fewer_editions_are_kept_with_fewer_trees(nights):
    place, night = nights
    night()
    assert spares(place) == [".spare-000001", ".spare-000002"]
    build.publish(replace(place, keep_generations=1), generations.current(place))
    assert spares(place) == [".spare-000001"]
