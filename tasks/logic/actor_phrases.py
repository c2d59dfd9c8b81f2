"""Noun phrases of one sentence that name an actor: '[party's] [modifiers] TITLE [of PARTY] [Name]', parties, places.

The atoms of the gazetteer are joined by the words between them; nothing here knows of other sentences but the people
that the document has named so far.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.logic.gazetteer import Alias, Atom, Title
from tasks.logic.mention import Mention, Person
from tasks.logic.names import name_tokens
from tasks.logic.people import DocumentActors, learn, named
from tasks.logic.title_phrases import (
    BACKS,
    FOR,
    codes_of,
    default_party,
    goes_between,
    is_institution,
    party_of_name,
    rebels,
    title_phrase,
)

_LOCATIVE = re.compile(r"\b(?:in|at|near|outside|around|inside|into|arrived in|capital,?)\s+(?:the\s+)?\Z", re.I)
_APPOSITION = re.compile(
    r",\s+(?:(?:who\s+(?:is|was|served\s+as)|himself|herself|then|at\s+(?:the|that)\s+time|"
    r"in\s+those\s+days)\s+)?(?P<article>(?:a|an|the|one of the|his|her|its)\s+)?"
)
_LISTS = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_OPENS_LIST = re.compile(
    r"\b(?:between|among|with|by|leaders|presidents|premiers|ministers|counterparts|negotiators|envoys|commissioners|secretaries|"
    r"delegates|ambassadors|chiefs|heads|experts|engineers|diplomats|commanders|generals|sides|parties)"
    r"(?:\s+|,\s+|\s*(?:--|[–—:])\s*|\s+-\s+)\Z"
)
_GOES_ON = re.compile(r",\s+(?:[A-Z]|and\s+[A-Z])|\s+and\s+[A-Z]")
_AND_THE = re.compile(r"\s+and\s+(?:the\s+)?")
_FIRST_WORD = re.compile(r"[\w-]+")
_SURNAME_FIRST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]{1,7}")
_FELLOW = re.compile(r"\b(?:his|her|their|its)\s+(?:[a-z-]+\s+){0,2}(?:counterpart|opposite\s+number),?\s+\Z")
_COUNTERPART = re.compile(r"\s+(?:[a-z-]+\s+){0,2}(?:counterpart|opposite\s+number|colleague|host|guest),?\s+")
_NO_APPOSITION = re.compile(
    r"(?:on|in|at|to|with|after|before|for|from|by|during|as|when|while|and|but|or|between|among|amid|over|about|"
    r"against|into|since|until|that|which|where|because|if|said|says)\b|\w+day\b"
)
_LEADS = re.compile(
    r"\s+(?:of|for|from|who\s+(?:leads|heads|led|headed|represents|represented)|leading|heading|representing)\s+(?:the\s+)?"
    r"(?:(?:ruling|governing|rebel|opposition|main|armed|militant)\s+)?"
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_FOR = re.compile(r",\s+(?:for|representing|on\s+behalf\s+of)\s+(?:the\s+)?")
# 'Ann Lee, who speaks for Fiji', 'Bo Li, who has led the Tongan delegation since May'
_SPEAKS_FOR = re.compile(
    r",\s+(?:(?:(?:the|an?)\s+(?:[\w-]+\s+){1,4}?)?who\s+(?:(?:has|had|also|now|then|usually)\s+)*(?:represent(?:s|ed)?|speaks\s+for|spoke\s+for|spoken\s+for|"
    r"negotiate[sd]?\s+for|acts?\s+for|acted\s+for)|representing|speaking\s+for|negotiating\s+for|acting\s+for)\s+(?:the\s+)?"
)
_LEADS_ITS = re.compile(
    r",\s+(?:(?:(?:the|an?)\s+(?:[\w-]+\s+){1,4}?)?who\s+(?:(?:has|had|also|now|then|usually)\s+)*(?:leads?|led|heads?|headed|chairs?|chaired|runs|commands?|commanded)|leading|heading|chairing)\s+(?:the\s+)?"
)
_DELEGATION = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,2}(?:delegation|panel|team|negotiators|side|mission|force|peacekeepers|observers|monitors)\b(?!\s+of\b)"
)
# Between the title that somebody had and the one that is his now: 'a former rebel who had become president'
_BECAME = re.compile(
    r"[^,;:.]{0,40}?,?\s+(?:who|and)\s+(?:had\s+|has\s+|since\s+|later\s+|then\s+|went\s+on\s+to\s+)*(?:became|become|was\s+elected|was\s+made|"
    r"was\s+appointed|took\s+office\s+as|took\s+over\s+as|is\s+now|was\s+now)\s+(?:the\s+|an?\s+|its\s+|his\s+country['’]s\s+)?(?:[a-z-]+\s+){0,2}"
)
_NOW = re.compile(
    r"\s+(?:who\s+(?:is\s+|was\s+)?(?:now\s+)?(?:heads|leads|heading|leading|chairs|represents)|(?:now\s+)?(?:heading|leading|"
    r"chairing|representing)|turned|and\s+(?:now|current)|now)\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,2}\Z"
)
_POSSESSOR = re.compile(r"['’]s?(?=\s)")
_POSSESSIVE = re.compile(r"['’]s?\s+")
_NEXT_WORDS = re.compile(r"\s+([A-Za-z]+(?:-[a-z]+)?)")
_LONGEST_INSTITUTION = 45  # characters from a party's name to the end of its institution's
_INSTITUTION_OF = re.compile(r"\b([A-Za-z]+)\s+(?:of|in)\s+(?:the\s+)?\Z")
# 'hold talks with his government in Fiji': that of another, who will be there
_OWNED = re.compile(r"\b(?:his|her|their|its|my|our)\s\Z")
# 'The Indian city of Agra': what the name is, whether or not places.csv has it.
_TOWN_OF = re.compile(
    r"\s+(?:[a-z-]+\s+){0,3}?(?:city|town|resort|port|village|suburb|island|township|oasis|county|district)\s+of\s+\Z"
)
# 'the Lima Declaration': where it was made
_NAMES_A_TEXT = re.compile(
    r"\s+(?:[A-Z][\w-]+\s+){0,2}(?:Declaration|Protocols?|Accords?|Agreements?|Treaty|Conventions?|Commitment|Consensus|Plan|Process|Roadmap|Road\s+Map|"
    r"Communiqu[eé]|Principles|Charter|Pact|Statement|Framework|Programme|Program|Memorandum|Understanding|Resolution|Guidelines|Club|Group)\b"
)
_SPEECH = re.compile(r"\s*,?\s+(?:said|says|told|added|warned|noted|wrote|argued|stressed|met|meets)\b")


def noun_phrases(document: DocumentActors, number: int, offset: int, text: str, atoms: list[Atom]) -> list[Mention]:
    """Mentions of one sentence, before anything is known of the rest: titles joined with parties and names."""
    out: list[Mention] = []
    used: set[int] = set()
    words = document.gazetteer.words
    for k, atom in enumerate(atoms):
        if atom.kind == "title" and k not in used:
            phrase = title_phrase(document, number, offset, text, atoms, k, used)
            if phrase.person is not None and not phrase.parties and phrase.standing == "unknown":
                _learn_counterpart(document, text, atoms, k, phrase.person)
            out.append(phrase)
    for k, atom in enumerate(atoms):
        if k in used:
            continue
        said = text[atom.start : atom.end]
        if atom.kind == "party":
            following = text[atom.end :].split(None, 1)[:1]
            head = following[0].strip(".,;:'’s”\"") if following and text[atom.end : atom.end + 1] == " " else ""
            if head in words["org_head"]:
                continue
            limit = next((a.start for a in atoms[k + 1 : k + 3] if _is_group(document, a)), len(text))
            out.append(_institution(document, offset, text[:limit], _party(document, number, offset, text, atom)))
        elif atom.kind == "place":
            _, name, country = next(v for v in atom.value if isinstance(v, tuple) and v[0] == "place")
            parties: tuple[str, ...] = (str(country),) if country else ()
            out.append(Mention(number, offset + atom.start, offset + atom.end, said, "place", name, parties))
        elif atom.kind in ("known", "name"):
            tokens = name_tokens(said)
            if not tokens:
                continue
            if tokens[-1] in words["org_head"] or tokens[-1] in words["thing_head"]:
                if len(tokens) > 1:
                    span = (offset + atom.start, offset + atom.end)
                    out.append(Mention(number, *span, said, "unknown", said))
                continue
            town = _TOWN_OF.search(text, max(0, atom.start - 60), atom.start)
            if town:
                out.append(_town(document, number, offset, text, atoms, k, town.start()))
                continue
            out.append(_name(document, number, offset, text, atoms, k, used))
    out.sort(key=lambda m: m.start)
    return out


def _town(
    document: DocumentActors, number: int, offset: int, text: str, atoms: list[Atom], k: int, said_from: int
) -> Mention:
    """The place that its kind tells: of the party before the kind ('the Fijian port of'), else of an unknown state."""
    atom, before = atoms[k], atoms[k - 1] if k else None
    state = before is not None and before.kind == "party" and before.end == said_from
    said = text[atom.start : atom.end]
    return Mention(
        number, offset + atom.start, offset + atom.end, said, "place", said,
        codes_of(document, before) if state and before is not None else (),
    )  # fmt: skip


def _is_group(document: DocumentActors, atom: Atom) -> bool:
    """Whether an atom names an armed or political group, which is no institution of a state before it."""
    kinds = document.gazetteer.party_kinds
    return atom.kind == "party" and any(kinds.get(code) == "group" for code in codes_of(document, atom))


def _name(
    document: DocumentActors, number: int, offset: int, text: str, atoms: list[Atom], k: int, used: set[int]
) -> Mention:
    """The mention of a name without a title before it; what stands around it may tell who that is."""
    atom = atoms[k]
    given_names = document.gazetteer.words["given_name"]
    said = text[atom.start : atom.end]
    tokens = name_tokens(said)
    mention = Mention(number, offset + atom.start, offset + atom.end, said, "name")
    mention.person = named(document, tokens, None, (), atom)
    if mention.person is None and (len(tokens) > 1 and tokens[0] in given_names):
        mention.person = document.add(Person(" ".join(tokens), tokens, gender=given_names[tokens[0]]))
    if mention.person is None and _SURNAME_FIRST.fullmatch(said) and _possessor_of(document, text, atoms, k):
        mention.person = document.stranger(tokens)  # 'North Korea's Jon Kum-jin', whom the text calls 'Jon' next
    if mention.person is not None and not mention.person.parties:
        mention.person.parties = _possessor_of(document, text, atoms, k)
    counterpart = _counterpart_of(document, text, atoms, k)
    if counterpart:
        if mention.person is None:
            mention.person = document.stranger(tokens)
        learn(mention.person, counterpart, "official", None)
        mention.person.stated = True
    if (stands_for := _speaks_for(document, text, atoms, k)) and len(tokens) > 1:
        mention.person = mention.person or document.stranger(tokens)
        learn(mention.person, stands_for, "official", None)
    apposed = None if stands_for else _apposition(document, text, atoms, k)
    if counterpart and apposed and apposed[1] and apposed[1] != counterpart:
        apposed = None  # '..., his Peruvian counterpart, Ann Lee, the Fijian premier said': another's title
    if apposed and (mention.person is not None or len(tokens) > 1):
        title, parties, standing, role = apposed
        if mention.person is None:
            mention.person = document.stranger(tokens)
        implied = default_party(title)
        lasting = any(document.gazetteer.party_kinds.get(code) == "organisation" for code in implied)
        known = parties or (implied if lasting or not mention.person.parties else ())
        if rebels(document, role, mention.person):
            known = ()
        learn(mention.person, known, standing, role, title.kind)
    elif mention.person is None and len(tokens) > 1 and _SPEECH.match(text[atom.end :]):
        mention.person = document.stranger(tokens)
    fellow = _FELLOW.search(text, max(0, atom.start - 40), atom.start) is not None  # 'her counterpart Ann Lee of Fiji'
    if fellow and mention.person is None and (len(tokens) > 1 or "-" in said):
        mention.person = document.stranger(tokens)
    of_party = party_of_name(text, atoms, k) if fellow or _is_listed(text, atoms, k, used) else None
    if of_party is not None:
        mention.person = mention.person or document.stranger(tokens)
        learn(mention.person, codes_of(document, of_party), "official", None)  # 'Ann Lee of Fiji and Bo Li of China'
        used.add(k + 1)
        mention.end, mention.text = offset + of_party.end, text[atom.start : of_party.end]
    return mention


def _is_listed(text: str, atoms: list[Atom], k: int, used: set[int]) -> bool:
    """Whether a name goes on a list of titled names with their parties: 'Ministers Ann Lee of Fiji and Bo Li of'."""
    before = atoms[k - 1] if k else None
    behind = atoms[k + 1] if k + 1 < len(atoms) else None
    if party_of_name(text, atoms, k) and _is_pair_of_names(text, atoms, k):
        return True
    if behind is not None and _OPENS_LIST.search(text, max(0, atoms[k].start - 20), atoms[k].start):
        return _GOES_ON.match(text, behind.end) is not None  # 'talks between Ann Lee of Fiji, Bo Li of China and'
    return (
        before is not None
        and before.kind == "party"
        and k - 1 in used
        and _LISTS.fullmatch(text, before.end, atoms[k].start) is not None
    )


def _is_pair_of_names(text: str, atoms: list[Atom], k: int) -> bool:
    """'Ann Lee of Fiji and Bo Li of China': two names in a row, each with its party."""
    if k + 3 >= len(atoms) or atoms[k + 2].kind not in ("name", "known"):
        return False
    joined = _LISTS.fullmatch(text, atoms[k + 1].end, atoms[k + 2].start) is not None
    several = len(name_tokens(text[atoms[k].start : atoms[k].end])) > 1
    return joined and several and party_of_name(text, atoms, k + 2) is not None


def _speaks_for(document: DocumentActors, text: str, atoms: list[Atom], k: int) -> tuple[str, ...]:
    """The party of 'Ann Lee, for Fiji, and', 'Ann Lee, who leads the Fijian delegation': whom the name stands for."""
    near = [a for a in atoms[k + 1 : k + 4] if a.kind == "party"]
    for one in near:
        leads = _LEADS_ITS.fullmatch(text, atoms[k].end, one.start) and _DELEGATION.match(text, one.end)
        if leads or _SPEAKS_FOR.fullmatch(text, atoms[k].end, one.start):
            return codes_of(document, one)
    behind = near[0] if near else None
    if behind is None or not _FOR.fullmatch(text, atoms[k].end, behind.start):
        return ()
    return codes_of(document, behind) if text.startswith(",", behind.end) else ()


def _possessor_of(document: DocumentActors, text: str, atoms: list[Atom], k: int) -> tuple[str, ...]:
    """The party of "Fiji's NAME"."""
    before = atoms[k - 1] if k else None
    possessed = (
        before is not None and before.kind == "party" and _POSSESSIVE.fullmatch(text, before.end, atoms[k].start)
    )
    return codes_of(document, before) if before is not None and possessed else ()


def _counterpart_of(document: DocumentActors, text: str, atoms: list[Atom], k: int) -> tuple[str, ...]:
    """The party of 'his Peruvian counterpart, NAME': it outranks what is known of the name."""
    before = atoms[k - 1] if k else None
    if before is None or before.kind != "party" or not _COUNTERPART.fullmatch(text, before.end, atoms[k].start):
        return ()
    return codes_of(document, before)


def _learn_counterpart(document: DocumentActors, text: str, atoms: list[Atom], k: int, person: Person) -> None:
    """'His Peruvian counterpart, Dr Ann Lee': a form of address before the name."""
    counterpart = _counterpart_of(document, text, atoms, k)
    if counterpart:
        learn(person, counterpart, "official", None)
        person.stated = True


def _party(document: DocumentActors, number: int, offset: int, text: str, atom: Atom) -> Mention:
    alias = next(v for v in atom.value if isinstance(v, Alias))
    seated = alias.kind in ("capital", "seat")
    placed = seated and _LOCATIVE.search(text[: atom.start][-24:]) is not None
    placed = (
        placed or text.startswith("-based", atom.end) or (seated and _NAMES_A_TEXT.match(text, atom.end) is not None)
    )
    codes = codes_of(document, atom, placed)
    kind = "demonym" if alias.kind == "demonym" else "party"
    said = text[atom.start : atom.end]
    name = document.gazetteer.party_names.get(codes[0], codes[0]) if codes else None
    if placed:
        kind, name = "place", said
    return Mention(number, offset + atom.start, offset + atom.end, said, kind, name, codes, alias.kind)


def _institution(document: DocumentActors, offset: int, text: str, party: Mention) -> Mention:
    """The party's mention, with the institution that acts for it: 'the Iranian foreign ministry', 'Iran's army'."""
    heads = document.gazetteer.words["institution"]
    possessor = _POSSESSOR.match(text, party.end - offset)
    loose = possessor is not None or party.type == "demonym"
    at = possessor.end() if possessor else party.end - offset
    for match in _NEXT_WORDS.finditer(text, at, at + _LONGEST_INSTITUTION):
        word = match.group(1)
        if match.start() != at or (not loose and word not in heads):
            break
        at = match.end()
        if word.lower() in heads:
            while (more := _NEXT_WORDS.match(text, at)) and more.group(1) in heads:
                at = more.end()  # 'the Fijian government delegation'
            said = text[party.start - offset : at]
            return replace(party, end=offset + at, text=said, type="party", alias_kind="institution")
        if word in document.gazetteer.words["institution_stop"]:
            break
    before = _INSTITUTION_OF.search(text, max(0, party.start - offset - 40), party.start - offset)
    owned = before is not None and _OWNED.search(text, max(0, before.start(1) - 8), before.start(1)) is not None
    if before and not owned and before.group(1).lower() in heads and party.type == "party":
        start = before.start(1)
        said = text[start : party.end - offset]
        return replace(party, start=offset + start, text=said, alias_kind="institution")
    return party


def _apposition(
    document: DocumentActors, text: str, atoms: list[Atom], k: int
) -> tuple[Title, tuple[str, ...], str, str] | None:
    """Title and party of 'Name, a TITLE ...' behind the name at atom `k`."""
    match = _APPOSITION.match(text, atoms[k].end)
    if not match or _NO_APPOSITION.match(text, match.end()):
        return None
    if not match.group("article") and not _opens_title(document, text, match.end(), atoms, k):
        return None  # ', met Cambodian Defence Minister' is said of the name, and no title of it
    parties: tuple[str, ...] = ()
    for index, atom in enumerate(atoms[k + 1 : k + 5], k + 1):
        between = text[match.end() : atom.start]
        if len(between) > 60 or re.search(r"[,;:]|\b(?:said|says|told|is|was|were|has|had|that)\b", between):
            return None
        if text.startswith("-based", atom.end):
            continue  # 'Ann Lee, the London-based leader of the rebels'
        if atom.kind == "party" and not parties and not BACKS.match(text, atom.end):
            other = atoms[index + 1] if index + 1 < len(atoms) else None
            if other is not None and other.kind == "party" and _AND_THE.fullmatch(text, atom.end, other.start):
                return None  # 'A and B, the Peruvian and Chilean ministers': of each his own
            parties = codes_of(document, atom)
        elif atom.kind == "title":
            title = next(v for v in atom.value if isinstance(v, Title))
            if not match.group("article") and _is_anothers(text, atoms, index):
                return None  # 'Peru's A, Chilean President B and': the title is the next one's
            former = re.search(
                r"\b(?:former|ex|late|retired|one-time|who\s+was|served\s+as)\b", text[match.start() : atom.start]
            )
            if former and (now := _party_behind(document, text, atoms, index, _NOW)):
                return title, now, "official", title.title  # 'a former premier heading the UN mission'
            once = former or title.standing == "former"
            if once and (risen := _become(text, atoms, index)) is not None:
                now = parties or _party_behind(document, text, atoms, index + 1, _LEADS)
                return risen, now, risen.standing, risen.title
            if not _is_sent_for(document, text, atoms, index, title):
                parties = parties or _party_behind(document, text, atoms, index, _LEADS)
            return title, parties, "former" if former else title.standing, title.title
    return None


def _is_sent_for(document: DocumentActors, text: str, atoms: list[Atom], k: int, title: Title) -> bool:
    """'Special representative for Cyprus': the state behind the title at atom `k` is what he is sent for."""
    following = atoms[k + 1] if k + 1 < len(atoms) else None
    if following is None or following.kind != "party" or not goes_between(document, title):
        return False
    kinds = {document.gazetteer.party_kinds.get(code) for code in codes_of(document, following)}
    return kinds <= {"state", "territory"} and FOR.fullmatch(text, atoms[k].end, following.start) is not None


def _become(text: str, atoms: list[Atom], title: int) -> Title | None:
    """The title that the holder of a former one has come to: 'a former rebel who became prime minister'."""
    following = atoms[title + 1] if title + 1 < len(atoms) else None
    if following is None or following.kind != "title":
        return None
    came = _BECAME.fullmatch(text, atoms[title].end, following.start)
    return next((v for v in following.value if isinstance(v, Title)), None) if came else None


def _is_anothers(text: str, atoms: list[Atom], title: int) -> bool:
    """Whether a name follows a title at once, which is thereby its own."""
    following = atoms[title + 1] if title + 1 < len(atoms) else None
    return (
        following is not None
        and following.kind in ("name", "known")
        and text[atoms[title].end : following.start].strip() == ""
    )


def _opens_title(document: DocumentActors, text: str, at: int, atoms: list[Atom], k: int) -> bool:
    """Whether an apposition without an article begins with a party, a title, or a word that modifies titles."""
    word = _FIRST_WORD.match(text, at)
    following = atoms[k + 1] if k + 1 < len(atoms) else None
    return (
        (following is not None and following.start == at)
        or word is None
        or word.group()[0].isupper()
        or word.group() == "who"
        or word.group().split("-")[0].lower() in document.gazetteer.words["title_modifier"]
    )


def _party_behind(
    document: DocumentActors, text: str, atoms: list[Atom], title: int, between: re.Pattern[str]
) -> tuple[str, ...]:
    """The party behind the title at atom `title`, if the words between them are such as the pattern tells."""
    following = atoms[title + 1] if title + 1 < len(atoms) else None
    if following is None or following.kind != "party" or not between.fullmatch(text, atoms[title].end, following.start):
        return ()
    state = atoms[title + 2] if title + 2 < len(atoms) else None
    if backs := BACKS.match(text, following.end):  # 'the head of the Saudi-backed council'
        if state is None or state.kind != "party" or text[backs.end() : state.start] != " ":
            return ()
        following, state = state, None
    house = is_institution(following) and state is not None and state.kind == "party" and not is_institution(state)
    if house and state is not None and _OF.fullmatch(text, following.end, state.start):
        following = state  # 'the Senate of the Czech Republic'
    return codes_of(document, following)
