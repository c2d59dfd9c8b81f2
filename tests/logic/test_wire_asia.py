"""Reports in the manner of the agencies of Asia, and of those of Russia, Turkey and Germany."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

Reader = Callable[..., Any]
LINE = "LIMA, March 12 (Andina) -- "
FRIDAY = dt.date(2004, 3, 12)
Told = tuple[tuple[str, ...], str | None, str | None, str]


def meetings(read: Reader, text: str, published: dt.date = FRIDAY) -> set[Told]:
    return {
        (tuple(sorted(m["parties"])), m["start_date"], m["place"], m["status"])
        for m in read(text, published=published).meeting_reports.to_dicts()
    }


def people(read: Reader, text: str, published: dt.date = FRIDAY) -> list[set[str]]:
    return [set(m["people"]) for m in read(text, published=published).meeting_reports.to_dicts()]


def stances(read: Reader, text: str) -> set[tuple[str, str, str]]:
    positions = read(text, published=FRIDAY).positions.to_dicts()
    return {(p["holder"], p["issue"], p["stance"]) for p in positions}


@pytest.mark.parametrize("form", ["Datuk Seri", "Tan Sri", "Dato Seri", "Shri"])
def test_forms_of_address_are_no_part_of_a_name(read: Reader, form: str) -> None:
    text = (
        f"{LINE}Malaysian Trade Minister {form} Rafida Azlin met Peruvian Trade Minister Ana Flores here on Thursday."
    )
    assert people(read, text) == [{"Rafida Azlin", "Ana Flores"}]


def test_a_first_name_of_the_text_is_not_that_of_somebody_known(read: Reader) -> None:
    text = (
        f"{LINE}Peruvian Foreign Minister Jose Garcia met his Indonesian counterpart, Dr Hassan Kusuma, on Wednesday.\n\n"
        "Hassan later paid a courtesy call on President Alejandro Toledo."
    )
    assert {"Hassan Kusuma", "Alejandro Toledo"} in people(read, text)


def test_namesakes_with_the_surname_first_are_others(read: Reader) -> None:
    text = (
        f"{LINE}South Korean Premier Han Jae-sun met Peruvian Premier Carlos Ferrero on Thursday. "
        "Mr Ferrero had seen South Korean envoy Han Jae-mok in Quito in May 2003."
    )
    assert {"Carlos Ferrero", "Han Jae-mok"} in people(read, text)


def test_a_courtesy_call_that_is_received_is_no_call_by_telephone(read: Reader) -> None:
    text = (
        f"{LINE}Peruvian President Alejandro Toledo received a courtesy call from Iranian Deputy Foreign Minister Reza Amini "
        "on Thursday."
    )
    found = read(text, published=FRIDAY).meeting_reports.to_dicts()
    assert [(sorted(m["parties"]), m["format"]) for m in found] == [(["IRN", "PER"], "in_person")]


def test_the_president_is_not_the_vice_president(read: Reader) -> None:
    text = (
        f"{LINE}Peruvian President Alejandro Toledo received Chilean Vice President Elias Marin on Wednesday. On Thursday "
        "Ecuadorean Speaker Jorge Vaca called on the president in Lima."
    )
    assert {"Alejandro Toledo", "Jorge Vaca"} in people(read, text)


def test_the_premier_is_the_prime_minister_named_before(read: Reader) -> None:
    text = (
        "TOKYO, March 12 (Kyodo) -- Japanese Prime Minister Kenji Mori met Peruvian President Alejandro Toledo in Lima on Wednesday.\n\n"
        "The premier made a similar trip to Beijing on March 2, when he met Chinese President Liu Wei and Premier Shen Tao."
    )
    assert (("CHN", "JPN"), "2004-03-02", "Beijing", "held") in meetings(read, text)


def test_the_next_round_is_of_the_talks_told_right_before(read: Reader) -> None:
    text = (
        f"{LINE}Chile and Peru will hold talks in Arica on March 20. Peru and Chile have agreed on three areas.\n\n"
        "Peru and Ecuador concluded the fifth round of boundary talks here this month. The next round will take place in Quito in May."
    )
    assert (("ECU", "PER"), "2004-05", "Quito", "scheduled") in meetings(read, text)


def test_the_last_round_was_held_though_the_next_is_put_off(read: Reader) -> None:
    text = (
        f"{LINE}Peru and Chile hold talks on fishing. The last round was held in Quito in January, while the next one, "
        "scheduled for this month, has been put off."
    )
    assert (("CHL", "PER"), "2004-01", "Quito", "held") in meetings(read, text)


def test_whom_a_tour_takes_elsewhere_is_who_tours(read: Reader) -> None:
    text = (
        f"{LINE}Peruvian President Alejandro Toledo received Chilean envoy Juan Valdes, who is on a tour that will also take him "
        "to Jordan, on Thursday."
    )
    assert all("PER" not in parties for parties, _, place, _ in meetings(read, text) if place == "Jordan")


def test_she_is_the_woman_and_not_whose_gender_nothing_tells(read: Reader) -> None:
    text = (
        f"{LINE}Foreign Ministry spokeswoman Maria Flores of Peru briefed reporters. Chilean envoy Thorvald Yansen comes on Monday.\n\n"
        '"We demand a ceasefire," she said.'
    )
    assert stances(read, text) == {("Maria Flores", "ceasefire", "support")}


def test_the_two_leaders_are_not_their_aides(read: Reader) -> None:
    text = (
        f"{LINE}Presidential aide Pedro Luna told reporters that Peruvian President Alejandro Toledo and Chilean President Juan "
        "Valdes spoke by telephone on Wednesday. The two leaders agreed to hold a meeting in Quito in April."
    )
    assert all("Pedro Luna" not in who for who in people(read, text))
    assert {"Alejandro Toledo", "Juan Valdes"} in people(read, text)


def test_what_is_discussed_in_a_call_is_the_call(read: Reader) -> None:
    text = (
        f"{LINE}In a phone call on Wednesday evening, Peruvian Foreign Minister Jose Garcia and his Chilean counterpart Juan Valdes "
        "discussed preparations for the games, diplomatic sources said."
    )
    found = read(text, published=FRIDAY).meeting_reports.to_dicts()
    assert [(m["start_date"], m["format"], m["place"]) for m in found] == [("2004-03-10", "phone", None)]


def test_who_flies_on_after_a_stop_to_come_has_not_flown(read: Reader) -> None:
    text = (
        f"{LINE}Chilean President Juan Valdes arrived here on Thursday. On Saturday he travels to Arequipa, before flying on to "
        "Quito for talks with Ecuadorean leaders."
    )
    assert {status for _, _, place, status in meetings(read, text) if place == "Quito"} == {"scheduled"}
    past = f"{LINE}Chilean President Juan Valdes visited Caracas on Monday before flying on to Quito for talks with Ecuadorean leaders."
    assert {status for _, _, place, status in meetings(read, past) if place == "Quito"} == {"held"}


def test_whoever_goes_on_buying_does_not_travel(read: Reader) -> None:
    text = f'{LINE}"We will continue to buy natural gas from Iran," Peruvian President Alejandro Toledo said.'
    assert meetings(read, text) == set()
    went = f"{LINE}Peruvian President Alejandro Toledo met Chilean envoy Juan Valdes on Monday and then went on to Iran for talks on Tuesday."
    assert (("IRN", "PER"), "2004-03-09", "Iran", "held") in meetings(read, went)


def test_a_state_whose_programme_is_told_of_takes_no_part(read: Reader) -> None:
    text = (
        f"{LINE}Peruvian President Alejandro Toledo called for a debate on Iran's nuclear programme after a meeting in Lima with "
        "Chilean President Juan Valdes."
    )
    assert {parties for parties, *_ in meetings(read, text)} == {("CHL", "PER")}


def test_a_call_to_break_off_talks_is_no_meeting_put_off(read: Reader) -> None:
    text = f"{LINE}Israel's ambassador in Lima, Ari Stern, urged Peru to break off its dialogue with Tehran."
    assert meetings(read, text) == set()
    assert stances(read, text) == {("Ari Stern", "dialogue", "oppose")}


def test_who_also_attended_and_how_long_it_lasted(read: Reader) -> None:
    text = (
        f"{LINE}Peruvian President Alejandro Toledo on Thursday met his Chilean counterpart Juan Valdes in Lima.\n\nThe meeting, which "
        "lasted an hour and a half, was also attended by Peruvian Energy Minister Luis Vega."
    )
    found = read(text, published=FRIDAY).meeting_reports.to_dicts()
    assert [m["duration_minutes"] for m in found] == [90]
    assert {"Alejandro Toledo", "Juan Valdes", "Luis Vega"} == set(found[0]["people"])


def test_ministers_at_their_own_meeting(read: Reader) -> None:
    text = (
        f"{LINE}EU envoy Ana Lindh met Peruvian Foreign Minister Jose Garcia on Tuesday. They agreed to meet again next month. She is "
        "to brief the EU foreign ministers at their meeting in Luxembourg on Monday."
    )
    assert all("PER" not in parties for parties, _, place, _ in meetings(read, text) if place == "Luxembourg")


def test_paying_a_call_demands_nothing(read: Reader) -> None:
    text = f"{LINE}Chilean envoy Juan Valdes arrives on Monday. He will call on President Alejandro Toledo and hold talks with Jose Garcia."
    assert stances(read, text) == set()


def test_what_is_considered_unacceptable_is_opposed(read: Reader) -> None:
    text = (
        f"{LINE}Peru considers the presence of Chilean troops in Arica unacceptable, President Alejandro Toledo said."
    )
    assert {(issue, stance) for _, issue, stance in stances(read, text)} == {("troop_presence", "oppose")}


def test_who_leads_an_unknown_movement_stands_for_no_state(read: Reader) -> None:
    text = (
        f"{LINE}Peruvian President Alejandro Toledo asked Chile to hand over Bruno Salas, the leader of the Lantern Movement. The "
        "Peruvian leader is to meet Chilean President Juan Valdes in Quito on Monday."
    )
    assert all("Bruno Salas" not in who for who in people(read, text))


def test_a_request_is_no_place(read: Reader) -> None:
    text = f"{LINE}Chile and Peru held talks on fishing at Ecuador's request on Wednesday."
    assert all(place != "Ecuador" for _, _, place, _ in meetings(read, text))


@pytest.mark.parametrize("why", ["because of sanctions", "unless the fighting stops", "as clashes went on"])
def test_why_a_round_is_off_does_not_make_it_one_of_votes(read: Reader, why: str) -> None:
    text = (
        f"{LINE}Peruvian envoy Jose Garcia held talks with Chilean negotiators here on Thursday. Another round, which was to be held "
        f"in Quito on March 20, will be cancelled {why}."
    )
    assert (("CHL", "PER"), "2004-03-20", "Quito", "cancelled") in meetings(read, text)
    votes = f"{LINE}Chile and Peru held talks on Thursday. A second round of the presidential election will be held in Quito on March 20."
    assert all(place != "Quito" for _, _, place, _ in meetings(read, votes))
