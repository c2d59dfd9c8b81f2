"""A text as coreference sees it: its sentences in order, who is named in each, and a word that stands for somebody."""

from __future__ import annotations

from typing import NamedTuple

from tasks.logic.mention import Mention, Person
from tasks.logic.reading_words import NO_WORDS, WordLists

WINDOW = 3  # sentences back
_OPENING = 24  # characters


class Anaphor(NamedTuple):
    """A pronoun or definite noun: its sentence, where it stands, what it says, and the place of the sentence."""

    number: int
    at: int
    said: str
    order: int

    def standing_for(
        self,
        name: str | None,
        parties: tuple[str, ...],
        *,
        standing: str = "unknown",
        role: str | None = None,
        person: Person | None = None,
        people: tuple[Person, ...] = (),
    ) -> Mention:
        """The mention that this word is."""
        end = self.at + len(self.said)
        return Mention(
            self.number, self.at, end, self.said, "pronoun", name, parties, None, standing, role, person, people
        )


class Discourse(NamedTuple):
    """A document's mentions by sentence, and its sentences in order."""

    by_sentence: dict[int, list[Mention]]
    sentences: list[tuple[int, int, str]]
    opened: dict[int, tuple[str, Mention]]  # by sentence its first word, a 'he' or 'she' before anybody it names
    lists: WordLists = NO_WORDS

    def before(self, word: Anaphor, back: int) -> list[Mention]:
        """Mentions so many sentences before a word's own; of its own sentence those that end before it."""
        if word.order < back:
            return []
        found = self.by_sentence.get(self.sentences[word.order - back][0], [])
        return found if back else [m for m in found if m.end <= word.at]


def mentions_by_sentence(found: list[Mention]) -> dict[int, list[Mention]]:
    """The mentions of each sentence, by its number."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in found:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    return by_sentence


def opens(mention: Mention, text: Discourse, order: int) -> bool:
    """Whether a mention stands among the first words of a sentence, where its subject is."""
    return mention.start - text.sentences[order][1] <= _OPENING
