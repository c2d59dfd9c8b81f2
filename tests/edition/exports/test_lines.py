"""Files of one line per fact that take over lines of the edition before are to the byte those that are made anew."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.edition.exports import lines
from tasks.edition.exports.lines import Kind, Lines
from tests.edition.exports import made_up
from tests.edition.exports.conftest import told_apart

SEPARATOR = b",\n"
# The day and the version of each fact of two kinds, by its number; few days, so that slices follow one another.
FACTS = st.lists(
    st.dictionaries(st.integers(0, 30), st.tuples(st.sampled_from(["2019-03-04", "2019-03-05", "2020-01-01", "~~~a--b--c"]), st.integers(0, 2))),
    min_size=2,
    max_size=2,
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def fine_slices():
    """Slices of days with so few facts that a handful of them is divided."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "MOST_LINES", 3)
        yield


def written(folder: Path, before: Path | None, facts: list[dict[int, tuple[str, int]]]) -> tuple[bytes, list[str]]:
    """The file of these facts in a folder, and which of them were rendered."""
    folder.mkdir()
    rendered: list[str] = []
    kinds = []
    with duckdb.connect() as con, (folder / "facts").open("wb") as out:
        for number, of_kind in enumerate(facts):
            con.execute(f"CREATE TABLE facts_{number} (day VARCHAR, id VARCHAR, digest UBIGINT)")
            for fact, (day, version) in of_kind.items():
                con.execute(f"INSERT INTO facts_{number} SELECT $1, $2, hash($1, $2, $3)", [day, f"{fact:02}", version])

            def made(ids, of_kind=of_kind):
                rendered.extend(ids)
                return {name: f"{name} in version {of_kind[int(name)]}" for name in ids}

            kinds.append(Kind(f"kind {number}", f"SELECT * FROM facts_{number}", made))
        out.write(b"[\n")
        writer = Lines(con, folder, before, "program")
        writer.write(out, "facts", kinds, SEPARATOR)
        writer.keep_places()
    return (folder / "facts").read_bytes(), rendered


@settings(max_examples=25)
@given(earlier=FACTS, later=FACTS)
def test_lines_taken_over_are_those_that_would_be_made(tmp_path_factory, earlier, later):
    folder = tmp_path_factory.mktemp("lines")
    written(folder / "before", None, earlier)
    following, _ = written(folder / "following", folder / "before", later)
    anew, _ = written(folder / "anew", None, later)
    assert following == anew
    assert (folder / "following" / lines.PLACES).read_bytes() == (folder / "anew" / lines.PLACES).read_bytes()


def test_lines_of_days_that_stay_are_not_made_again(tmp_path):
    days = ["2019-03-04", "2019-03-05", "2020-01-01", "~~~a--b--c"]
    facts = [{number: (days[number % 4], 0) for number in range(16)}, {}]
    written(tmp_path / "before", None, facts)
    facts[0][1] = (days[1], 1)
    _, rendered = written(tmp_path / "following", tmp_path / "before", facts)
    assert rendered == ["01", "05", "09", "13"]


def test_meetings_of_one_year_of_which_no_day_is_known_are_divided_and_keep_their_year(con):
    undated = [made_up.meeting(f"m_{n}", start_date="2021", end_date=None) for n in range(20)]
    made_up.insert(con, "documents", [made_up.document("d_1", "Envoys met.")])
    made_up.insert(
        con, "meetings", [*undated, made_up.meeting("m_month", start_date="2021-03"), made_up.meeting("m_day")]
    )
    days = dict(told_apart(con).execute("SELECT id, day FROM edition_facts WHERE kind = 'meeting'").fetchall())
    assert days.pop("m_day") == "2019-03-12"
    assert days.pop("m_month").startswith("2021-03~")
    assert {day[:5] for day in days.values()} == {"2021~"}
    assert len(set(days.values())) > 10
