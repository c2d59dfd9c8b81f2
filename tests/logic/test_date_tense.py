"""Tense: the verb tells on which side of the day of writing a weekday or a month lies."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tasks.logic import dates
from tasks.logic.lexicon import Reference

FOLDER = Path(__file__).parents[2] / "seeds" / "reference"
TABLE = pl.read_csv(FOLDER / "date_words.csv", infer_schema=False).fill_null("")
REFERENCE = Reference(FOLDER, "test", {"date_words": TABLE})
WEDNESDAY = date(2021, 6, 16)


def values(text: str) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in dates.tag(text, WEDNESDAY, reference=REFERENCE)]


AHEAD, BEHIND = "2021-06-18", "2021-06-11"
TENSES = {
    "the calendar, in the present": ("Lima is the host of the summit on Friday.", AHEAD),
    "what something is thought to be": ("Vos opened what is believed to be a first round in Lima on Friday.", BEHIND),
    "what is believed, and ahead": ("The round is believed to be planned for Friday.", AHEAD),
    "a noun like a participle": ("They sat in one room at the opening on Friday.", BEHIND),
    "a plural present": ("Both delegations meet on Friday.", AHEAD),
    "a singular present": ("The envoy returns to Geneva on Friday.", AHEAD),
    "will, and words that tell the past behind the day": (
        "Vos will meet Novak on Friday and the following day he left.",
        AHEAD,
    ),
    "a noun like a verb": ("The parliament vote on Friday showed a split.", BEHIND),
    "an adjective and a noun like a verb": ("Duarte came to Lima on a brief official visit on Friday.", BEHIND),
    "a plural and a verb like a noun": ("The three presidents visit Lima on Friday.", AHEAD),
    "due, and did not take place": ("The round of talks, due to begin in Lima on Friday, did not take place.", BEHIND),
    "planned, and never happened": ("The visit planned for Friday never happened.", BEHIND),
    "due, and not called off yet": ("The round of talks, due to begin in Lima on Friday, was called off.", AHEAD),
    "as early as": ("The hostages could walk free as early as Friday.", AHEAD),
    "as soon as": ("A truce was possible as soon as Friday.", AHEAD),
    "by a day": ("Lawmakers are expected to decide by Friday.", AHEAD),
    "would, after a verb of speech": ("He told reporters the talks on Friday would go ahead.", AHEAD),
    "would, in reported speech": ("He said he would fly to Muscat on Friday.", AHEAD),
    "had, in reported speech": ("He said he had flown to Muscat on Friday.", BEHIND),
    "put off to a day": ("The hearing was postponed to Friday.", AHEAD),
    "put off on a day": ("The hearing was postponed on Friday.", BEHIND),
    "delayed on a day": ("Forty flights were delayed Friday.", BEHIND),
    "a headline": ("Novak, Duarte to meet Friday in Lima", AHEAD),
    "allowed to do what is done": ("Reporters were allowed to enter the camp on Friday.", BEHIND),
    "an event of the verb's time": ("The president will attend Friday's funeral.", AHEAD),
    "in an event ahead": ("The two teams will meet in Friday's final.", AHEAD),
    "what is over is only spoken of": ("The court will look into Friday's shooting.", BEHIND),
    "ahead of, some words before": ("He spoke ahead of a key summit on Friday.", AHEAD),
    "ahead of, in another clause": ("Ahead of the vote, the ministry on Friday issued a warning.", BEHIND),
    "a base form that ends in -eed": ("Vos will succeed Ada Novak on Friday.", AHEAD),
    "a participle before its noun": ("They will discuss the proposed truce on Friday.", AHEAD),
    "set for": ("The trial is set for Friday.", AHEAD),
    "set as": ("The court set Friday as the deadline.", AHEAD),
    "set on": ("The index fell from a record set on Friday.", BEHIND),
    "following as a preposition": ("Calm returned following Friday's clashes.", BEHIND),
    "after": ("He resigned after the riots on Friday.", BEHIND),
    "since": ("Nobody has slept since Friday.", BEHIND),
    "was scheduled to": ("On Friday he was scheduled to meet Novak.", AHEAD),
    "was scheduled to, behind another verb": ("He held talks in Lima and on Friday was due to meet Novak.", AHEAD),
    "was told": ("He held talks in Lima and on Friday was told to leave.", BEHIND),
    "what is arranged": ("The envoy is travelling to Muscat on Friday.", AHEAD),
    "from a day on": ("The leaders, at a summit from Friday, will try again.", AHEAD),
    "from a day on, in the past": ("The leaders, at a summit from Friday, failed again.", BEHIND),
    "until": ("The airport stays shut until Friday.", AHEAD),
}


@pytest.mark.parametrize(("text", "value"), TENSES.values(), ids=TENSES.keys())
def test_the_verb_tells_on_which_side_a_weekday_lies(text: str, value: str) -> None:
    assert values(text)[0][1] == value


def test_a_month_told_in_the_past_lies_behind_however_far() -> None:
    assert values("She was elected in August.") == [("August", "2020-08")]
    assert values("She will be sworn in in August.") == [("August", "2021-08")]
