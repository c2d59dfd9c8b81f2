"""What 'he', 'she', 'they' and 'the ministry' stand for; 'the two leaders': `collectives`.

Rules in the manner of Hobbs (1978) and Lappin and Leass (1994), cut down to newswire: subjects first, the nearest
sentence first, gender where a given name tells it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tasks.logic.mention import Mention, Person

_PRONOUN = re.compile(
    r"\b(?:he|she|him|his|her|they|them|their|its|it(?!\s+(?:is|was|would be|will be|may be|might be|"
    r"could be|can be|must be|should be|has been|had been|makes?|made|makes no|seems|seemed|appears|appeared|remains|"
    r"remained|takes|took|turns|turned|follows|followed|depends|matters|looks|looked|becomes|became)\b))\b",
    re.I,
)
_SPEAKS = re.compile(  # between a speaker and 'he': "said that", "told reporters"
    r",?\s+(?:has\s+|had\s+|also\s+)?(?:said|says|added|told|stated|noted|warned|stressed|argued|announced|insisted|claimed|"
    r"indicated|explained|believes|hoped|hopes|pledged|vowed|admitted|declared|suggested)\s+(?:\w+\s+){0,3}"
)
_CLAIMS = re.compile(  # between a speaker and 'it': 'but Oslo says it will sign'
    r",?\s+(?:has\s+|had\s+|have\s+|also\s+|again\s+|repeatedly\s+){0,2}(?:said|says?|added|stated|noted|warn(?:ed|s)|stress(?:ed|es)|"
    r"argue[ds]|announced|insist(?:ed|s)?|claim(?:ed|s)|indicated|explained|maintain(?:ed|s)?|believe[ds]|hope[ds]|pledge[ds]|vow(?:ed|s)|"
    r"admit(?:ted|s)|declare[ds]|den(?:ied|ies)|fear(?:ed|s)|reiterate[ds])\s+(?:(?:on|last|this)\s+)?(?:[A-Z]\w+day\s+)?(?:that\s+)?"
)
_SPEECH_VERB = (
    r"(?:said|says|added|told|stated|noted|warned|stressed|argued|announced|insisted|claimed|explained|declared)"
)
_BEHIND = re.compile(r"[,”\"']\s*\Z")
_SAID = re.compile(rf"\s+(?:also\s+|has\s+|had\s+)?{_SPEECH_VERB}\b")
_SAID_BEFORE = re.compile(rf"\b{_SPEECH_VERB}\s+(?:the\s+)?\Z")
_QUOTED = re.compile(r"[,.?!…][”\"]\s+(?:[\w.'’-]+,?\s+){0,7}\Z")  # '..., the bloc's envoy B told reporters'
_SAID_BEHIND = re.compile(rf"[,.?!…][”\"]\s+{_SPEECH_VERB}\s+(?:[\w.'’-]+,?\s+){{0,7}}\Z")
_CLOSES_SAYING = re.compile(r"\s*[.,]")
_LISTED = re.compile(r"(?:,|,?\s+and|\s+as\s+well\s+as)\s+(?:the\s+)?")
_SEVERAL = 3
_AND = re.compile(r",?\s+and\s+")
_OPENS_ASIDE = re.compile(
    r",\s+(?:(?:who|whose|fresh|speaking|talking|appearing|emerging|returning|arriving|visiting|attending|meeting|flanked|accompanied|"
    r"standing|sitting|back|just)\s|(?:in|on|at|after|before|during|following)\s)[^;:“”\"]*\Z"
)
_AND_THEN = re.compile(
    r"\b(?:and|but|then|before)\s+(?:(?:on|in|at)\s+(?:[\w.]+\s+){1,3}|then\s+|later\s+|\w+day\s+)?\Z"
)
_OWNED = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}[\w-]+,?\s+")  # 'Novak's successor, Vos, wrote that he'
_DID = re.compile(r"\s+(?:(?!(?:and|that|who|whom|which|when|but|said|says|whose|while|or)\b)[a-z]+\s+){1,5}")
_EUROPEAN = re.compile(r"\b(?:European|EU)\s+(?:Union\s+)?(?:executive\s+)?Commission\b|\bthe\s+Commission\b")
_COMMISSION = re.compile(r"\b[A-Z][\w-]+\s+Commission\b")
_GOVERNED = re.compile(r"\b(?:of|by|for|with|to|from|in)\s+(?:the\s+)?\Z")
_NO_NOUN = re.compile(
    r"\s*(?:[.,;]|\Z|(?:in|at|on|for|by|with|after|before|when|while|and|to|from|there|here|twice|again|during|over|as|last|earlier|later|that)\b)"
)
_FRONTED = re.compile(
    r"\W*(?:after|following|during|before|ahead\s+of|prior\s+to|at|in|speaking|meeting|despite|besides|unlike)\b[^,;:“”\"]{3,120},\s+(?:the\s+)?",
    re.I,
)
# 'B, who is on a tour that will also take him to Lima'
_ON_TOUR = re.compile(
    r",\s+(?:who\s+)?[^,;:]{0,90}?\b(?:tour|trip|visit|journey|swing|mission|itinerary)\b[^,;:]{0,50}?\b(?:tak(?:e|es|en|ing)|took|brings?|brought)\s+"
)
_WHO = re.compile(r"\b(?:who|whom|whose)\b")
_WHOM = re.compile(r"(?:,[^,;:“”\"]{2,60})?,?\s+(?:[a-z]+\s+)?whom\s+")
_WHO_WENT = re.compile(  # 'A met B, who had come from Lima, where he': B
    r",?\s+who\s+[^;:“”\"]{2,90}?,?\s+(?:where|before|after|when|while)\s+(?:(?:on\s+)?[A-Z][a-z]+day\s+)?"
)
_AND_DID = re.compile(  # 'A called B on Monday and spoke with him': B
    r"[^;:“”\"]{0,60}?\s(?:and|but)\s+(?:then\s+|later\s+|also\s+)?(?!(?:that|who|said|he|she|they)\b)[a-z]+\s+(?:(?:with|to|for|by)\s+)?"
)
_ITS_FIGHTERS = re.compile(r"\)?\s(?:[a-z]+\s)?")  # between the name of a group and them
_FIGHTERS = ("rebels", "guerrillas", "insurgents")  # not 'militants', who are of many groups
_FIGHTS = re.compile(rf"\b(?:{'|'.join(word.removesuffix('s') for word in _FIGHTERS)})s?\b")
_FOR_ITS = re.compile(r"\s+(?:for|over|because\s+of|due\s+to|on\s+account\s+of)\s+")
_AFTER_TALKS = re.compile(
    r"\W*(?:(?:\w+day|[a-z]+)\s+){0,2}(?:after|following|during|in|at|over|before|ahead\s+of|prior\s+to|from|between|despite)\s+(?:(?!(?:that|which|who)\b)[\w'’.-]+\s+){0,8}?"
    r"(?:(?:talks|meetings?|lunch|luncheon|dinner|breakfast|banquet|calls?|conversations?|consultations|discussions|negotiations|sessions?|summit|"
    r"encounter|audience|visit)\s+(?:(?!(?:that|which|who)\b)[\w'’.-]+\s+){0,5}?with|(?:meeting|seeing|receiving|conferring|greeting|briefing|talking|speaking)(?:\s+(?:with|to))?)"
    r"\s+[^,;:“”\"]{3,120}(?:,\s+[A-Z][^,;:“”\"]{2,40}(?=,))?(?:,\s+(?:who|the)\s[^,;:“”\"]{2,60}(?=,))?,\s+",
    re.I,
)
WINDOW = 3  # sentences back
_OPENING = 24  # characters
_TELLS_OF = ("party", "office", "person")  # what brings its party to mind
_PAIR = 2
HOME_LEAD = 1.5  # times as often as the next state
SPEAKER_WINDOW = 8  # for 'he' and 'she': a report goes on quoting one speaker


class _Word(NamedTuple):
    """One pronoun: its sentence, where it stands, what it says, and the place of the sentence in the text."""

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
        """The mention that this pronoun is."""
        end = self.at + len(self.said)
        return Mention(
            self.number, self.at, end, self.said, "pronoun", name, parties, None, standing, role, person, people
        )


class _Text(NamedTuple):
    """A document's mentions by sentence, and its sentences in order."""

    by_sentence: dict[int, list[Mention]]
    sentences: list[tuple[int, int, str]]
    opened: dict[int, tuple[str, Mention]]  # by sentence its first word, a 'he' or 'she' before anybody it names

    def before(self, word: _Word, back: int) -> list[Mention]:
        """Mentions so many sentences before a word's own; of its own sentence those that end before it."""
        if word.order < back:
            return []
        found = self.by_sentence.get(self.sentences[word.order - back][0], [])
        return found if back else [m for m in found if m.end <= word.at]


def resolve_pronouns(found: list[Mention], sentences: list[tuple[int, int, str]]) -> list[Mention]:
    """One mention per pronoun that has a referent: he/she/his/her one person, they/them/their two or more."""
    document = _Text(mentions_by_sentence(found), sentences, {})
    out: list[Mention] = []
    for order, (number, offset, text) in enumerate(sentences):
        for match in _PRONOUN.finditer(text):
            word = _Word(number, offset + match.start(), match.group(), order)
            said = word.said.lower()
            if said in ("it", "its"):
                mention = _thing(word, document)
            elif said in ("they", "them", "their"):
                mention = _plural(word, document)
            else:
                mention = _singular(word, document, "f" if said in ("she", "her") else "m")
                first = not any(m.person is not None for m in document.before(word, 0))
                if mention is not None and mention.person is not None and first and said in ("he", "she"):
                    document.opened.setdefault(order, (said, mention))
            if mention is not None:
                out.append(mention)
    return out


def mentions_by_sentence(found: list[Mention]) -> dict[int, list[Mention]]:
    """The mentions of each sentence, by its number."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in found:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    return by_sentence


def _singular(word: _Word, text: _Text, gender: str) -> Mention | None:
    _, offset, sentence = text.sentences[word.order]
    closing = _closes(sentence, word.at - offset, word.at - offset + len(word.said))
    for back in range(closing, SPEAKER_WINDOW + 1):
        before = text.before(word, back)
        people = [m for m in before if m.person is not None and m.person.gender in ("", gender)]
        subject = word.said.lower() in ("he", "she")
        if subject and not back and people and _AND.fullmatch(sentence, people[-1].end - offset, word.at - offset):
            people = [m for m in people if m.person is not people[-1].person]  # 'when A and he spoke': another
        known = [m for m in people if m.person is not None and m.person.gender == gender]
        if not back:  # 'B, with whom he met': another
            people = [m for m in people if not _WHOM.fullmatch(sentence, m.end - offset, word.at - offset)]
            known = [m for m in known if m in people]
        if not back and subject and people and _talked_with(people, sentence, word, text, gender):
            continue
        people = known if known and gender == "f" else people  # most whose gender is not known are men
        if people and not known and back and gender == "f" and _woman_before(word, text, back):
            continue
        toured = (
            [m for m in people if _ON_TOUR.fullmatch(sentence, m.end - offset, word.at - offset)] if not back else []
        )
        if toured:
            people = toured
        elif not back and people and _is_object(word, people[-1], sentence, offset):
            people = [m for m in people if m.person is not people[-1].person]
        if people and closing and (speaker := _speaker(people, text, word.order - back)) is not None:
            people = [speaker]
        opened = text.opened.get(word.order - back)
        if opened is not None and opened[0] == ("she" if gender == "f" else "he"):
            resumed = not back and word.said.lower() == opened[0]
            then = resumed and _AND_THEN.search(sentence, 0, word.at - offset) is not None
            if then or (people and (back or (resumed and not _WHO.search(sentence, 0, word.at - offset)))):
                people = [opened[1]]  # 'He was received by A. He flew home, and on Monday he saw B': the same
        if not people and before and (office := _unnamed(before, text, word.order - back)) is not None:
            return word.standing_for(None, office.parties, standing=office.standing, role=office.role)
        if people:
            chosen = people[0]
            if back:
                closing_speaker = _closing_speaker(people, text, word.order - back)
                chosen = closing_speaker or _behind_fronted(people, text, word.order - back)
            elif len(people) > 1 and _OWNED.fullmatch(sentence, people[0].end - offset, people[1].start - offset):
                chosen = people[1]
            if (
                not back
                and _is_the_last(word, people, sentence, offset)
                and not _closes_aside(people, sentence, offset)
            ):
                chosen = people[-1]
            name = chosen.person.name if chosen.person else None
            return word.standing_for(
                name, chosen.parties, standing=chosen.standing, role=chosen.role, person=chosen.person
            )
    return None


def _talked_with(people: list[Mention], sentence: str, word: _Word, text: _Text, gender: str) -> bool:
    """'After talks with B in Lima, he flew home': not B, if somebody else was spoken of before."""
    if not _AFTER_TALKS.fullmatch(sentence, 0, word.at - text.sentences[word.order][1]):
        return False
    partners = {m.person.name for m in people if m.person is not None}
    earlier = (m.person for back in range(1, WINDOW + 1) for m in text.before(word, back))
    return any(p is not None and p.gender in ("", gender) and p.name not in partners for p in earlier)


def _closes_aside(people: list[Mention], sentence: str, offset: int) -> bool:
    """'A, speaking after talks with B, said his government': it is A who speaks."""
    return (
        sentence.startswith(",", people[-1].end - offset)
        and _OPENS_ASIDE.match(sentence, people[0].end - offset, people[-1].start - offset) is not None
    )


def _woman_before(word: _Word, text: _Text, back: int) -> bool:
    """Whether a sentence close before those names a woman, who is 'she' rather than one whose gender nothing tells."""
    earlier = range(back + 1, min(back + WINDOW, SPEAKER_WINDOW) + 1)
    return any(m.person is not None and m.person.gender == "f" for b in earlier for m in text.before(word, b))


def _is_object(word: _Word, subject: Mention, sentence: str, offset: int) -> bool:
    """Whether a pronoun is the object of whom stands before it: in 'A received her in Lima', she is not A."""
    end = word.at - offset + len(word.said)
    alone = word.said.lower() == "him" or (word.said.lower() == "her" and _NO_NOUN.match(sentence, end))
    if _GOVERNED.search(sentence, max(0, subject.start - offset - 20), subject.start - offset):
        return False  # 'the tour of A will take him to Lima'
    return bool(alone and _DID.fullmatch(sentence, subject.end - offset, word.at - offset))


def _is_the_last(word: _Word, people: list[Mention], sentence: str, offset: int) -> bool:
    """Whether a pronoun is the person named last before it, not the subject of its sentence."""
    start, at = people[-1].end - offset, word.at - offset
    if _SPEAKS.fullmatch(sentence, start, at) or _WHO_WENT.fullmatch(sentence, start, at):
        return True
    alone = word.said.lower() == "him" or (word.said.lower() == "her" and _NO_NOUN.match(sentence, at + len("her")))
    return bool(alone and len(people) == len(("A", "B")) and _AND_DID.fullmatch(sentence, start, at))


def _behind_fronted(people: list[Mention], text: _Text, order: int) -> Mention:
    """The subject of a sentence: the first of its people, but in 'After talks with A, B said' it is B."""
    _, offset, sentence = text.sentences[order]
    for mention in people[1:]:
        if _FRONTED.fullmatch(sentence, 0, mention.start - offset):
            return mention
    return people[0]


def _unnamed(before: list[Mention], text: _Text, order: int) -> Mention | None:
    """The official that opens a sentence without a name ('The Peruvian minister arrived. He said')."""
    first = before[0]
    alone = first.type == "office" and first.standing == "official" and not first.text.lower().endswith("s")
    return first if alone and len(first.parties) == 1 and _opens(first, text, order) else None


def _closes(sentence: str, start: int, end: int) -> bool:
    """Whether a pronoun speaks behind its words ('..., he said'): nobody named in those words is meant."""
    return bool(_BEHIND.search(sentence, max(0, start - 3), start) and _SAID.match(sentence, end))


def _speaker(people: list[Mention], text: _Text, order: int) -> Mention | None:
    """Of the people of a sentence the one who speaks there ('X said', 'said X')."""
    _, offset, sentence = text.sentences[order]
    for mention in people:
        start, end = mention.start - offset, mention.end - offset
        if _SAID.match(sentence, end) or _SAID_BEFORE.search(sentence, max(0, start - 30), start):
            return mention
    return None


def _closing_speaker(people: list[Mention], text: _Text, order: int) -> Mention | None:
    """Who said what the sentence before quotes of others: '"A did not accept it," B told reporters. He called on A'."""
    _, offset, sentence = text.sentences[order]
    for mention in people[1:]:
        start, end = mention.start - offset, mention.end - offset
        if _SAID.match(sentence, end) and _QUOTED.search(sentence, 0, start):
            return mention
        if _SAID_BEHIND.search(sentence, 0, start) and _CLOSES_SAYING.match(sentence, end):
            return mention
    return None


def _thing(word: _Word, text: _Text) -> Mention | None:
    """'It' is the party that comes first in the sentence so far, or that opened the sentence before.

    'Its' behind 'for' and the like is whoever stands right before that ('sanctions on Chad for its refusal'), and 'it'
    is whoever is told to say what it does ('Oslo objects, but Chad says it will sign').
    """
    meant = _blamed(word, text) or _claimant(word, text)
    if meant is not None:
        return word.standing_for(meant.name, meant.parties)
    for back in range(2):
        before = text.before(word, back)
        named = [m for m in before if m.type == "party" and m.alias_kind != "people"]
        parties = (named if back else [m for m in named if not _possesses(m, text, word.order)]) or named
        opens = parties and (parties[0] is before[0] or _opens(parties[0], text, word.order - back))
        if parties and (not back or opens):
            return word.standing_for(parties[0].name, parties[0].parties)
    return None


def _blamed(word: _Word, text: _Text) -> Mention | None:
    """The party that is blamed, punished or praised 'for its' doing."""
    if word.said.lower() != "its":
        return None
    _, offset, sentence = text.sentences[word.order]
    named = [m for m in text.before(word, 0) if m.type == "party" and m.alias_kind != "people"]
    close = named and _FOR_ITS.fullmatch(sentence, named[-1].end - offset, word.at - offset)
    return named[-1] if close else None


def _claimant(word: _Word, text: _Text) -> Mention | None:
    """The party that says what 'it' does, where its name stands right before the verb of saying."""
    if word.said.lower() != "it":
        return None
    _, offset, sentence = text.sentences[word.order]
    named = [m for m in text.before(word, 0) if m.type == "party" and m.alias_kind != "people"]
    says = named and _CLAIMS.fullmatch(sentence, named[-1].end - offset, word.at - offset)
    governed = says and _GOVERNED.search(sentence, max(0, named[-1].start - offset - 20), named[-1].start - offset)
    return named[-1] if says and not governed else None


def _possesses(mention: Mention, text: _Text, order: int) -> bool:
    """Whether a mention only owns what follows ("Lebanon's Hezbollah said it")."""
    _, offset, sentence = text.sentences[order]
    return sentence.startswith(("'s ", "’s ", "' ", "’ "), mention.end - offset)


def _opens(mention: Mention, text: _Text, order: int) -> bool:
    """Whether a mention stands among the first words of a sentence, where its subject is."""
    return mention.start - text.sentences[order][1] <= _OPENING


def _claimants(word: _Word, text: _Text) -> Mention | None:
    """Those who say what 'they' do: 'while Oslo and Lima have said they will sign', 'Chilean officials said they'."""
    if word.said.lower() != "they":
        return None
    _, offset, sentence = text.sentences[word.order]
    named = [m for m in text.before(word, 0) if m.type in ("party", "office", "demonym") and m.parties]
    says = named and _CLAIMS.fullmatch(sentence, named[-1].end - offset, word.at - offset)
    run = named[-1:] if says else []
    for one in reversed(named[:-1]):
        if not run or not _LISTED.fullmatch(sentence, one.end - offset, run[0].start - offset):
            break
        run.insert(0, one)
    if len(run) == _PAIR and "," in sentence[run[0].end - offset : run[1].start - offset]:
        run = run[1:]  # 'met officials of Oslo, and diplomats of Lima said they'
    together = tuple(dict.fromkeys(code for m in run for code in m.parties))
    many = len(run) > 1 or (
        run and run[0].text.lower().endswith("s") and (run[0].type == "office" or _is_plural(run[0]))
    )
    return word.standing_for(None, together) if many else None


def _plural(word: _Word, text: _Text) -> Mention | None:
    if (claimants := _claimants(word, text)) is not None:
        return claimants
    for back in range(2):
        before = text.before(word, back)
        plural = [m for m in before if m.type == "office" and m.text.lower().endswith("s") and m.parties]
        people = list({m.person.name: m.person for m in before if m.person is not None}.values())
        parties = tuple(dict.fromkeys(c for m in before if m.type != "place" for c in m.parties))
        together = [m for m in before if m.type == "collective"]
        if together:
            return word.standing_for(None, together[-1].parties, standing="official", people=together[-1].people)
        if len(people) >= 2:
            theirs = tuple(dict.fromkeys(c for p in people for c in p.parties))
            return word.standing_for(None, theirs, standing="official", people=tuple(people))
        if plural:
            theirs = _joined_demonym(plural[0], before, text, word.order - back) or plural[0].parties
            return word.standing_for(None, theirs, standing="official")
        if len(parties) >= 2:
            return word.standing_for(None, _listed(before, text, word.order - back) or parties[:2])
        people_named = [m for m in before if m.type == "party" and _is_plural(m)]
        if people_named:
            return word.standing_for(None, people_named[0].parties)
    return None


def _joined_demonym(office: Mention, before: list[Mention], text: _Text, order: int) -> tuple[str, ...]:
    """The parties of 'Peruvian and Chilean officials'; () where no other party is joined to an office."""
    _, offset, sentence = text.sentences[order]
    for mention in before:
        joined = mention.type in ("demonym", "party", "office") and mention.parties and mention.end < office.start
        if joined and sentence[mention.end - offset : office.start - offset] == " and ":
            return tuple(dict.fromkeys((*mention.parties, *office.parties)))
    return ()


def _listed(before: list[Mention], text: _Text, order: int) -> tuple[str, ...]:
    """Three or more that a sentence lists: 'the co-chairs - A, B, C and D - met'; () where it lists none."""
    _, offset, sentence = text.sentences[order]
    named = [m for m in before if m.type == "party" and len(m.parties) == 1]
    run = named[:1]
    for one, two in pairwise(named):
        if _LISTED.fullmatch(sentence, one.end - offset, two.start - offset):
            run.append(two)
        elif len(run) < _SEVERAL:
            run = [two]
    return tuple(dict.fromkeys(m.parties[0] for m in run)) if len(run) >= _SEVERAL else ()


def _is_plural(mention: Mention) -> bool:
    """Whether the name of a party is that of many: 'the Palestinians', 'the Houthis', 'the rebels'."""
    group = mention.alias_kind in ("people", "definite") or all(len(code) > len("ISO") for code in mention.parties)
    return group and mention.text.lower().endswith("s")


@lru_cache(maxsize=4)
def _definite(heads: tuple[str, ...]) -> re.Pattern[str]:
    """'the council', 'the 15-member council', 'the military alliance': a definite noun for an organisation or group."""
    return re.compile(rf"\b[Tt]he\s+(?:[a-z\d]+-[a-z]+\s+|[a-z]+\s+)?(?P<head>{'|'.join(heads)})\b(?!\s+(?:of|for)\b)")


def resolve_definites(
    found: list[Mention], sentences: list[tuple[int, int, str]], heads: dict[str, str], kinds: dict[str, str]
) -> list[Mention]:
    """One mention per definite noun ('the council', 'the rebels') with the party last named of its kind.

    `heads` gives the kind of party that each noun stands for; a party whose name holds the noun goes before others.
    """
    document = _Text(mentions_by_sentence(found), sentences, {})
    pattern = _definite(tuple(sorted(heads)))
    home, club = home_of(found, kinds, "state"), home_of(found, kinds, "organisation")
    out: list[Mention] = []
    for order, (number, offset, text) in enumerate(sentences):
        for match in pattern.finditer(text):
            at = offset + match.start("head")
            word = _Word(number, at, match.group("head"), order)
            covering = [m for m in document.by_sentence.get(number, []) if m.start <= at < m.end]
            if any(m.parties or m.type != "office" for m in covering):
                continue  # 'the Peruvian ministry'; the bare one is looked for
            kind = heads[match.group("head")]
            last = (
                home or _subject_state(word, document, kinds)
                if kind == "state"
                else _last_of_kind(word, document, kinds, kind)
            )
            if word.said == "commission" and last is not None and _of_another(last, sentences):
                continue
            if word.said == "opposition" and last is not None and not last.parties[0].endswith("_OPPOSITION"):
                continue  # that of a parliament
            if last is None and word.said == "group":
                last = club
            if last is not None:
                end = offset + match.end()
                said = text[match.start("head") : match.end()]
                out.append(Mention(number, at, end, said, "party", None, last.parties, "definite"))
    return out


def _of_another(last: Mention, sentences: list[tuple[int, int, str]]) -> bool:
    """Whether 'the commission' is one that the text names, and not the one in Brussels, of which it does not speak."""
    if last.parties != ("EU",) or any(_EUROPEAN.search(text) for _, _, text in sentences):
        return False
    return any(_COMMISSION.search(text) for _, _, text in sentences)


@lru_cache(maxsize=4)
def _fighters(heads: tuple[str, ...]) -> re.Pattern[str]:
    """'Zairean rebels', 'Moslem guerrillas', 'rebels': the plural of those who fight."""
    return re.compile(rf"(?<![\w-])(?:[A-Z][a-z]+ )?(?P<head>{'|'.join(heads)})\b(?!['’-]|\s+(?:of|for|from)\b)")


def resolve_fighters(
    found: list[Mention], sentences: list[tuple[int, int, str]], heads: dict[str, str], kinds: dict[str, str]
) -> list[Mention]:
    """The mentions of a text in which 'Zairean rebels' are the one armed group that it names, and not Zaire."""
    groups = {c: told for c, told in acting_mentions(found).items() if kinds.get(c) == "group"}
    if len(groups) > 1:  # those whom the text calls so: 'rebel leader A', beside an alliance of parties
        called = {c: [m for m in told if m.alias_kind != "definite"] for c, told in groups.items()}
        groups = {c: told for c, told in called.items() if any(_FIGHTS.search(m.text.lower()) for m in told)}
    if len(groups) != 1:
        return found
    code = next(iter(groups))
    pattern = _fighters(tuple(sorted(h for h, kind in heads.items() if kind == "group" and h in _FIGHTERS)))
    named: list[Mention] = []
    for number, offset, text in sentences:
        for match in pattern.finditer(text):
            start, end = offset + match.start(), offset + match.end()
            beside = [m for m in found if m.start < end and m.end > start]
            short = all(m.type in ("demonym", "office") or m.alias_kind == "definite" for m in beside)
            if any(
                m.parties == (code,) and _ITS_FIGHTERS.fullmatch(text, m.end - offset, match.start()) for m in found
            ):
                continue  # 'the FARC guerrillas'
            if short and all(start <= m.start and m.end <= end for m in beside):
                named.append(Mention(number, start, end, match.group(), "party", None, (code,), "definite"))
    spans = [(m.start, m.end) for m in named]
    return [m for m in found if not any(a <= m.start and m.end <= b for a, b in spans)] + named


def _subject_state(word: _Word, text: _Text, kinds: dict[str, str]) -> Mention | None:
    """The state whose name, office or official opens the sentence before: 'Oslo hesitates. The government'."""
    before = text.before(word, 1)
    told = [m for m in before if m.type in ("party", "office", "person") and len(m.parties) == 1]
    opens = told and told[0] is before[0] and _opens(told[0], text, word.order - 1)
    return told[0] if opens and kinds.get(told[0].parties[0]) == "state" else None


def home_of(found: list[Mention], kinds: dict[str, str], kind: str) -> Mention | None:
    """A mention of the state (or organisation) that a document is about: named far more often than any other."""
    named = {code: told for code, told in acting_mentions(found).items() if kinds.get(code) == kind}
    ranked = sorted(named.items(), key=lambda item: (-len(item[1]), item[0]))
    if not ranked or (len(ranked) > 1 and len(ranked[0][1]) < HOME_LEAD * len(ranked[1][1])):
        return None
    return ranked[0][1][0]


def acting_mentions(found: list[Mention]) -> dict[str, list[Mention]]:
    """The mentions of each party alone, by name, demonym, office or person."""
    named: dict[str, list[Mention]] = {}
    for mention in found:
        if mention.type in ("party", "demonym", "office", "person") and len(mention.parties) == 1:
            named.setdefault(mention.parties[0], []).append(mention)
    return named


def _last_of_kind(word: _Word, text: _Text, kinds: dict[str, str], kind: str) -> Mention | None:
    named: Mention | None = None
    for back in range(WINDOW + 2):
        for mention in reversed(text.before(word, back)):
            if mention.type not in _TELLS_OF or len(mention.parties) != 1 or kinds.get(mention.parties[0]) != kind:
                continue
            if word.said in mention.text.lower():
                return mention
            named = named or mention
    return named
