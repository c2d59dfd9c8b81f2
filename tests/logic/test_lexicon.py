"""The loader of the vocabulary: every kind of broken row is refused with its file, line and reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.logic.lexicon import SHOWN_FAULTS, BrokenReference, Fault, load_reference

SMALL = {
    "parties": [
        "code,name,kind,iso_numeric,cow,gw,capital,note",
        "ARC,Arcadia,state,901,901,901,Tegea,",
        "ELB,Elbonia,state,902,,,Mudville,",
    ],
    "party_aliases": [
        "alias,code,kind,valid_from,valid_to,note",
        "Arcadia,ARC,name,,,",
        "Elbonian,ELB,demonym,,,",
        "the Pass,ARC,seat,1990,2001-05,",
    ],
    "people": [
        "name,aliases,party,office,valid_from,valid_to,note",
        "Ada Stern,A. Stern|Ada B. Stern,ARC,president,1990-05-01,1998,",
        "Ada Stern,,ARC,senator,1998,,",
    ],
    "titles": [
        "title,kind,standing,party,note",
        "president,head_of_state,official,,",
        "senator,legislator,official,,",
        "king,monarch,official,,",
    ],
    "places": ["place,aliases,country,kind,note", "Tegea,,ARC,city,", "High Sea,,,sea,"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, lines in SMALL.items():
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def faults(folder: Path) -> Callable[[str, str], list[Fault]]:
    """The faults found once the lines are added to the file of that name."""

    def faults_of(name: str, lines: str) -> list[Fault]:
        with (folder / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.write(lines)
        with pytest.raises(BrokenReference) as caught:
            load_reference(folder)
        return caught.value.faults

    return faults_of


def test_cells_are_text_and_empty_cells_are_empty_strings(folder: Path) -> None:
    reference = load_reference(folder)

    assert reference.people.rows() == [
        ("Ada Stern", "A. Stern|Ada B. Stern", "ARC", "president", "1990-05-01", "1998", ""),
        ("Ada Stern", "", "ARC", "senator", "1998", "", ""),
    ]
    assert reference.party_names == {"ARC": "Arcadia", "ELB": "Elbonia"}


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        pytest.param("parties", "FAR,Faraway", "2 cells where the header has 8", id="too few cells"),
        pytest.param("titles", "tsar,monarch,official,,,", "6 cells where the header has 5", id="too many cells"),
        pytest.param("places", "", "0 cells where the header has 5", id="blank line"),
        pytest.param("party_aliases", "Faraway,FAR,name,,,", "unknown code 'FAR', not in parties.csv", id="code"),
        pytest.param("people", "Bo Lind,,FAR,king,,,", "unknown party 'FAR', not in parties.csv", id="party"),
        pytest.param("places", "Nowhere,,FAR,city,", "unknown country 'FAR', not in parties.csv", id="country"),
        pytest.param("party_aliases", "Arcady,ARC,poem,,,", "unknown kind 'poem' (one of ", id="kind"),
        pytest.param("titles", "tsar,monarch,ancient,,", "unknown standing 'ancient' (one of ", id="standing"),
        pytest.param("people", "Bo Lind,,ARC,,,,", "office is empty", id="empty cell"),
        pytest.param(
            "places",
            "Orchomenos ,,ARC,city,",
            "the cell 'Orchomenos ' begins or ends with white space",
            id="white space",
        ),
        pytest.param("titles", "president,official,official,,", "duplicate of line 2: president", id="duplicate key"),
        pytest.param("people", "Bo Lind,,ARC,king,5/1990,,", "'5/1990' is no date: ", id="date of another form"),
        pytest.param("people", "Bo Lind,,ARC,king,1990-13,,", "'1990-13' is no date: ", id="thirteenth month"),
        pytest.param("people", "Bo Lind,,ARC,king,1990-1-1,,", "'1990-1-1' is no date: ", id="short month"),
        pytest.param("people", "Bo Lind,,ARC,king,2001-02,2001-01-31,", "ends (2001-01-31) before it", id="turned"),
        pytest.param("parties", "far,Faraway,state,,,,,", "code 'far' is not in capitals", id="code in small letters"),
        pytest.param("parties", "FAR,Arcadia,state,,,,,", "name 'Arcadia' is taken by line 2", id="name taken"),
        pytest.param("party_aliases", "Arcadia,ELB,name,,,", "'Arcadia' has several codes; give ARC", id="two codes"),
    ],
)
def test_broken_row_is_refused_with_file_line_and_reason(
    name: str, line: str, reason: str, faults: Callable[[str, str], list[Fault]]
) -> None:
    where = 2 if "several codes" in reason else len(SMALL[name]) + 1

    first = faults(name, line + "\n")[0]

    assert (first.file, first.line) == (f"{name}.csv", where)
    assert first.reason.startswith(reason)
    assert str(first).startswith(f"{name}.csv, line {where}: {reason}")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Arcadia,ELB,name,2001,,ambiguous", id="note says so"),
        pytest.param("Mudville,ELB,capital,,2001-05,", id="another form"),
    ],
)
def test_alias_may_have_two_codes_if_the_rows_say_so(line: str, folder: Path) -> None:
    path = folder / "party_aliases.csv"
    text = path.read_text(encoding="utf-8").replace("Arcadia,ARC,name,,,", "Arcadia,ARC,name,,2000,")
    path.write_text(text + line + "\n", encoding="utf-8")

    assert load_reference(folder).party_aliases.height == len(SMALL["party_aliases"])


def test_same_alias_may_begin_anew_later(folder: Path) -> None:
    with (folder / "party_aliases.csv").open("a", encoding="utf-8") as file:
        file.write("the Pass,ELB,seat,2001-06,,\n")

    assert load_reference(folder).party_aliases["valid_from"].to_list() == ["", "", "1990", "2001-06"]


@pytest.mark.parametrize("name", list(SMALL))
def test_missing_file_is_named(name: str, folder: Path) -> None:
    (folder / f"{name}.csv").unlink()

    with pytest.raises(BrokenReference) as caught:
        load_reference(folder)

    assert Fault(f"{name}.csv", 0, "the file is missing") in caught.value.faults
    assert f"{name}.csv: the file is missing" in str(caught.value)
    assert str(folder) in str(caught.value)


def test_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenReference, match=r"parties\.csv: the file is missing"):
        load_reference(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        pytest.param(b"title,kind,standing,party\n", 1, "columns must be title,kind,", id="column missing"),
        pytest.param(b"kind,title,standing,party,note\n", 1, "columns must be title,kind,", id="columns in another order"),
        pytest.param(b"", 1, "the first line must name every column once", id="empty file"),
        pytest.param(b"title,title\n", 1, "the first line must name every column once", id="column twice"),
        pytest.param(b"title,kind,standing,party,note\nduc\xe9,monarch,official,,\n", 2, "byte 34 is not", id="Latin-1"),
        pytest.param(b'title,kind,standing,party,note\n"tsar,monarch\n', 2, "not readable as CSV", id="open quote"),
    ],
)  # fmt: skip
def test_unreadable_file_is_refused(content: bytes, line: int, reason: str, folder: Path) -> None:
    (folder / "titles.csv").write_bytes(content)

    with pytest.raises(BrokenReference) as caught:
        load_reference(folder)

    first = caught.value.faults[0]
    assert (first.file, first.line) == ("titles.csv", line)
    assert first.reason.startswith(reason)


def test_every_fault_is_found_but_only_the_first_are_shown(faults: Callable[[str, str], list[Fault]]) -> None:
    found = faults("people", "Bo Lind,,FAR,king,x,,\n" * 30)

    assert [fault.line for fault in found] == sorted(fault.line for fault in found)
    assert len(found) == 30 * 2 + 29
    message = str(BrokenReference(Path("vocabulary"), found)).splitlines()
    assert len(message) == SHOWN_FAULTS + 2
    assert message[-1].strip() == f"and {len(found) - SHOWN_FAULTS} more"


def test_table_of_unknown_name_loads_as_it_stands(folder: Path) -> None:
    (folder / "omens.csv").write_text("\ufeffomen,weight\nowl,3\n", encoding="utf-8")

    assert load_reference(folder).table("omens").rows(named=True) == [{"omen": "owl", "weight": "3"}]


def test_asking_for_a_table_that_is_not_there_names_it(folder: Path) -> None:
    with pytest.raises(BrokenReference, match=r"omens\.csv: the file is missing"):
        load_reference(folder).table("omens")


def test_version_is_that_of_the_bytes(folder: Path) -> None:
    before = load_reference(folder)
    same = load_reference(folder)
    (folder / "titles.csv").write_text("\n".join([*SMALL["titles"], "tsar,monarch,official,,"]), encoding="utf-8")
    changed = load_reference(folder)

    assert (before.version, before, hash(before)) == (same.version, same, hash(same))
    assert before.version != changed.version
    assert before != changed


def test_version_knows_the_file_names(folder: Path) -> None:
    (folder / "omens.csv").write_text("omen\nowl\n", encoding="utf-8")
    before = load_reference(folder).version
    (folder / "omens.csv").rename(folder / "signs.csv")

    assert load_reference(folder).version != before


@settings(deadline=None)
@given(cells=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1, max_size=9))
def test_any_row_is_either_read_or_refused(cells: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("vocabulary")
    for name, lines in SMALL.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with (folder / "people.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(",".join(cells) + "\n")

    try:
        people = load_reference(folder).people
    except BrokenReference as broken:
        assert {fault.file for fault in broken.faults} == {"people.csv"}
        assert all(fault.line > len(SMALL["people"]) for fault in broken.faults)
    else:
        assert people.height >= len(SMALL["people"])
