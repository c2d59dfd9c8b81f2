"""What 'he', 'she' and 'they' stand for; 'the two leaders': `collectives`; 'the ministry': `definites`.

Rules in the manner of Hobbs (1978) and Lappin and Leass (1994), cut down to newswire: subjects first, the nearest
sentence first, gender where a given name tells it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tasks.logic.discourse import WINDOW, Anaphor, Discourse, mentions_by_sentence, opens
from tasks.logic.mention import Mention, Person
from tasks.logic.reading_words import Construction, WordLists
from tasks.logic.unnamed_speakers import of_a_stranger, speaking_office

_PRONOUN = Construction(
    r"\b(?:he|she|him|his|her|they|them|their|its|it(?!\s+(?:is|was|would be|will be|may be|might be|"
    r"could be|can be|must be|should be|has been|had been|{impersonal})\b"
    r"(?!\s+(?:(?:not|also|still|now|fully|always|already|therefore|very|quite|strongly|firmly|prepared\s+and)\s+){0,2}"
    r"(?:against|{minded})\b)))\b",
    re.I,
)
_SPEAKS = Construction(  # between a speaker and 'he': "said that", "told reporters"
    r",?\s+(?:has\s+|had\s+|also\s+)?(?:{said}|{said_so}|{claiming})\s+(?:\w+\s+){0,3}"
)
_CLAIMS = Construction(  # between a speaker and 'it': 'but Oslo says it will sign'
    r",?\s+(?:has\s+|had\s+|have\s+|also\s+|again\s+|repeatedly\s+){0,2}(?:{said}|{said_so}|{claiming})\s+(?:(?:on|last|this)\s+)?(?:[A-Z]\w+day\s+)?(?:that\s+)?"
)
_BEHIND = re.compile(r"[,”\"']\s*\Z")
_SAID = Construction(r"\s+(?:also\s+|has\s+|had\s+)?(?:{said}|{said_so})\b")
_SAID_BEFORE = Construction(r"\b(?:{said}|{said_so})\s+(?:the\s+)?\Z")
_QUOTED = re.compile(r"[,.?!…][”\"]\s+(?:[\w.'’-]+,?\s+){0,7}\Z")  # '..., the bloc's envoy B told reporters'
_SAID_BEHIND = Construction(r"[,.?!…][”\"]\s+(?:{said}|{said_so})\s+(?:[\w.'’-]+,?\s+){0,7}\Z")
_SAID_BY_ITS = Construction(r"[,?!…][”\"]\s+(?:{said}|{said_so}|according\s+to)\s+\Z")  # '..., said its spokesman'
_OPENING_MARK = re.compile(r"[“\"]")
_CLOSES_SAYING = re.compile(r"\s*[.,]")
_LISTED = re.compile(r"(?:,|,?\s+and|\s+as\s+well\s+as)\s+(?:the\s+)?")
_SEVERAL = 3
_AND = re.compile(r",?\s+and\s+")
_OPENS_ASIDE = Construction(
    r",\s+(?:(?:who|whose|just|{doing_aside})\s|(?:in|on|at|after|before|during|following)\s)[^;:“”\"]*\Z"
)
_AND_THEN = re.compile(
    r"\b(?:and|but|then|before)\s+(?:(?:on|in|at)\s+(?:[\w.]+\s+){1,3}|then\s+|later\s+|\w+day\s+)?\Z"
)
_OWNED = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}[\w-]+,?\s+")  # 'Novak's successor, Vos, wrote that he'
_DID = re.compile(r"\s+(?:(?!(?:and|that|who|whom|which|when|but|said|says|whose|while|or)\b)[a-z]+\s+){1,5}")
_GOVERNED = re.compile(r"\b(?:of|by|for|with|to|from|in)\s+(?:the\s+)?\Z")
_NO_NOUN = re.compile(
    r"\s*(?:[.,;]|\Z|(?:in|at|on|for|by|with|after|before|when|while|and|to|from|there|here|twice|again|during|over|as|last|earlier|later|that)\b)"
)
_FRONTED = re.compile(
    r"\W*(?:after|following|during|before|ahead\s+of|prior\s+to|at|in|speaking|meeting|despite|besides|unlike)\b[^,;:“”\"]{3,120},\s+(?:the\s+)?",
    re.I,
)
# 'B, who is on a tour that will also take him to Lima'
_ON_TOUR = Construction(
    r",\s+(?:who\s+)?[^,;:]{0,90}?\b{taking_further}\b[^,;:]{0,50}?\b(?:tak(?:e|es|en|ing)|took|brings?|brought)\s+"
)
_WHO = re.compile(r"\b(?:who|whom|whose)\b")
_WHOM = re.compile(r"(?:,[^,;:“”\"]{2,60})?,?\s+(?:[a-z]+\s+)?whom\s+")
_WHO_WENT = re.compile(  # 'A met B, who had come from Lima, where he': B
    r",?\s+who\s+[^;:“”\"]{2,90}?,?\s+(?:where|before|after|when|while)\s+(?:(?:on\s+)?[A-Z][a-z]+day\s+)?"
)
_AND_DID = re.compile(  # 'A called B on Monday and spoke with him': B
    r"[^;:“”\"]{0,60}?\s(?:and|but)\s+(?:then\s+|later\s+|also\s+)?(?!(?:that|who|said|he|she|they)\b)[a-z]+\s+(?:(?:with|to|for|by)\s+)?"
)
_FOR_ITS = re.compile(r"\s+(?:for|over|because\s+of|due\s+to|on\s+account\s+of)\s+")
_AFTER_TALKS = Construction(
    r"\W*(?:(?:\w+day|[a-z]+)\s+){0,2}(?:after|following|during|in|at|over|before|ahead\s+of|prior\s+to|from|between|despite)\s+(?:(?!(?:that|which|who)\b)[\w'’.-]+\s+){0,8}?"
    r"(?:{talks_with}\s+(?:(?!(?:that|which|who)\b)[\w'’.-]+\s+){0,5}?with|{meeting_somebody}(?:\s+(?:with|to))?)"
    r"\s+[^,;:“”\"]{3,120}(?:,\s+[A-Z][^,;:“”\"]{2,40}(?=,))?(?:,\s+(?:who|the)\s[^,;:“”\"]{2,60}(?=,))?,\s+",
    re.I,
)
# 'After speaking to B by telephone he'
_AFTER_SPEAKING = Construction(
    r"\W*(?:after|before|on|since|when)\s+{meeting_somebody}\s+"
    r"(?:(?:with|to)\s+)?(?:[A-Z][\w.'’-]+\s+){1,4}(?:(?:by|on|over|in|at|for)\s+(?:the\s+|an?\s+)?[\w-]+\s+|there\s+|here\s+|again\s+){0,3}",
    re.I,
)
# 'On Monday, together with the secretary, B, '
_IN_COMPANY = re.compile(
    r"\W*(?:[^;:“”\"]{0,50}?,\s+|(?:and|but)\s+)?(?:(?:together|along|in\s+company)\s+with|accompanied\s+by|flanked\s+by|alongside|in\s+the\s+presence\s+of|joined\s+by)"
    r"\s+[^;:“”\"]{3,90},\s+|\W*with\s+(?:(?!\bwho\b)[^,;:“”\"]){3,70},?\s+",
    re.I,
)
_PAIR = 2
SPEAKER_WINDOW = 8  # for 'he' and 'she': a report goes on quoting one speaker


def resolve_pronouns(found: list[Mention], sentences: list[tuple[int, int, str]], lists: WordLists) -> list[Mention]:
    """One mention per pronoun that has a referent: he/she/his/her one person, they/them/their two or more."""
    document = Discourse(mentions_by_sentence(found), sentences, {}, lists)
    out: list[Mention] = []
    for order, (number, offset, text) in enumerate(sentences):
        for match in lists[_PRONOUN].finditer(text):
            word = Anaphor(number, offset + match.start(), match.group(), order)
            said = word.said.lower()
            if said in ("it", "its"):
                mention = _thing(word, document)
            elif said in ("they", "them", "their"):
                mention = _plural(word, document)
            else:
                mention = _singular(word, document, "f" if said in ("she", "her") else "m")
                first = not any(m.person is not None for m in document.before(word, 0)) or _in_company(word, document)
                if mention is not None and mention.person is not None and first and said in ("he", "she"):
                    document.opened.setdefault(order, (said, mention))
            if mention is not None:
                out.append(mention)
    return out


def _singular(word: Anaphor, text: Discourse, gender: str) -> Mention | None:
    _, offset, sentence = text.sentences[word.order]
    closing = _closes(sentence, word.at - offset, word.at - offset + len(word.said), text.lists)
    for back in range(closing, min(SPEAKER_WINDOW, word.order) + 1):
        before = text.before(word, back)
        people = [m for m in before if m.person is not None and m.person.gender in ("", gender)]
        subject = word.said.lower() in ("he", "she")
        if subject and not back and people and _AND.fullmatch(sentence, people[-1].end - offset, word.at - offset):
            people = [m for m in people if m.person is not people[-1].person]  # 'when A and he spoke': another
        known = [m for m in people if m.person is not None and m.person.gender == gender]
        if not back:  # 'B, with whom he met': another
            people = [m for m in people if not _WHOM.fullmatch(sentence, m.end - offset, word.at - offset)]
            known = [m for m in known if m in people]
        if subject and not people and of_a_stranger(before, text, word.order - back):
            return None
        speaker = speaking_office(text, word.order - back) if subject and closing and back else None
        if speaker is not None and _speaker(people, text, word.order - back) is None:
            return word.standing_for(None, speaker.parties, standing=speaker.standing, role=speaker.role)
        if not back and subject and people and _talked_with(people, sentence, word, text, gender):
            continue
        people = known if known and gender == "f" else people  # most whose gender is not known are men
        if people and not known and back and gender == "f" and _woman_before(word, text, back):
            continue
        toured = (
            [m for m in people if text.lists[_ON_TOUR].fullmatch(sentence, m.end - offset, word.at - offset)]
            if not back
            else []
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
            alone = resumed and not _WHO.search(sentence, 0, word.at - offset)  # 'He told the envoy that he would come'
            if then or alone or (people and back):
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
                and _is_the_last(word, people, sentence, offset, text)
                and not _closes_aside(people, sentence, offset, text)
            ):
                chosen = people[-1]
            name = chosen.person.name if chosen.person else None
            return word.standing_for(
                name, chosen.parties, standing=chosen.standing, role=chosen.role, person=chosen.person
            )
    return None


def _talked_with(people: list[Mention], sentence: str, word: Anaphor, text: Discourse, gender: str) -> bool:
    """'After talks with B, he flew home', 'together with B, he saw C': not B, if another was spoken of before."""
    if not _in_company(word, text):
        return False
    partners = {m.person.name for m in people if m.person is not None}
    earlier = (m.person for back in range(1, WINDOW + 1) for m in text.before(word, back))
    return any(p is not None and p.gender in ("", gender) and p.name not in partners for p in earlier)


def _in_company(word: Anaphor, text: Discourse) -> bool:
    """Whether nobody but company stands before a pronoun: 'after talks with B, he', 'with B and C he'."""
    _, offset, sentence = text.sentences[word.order]
    at = word.at - offset
    clause = max(sentence.rfind(":", 0, at), sentence.rfind(";", 0, at)) + 1
    heads = (text.lists[_AFTER_TALKS], text.lists[_AFTER_SPEAKING], _IN_COMPANY)
    return any(head.fullmatch(sentence, clause, at) for head in heads)


def _closes_aside(people: list[Mention], sentence: str, offset: int, text: Discourse) -> bool:
    """'A, speaking after talks with B, said his government': it is A who speaks."""
    return (
        sentence.startswith(",", people[-1].end - offset)
        and text.lists[_OPENS_ASIDE].match(sentence, people[0].end - offset, people[-1].start - offset) is not None
    )


def _woman_before(word: Anaphor, text: Discourse, back: int) -> bool:
    """Whether a sentence close before those names a woman, who is 'she' rather than one whose gender nothing tells."""
    earlier = range(back + 1, min(back + WINDOW, SPEAKER_WINDOW) + 1)
    return any(m.person is not None and m.person.gender == "f" for b in earlier for m in text.before(word, b))


def _is_object(word: Anaphor, subject: Mention, sentence: str, offset: int) -> bool:
    """Whether a pronoun is the object of whom stands before it: in 'A received her in Lima', she is not A."""
    end = word.at - offset + len(word.said)
    alone = word.said.lower() == "him" or (word.said.lower() == "her" and _NO_NOUN.match(sentence, end))
    if _GOVERNED.search(sentence, max(0, subject.start - offset - 20), subject.start - offset):
        return False  # 'the tour of A will take him to Lima'
    return bool(alone and _DID.fullmatch(sentence, subject.end - offset, word.at - offset))


def _is_the_last(word: Anaphor, people: list[Mention], sentence: str, offset: int, text: Discourse) -> bool:
    """Whether a pronoun is the person named last before it, not the subject of its sentence."""
    start, at = people[-1].end - offset, word.at - offset
    if text.lists[_SPEAKS].fullmatch(sentence, start, at) or _WHO_WENT.fullmatch(sentence, start, at):
        return True
    alone = word.said.lower() == "him" or (word.said.lower() == "her" and _NO_NOUN.match(sentence, at + len("her")))
    return bool(alone and len(people) == len(("A", "B")) and _AND_DID.fullmatch(sentence, start, at))


def _behind_fronted(people: list[Mention], text: Discourse, order: int) -> Mention:
    """The subject of a sentence: the first of its people, but in 'After talks with A, B said' it is B."""
    _, offset, sentence = text.sentences[order]
    for mention in people[1:]:
        if _FRONTED.fullmatch(sentence, 0, mention.start - offset):
            return mention
    return people[0]


def _unnamed(before: list[Mention], text: Discourse, order: int) -> Mention | None:
    """The official that opens a sentence without a name ('The Peruvian minister arrived. He said')."""
    first = before[0]
    alone = first.type == "office" and first.standing == "official" and not first.text.lower().endswith("s")
    return first if alone and len(first.parties) == 1 and opens(first, text, order) else None


def _closes(sentence: str, start: int, end: int, lists: WordLists) -> bool:
    """Whether a pronoun speaks behind its words ('..., he said'): nobody named in those words is meant."""
    return bool(_BEHIND.search(sentence, max(0, start - 3), start) and lists[_SAID].match(sentence, end))


def _speaker(people: list[Mention], text: Discourse, order: int) -> Mention | None:
    """Of the people of a sentence the one who speaks there ('X said', 'said X')."""
    _, offset, sentence = text.sentences[order]
    for mention in people:
        start, end = mention.start - offset, mention.end - offset
        if text.lists[_SAID].match(sentence, end) or text.lists[_SAID_BEFORE].search(
            sentence, max(0, start - 30), start
        ):
            return mention
    return None


def _closing_speaker(people: list[Mention], text: Discourse, order: int) -> Mention | None:
    """Who said what the sentence before quotes of others: '"A did not accept it," B told reporters. He called on A'."""
    _, offset, sentence = text.sentences[order]
    for mention in people[1:]:
        start, end = mention.start - offset, mention.end - offset
        if text.lists[_SAID].match(sentence, end) and _QUOTED.search(sentence, 0, start):
            return mention
        if text.lists[_SAID_BEHIND].search(sentence, 0, start) and _CLOSES_SAYING.match(sentence, end):
            return mention
    return None


def _thing(word: Anaphor, text: Discourse) -> Mention | None:
    """'It' is the party that comes first in the sentence so far, or that opened the sentence before.

    'Its' behind 'for' and the like is whoever stands right before that ('sanctions on Chad for its refusal'), and 'it'
    is whoever is told to say what it does ('Oslo objects, but Chad says it will sign').
    """
    meant = _blamed(word, text) or _claimant(word, text)
    if meant is not None:
        return word.standing_for(meant.name, meant.parties)
    for back in range(2):
        before = text.before(word, back)
        if not back and (said_from := _own_words(word, text)) is not None:
            before = [m for m in before if m.start < said_from]
        named = [m for m in before if m.type == "party" and m.alias_kind != "people"]
        parties = (named if back else [m for m in named if not _possesses(m, text, word.order)]) or named
        first = parties and (parties[0] is before[0] or opens(parties[0], text, word.order - back))
        if parties and (not back or first):
            return word.standing_for(parties[0].name, parties[0].parties)
    return None


def _own_words(word: Anaphor, text: Discourse) -> int | None:
    """Where the quotation begins that 'its' spokesman says, and that names others ('"Oslo must wait," said its')."""
    _, offset, sentence = text.sentences[word.order]
    if word.said != "its" or text.lists[_SAID_BY_ITS].search(sentence, 0, word.at - offset) is None:
        return None
    opened = _OPENING_MARK.search(sentence)
    return offset + opened.start() if opened is not None else None


def _blamed(word: Anaphor, text: Discourse) -> Mention | None:
    """The party that is blamed, punished or praised 'for its' doing."""
    if word.said.lower() != "its":
        return None
    _, offset, sentence = text.sentences[word.order]
    named = [m for m in text.before(word, 0) if m.type == "party" and m.alias_kind != "people"]
    close = named and _FOR_ITS.fullmatch(sentence, named[-1].end - offset, word.at - offset)
    return named[-1] if close else None


def _claimant(word: Anaphor, text: Discourse) -> Mention | None:
    """The party that says what 'it' does, where its name stands right before the verb of saying."""
    if word.said.lower() != "it":
        return None
    _, offset, sentence = text.sentences[word.order]
    named = [m for m in text.before(word, 0) if m.type == "party" and m.alias_kind != "people"]
    says = named and text.lists[_CLAIMS].fullmatch(sentence, named[-1].end - offset, word.at - offset)
    governed = says and _GOVERNED.search(sentence, max(0, named[-1].start - offset - 20), named[-1].start - offset)
    return named[-1] if says and not governed else None


def _possesses(mention: Mention, text: Discourse, order: int) -> bool:
    """Whether a mention only owns what follows ("Lebanon's Hezbollah said it")."""
    _, offset, sentence = text.sentences[order]
    return sentence.startswith(("'s ", "’s ", "' ", "’ "), mention.end - offset)


def _claimants(word: Anaphor, text: Discourse) -> Mention | None:
    """Those who say what 'they' do: 'while Oslo and Lima have said they will sign', 'Chilean officials said they'."""
    if word.said.lower() != "they":
        return None
    _, offset, sentence = text.sentences[word.order]
    named = [m for m in text.before(word, 0) if m.type in ("party", "office", "demonym") and m.parties]
    says = named and text.lists[_CLAIMS].fullmatch(sentence, named[-1].end - offset, word.at - offset)
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


def _plural(word: Anaphor, text: Discourse) -> Mention | None:
    if (claimants := _claimants(word, text)) is not None:
        return claimants
    acting = [m.person for m in text.before(word, 0) if m.person is not None] if word.said.lower() == "them" else []
    own = acting[-1] if acting else None  # 'he had telephoned each of them': others than he
    for back in range(2):
        before = text.before(word, back)
        plural = [m for m in before if m.type == "office" and m.text.lower().endswith("s") and m.parties]
        people = list({m.person.name: m.person for m in before if m.person is not None}.values())
        parties = tuple(dict.fromkeys(c for m in before if m.type != "place" for c in m.parties))
        people = people if own is None or not back else [p for p in people if p is not own]
        together = [m for m in before if m.type == "collective"]
        if together and not _named_since(together[-1], before, text, word.order - back):
            return word.standing_for(None, together[-1].parties, standing="official", people=together[-1].people)
        if together and (since := _named_since(together[-1], before, text, word.order - back)):
            people = since
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


def _named_since(collective: Mention, before: list[Mention], text: Discourse, order: int) -> list[Person]:
    """'The two sides will meet, and A and B will go on talking. They': A and B, named since by one 'and'."""
    _, offset, sentence = text.sentences[order]
    since = [m for m in before if m.start >= collective.end and m.person is not None and m.type != "pronoun"]
    for one, other in pairwise(since):
        joined = sentence[one.end - offset : other.start - offset] == " and "
        if joined and one.person is not None and other.person is not None and one.parties != other.parties:
            return [one.person, other.person]
    return []


def _joined_demonym(office: Mention, before: list[Mention], text: Discourse, order: int) -> tuple[str, ...]:
    """The parties of 'Peruvian and Chilean officials'; () where no other party is joined to an office."""
    _, offset, sentence = text.sentences[order]
    for mention in before:
        joined = mention.type in ("demonym", "party", "office") and mention.parties and mention.end < office.start
        if joined and sentence[mention.end - offset : office.start - offset] in (" and ", " and the "):
            return tuple(dict.fromkeys((*mention.parties, *office.parties)))
    return ()


def _listed(before: list[Mention], text: Discourse, order: int) -> tuple[str, ...]:
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
