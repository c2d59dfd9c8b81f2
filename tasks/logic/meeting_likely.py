"""A second net, which was learned: encounters of sentences that no rule reads, by all their words together.

One linear model over the words of a sentence (`encounter_features`) tells how likely an encounter of the parties that
it names is told in it, another who of them takes part. They were fitted on sentences with gold annotations and on those
of unlabelled reports as the rules read them (`accuracy.learning`; Scudder, 1965: a reader that learns from itself).
What is caught is read like any other mention: this net says only that there is an encounter, whose, and by which word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tasks.logic.encounter_features import Told as Tokens
from tasks.logic.encounter_features import of_encounter, of_participant, told_tokens
from tasks.logic.learned import LIKELY, Linear
from tasks.logic.meeting_cues import Cue, Trigger
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_groups import Folded, Told, apart_in_time
from tasks.logic.meeting_net import is_session, is_told_of
from tasks.logic.net_sides import NET, taking_part
from tasks.logic.sentence_view import Clause

_LEAST_SHARED = 0.5  # of the parties of two tellings of one encounter
_TWO = 2


def likely(clause: Clause, models: Mapping[str, Linear], heads: frozenset[str]) -> Iterator[Draft]:
    """The draft of the encounter that a sentence most likely tells, of all who likely take part in it; or none.

    Of `models`, encounter tells whether a sentence tells one, participant whether a mention is of one who takes part.
    """
    if len({m.parties for m in clause.mentions if m.parties}) < _TWO:
        return
    told = told_tokens(clause)
    features = of_encounter(clause, told)
    if not models["encounter"].believes({name: value for name, value, _ in features}):
        return
    acting = taking_part(clause, heads)
    actors = [
        token.of for at, token in enumerate(told)
        if token.of is not None and token.of in acting
        and models["participant"].believes(of_participant(clause, told, at))
    ]  # fmt: skip
    if len({code for actor in actors for code in actor.parties}) < _TWO:
        return
    word = told[_telling(told, features, models["encounter"])]
    if not is_told_of(clause.text, word.start):
        return
    trigger = Trigger(word.start, word.end, clause.text[word.start : word.end].lower(), Cue(LIKELY, NET, None, ()))
    rule = f"{LIKELY}:{trigger.low}"
    draft = Draft(clause, trigger, NET, trigger.start, trigger.end, trigger.start, rule=rule, heads=heads)
    draft.widen(actors[0].start, actors[-1].end)
    draft.add(tuple(actors))
    if len(draft.parties) > 1:
        yield draft


def _telling(told: Tokens, features: list[tuple[str, float, int]], model: Linear) -> int:
    """The number of the word that says most for an encounter; of several the first."""
    says: defaultdict[int, float] = defaultdict(float)
    for name, value, at in features:
        if at >= 0 and told[at].form.isalpha():
            says[at] += model.weights.get(name, 0.0) * value
    return max(says, key=lambda at: (says[at], -at), default=0)


def has_person(told: Told) -> bool:
    """Whether somebody is named, which is anchor enough where neither time nor place is."""
    return bool(told.draft.people)


def is_retold(told: Told, group: Folded) -> bool:
    """Whether a group may be of the same encounter: in good part of its parties, and not of another time.

    The session of an organisation needs no second party.
    """
    mine, theirs = set(told.parties), set(group.parties)
    shared = mine & theirs
    if len(shared) < _TWO:
        return bool(shared and told.when.start) and is_session(group) and not apart_in_time(told.when, group.when)
    if len(shared) < _LEAST_SHARED * len(mine | theirs) and shared not in (mine, theirs):
        return False
    return not apart_in_time(told.when, group.when)
