"""The people of one document: one entry for each, under every form of the name that the document uses.

What is learnt anywhere in the text holds for the whole of it: 'Lavrov' in a headline has the title that the third
paragraph gives. Well-known people come from people.csv, by full name or by a surname that is theirs alone at the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tasks.logic.gazetteer import Atom, Gazetteer, Tenure, Title
from tasks.logic.mention import Mention, Person
from tasks.logic.names import name_tokens, surname, surname_form
from tasks.logic.particled_names import by_surname_with_particle, well_known

_ADDRESS = ("sir", "dame", "sheikh", "king", "prince", "sultan", "emir", "lord")  # 'Sir Keir', 'Sheikh Tamim'
# A state has several of them.
_ANYBODY = ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss")
_SENT = ("envoy", "representative", "mediator", "facilitator", "coordinator", "negotiator", "administrator", "chief")
_OF_A_WOMAN = re.compile(
    r"woman\Z|\b(?:mrs\.?|ms\.?|madame|queen|princess|duchess|baroness|empress|first lady|datin)\b"
)
_WITH_GIVEN = 2  # tokens
_IN_SYLLABLES, _SYLLABLE = 3, 5  # tokens of 'Kim Dae Jung', characters of one
_TOP_OFFICES = frozenset({"president", "prime minister", "premier", "chancellor", "king", "secretary-general"})


@dataclass
class DocumentActors:
    """The people and mentions of one document while it is read."""

    gazetteer: Gazetteer
    year: int | None
    day: str = ""  # of publication, ISO 8601; empty where it is not known
    people: dict[tuple[str, ...], Person] = field(default_factory=dict)
    by_token: dict[str, list[Person]] = field(default_factory=dict)
    known: dict[str, Person] = field(default_factory=dict)  # those of people.csv, by their name there
    own_envoys: dict[str, Person] = field(default_factory=dict)  # of the author, by title: 'my Special Envoy'
    then: tuple[int, ...] = ()  # the years that the text has come to, where they are not its own
    told: int | None = None  # the one of them that the sentence tells of, by its number or by a month

    def person(self, tokens: tuple[str, ...]) -> Person | None:
        """The person known by these tokens so far: by full name, else by surname, else by a first token."""
        if tokens in self.people:
            return self.people[tokens]
        candidates = self.by_token.get(surname(tokens), [])
        if len(tokens) > 1:
            longer = [p for p in candidates if p.tokens[-len(tokens) :] == tokens]  # 'Bagheri Kani' of Ali Bagheri Kani
            same = [p for p in candidates if surname(p.tokens) == surname(tokens) and not _are_kin(p.tokens, tokens)]
            candidates = longer or [p for p in same if p.tokens[0][0] == tokens[0][0] and len(p.tokens) > 1]
            return candidates[0] if candidates else None
        return candidates[-1] if candidates else None

    def add(self, person: Person) -> Person:
        """Register a person under the full name and under each token that may stand alone."""
        self.people[person.tokens] = person
        keys = {surname(person.tokens)}
        first = person.tokens[0]
        if len(person.tokens) > 1 and first not in self.gazetteer.words["given_name"]:
            keys.add(first)
        keys.update(t for t in person.tokens[1:-1] if len(t) > 3 and t not in self.gazetteer.words["given_name"])
        for key in keys:
            self.by_token.setdefault(key, []).append(person)
        return person

    def stranger(self, tokens: tuple[str, ...], title: str = "") -> Person:
        """Register a person of whom only the text tells: a given name or a title ('chairwoman') may tell the gender."""
        gender = "f" if _OF_A_WOMAN.search(title) else ""
        if not gender and len(tokens) > 1:
            gender = self.gazetteer.words["given_name"].get(tokens[0], "")
        return self.add(Person(" ".join(tokens), tokens, gender=gender))

    def of_then(self, tenures: Iterable[Tenure]) -> list[Tenure]:
        """Those in office in the years that the text has come to: a history speaks of the officials of its time."""
        return [t for t in tenures if any(t.first_year <= year <= t.last_year for year in self.then)]

    def famous(self, tokens: tuple[str, ...], title: Title | None, parties: tuple[str, ...]) -> Tenure | None:
        """The one well-known person of this surname in office about the document's year, if there is just one."""
        tenures = self.gazetteer.surnames.get(tokens[-1]) or self.gazetteer.surnames.get(surname_form(tokens[-1]), ())
        if title is None:
            tenures = tuple(t for t in tenures if not t.common_word)
        if (title is None or title.title in _ANYBODY) and tokens[-1] in self.gazetteer.words["common_surname"]:
            return None  # 'Mr Li', whom the text names no further
        if self.year is not None:
            year = self.year
            exact = tuple(t for t in tenures if t.first_year <= year <= t.last_year)
            exact = tuple(t for t in exact if self.day and t.covers(self.day)) or exact
            tenures = (
                exact
                or tuple(self.of_then(tenures))
                or tuple(t for t in tenures if t.first_year - 1 <= year <= t.last_year + 1)
            )
        if parties:
            tenures = tuple(t for t in tenures if t.party in parties)
        if title and len({t.name for t in tenures}) > 1:
            head = title.title.split()[-1]
            tenures = tuple(t for t in tenures if head in t.office.lower()) or tenures
        names = {t.name for t in tenures}
        return tenures[-1] if len(names) == 1 else None

    def reign(self, person: Person) -> Tenure | None:
        """The one monarch of a title and first name on the document's day: 'King Hussein' is no Saddam Hussein."""
        if person.kind != "monarch" or len(person.tokens) != 1 or not person.role:
            return None
        title, told = person.role, person.parties
        reigns = [
            t for t in self.gazetteer.reigns.get(person.tokens[0], ())
            if t.office.lower() == title and (not told or t.party in told)
            and (t.covers(self.day) if self.day else self.year is None or t.first_year <= self.year <= t.last_year)
        ]  # fmt: skip
        return reigns[0] if len(reigns) == 1 else None


def _are_kin(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with the surname first differ in the given name: 'Han Jae-mok' is not 'Han Jae-sun'."""
    syllables = all(1 < len(token) <= _SYLLABLE for token in (*one, *other))
    if len(one) == len(other) == _IN_SYLLABLES and one[0] == other[0] and syllables:
        return one[1:] != other[1:]  # 'Kim Jong Il' is not 'Kim Yong Il'
    if not one[0] == other[0] == surname(one) or surname(other) != one[0] or min(len(one), len(other)) < _WITH_GIVEN:
        return False
    return _given(one) != _given(other)


def _given(tokens: tuple[str, ...]) -> str:
    """The given name behind a surname, however its syllables are joined: 'Dae-jung', 'Dae Jung'."""
    return "".join(tokens[1:]).replace("-", "").lower()


def _without_honorific(document: DocumentActors, tokens: tuple[str, ...], atom: Atom) -> tuple[str, ...]:
    """The name of a well-known person without the 'Sheikh' or 'Sayyed' that is no part of it."""
    honoured = len(tokens) > len(("name", "surname")) and tokens[0] in document.gazetteer.words["honorific"]
    own = any(isinstance(v, Tenure) and v.name.startswith(tokens[0]) for v in atom.value) if honoured else True
    return tokens if own or atom.kind != "known" else tokens[1:]


def named(
    document: DocumentActors,
    tokens: tuple[str, ...],
    title: Title | None,
    parties: tuple[str, ...],
    atom: Atom,
) -> Person | None:
    """The person whom a name means: one of the document's, or a well-known one by full name."""
    tokens = _without_honorific(document, tokens, atom)
    person = document.person(tokens) if len(tokens) > 1 else None
    tenures = [v for v in atom.value if isinstance(v, Tenure)] if atom.kind == "known" else []
    if person is not None:
        nameless = person.standing == "unknown" and not (person.role or person.parties or person.stated)
        then = document.of_then(tenures) if nameless and tenures and person.name == tenures[0].name else []
        if then:  # named before the text came to that time
            person.parties, person.standing = (then[-1].party,) if then[-1].party else (), "official"
            person.role = then[-1].office.lower() or None
        return person
    tenure: Tenure | None = None
    if atom.kind == "known":
        year = document.year
        exact = [t for t in tenures if year is None or t.first_year <= year <= t.last_year]
        exact = [t for t in exact if document.day and t.covers(document.day)] or exact
        held = [t for t in tenures if title is not None and title.title in t.office.lower()]
        timely = (
            [t for t in exact if t in held]
            or exact
            or held
            or document.of_then(tenures)
            or [t for t in tenures if year is None or t.first_year - 1 <= year <= t.last_year + 1]
        )
        at_the_top = [t for t in timely if t.office.lower() in _TOP_OFFICES] if document.year is None else []
        tenure = (at_the_top or timely or tenures)[-1]  # of no known year: who was premier is named as such
    if tenure is None or len(tokens) < 2:
        return None
    if timely and tenure.name in document.known:
        return document.known[tenure.name]  # another form of the name: 'Mahmoud Abbas' is Abu Mazen
    # Out of office, before or after, a namesake is as likely: only the name is taken over.
    party, role = (tenure.party, tenure.office.lower()) if timely else ("", "")
    standing = "official" if timely else "unknown"
    gender = document.gazetteer.words["given_name"].get(tokens[0], "")
    found = document.add(Person(" ".join(tokens), tokens, (party,) if party else (), standing, role or None, gender))
    found.sure = bool(timely and document.day and tenure.covers(document.day))
    if timely:
        document.known[tenure.name] = found
    return found


def learn(person: Person, parties: tuple[str, ...], standing: str, role: str | None, kind: str = "") -> None:
    """Add to a person what one phrase of the document tells.

    The first phrase outranks what people.csv knows (an office moves on, the text is of its day); later ones only add.
    """
    if standing == "former" and person.sure and _is_another_office(person, role):
        return
    if parties and (not person.stated or not person.parties):
        person.parties = parties
    if standing != "unknown" and (not person.stated or person.standing == "unknown"):
        person.standing = standing
    addressed = kind == "private" and standing == "unknown"  # 'Mr Novak' says nothing of his office
    if role and (person.role is None or not (person.stated or addressed)):
        person.role, person.kind = role, kind
    person.stated = person.stated or (bool(role) and not addressed)


def _is_another_office(person: Person, former: str | None) -> bool:
    """Whether an office once held is another than the one that a person is known to hold: an ex-premier, now envoy.

    Whoever heads a foundation of his own is no official of it ('former president A, chairman of the A Center').
    """
    if not person.role or not former or not person.parties or person.role.split()[-1] not in _SENT:
        return False
    return person.role.split()[-1] != former.split()[-1]


def learn_names(document: DocumentActors, found: list[Mention], times: dict[int, tuple[int, ...]]) -> None:
    """Give every name mention its person: short forms by the document's own people, then by the well known.

    `times` are the years that the text has come to in each sentence.
    """
    for mention in found:
        if mention.type != "name":
            continue
        document.then = times.get(mention.sentence, ())
        if mention.person is not None and len(mention.person.tokens) > 1:
            named_so = mention.person
            if named_so.standing == "unknown":
                mention.person = by_surname_with_particle(document, named_so.tokens, named_so.parties) or named_so
            continue
        tokens = mention.person.tokens if mention.person else name_tokens(mention.text)
        reign = document.reign(mention.person) if mention.person is not None else None
        if reign is not None and mention.person is not None:
            learn(mention.person, (reign.party,), "official", reign.office.lower(), "monarch")
            continue
        full = _in_full(document.by_token.get(surname(tokens), []), surname(tokens), mention.person)
        if len(tokens) == 1 and full is not None:
            short, mention.person = mention.person, full
            if short is not None and short is not full:
                learn(full, short.parties, short.standing, short.role, short.kind)
            continue
        role = mention.person.role if mention.person else None
        royal = mention.person is not None and mention.person.kind == "monarch"  # 'Sheikh Hassan', 'Prince Hassan'
        called = _by_first_name(document, tokens[0]) if len(tokens) == 1 and (role is None or royal) else None
        if called is not None:  # of the text's own 'Hassan Lee', not of another Hassan whom everybody knows
            mention.person = called
            continue
        title = Title(role, "", "", "") if role else None
        tenure = document.famous(tokens, title, mention.person.parties if mention.person else ())
        if len(tokens) == 1 and tenure is not None:
            known = tuple(tenure.name.split())
            mention.person = document.people.get(known) or document.add(well_known(document, tenure))
        elif len(tokens) > 1 and mention.person is None:
            mention.person = by_surname_with_particle(document, tokens)
        elif len(tokens) == 1 and role in _ADDRESS and (known_so := _by_first_name(document, tokens[0])) is not None:
            mention.person = known_so
        elif mention.person is None and len(tokens) == 1:
            mention.person = next(iter(document.by_token.get(surname_form(tokens[0]), [])), None) or _by_first_name(
                document, tokens[0]
            )


def _in_full(namesakes: list[Person], short: str, called: Person | None) -> Person | None:
    """Of those known by a surname the first whom the text names in full; no former one for whom it calls 'President X'.

    One whose middle name it is gives way to an official whose last name it is.
    """
    in_office = [p for p in (*namesakes, called) if p is not None and len(p.tokens) == 1 and p.standing == "official"]
    named = [p for p in namesakes if len(p.tokens) > 1 and not (in_office and p.standing == "former")]
    first = named[0] if named else None
    if first is None or surname(first.tokens) == short:
        return first
    return next((p for p in named if p.standing == "official" and surname(p.tokens) == short), first)


def _by_first_name(document: DocumentActors, name: str) -> Person | None:
    """The one official of the text who is called by a first name: 'Abiy', 'Xanana', 'Suu Kyi' stand for themselves."""
    named = {id(p): p for p in document.people.values() if len(p.tokens) > 1 and p.tokens[0] == name}
    person = next(iter(named.values()), None)
    return person if person is not None and len(named) == 1 and person.standing == "official" else None
