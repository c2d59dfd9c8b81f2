"""The vocabulary of the checkout: complete, without contradictions, and dated the right way round."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import polars as pl
import pycountry
import pytest

from tasks.logic.lexicon import Reference
from tasks.logic.predicates import predicate, tagged
from tasks.logic.quotes import reading_grammar

HONORIFICS = (
    "King ",
    "Queen ",
    "Pope ",
    "President ",
    "Prime Minister ",
    "Minister ",
    "General ",
    "Sir ",
    "Lord ",
    "Dr ",
)


def codes(reference: Reference, *kinds: str) -> set[str]:
    return set(reference.parties.filter(pl.col("kind").is_in(kinds))["code"])


def forms(row: dict[str, str]) -> list[str]:
    """Every way in which a row's person or place is written."""
    return [row.get("name") or row["place"], *filter(None, row["aliases"].split("|"))]


def earliest(value: str) -> str:
    return (value + "-01-01")[:10] if value else "0000-01-01"


def latest(value: str) -> str:
    return (value + "-12-31" if len(value) == 4 else value + "-31")[:10] if value else "9999-12-31"


def test_every_country_of_iso_3166_is_a_party(reference: Reference) -> None:
    states = codes(reference, "state", "territory")

    assert {country.alpha_3 for country in pycountry.countries} - states == set()


def test_numeric_codes_are_those_of_iso_3166(reference: Reference) -> None:
    ours = {row["code"]: row["iso_numeric"] for row in reference.parties.iter_rows(named=True)}

    wrong = {c.alpha_3: ours[c.alpha_3] for c in pycountry.countries if ours[c.alpha_3] != c.numeric}
    assert wrong == {}


def test_every_party_can_be_found_by_a_name(reference: Reference) -> None:
    named = set(reference.party_aliases.filter(pl.col("kind").is_in(["name", "institution"]))["code"])

    assert set(reference.parties["code"]) - named == set()


def test_every_state_of_today_has_a_demonym(reference: Reference) -> None:
    today = {country.alpha_3 for country in pycountry.countries} & codes(reference, "state")
    have = set(reference.party_aliases.filter(pl.col("kind") == "demonym")["code"])

    # The Vatican and Liechtenstein have none; 'Congolese' and 'Dominican' mean the larger neighbour.
    assert today - have == {"VAT", "LIE", "COG", "DMA"}


def test_every_capital_can_be_found_in_its_country(reference: Reference) -> None:
    found = set(reference.party_aliases.select("alias", "code").iter_rows())
    found |= {(form, row["country"]) for row in reference.places.iter_rows(named=True) for form in forms(row)}
    states = reference.parties.filter((pl.col("kind") == "state") & (pl.col("capital") != ""))

    lost = set(states.select("capital", "code").iter_rows()) - found
    assert {code for _, code in lost} <= {"SUN", "YUG", "SCG", "CSK", "DDR"}  # states of the past


@pytest.mark.parametrize(("table", "column"), [("party_aliases", "code"), ("people", "party"), ("places", "country")])
def test_every_code_in_use_is_a_party(table: str, column: str, reference: Reference) -> None:
    assert set(reference.table(table)[column]) - {""} - set(reference.parties["code"]) == set()


def test_alias_of_two_parties_is_dated_or_marked_ambiguous(reference: Reference) -> None:
    by_form: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in reference.party_aliases.iter_rows(named=True):
        by_form[row["alias"]].append(row)

    unclear = [
        form
        for form, rows in by_form.items()
        if len({row["code"] for row in rows}) > 1
        and not all(row["valid_from"] or row["valid_to"] or "ambiguous" in row["note"] for row in rows)
    ]
    assert unclear == []


@pytest.mark.parametrize(("table", "fewest"), [("parties", 400), ("people", 900), ("titles", 1000), ("places", 1500)])
def test_tables_cover_the_world_of_the_newswire(table: str, fewest: int, reference: Reference) -> None:
    assert reference.table(table).height >= fewest


@pytest.mark.parametrize("table", ["people", "party_aliases"])
def test_no_tenure_ends_before_it_begins(table: str, reference: Reference) -> None:
    turned = [
        row
        for row in reference.table(table).iter_rows(named=True)
        if row["valid_from"] and row["valid_to"] and earliest(row["valid_from"]) > latest(row["valid_to"])
    ]
    assert turned == []


def test_nobody_holds_one_office_twice_at_a_time(reference: Reference) -> None:
    held: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in reference.people.filter(~pl.col("office").str.contains("envoy|special|negotiator|ambassador")).iter_rows(
        named=True
    ):
        held[row["name"], row["party"], row["office"]].append((earliest(row["valid_from"]), latest(row["valid_to"])))

    overlapping = {
        key: spans
        for key, spans in held.items()
        if any(end > start for (_, end), (start, _) in zip(sorted(spans), sorted(spans)[1:], strict=False))
    }
    assert overlapping == {}


def test_people_of_one_name_stand_together_in_order_of_time(reference: Reference) -> None:
    rows = list(reference.people.select("name", "valid_from").iter_rows())
    blocks = [name for name, before in zip(rows, [("", ""), *rows], strict=False) if name[0] != before[0]]

    assert [name for name, n in Counter(name for name, _ in blocks).items() if n > 1] == []
    for name, group in reference.people.group_by("name", maintain_order=True):
        assert (name, group["valid_from"].to_list()) == (name, sorted(group["valid_from"]))


def test_one_form_of_a_name_means_one_person(reference: Reference) -> None:
    people: dict[str, set[str]] = defaultdict(set)
    for row in reference.people.iter_rows(named=True):
        for form in forms(row):
            people[form].add(row["name"])

    assert {form: names for form, names in people.items() if len(names) > 1} == {}


def test_names_carry_no_titles(reference: Reference) -> None:
    titled = [
        form for row in reference.people.iter_rows(named=True) for form in forms(row) if form.startswith(HONORIFICS)
    ]

    assert titled == []


def test_full_names_of_people_are_not_places_or_parties(reference: Reference) -> None:
    others = {form for row in reference.places.iter_rows(named=True) for form in forms(row)}
    others |= set(reference.party_aliases["alias"])

    assert {form for row in reference.people.iter_rows(named=True) for form in forms(row)} & others == set()


def test_offices_are_titles_in_small_letters(reference: Reference) -> None:
    titles = set(reference.titles["title"].str.to_lowercase())

    assert set(reference.people["office"]) - titles == set()
    assert [office for office in reference.people["office"].unique() if office != office.lower()] == []


def test_no_cell_has_stray_characters(reference: Reference) -> None:
    stray = re.compile(r"[\t\n\r\u00a0\u200b\ufeff\ufffd]| {2}|\|\||^\||\|$")

    found = [
        (name, row)
        for name in ("parties", "party_aliases", "people", "titles", "places")
        for row in reference.table(name).iter_rows()
        if any(stray.search(cell) for cell in row)
    ]
    assert found == []


def test_every_verb_that_carries_a_stance_is_one_to_the_grammar(reference: Reference) -> None:
    grammar = reading_grammar(reference)
    rows = reference.table("position_cues").filter(pl.col("kind") == "verb")
    dead = []
    for cue, forms in rows.select("cue", "forms").iter_rows():
        told = [
            (subject, f"{subject} {form} it.") for form in forms.split("|") for subject in ("Kenya", "The ministers")
        ]
        if not any(predicate(tagged(text, grammar), len(subject) + 1) for subject, text in told):
            dead.append(cue)

    assert dead == []
