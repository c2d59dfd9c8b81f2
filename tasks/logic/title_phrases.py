"""The noun phrase around a title: '[party's] [modifiers] TITLE [of PARTY] [portfolio] [Name] [of PARTY]'.

It is a person where it names one, else an office. What it tells of the person goes into the document's people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.logic.gazetteer import Alias, Atom, Title, phrase
from tasks.logic.mention import Mention, Person
from tasks.logic.names import name_tokens
from tasks.logic.people import DocumentActors, learn, named

_MODIFIED = re.compile(r"(?:(?:[A-Za-z]+(?:-[a-z]+)?)\s+|(?:ex|co|vice)-)\Z")
_SIDES = re.compile(r"\b(?:anti|pro|non)-\Z", re.IGNORECASE)
_BEFORE_TITLE = re.compile(  # between a party and its official: "'s top ", " Democratic party ", " government's chief "
    r"(?:\s+(?:[a-z]+\s+)?(?:government|army|military|cabinet|parliament|administration|delegation|side|authorities|presidency|leadership|regime|"
    r"ministry|mission|team)(?=['’]))?(?:['’]s?)?(?:\s+|-)(?:(?!(?:by|with|and|in|on|at|to|from|for|of|when|after|before|as|told|met|said|the|a|an|is|was|has|between|among|during|over|"
    r"about|against|that|which|who|where|while|since|until|into|but|or|if|because|meets|meet|will|would|had|have|are|were|"
    r"[A-Z][a-z]+day|January|February|March|April|June|July|August|September|October|November|December)\b)"
    r"[A-Za-z]+(?:-[a-z]+)?\s+){0,2}"
)
# 'the head of the Saudi-backed council', 'the Turkish-backed commander': who backs him is not his party
BACKS = re.compile(r"[-‑](?:backed|supported|aligned|allied|sponsored|armed|trained|funded|appointed|installed)\b")
_OPENS_BRACKET = re.compile(r"\s*\(\s?")
_OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?(?:ruling\s+|governing\s+)?\Z")
_OF_PARTY = re.compile(r"\s+(?P<preposition>of|for|to|from|with|at|in)\s+(?:the\s+)?\Z")
_FROM = re.compile(r"\s+from\s+(?:the\s+)?\Z")  # 'ministers from Fiji'
_OF_MEMBERS = re.compile(  # 'leaders of the 21 member economies of APEC', 'ministers from the 15-member EU'
    r"\s+(?:of|from)\s+(?:the\s+)?(?:(?:[\w-]+\s+){0,3}(?:economies|states|countries|nations|members|governments)\s+"
    r"(?:of|in)\s+(?:the\s+)?|[\w-]+[- ](?:member|nation|state|country|strong)\s+)\Z"
)
_SENT = re.compile(
    r"\b(?:send|sends|sent|sending|dispatch\w*)\s+(?:(?:an?|the|its|his|her|their|another)\s+)?(?:[\w-]+\s+){0,3}\Z"
)
_SMALL = re.compile(r"(?P<gap>\.?\s+)(?P<small>(?:[a-z]{1,4}[\s-])+)")
_POST = re.compile(r"\s+(?:at|in)\s+(?:the\s+)?\Z")
FOR = re.compile(r"\s+(?:for|on)\s+(?:the\s+)?(?:rebel\s+)?\Z")
_PORTFOLIO = re.compile(r"\s+(?:(?:of|for)\s+)?(?:(?:the\s+|and\s+)?[A-Z][\w-]+,?\s+){0,6}")
_FURTHER_PORTFOLIOS = re.compile(r",\s+(?:[A-Z][\w-]+(?:,\s+|\s+)){1,5}and\s+(?:[A-Z][\w-]+\s+){1,3}")
_CLOSED = re.compile(r"[,;)]|\.?[”\"]?\s*\Z|\s*(?:--|–|—)")
_POSSESSES = re.compile(r"['’]s?\s+")
_OWNS = re.compile(r"['’]s?\s+(?:(?:first|second|third|new|only|current)\s+)?")
_OF_STATES = ("head_of_state", "head_of_government")  # kinds of titles
_BOSS = re.compile(r"(?:['’]s?)?\s+(?:(?:chief|top|senior|special|personal|deputy|former|foreign|policy)\s+){0,2}")
_WHOSE = re.compile(r",?\s+whose\s+(?:[a-z-]+\s+){0,3}")
_AIDES = frozenset(("spokesperson", "official", "diplomat"))
_JOINS_TITLES = re.compile(r"\s+(?:and|cum)\s+|\s+|-")
_COMMA = re.compile(r",\s+")
_SPACE = re.compile(r"\s+|-")
_MEDIUM = re.compile(r"\s+(?:news|newspaper|daily|radio|television|TV|gazette|weekly|magazine|agency|press)\b")
_NAME_OF = re.compile(r"\s+of\s+(?:the\s+)?")
# "'s delegation, ", " government's peace commission, "
_HOUSE = re.compile(r"(?:['’]s|\s[a-z]+['’]s)?(?:\s+(?:of\s+)?(?:the\s+)?[\w.-]+(?:['’]s)?){1,7}?(?P<comma>,?)\s+")
_LISTS = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_COORDINATED = re.compile(r"(?:\band|,)\s+\Z")
_WORD = re.compile(r"[\w.-]+")
_FULL_NAME = 2  # tokens of 'Anthony Lake', who is no lake


@dataclass
class _Phrase:
    """A title's phrase while it grows over the atoms of its sentence."""

    start: int
    end: int
    last: int  # the last atom that belongs to it
    title: Title
    plural: bool
    standing: str
    parties: tuple[str, ...] = ()
    person: Person | None = None
    abroad: tuple[str, ...] = ()


def default_party(title: Title) -> tuple[str, ...]:
    """The party that a title alone implies."""
    return (title.party,) if title.party else ()


def codes_of(document: DocumentActors, atom: Atom, placed: bool = False) -> tuple[str, ...]:
    """The party of an atom at the time that the document tells; several where the form names them at once."""
    aliases = [v for v in atom.value if isinstance(v, Alias)]
    year = document.told or document.year
    if year is not None:
        dated = [
            a for a in aliases
            if (not a.valid_from or int(a.valid_from[:4]) <= year) and (not a.valid_to or year <= int(a.valid_to[:4]))
        ]  # fmt: skip
        aliases = dated or aliases
    together = tuple(dict.fromkeys(a.code for a in aliases if a.together))
    if together:
        return together
    acting = [a for a in aliases if a.kind == "seat"] if not placed else [a for a in aliases if a.kind == "capital"]
    return tuple(dict.fromkeys(a.code for a in (acting or aliases)[:1]))


def title_phrase(
    document: DocumentActors, number: int, offset: int, text: str, atoms: list[Atom], k: int, used: set[int]
) -> Mention:
    """The mention around the title at atom `k`; the atoms that belong to it are added to `used`."""
    title = next(v for v in atoms[k].value if isinstance(v, Title))
    plural = phrase(text[atoms[k].start : atoms[k].end].lower()) != phrase(title.title)
    grown = _Phrase(atoms[k].start, atoms[k].end, k, title, plural, title.standing)
    used.add(k)
    _take_modifiers(document, text, grown)
    _take_party_before(document, text, atoms, k, grown, used)
    _take_behind(document, text, atoms, k, grown, used)
    _take_name(document, text, atoms, k, grown, used)
    if grown.person is not None and not grown.person.parties:
        grown.person.parties = _party_of_relative(document, text, atoms, k, grown.start)
    if grown.person is None and not grown.parties:
        grown.parties = _party_of_boss(document, text, atoms, grown)
    span = (offset + grown.start, offset + grown.end)
    said = text[grown.start : grown.end]
    if grown.person is not None:
        return Mention(number, *span, said, "name", person=grown.person, abroad=grown.abroad)
    parties = grown.parties or default_party(title)
    return Mention(number, *span, said, "office", None, parties, None, grown.standing, title.title, abroad=grown.abroad)


def _party_of_relative(document: DocumentActors, text: str, atoms: list[Atom], k: int, start: int) -> tuple[str, ...]:
    """The party before the relative clause that names its official ('Fiji, whose envoy NAME'), if it is one."""
    before = atoms[k - 1] if k else None
    if before is None or before.kind != "party" or not _WHOSE.fullmatch(text, before.end, start):
        return ()
    return codes_of(document, before)


def _party_of_boss(document: DocumentActors, text: str, atoms: list[Atom], grown: _Phrase) -> tuple[str, ...]:
    """The party of 'representatives of NAME': that of the person whom they represent."""
    following = atoms[grown.last + 1] if grown.last + 1 < len(atoms) else None
    if following is None or following.kind not in ("name", "known"):
        return ()
    if not _NAME_OF.fullmatch(text, grown.end, following.start):
        return ()
    boss = named(document, name_tokens(text[following.start : following.end]), None, (), following)
    return boss.parties if boss is not None else ()


def _take_modifiers(document: DocumentActors, text: str, grown: _Phrase) -> None:
    modifiers = document.gazetteer.words["title_modifier"]
    while match := _MODIFIED.search(text[max(0, grown.start - 24) : grown.start]):
        word = match.group().strip(" -").lower()
        if word not in modifiers:
            break
        grown.standing = "former" if modifiers[word] == "former" else grown.standing
        grown.start -= len(match.group())


def _take_party_before(
    document: DocumentActors, text: str, atoms: list[Atom], k: int, grown: _Phrase, used: set[int]
) -> None:
    modifiers = document.gazetteer.words["title_modifier"]
    for back in (k - 1, k - 2):
        if back < 0 or back in used:
            return
        full = _spelt_out(document, text, atoms, back)
        gap = text[atoms[back].end + (full is not None) : grown.start]
        if gap.startswith("-based ") and atoms[back].kind in ("party", "place"):
            continue  # 'the Damascus-based leader of Hamas' is no leader of Syria
        if atoms[back].kind == "party" and _BEFORE_TITLE.fullmatch(gap):
            if BACKS.match(gap) or not document.gazetteer.words["acts_on"].keys().isdisjoint(gap.split()):
                return  # 'Niger invited President NAME' is about another's
            if _SIDES.search(text, max(0, atoms[back].start - len("counter-")), atoms[back].start):
                return  # an 'anti-Syrian leader' is no leader of Syria
            grown.parties, grown.start = codes_of(document, atoms[back]), atoms[back].start
            used.add(back)
            if full is not None:
                grown.start = full.start
                used.add(back - 1)
                return
            owner = atoms[back - 1] if back else None
            if owner is not None and _sends(document, text, owner, grown):
                grown.parties, grown.start = codes_of(document, owner), owner.start
                used.add(back - 1)
                return
            if owner is not None and owner.kind == "party" and _OWNS.fullmatch(text, owner.end, grown.start):
                group = grown.title.kind not in _OF_STATES and any(
                    document.gazetteer.party_kinds.get(code) == "group" for code in grown.parties
                )
                grown.parties = grown.parties if group else codes_of(document, owner)
                # 'Israel's UN envoy' is Israel's, 'Iraq's Kurdish president' is Iraq's; 'Nepal's Maoist leaders' not
                grown.start = owner.start
                used.add(back - 1)
            modifier = _MODIFIED.search(text[max(0, grown.start - 24) : grown.start])
            if modifier and (word := modifier.group().strip(" -").lower()) in modifiers:
                grown.standing = modifiers[word] or grown.standing
                grown.start -= len(modifier.group())
            return
        if atoms[back].kind != "name" or not re.fullmatch(r"(?:['’]s?)?\s+", gap):
            return


def goes_between(document: DocumentActors, title: Title) -> bool:
    """Whether a title is one of those who are sent for something: 'envoy', 'representative', 'coordinator'."""
    return title.title.split()[-1] in document.gazetteer.words["go_between"]


def _sends(document: DocumentActors, text: str, owner: Atom, grown: _Phrase) -> bool:
    """'The EU Cyprus envoy' is the Union's: the name right before a go-between's title is what he is sent for."""
    if not goes_between(document, grown.title) or owner.kind != "party":
        return False
    return text[owner.end : grown.start] == " " and text[owner.start : owner.end].isupper()


def _spelt_out(document: DocumentActors, text: str, atoms: list[Atom], k: int) -> Atom | None:
    """The full name of a party before its short form in brackets: 'the African Union (AU) chairman'."""
    full = atoms[k - 1] if k and atoms[k].kind == "party" and text[atoms[k].end : atoms[k].end + 1] == ")" else None
    if full is None or full.kind != "party" or not _OPENS_BRACKET.fullmatch(text, full.end, atoms[k].start):
        return None
    return full if codes_of(document, full) == codes_of(document, atoms[k]) else None


def _take_behind(
    document: DocumentActors, text: str, atoms: list[Atom], k: int, grown: _Phrase, used: set[int]
) -> None:
    """Further titles, the party behind 'of', a post abroad; not where a meeting is ('negotiators in Oslo')."""
    go_between = goes_between(document, grown.title)
    while grown.last + 1 < len(atoms) and grown.last - k < 3:
        following = atoms[grown.last + 1]
        gap = text[grown.end : following.start]
        if following.kind == "title":
            # 'officials and Minister Lee' are not one person
            said_plural = text[grown.start : grown.end].lower().endswith("s")
            if not (_SPACE if said_plural else _JOINS_TITLES).fullmatch(gap):
                return
            head = next(v for v in following.value if isinstance(v, Title))
            named = text[following.start].islower() and "leader" not in head.title
            if grown.standing == "private" and named and _SPACE.fullmatch(gap):
                grown.title, grown.standing = head, head.standing  # 'UN refugee officials' are no refugees
        elif following.kind == "party" and atoms[grown.last].kind == "party" and _POSSESSES.fullmatch(gap):
            if any(document.gazetteer.party_kinds.get(c) == "group" for c in codes_of(document, following)):
                grown.parties = codes_of(document, following)  # 'the leader of Nepal's Maoists'
        elif following.kind in ("party", "place") and grown.title.kind == "diplomat" and _POST.fullmatch(gap):
            if grown.plural or not _is_named_behind(text, atoms, grown.last + 1):
                return
        elif following.kind == "party" and (
            (_OF_PARTY if grown.title.kind == "diplomat" else _OF).fullmatch(gap)
            or (grown.plural and _FROM.fullmatch(gap))
            or _OF_MEMBERS.fullmatch(gap)
        ):
            if backs := BACKS.match(text, following.end):
                body = atoms[grown.last + 2] if grown.last + 2 < len(atoms) else None
                if body is None or body.kind != "party" or text[backs.end() : body.start] != " ":
                    return
                grown.last, following = grown.last + 1, body
            if re.match(r"\s+to\s", gap) and _SENT.search(text, max(0, grown.start - 60), grown.start):
                return  # 'will send an envoy to Peru': where he goes
            topic = re.match(r"\s+(?:to|with)\s", gap) or (go_between and FOR.fullmatch(gap))
            grown.abroad = codes_of(document, following) if topic else grown.abroad
            house = grown.parties and is_institution(atoms[grown.last]) and not is_institution(following)
            if (not grown.parties or house) and not topic:  # 'the Senate of the Czech Republic' is not America's
                grown.parties = codes_of(document, following)
        else:
            return
        used.add(grown.last + 1)
        grown.last += 1
        grown.end = following.end


def is_institution(atom: Atom) -> bool:
    """Whether an atom names a house or ministry that stands for its state: 'Senate', 'Pentagon'."""
    return atom.kind == "party" and any(isinstance(v, Alias) and v.kind == "institution" for v in atom.value)


def _is_named_behind(text: str, atoms: list[Atom], k: int) -> bool:
    """Whether a name follows an atom, in apposition or at once: 'the ambassador in Kabul, Ann Lee, met'."""
    following = atoms[k + 1] if k + 1 < len(atoms) else None
    return (
        following is not None
        and following.kind in ("name", "known")
        and text[atoms[k].end : following.start] in (" ", ", ")
    )


def _take_name(document: DocumentActors, text: str, atoms: list[Atom], k: int, grown: _Phrase, used: set[int]) -> None:
    words = document.gazetteer.words
    at = _name_behind(document, text, atoms, grown)
    if at is None:
        return
    atom = atoms[at]
    gap = text[grown.end : atom.start]
    tokens = name_tokens(text[atom.start : atom.end])
    medium = _MEDIUM.match(text, atom.end) and text[atoms[k].start : atoms[k].end].islower()
    thing = bool(tokens) and any(tokens[-1] in words[kind] for kind in ("org_head", "thing_head", "portfolio"))
    called = len(tokens) == _FULL_NAME and tokens[0] in words["given_name"] and not tokens[1].endswith("s")
    thing = (thing and not called) or (bool(tokens) and tokens[-1].lower() in words["institution"])
    if not tokens or thing or medium:
        return
    if gap.rstrip().endswith(",") and not (len(tokens) > 1 and _is_closed(text, atoms, at)):
        return
    person = named(document, tokens, grown.title, grown.parties, atom) or document.stranger(tokens, grown.title.title)
    grown.person, grown.end = person, atom.end
    used.update(range(grown.last + 1, at + 1))
    grown.last = at
    boss = atoms[k - 1] if k and not grown.parties and grown.title.kind in _AIDES else None
    if boss is not None and boss.kind in ("name", "known") and _BOSS.fullmatch(text, boss.end, grown.start):
        person.boss = name_tokens(text[boss.start : boss.end])  # 'Olmert's spokeswoman Ann Lee'
    of_party = party_of_name(text, atoms, at)
    if of_party is not None and (grown.plural or not grown.parties):
        grown.parties, grown.end = codes_of(document, of_party), of_party.end  # 'Prime Minister Ann Lee of Fiji'
        used.add(at + 1)
    if not grown.plural or "," in gap or of_party is not None:
        implied = default_party(grown.title)
        # an organisation's envoy stands for it, whatever his country; 'the secretary of defense' has many
        lasting = any(document.gazetteer.party_kinds.get(code) == "organisation" for code in implied)
        known = grown.parties or (implied if lasting or not person.parties else ())
        if rebels(document, text[grown.start : atom.start], person):
            known = ()  # 'the Chadian rebel leader' does not stand for Chad
        learn(person, known, grown.standing, grown.title.title, grown.title.kind)
    elif not _COORDINATED.search(text, max(0, grown.start - 20), grown.start):
        _take_list(document, text, atoms, at, grown)
    else:
        _take_pair(document, text, atoms, at, k, grown)


def _is_closed(text: str, atoms: list[Atom], at: int) -> bool:
    """Whether an apposed name is all of the apposition: 'its minister, Ann Lee, said', 'its envoy, Bo Li of Fiji.'."""
    behind = party_of_name(text, atoms, at)
    return _CLOSED.match(text, behind.end if behind is not None else atoms[at].end) is not None


def _take_list(document: DocumentActors, text: str, atoms: list[Atom], first: int, grown: _Phrase) -> None:
    """'Fijian ministers Ann Lee and Bo Li': the title is each one's; not of 'Fijian and Chadian ministers'."""
    for at in range(first, len(atoms)):
        atom = atoms[at]
        listed = at == first or _LISTS.fullmatch(text, atoms[at - 1].end, atom.start)
        headline = text[atom.start : atom.end].isupper()
        if atom.kind not in ("name", "known") or not listed or headline:
            return
        tokens = name_tokens(text[atom.start : atom.end])
        person = named(document, tokens, grown.title, grown.parties, atom) or document.add(
            Person(" ".join(tokens), tokens)
        )
        known = grown.parties or (() if person.parties else default_party(grown.title))
        learn(person, known, grown.standing, grown.title.title, grown.title.kind)


def _take_pair(document: DocumentActors, text: str, atoms: list[Atom], first: int, k: int, grown: _Phrase) -> None:
    """'Fijian and Chadian ministers Ann Lee and Bo Li': the first is of the first state, the second of the other."""
    before = next((a for a in reversed(atoms[:k]) if a.end <= grown.start), None)
    other = atoms[first + 1] if first + 1 < len(atoms) else None
    if before is None or before.kind != "party" or not _LISTS.fullmatch(text, before.end, grown.start):
        _take_list(document, text, atoms, first, grown)  # 'Ann Lee and Chadian ministers Bo Li and Cy Ota'
        return
    if (
        other is None
        or other.kind not in ("name", "known")
        or not _LISTS.fullmatch(text, atoms[first].end, other.start)
    ):
        return
    for atom, parties in ((atoms[first], codes_of(document, before)), (other, grown.parties)):
        tokens = name_tokens(text[atom.start : atom.end])
        person = named(document, tokens, grown.title, parties, atom) or document.stranger(tokens, grown.title.title)
        learn(person, parties, grown.standing, grown.title.title, grown.title.kind)


def rebels(document: DocumentActors, said: str, person: Person) -> bool:
    """Whether a title says that a person of a known group stands against a state: 'Zairean rebel leader'."""
    group = bool(person.parties) and document.gazetteer.party_kinds.get(person.parties[0]) == "group"
    return group and not document.gazetteer.words["against_state"].keys().isdisjoint(_WORD.findall(said.lower()))


def _name_behind(document: DocumentActors, text: str, atoms: list[Atom], grown: _Phrase) -> int | None:
    """The atom of the name that a title belongs to: at once, behind a portfolio, or behind the house it heads."""
    words = document.gazetteer.words
    following = atoms[grown.last + 1] if grown.last + 1 < len(atoms) else None
    if following is not None and following.kind in ("known", "name"):
        gap = _without_particles(text[grown.end : following.start], words["particle"])
        # 'Minister of Trade, Commerce and Consumer Affairs Ann Lee'
        spelt = _PORTFOLIO.fullmatch(gap) or (" of " in grown.title.title and _FURTHER_PORTFOLIOS.fullmatch(gap))
        portfolio = bool(spelt) and all(w in words["portfolio"] for w in re.findall(r"[A-Z]\w+", gap))
        titles = [v for v in atoms[grown.last].value if isinstance(v, Title)]
        short = bool(titles) and titles[0].title.endswith(".")  # 'Lt. Gen. Lee', 'Sen. Lee'
        if FOR.fullmatch(gap) or _OF.fullmatch(gap):
            return None  # 'representatives of Arafat' are others than he
        joined = re.fullmatch(r"\.?\s+" if short else r"\s+|,\s+", gap)
        if joined or (portfolio and len(gap) < 80 and "," not in gap[-2:]):
            return grown.last + 1
    if following is not None and _is_rank(text, grown.end, atoms[grown.last + 1 : grown.last + 3]):
        ranks = [v for v in following.value if isinstance(v, Title)]
        kin = grown.title.standing == "private" and any(v.standing == "official" for v in ranks)
        return None if kin else grown.last + 2  # "the king's son, Prime Minister Ann Lee": she is in office
    for at in range(grown.last + 1, min(grown.last + 4, len(atoms))):
        if atoms[at].kind == "title" or grown.title.standing != "official":
            return None  # a name belongs to the title that is nearest
        if atoms[at].kind not in ("known", "name"):
            continue
        house = _HOUSE.fullmatch(text, grown.end, atoms[at].start)
        if house is None or atoms[at].start - grown.end > 70:
            continue
        inside = _WORD.findall(house.group())
        if any(w in words["institution_stop"] and w not in ("of", "the", "for", "and") for w in inside):
            return None
        if (
            house.group("comma")
            or (len(inside) < 4 and inside[-1] in words["institution"])
            or inside[-1] in words["portfolio"]
        ):
            return at
    return None


def _without_particles(gap: str, particles: dict[str, str]) -> str:
    """What parts a title from its name, where a particle opens the name: 'Mr al-Lee', 'Dr van der Lee'."""
    small = _SMALL.fullmatch(gap)
    return small["gap"] if small and all(w in particles for w in small["small"].replace("-", " ").split()) else gap


def party_of_name(text: str, atoms: list[Atom], k: int) -> Atom | None:
    """The party behind a name: 'Ann Lee of Fiji'; not "of Fiji's Labour Party"."""
    following = atoms[k + 1] if k + 1 < len(atoms) else None
    if following is None or following.kind != "party" or not _NAME_OF.fullmatch(text, atoms[k].end, following.start):
        return None
    named_state = any(isinstance(v, Alias) and v.kind == "name" for v in following.value)
    possessive = text[following.end : following.end + 2] in ("'s", "’s")
    return following if named_state and not possessive else None


def _is_rank(text: str, at: int, following: list[Atom]) -> bool:
    """Whether a title behind a comma is the rank of who is named behind it: 'Fiji's army chief, General Ann Lee,'."""
    if len(following) < len(("title", "name")) or following[0].kind != "title":
        return False
    rank, name = following
    return (
        name.kind in ("known", "name")
        and _COMMA.fullmatch(text, at, rank.start) is not None
        and text[rank.start].isupper()
        and _SPACE.fullmatch(text, rank.end, name.start) is not None
    )
