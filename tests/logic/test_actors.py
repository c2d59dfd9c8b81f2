"""Who is named, under which party, and who is meant by what is said short."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest


def people(mentions: pl.DataFrame) -> dict[str, tuple[str, tuple[str, ...], str]]:
    """Person mentions by their text: canonical name, parties, standing."""
    rows = mentions.filter(pl.col("type") == "person").iter_rows(named=True)
    return {r["text"]: (r["name"], tuple(r["parties"]), r["standing"]) for r in rows}


@pytest.mark.parametrize(
    ("text", "said", "name", "party"),
    [
        pytest.param(
            "Peruvian Foreign Minister Elena Quispe arrived late.",
            "Peruvian Foreign Minister Elena Quispe", "Elena Quispe", ("PER",), id="demonym before a title",
        ),
        pytest.param(
            "Kenya's Defence Minister Peter Mwangi spoke first.",
            "Kenya's Defence Minister Peter Mwangi", "Peter Mwangi", ("KEN",), id="possessive before a title",
        ),
        pytest.param(
            "President of Mongolia Bat Erdene opened the hall.",
            "President of Mongolia Bat Erdene", "Bat Erdene", ("MNG",), id="party behind 'of'",
        ),
        pytest.param(
            "Carla Mendes, Angola's deputy foreign minister, agreed.",
            "Carla Mendes", "Carla Mendes", ("AGO",), id="title in apposition",
        ),
        pytest.param(
            "Pentagon spokesman Harold Finch gave no date.",
            "Pentagon spokesman Harold Finch", "Harold Finch", ("USA",), id="institution before a title",
        ),
    ],
)  # fmt: skip
def test_person_with_title(read, text, said, name, party):
    found = people(read(text).mentions)
    assert found[said] == (name, party, "official")


@pytest.mark.parametrize(
    ("text", "said", "standing"),
    [
        pytest.param("Rosa Weber, a professor at the university, disagreed.", "Rosa Weber", "analyst", id="professor"),
        pytest.param("Former Danish Prime Minister Lars Holt said no.", "Former Danish Prime Minister Lars Holt", "former", id="former"),
        pytest.param("Omar Said, a journalist, was there.", "Omar Said", "journalist", id="journalist"),
    ],
)  # fmt: skip
def test_standing(read, text, said, standing):
    assert people(read(text).mentions)[said][2] == standing


def test_a_surname_means_the_person_named_in_full(read):
    mentions = read("Peruvian Foreign Minister Elena Quispe arrived. Quispe smiled. She left.").mentions
    rows = mentions.filter(pl.col("text").is_in(["Quispe", "She"]))
    assert rows["name"].to_list() == ["Elena Quispe", "Elena Quispe"]


def test_a_month_behind_an_honorific_is_a_surname(read):
    found = people(read("Jean-Claude Juncker received Mrs. May. In May she had not come.").mentions)
    assert "Mrs. May" in found


def test_the_two_leaders_are_the_two_last_named(read):
    text = "Chilean President Marta Rojas met Bolivian President Luis Choque. The two leaders shook hands."
    both = read(text).mentions.filter(pl.col("type") == "collective").row(0, named=True)
    assert sorted(both["parties"]) == ["BOL", "CHL"]
    assert sorted(both["people"]) == ["Luis Choque", "Marta Rojas"]


PRINCIPALS = (
    "Ghana and Togo quarrel over the Volta. Ghana wants a commission. Togo refuses one. Ghana says Togo is stalling. "
    "Togo denies it. "
)
SIDES = {
    "a mediator named last is none of them": ("The African Union sent an envoy to Accra. Both sides met him.", ["GHA", "TGO"]),
    "a place named last is none of them": ("France opened the talks. The two sides had met before.", ["GHA", "TGO"]),
    "two whom one sentence names just before are meant": ("Benin asked Niger to help. Both sides agreed.", ["BEN", "NER"]),
}  # fmt: skip


@pytest.mark.parametrize(("end", "parties"), SIDES.values(), ids=SIDES.keys())
def test_both_sides_are_the_two_that_a_document_is_about(read, end, parties):
    told = read(PRINCIPALS + end).mentions.filter(pl.col("type") == "collective")
    assert [sorted(row) for row in told["parties"].to_list()] == [parties]


def test_those_whom_somebody_invites_are_others_than_he(read):
    told = read("Pope Francis offered to mediate between Chile and Bolivia. He invited the leaders of both countries.")
    both = told.mentions.filter(pl.col("type") == "collective")
    assert [sorted(row) for row in both["parties"].to_list()] == [["BOL", "CHL"]]


def test_their_teams_are_those_of_the_two_named_before(read):
    text = "Chilean President Marta Rojas met Bolivian President Luis Choque. Their teams meet again in May."
    told = read(text).mentions.filter(pl.col("type") == "collective")
    assert [sorted(row) for row in told["parties"].to_list()] == [["BOL", "CHL"]]


def test_three_are_those_whom_the_text_lists(read):
    told = read(
        "Ghana, Togo and Benin share a power line. Nigeria sells gas to Ghana, Chad and Mali. Togo and Benin pay Ghana. "
        "The three countries met."
    ).mentions.filter(pl.col("type") == "collective")
    assert [sorted(row) for row in told["parties"].to_list()] == [["BEN", "GHA", "TGO"]]


def test_two_known_forms_of_one_name_are_one_person(read):
    mentions = read("Palestinian President Mahmoud Abbas left. Abu Mazen was tired.").mentions
    assert set(mentions.filter(pl.col("type") == "person")["name"].to_list()) == {"Mahmoud Abbas"}


def test_a_day_between_a_place_and_a_title_is_no_part_of_a_name(read):
    mentions = read(
        "Talks in Washington Monday between Prime Minister Benjamin Netanyahu and President Bill Clinton failed."
    ).mentions
    assert "Prime Minister Benjamin Netanyahu" in mentions["text"].to_list()


def test_names_of_a_list_have_the_states_behind_them(read):
    people = read("Talks between Ann Petrova of Fiji, Hans Maier of Tonga and Luc Petit of Samoa failed.").mentions
    told = people.filter(pl.col("type") == "person")
    assert told["parties"].to_list() == [["FJI"], ["TON"], ["WSM"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The deputy premiers, Ana Vela of Peru and Peter Lund of Kenya, signed.",
                     {"Ana Vela": ("PER",), "Peter Lund": ("KEN",)}, id="a list behind a plural office"),
        pytest.param("Peru and Kenya quarrel. Peru will not budge. The foreign ministers Ana Vela and Peter Lund met.",
                     {"Ana Vela": ("PER",), "Peter Lund": ("KEN",)}, id="one office is held once in a state"),
        pytest.param("Kenya and Peru quarrel. Kenya waits. Foreign Minister Peter Lund told the Kenyan delegation so.",
                     {"Peter Lund": ("PER",)}, id="whom he faces is of another party"),
        pytest.param("Kenya and Peru quarrel. Kenya waits. Its director Peter Lund told Kenya's official news agency.",
                     {"Peter Lund": ("KEN",)}, id="but not the agency of his country"),
        pytest.param("Kenya quarrels with Peru. Kenya waits. President Lund flew in; in Geneva, in Geneva he met nobody.",
                     {"Lund": ("KEN",)}, id="a president is not of where he is only told to be"),
    ],
)  # fmt: skip
def test_officials_of_no_stated_party(read, text, expected):
    told = {name: parties for name, parties, _ in people(read(text).mentions).values()}
    assert {name: told.get(name) for name in expected} == expected


def test_an_official_of_no_stated_party_is_of_the_state_that_acts_first(read):
    text = (
        "The Kenyan army left Chad. Kenya had sent troops to Chad. Aid for Chad came late."
        " Defence Minister Peter Mwangi confirmed it."
    )
    assert people(read(text).mentions)["Defence Minister Peter Mwangi"][1] == ("KEN",)


def test_a_capital_stands_for_the_state_that_it_was_of_at_the_time_told(read):
    found = read("In April 1987 Moscow said no. Moscow says yes today.").mentions
    assert found.filter(pl.col("text") == "Moscow")["parties"].to_list() == [["SUN"], ["RUS"]]


def test_a_title_before_the_next_name_of_a_list_is_the_next_one_s(read):
    people = read("Peru's Ann Petrova, Chilean President Hans Maier and Bolivian President Luc Petit met.").mentions
    told = people.filter(pl.col("type") == "person")
    assert dict(told.select("name", "parties").rows())["Hans Maier"] == ["CHL"]
    assert dict(told.select("name", "parties").rows())["Ann Petrova"] != ["CHL"]


def test_an_official_is_known_by_a_first_name_that_is_his_alone(read):
    mentions = read("Ethiopian Prime Minister Abiy Ahmed was late. Abiy smiled.").mentions
    assert mentions.filter(pl.col("text") == "Abiy")["name"].to_list() == ["Abiy Ahmed"]


def test_a_newspaper_is_no_party(read):
    parties = read("The Washington Post wrote about it.").mentions.filter(pl.col("type") == "party")
    assert parties.is_empty()


def test_a_capital_behind_in_is_a_place(read):
    text = "They met in Ankara. Ankara rejected the plan."
    types = read(text).mentions.filter(pl.col("text") == "Ankara")["type"].to_list()
    assert types == ["place", "party"]


def test_an_unknown_name_is_kept(read):
    unknown = read("The Brandt Kowalski Panel met in Oslo.").mentions.filter(pl.col("type") == "unknown")
    assert unknown["text"].to_list() == ["Brandt Kowalski Panel"]


def test_a_stated_office_outranks_a_known_one(read):
    mentions = read("Polish Prime Minister Donald Tusk was there.", published=dt.date(2013, 5, 3)).mentions
    assert people(mentions)["Polish Prime Minister Donald Tusk"][1] == ("POL",)


def test_he_behind_said_is_the_speaker(read):
    text = "Before the meeting with Bolivian President Luis Choque, Chilean President Marco Rojas said he was hopeful."
    he = read(text).mentions.filter(pl.col("text") == "he").row(0, named=True)
    assert he["name"] == "Marco Rojas"


def test_ministers_in_a_capital_keep_the_place(read):
    places = read("They told foreign ministers in Lima of the plan.").mentions.filter(pl.col("type") == "place")
    assert places["text"].to_list() == ["Lima"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Officials met in Brussels.", "BEL", id="a place in Belgium"),
        pytest.param("Brussels rejected the plan.", "EU", id="the seat of the Union"),
    ],
)
def test_a_seat_of_government_acts_and_a_capital_is_a_place(read, text, code):
    row = read(text).mentions.filter(pl.col("text") == "Brussels").row(0, named=True)
    assert row["parties"] == [code]


@pytest.mark.parametrize(
    ("text", "said", "parties"),
    [
        pytest.param("The Peruvian foreign ministry spoke.", "Peruvian foreign ministry", ("PER",), id="demonym"),
        pytest.param("Kenya's parliament met.", "Kenya's parliament", ("KEN",), id="possessive"),
        pytest.param("The government of Ghana resigned.", "government of Ghana", ("GHA",), id="'of'"),
    ],
)
def test_institution_belongs_to_its_party(read, text, said, parties):
    rows = {r["text"]: tuple(r["parties"]) for r in read(text).mentions.iter_rows(named=True) if r["type"] == "party"}
    assert rows.get(said) == parties


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        pytest.param(
            "Kenya's UN envoy Peter Mwangi spoke.", "Peter Mwangi", ("KEN",), id="an envoy at an organisation is his state's"
        ),
        pytest.param(
            "Peruvian President Elena Quispe left. Quispe's spokesman Juan Rojas stayed.", "Juan Rojas", ("PER",),
            id="an aide belongs to the leader's party",
        ),
        pytest.param(
            "Carla Mendes, the head of the Angolan delegation, agreed.", "Carla Mendes", ("AGO",), id="party behind the title"
        ),
        pytest.param(
            "Jordanian envoy Sami al-Khatib left. Al-Khatib said little.", "Sami al-Khatib", ("JOR",), id="an article in capitals"
        ),
    ],
)  # fmt: skip
def test_party_of_a_person(read, text, name, party):
    found = {n: p for n, p, _ in people(read(text).mentions).values()}
    assert found[name] == party


def test_a_date_behind_a_name_is_no_apposition(read):
    text = "Kenyan Foreign Minister Peter Mwangi met Elena Quispe, on Monday to greet the neighbours."
    assert people(read(text).mentions)["Elena Quispe"][2] != "private"


def test_the_official_agency_is_no_official(read):
    found = read("Talks went on, the official Notimex news agency reported.").mentions
    assert "person" not in set(found["type"])


def test_an_unnamed_minister_is_the_one_named_last(read):
    text = "Peruvian Prime Minister Elena Quispe met Kenyan Prime Minister Peter Mwangi. The premier smiled."
    last = read(text).mentions.filter(pl.col("text").str.contains("premier")).row(0, named=True)
    assert last["people"] == ["Peter Mwangi"]


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        pytest.param("In Washington, Sen. Harold O. Finch opposed the bill.", "Harold O Finch", ["USA"], id="Sen. before a name"),
        pytest.param("Fiji's Ann Lee opposed the bill.", "Ann Lee", ["FJI"], id="a possessive and a name"),
        pytest.param("Fiji, whose chief envoy Ann Lee was in Lima, agreed with Peru.", "Ann Lee", ["FJI"], id="whose envoy"),
        pytest.param(
            "It was drafted by Kenya's Peter Mwangi, Peruvian President Elena Quispe and others.",
            "Peter Mwangi", ["KEN"], id="the title behind a comma is another's",
        ),
    ],
)  # fmt: skip
def test_party_of_a_name_by_what_stands_around_it(read, text, name, party):
    found = [m["parties"] for m in read(text).mentions.iter_rows(named=True) if m["people"] == [name]]
    assert found and all(parties == party for parties in found)


def test_two_senators_have_one_party(read):
    mentions = read("In Washington, Sen. Harold Finch said no. Sen. Carl Holt said yes.").mentions
    assert mentions.filter(pl.col("type") == "person")["parties"].to_list() == [["USA"], ["USA"]]


def test_a_surname_that_stands_first_is_of_the_one_named_so(read):
    mentions = read(
        "Foreign Minister Kim Dong-ho met Foreign Minister Ana Solis. Kim smiled. The American ambassador, Sung Kim, came later."
    ).mentions
    (kim,) = mentions.filter((pl.col("text") == "Kim") & (pl.col("type") == "person")).to_dicts()
    assert kim["name"] == "Kim Dong-ho"


def test_a_title_alone_is_of_the_full_name_that_a_short_one_became(read):
    mentions = read(
        "Secretary Mwangi calls Fiji. Kenyan Secretary of Defence Peter J. Mwangi spoke with Fiji. The Secretary was brief."
    ).mentions
    (alone,) = mentions.filter((pl.col("type") == "office") & (pl.col("text") == "Secretary")).to_dicts()
    assert (alone["name"], alone["parties"]) == ("Peter J Mwangi", ["KEN"])


def test_the_opposition_is_the_one_that_bears_the_name(read):
    mentions = read("The Syrian opposition sent a list. The opposition waits. Chad's opposition sleeps.").mentions
    alone = mentions.filter(pl.col("text") == "opposition").to_dicts()
    assert [m["parties"] for m in alone] == [["SYRIAN_OPPOSITION"]]
    bare = read("Hamas sent a list. The opposition in parliament waits.").mentions
    assert bare.filter(pl.col("text") == "opposition").is_empty()


def _meant(reading, said: str) -> set[str | None]:
    """The persons whom mentions with these words are."""
    rows = reading.mentions.filter(pl.col("text").str.contains(said)).iter_rows(named=True)
    return {(r["people"] or [r["name"]])[0] for r in rows}


def test_mr_says_nothing_of_an_office(read):
    told = (
        "Boris Johnson took office in July. Mr Johnson was in a hurry. The Prime Minister met Chancellor Angela Merkel."
    )
    assert _meant(read(told, dt.date(2019, 9, 20)), "Prime Minister") == {"Boris Johnson"}


def test_a_title_alone_goes_on_meaning_whom_it_meant(read):
    told = (
        "Boris Johnson took office in July. The Prime Minister wrote a letter. He saw the Irish leader, Leo Varadkar, there. "
        "Mr Varadkar was polite. The Prime Minister flew home."
    )
    assert _meant(read(told, dt.date(2019, 9, 20)), "Prime Minister") == {"Boris Johnson"}


def test_she_is_the_woman_named(read):
    told = "Foreign Minister Hor Namhong gave Hillary Clinton tea when she came to Lima."
    assert _meant(read(told, dt.date(2011, 5, 1)), "^she$") == {"Hillary Clinton"}


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        pytest.param("Norway mediates in Peru. Dag Sund, its chief facilitator, flew to Peru.", "Dag Sund", ["NOR"], id="its, of the sentence before"),
        pytest.param(
            "Ann Reed, President Barack Obama's adviser for the region, and Tom Hill, his envoy for hostages, flew to Peru.",
            "Tom Hill", ["USA"], id="his, of who is named in the sentence",
        ),
        pytest.param("Ann Reed, President Barack Obama's adviser for the region, flew to Peru.", "Ann Reed", ["USA"], id="a named owner"),
        pytest.param("Norway mediates in Peru. Rosa Quispe, a baker, has its bread.", "Rosa Quispe", [], id="no title"),
    ],
)  # fmt: skip
def test_an_official_belongs_to_the_owner_of_the_title(read, text, name, party):
    found = read(text, dt.date(2012, 5, 1)).mentions
    assert found.filter(pl.col("name") == name)["parties"].to_list()[:1] == [party]


def test_he_who_did_one_thing_did_the_next(read):
    told = (
        "Chilean President Marco Rojas tried to help. He had seen Barack Obama twice, and on Friday he saw him again."
    )
    found = read(told, dt.date(2012, 5, 1)).mentions
    assert found.filter(pl.col("text").str.to_lowercase() == "he")["name"].to_list() == ["Marco Rojas", "Marco Rojas"]
