"""Reports of a made-up world of diplomacy, for `make bench`: as many as are asked for, always the same.

Fifty documents a day tell of a dozen meetings of the days around them, so that several documents report each meeting
from before and after, with parties, office-holders and places of the reference data. A document depends on its number
and the seed alone: number 50,000 is the same, whatever was made before it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import polars as pl

FIRST_DAY = date(2014, 1, 6)
DOCUMENTS_A_DAY = 50
MEETINGS_A_DAY = 12
WORDS = 400
IN_A_FOLDER = 1_000

OFFICES = ("president", "prime minister", "foreign minister", "defence minister")
AGENCIES = ("Harbour Press", "Meridian News", "The Daily Ledger", "Northern Wire", "Crossroads Agency")
MATTERS = (
    "the sanctions", "an arms embargo", "a ceasefire", "the peace plan", "the border dispute", "nuclear weapons",
    "the nuclear programme", "military exercises", "the missile system", "arms control", "free trade", "new tariffs",
    "the gas pipeline", "oil exports", "grain exports", "humanitarian aid", "human rights", "early elections",
    "the return of refugees", "a prisoner exchange", "the release of hostages", "the dam", "freedom of navigation",
    "diplomatic relations", "the withdrawal of troops", "military aid", "terrorism", "climate change",
    "war crimes trials", "a power-sharing deal", "membership of the alliance", "security guarantees",
)  # fmt: skip
PLANNED = (
    "{a} will meet {b} in {place} on {weekday} to discuss {matter}, officials said.",
    "{a} is due to hold talks with {b} in {place} on {day}.",
    "{a} is to travel to {place} on {day} for talks with {b} on {matter}.",
    "Officials in {place} said that {a} and {b} were expected to meet there on {weekday}.",
)
HELD = (
    "{a} met {b} in {place} on {weekday} and discussed {matter}.",
    "{a} held talks with {b} in {place} on {day} that lasted {hours} hours.",
    "{b} received {a} in {place} on {weekday}, and the two spoke about {matter}.",
    "{a} and {b} met behind closed doors in {place} on {day}, the {nation} foreign ministry said.",
    "{a} spoke by telephone with {b} on {weekday} about {matter}.",
)
PUT_OFF = (
    "{a} has cancelled a meeting with {b} that was planned for {day} in {place}.",
    "A meeting between {a} and {b} in {place} on {weekday} has been postponed over {matter}.",
)
STANCES = (
    "{a} said that {country} would not give up its position on {matter}.",
    "“We reject {matter} in its present form,” said {a}, who spoke to reporters in {place}.",
    "{a} called on {other} to support {matter} and to come back to the negotiating table.",
    "{country} demands {matter} before anything else is discussed, {a} said in a statement.",
    "According to {a}, {country} is ready to talk about {matter} without conditions.",
    "{a} warned that {other} would have to answer for its stand on {matter}.",
    "“There has been no progress on {matter},” {a} told a news conference in {place}.",
    "{a} welcomed {matter} and praised what {other} had done in recent weeks.",
    "{country} opposes {matter}, its government said, and accused {other} of delay.",
)
BACKGROUND = (
    "Relations between {country} and {other} have been difficult since the spring of {year}.",
    "The {nation} economy grew by {n} percent last year, and unemployment fell for the third quarter in a row.",
    "About {n},000 people live in the villages along the river, and most of them work in the fields.",
    "Traffic in {place} came to a halt in the morning, and shops near the old market stayed closed.",
    "Analysts say that {matter} will remain on the agenda whoever wins the vote in {other}.",
    "The two countries signed an agreement on {matter} in {year}, but it was never put into force.",
    "Heavy rain fell on the coast for {n} hours, and the road to the airport of {place} was under water.",
    "It was not clear on what the two sides could agree, and neither of them gave any details.",
    "A museum in {place} shows photographs of that time, and {n} visitors came on the first day.",
    "Newspapers in {other} gave the matter little room and wrote about the football season instead.",
)


@dataclass(frozen=True)
class Person:
    """Somebody in an office from one day to another."""

    name: str
    office: str
    first: str
    last: str


@dataclass(frozen=True)
class Nation:
    """A state with its adjective and those who held its offices."""

    name: str
    adjective: str
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Meeting:
    """One meeting of the made-up world: when, where, who, about what, and whether it came about."""

    day: date
    place: str
    nations: tuple[Nation, Nation]
    people: tuple[str, str]
    matter: str
    hours: int
    comes_about: bool


class World:
    """Nations and places of the reference data, and what happens among them under a seed."""

    def __init__(self, reference: Path, seed: int = 1) -> None:
        self._seed = seed
        self._nations = _nations(reference)
        self._weights = [1 / (place + 5) for place in range(len(self._nations))]  # a few nations make most news
        places = _table(reference, "places").filter(pl.col("kind") == "city")
        self._places = sorted(set(places["place"]))[::8]

    def text(self, number: int) -> tuple[str, date, str]:
        """Headline and body of a document, the day of its publication and its agency."""
        chance = Random(f"{self._seed} document {number}")  # noqa: S311  (the same text every time is the point)
        day = FIRST_DAY + timedelta(number // DOCUMENTS_A_DAY)
        agency = chance.choice(AGENCIES)
        meetings = [self._meeting(day + timedelta(chance.randint(-3, 3)), chance) for _ in range(chance.randint(1, 3))]
        paragraphs = [self._paragraph(meeting, day, chance) for meeting in meetings]
        while sum(len(paragraph.split()) for paragraph in paragraphs) < WORDS:
            paragraphs.append(self._aside(chance.choice(meetings), chance))
        first = meetings[0]
        headline = f"{first.nations[0].name} and {first.nations[1].name}: {first.matter}, report {number}"
        lead = f"{first.place.upper()}, {day:%B} {day.day} ({agency}) - {paragraphs[0]}"
        return "\n\n".join([headline, lead, *paragraphs[1:]]) + "\n", day, agency

    def _meeting(self, day: date, chance: Random) -> Meeting:
        """One of the meetings of a day, the same for every document that tells of it."""
        which = Random(f"{self._seed} meeting {day} {chance.randrange(MEETINGS_A_DAY)}")  # noqa: S311
        one, other = self._two_nations(which)
        people = self._who(one, day, which), self._who(other, day, which)
        place, matter = which.choice(self._places), which.choice(MATTERS)
        return Meeting(day, place, (one, other), people, matter, which.randint(2, 9), which.random() > 0.1)

    def _two_nations(self, chance: Random) -> tuple[Nation, Nation]:
        one, other = chance.choices(self._nations, self._weights, k=2)
        return (one, other) if one != other else (one, next(n for n in self._nations if n != one))

    def _who(self, nation: Nation, day: date, chance: Random) -> str:
        """Somebody who holds an office on the day, with the title, or else the nation's ministry."""
        there = [p for p in nation.people if p.first <= day.isoformat() <= p.last]
        if not there:
            return f"{nation.adjective} Foreign Minister"
        person = chance.choice(there)
        return f"{nation.adjective} {person.office.title()} {person.name}"

    def _paragraph(self, meeting: Meeting, today: date, chance: Random) -> str:
        """What a document of a day says of a meeting, and what one of the two says."""
        told: tuple[str, ...] = PLANNED if meeting.day > today else HELD
        stances = chance.sample(STANCES, chance.randint(1, 2))
        sentences = [chance.choice(told if meeting.comes_about else PUT_OFF), *stances]
        return " ".join(_filled(sentence, meeting, chance) for sentence in sentences)

    def _aside(self, meeting: Meeting, chance: Random) -> str:
        sentences = [*chance.sample(STANCES, chance.randint(0, 1)), *chance.sample(BACKGROUND, 3)]
        return " ".join(_filled(sentence, meeting, chance) for sentence in sentences)


def write_documents(world: World, numbers: range, folder: Path) -> None:
    """Write documents as text files, a thousand to a folder; two in three with a sidecar, the rest with a dateline."""
    for number in numbers:
        text, day, agency = world.text(number)
        path = folder / f"{number // IN_A_FOLDER:03}" / f"report-{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if number % 3:
            about = {"publisher": agency, "published": day.isoformat(), "language": "en"}
            path.with_suffix(".json").write_text(json.dumps(about), encoding="utf-8")


def _filled(sentence: str, meeting: Meeting, chance: Random) -> str:
    """The sentence about a meeting, from the side of one or the other."""
    side = chance.randrange(2) if sentence in STANCES or sentence in BACKGROUND else 0
    nation, other = meeting.nations[side], meeting.nations[1 - side]
    told = sentence.format(
        a=meeting.people[side],
        b=meeting.people[1 - side],
        country=nation.name,
        nation=nation.adjective,
        other=other.name,
        place=meeting.place,
        matter=chance.choice((meeting.matter, chance.choice(MATTERS))),
        weekday=f"{meeting.day:%A}",
        day=f"{meeting.day:%B} {meeting.day.day}",
        hours=meeting.hours,
        year=meeting.day.year - chance.randint(2, 20),
        n=chance.randint(2, 90),
    )
    return told[0].upper() + told[1:]


def _nations(reference: Path) -> list[Nation]:
    """States that have an adjective, those with most known office-holders first."""
    states = _table(reference, "parties").filter(pl.col("kind") == "state")
    aliases = _table(reference, "party_aliases").filter((pl.col("kind") == "demonym") & (pl.col("note") == ""))
    adjectives = dict(aliases.unique("code", keep="first", maintain_order=True).select("code", "alias").iter_rows())
    people: dict[str, list[Person]] = {}
    for name, party, office, first, last in _holders(_table(reference, "people")):
        people.setdefault(party, []).append(Person(name, office, first, last or "9999"))
    nations = [
        Nation(name, adjectives[code], tuple(people.get(code, ())))
        for code, name in states.select("code", "name").iter_rows()
        if code in adjectives
    ]
    return sorted(nations, key=lambda nation: (-len(nation.people), nation.name))


def _holders(people: pl.DataFrame) -> Iterator[tuple[str, str, str, str, str]]:
    rows = people.filter(pl.col("office").is_in(OFFICES) & (pl.col("valid_from") != ""))
    return rows.select("name", "party", "office", "valid_from", "valid_to").iter_rows()


def _table(reference: Path, name: str) -> pl.DataFrame:
    return pl.read_csv(reference / f"{name}.csv", infer_schema=False).fill_null("")
