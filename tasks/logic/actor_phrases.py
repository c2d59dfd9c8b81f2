"""Noun phrases of one sentence that name an actor: '[party's] [modifiers] TITLE [of PARTY] [Name]', parties, places.

The atoms of the gazetteer are joined by the words between them; nothing here knows of other sentences but the people
that the document has named so far.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.logic.gazetteer import Alias, Atom, Title, name_tokens
from tasks.logic.mention import Mention, Person
from tasks.logic.people import DocumentActors, learn, named

_LOCATIVE = re.compile(r"\b(?:in|at|near|outside|around|inside|into|arrived in|capital,?)\s+(?:the\s+)?\Z", re.I)
_MODIFIED = re.compile(r"(?:(?:[A-Za-z]+(?:-[a-z]+)?)\s+|(?:ex|co|vice)-)\Z")
_BEFORE_TITLE = re.compile(  # between a party and its official: "'s top ", " Democratic party "
    r"(?:['’]s?)?[\s-]+(?:(?!(?:by|with|and|in|on|at|to|from|for|of|when|after|before|as|told|met|said|the|a|an|is|was|has)\b)"
    r"[A-Za-z]+(?:-[a-z]+)?\s+){0,2}"
)
_OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?\Z")
_OF_PARTY = re.compile(r"\s+(?:of|for|to|from|with|at|in)\s+(?:the\s+)?\Z")
_APPOSITION = re.compile(
    r",\s+(?:(?:who\s+(?:is|was|served\s+as)|himself|herself)\s+)?(?:(?:a|an|the|one of the|his|her|its)\s+)?"
)
_NO_APPOSITION = re.compile(
    r"(?:on|in|at|to|with|after|before|for|from|by|during|as|when|while|and|but|or|between|among|amid|over|about|"
    r"against|into|since|until|that|which|where|because|if|said|says)\b|\w+day\b"
)
_PORTFOLIO = re.compile(r"\s+(?:(?:of|for)\s+)?(?:(?:the\s+|and\s+)?[A-Z][\w-]+,?\s+){0,6}")
_POSSESSES = re.compile(r"['’]s?\s+")
_BOSS = re.compile(r"(?:['’]s?)?\s+(?:(?:chief|top|senior|special|personal|deputy|former|foreign|policy)\s+){0,2}")
_AIDES = frozenset(("spokesperson", "official", "diplomat"))
_LEADS = re.compile(
    r"\s+(?:of|for|from|who\s+(?:leads|heads|led|headed|represents|represented)|leading|heading|representing)\s+(?:the\s+)?"
)
_JOINS_TITLES = re.compile(r"\s+(?:and|cum)\s+|\s+|-")
_SPACE = re.compile(r"\s+|-")
_MEDIUM = re.compile(r"\s+(?:news|newspaper|daily|radio|television|TV|gazette|weekly|magazine|agency|press)\b")
_POSSESSOR = re.compile(r"['’]s?(?=\s)")
_NEXT_WORDS = re.compile(r"\s+([A-Za-z]+(?:-[a-z]+)?)")
_LONGEST_INSTITUTION = 45  # characters from a party's name to the end of its institution's
_INSTITUTION_OF = re.compile(r"\b([A-Za-z]+)\s+(?:of|in)\s+(?:the\s+)?\Z")
_SPEECH = re.compile(r"\s*,?\s+(?:said|says|told|added|warned|noted|wrote|argued|stressed|met|meets)\b")


def noun_phrases(document: DocumentActors, number: int, offset: int, text: str, atoms: list[Atom]) -> list[Mention]:
    """Mentions of one sentence, before anything is known of the rest: titles joined with parties and names."""
    out: list[Mention] = []
    used: set[int] = set()
    words = document.gazetteer.words
    for k, atom in enumerate(atoms):
        if atom.kind == "title" and k not in used:
            out.append(_title_phrase(document, number, offset, text, atoms, k, used))
    for k, atom in enumerate(atoms):
        if k in used:
            continue
        said = text[atom.start : atom.end]
        if atom.kind == "party":
            following = text[atom.end :].split(None, 1)[:1]
            head = following[0].strip(".,;:'’s") if following and text[atom.end : atom.end + 1] == " " else ""
            if head in words["org_head"]:
                continue
            out.append(_institution(document, offset, text, _party(document, number, offset, text, atom)))
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
            mention = Mention(number, offset + atom.start, offset + atom.end, said, "name")
            mention.person = named(document, tokens, None, (), atom)
            if mention.person is None and (len(tokens) > 1 and tokens[0] in words["given_name"]):
                mention.person = document.add(Person(" ".join(tokens), tokens, gender=words["given_name"][tokens[0]]))
            apposed = _apposition(text, atoms, k)
            if apposed and (mention.person is not None or len(tokens) > 1):
                title, parties, standing, role = apposed
                if mention.person is None:
                    mention.person = document.add(Person(" ".join(tokens), tokens))
                known = parties or (() if mention.person.parties else _default(title))
                learn(mention.person, known, standing, role, title.kind)
            elif mention.person is None and len(tokens) > 1 and _SPEECH.match(text[atom.end :]):
                mention.person = document.add(Person(" ".join(tokens), tokens))
            out.append(mention)
    out.sort(key=lambda m: m.start)
    return out


def _default(title: Title) -> tuple[str, ...]:
    return (title.party,) if title.party else ()


def _codes(document: DocumentActors, atom: Atom, placed: bool = False) -> tuple[str, ...]:
    aliases = [v for v in atom.value if isinstance(v, Alias)]
    year = document.year
    if year is not None:
        dated = [
            a for a in aliases
            if (not a.valid_from or int(a.valid_from[:4]) <= year) and (not a.valid_to or year <= int(a.valid_to[:4]))
        ]  # fmt: skip
        aliases = dated or aliases
    acting = [a for a in aliases if a.kind == "seat"] if not placed else [a for a in aliases if a.kind == "capital"]
    return tuple(dict.fromkeys(a.code for a in (acting or aliases)[:1]))


def _party(document: DocumentActors, number: int, offset: int, text: str, atom: Atom) -> Mention:
    alias = next(v for v in atom.value if isinstance(v, Alias))
    seated = alias.kind in ("capital", "seat")
    placed = seated and _LOCATIVE.search(text[: atom.start][-24:]) is not None
    codes = _codes(document, atom, placed)
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
            said = text[party.start - offset : at]
            return replace(party, end=offset + at, text=said, type="party", alias_kind="institution")
        if word in document.gazetteer.words["institution_stop"]:
            break
    before = _INSTITUTION_OF.search(text, max(0, party.start - offset - 40), party.start - offset)
    if before and before.group(1).lower() in heads and party.type == "party":
        start = before.start(1)
        said = text[start : party.end - offset]
        return replace(party, start=offset + start, text=said, alias_kind="institution")
    return party


def _title_phrase(
    document: DocumentActors, number: int, offset: int, text: str, atoms: list[Atom], k: int, used: set[int]
) -> Mention:
    """The noun phrase around a title: '[party's] [modifiers] TITLE [of PARTY] [Name]', as a person or an office."""
    words = document.gazetteer.words
    title = next(v for v in atoms[k].value if isinstance(v, Title))
    start, end = atoms[k].start, atoms[k].end
    parties: tuple[str, ...] = ()
    standing, last = title.standing, k
    used.add(k)
    while match := _MODIFIED.search(text[max(0, start - 24) : start]):
        word = match.group().strip(" -")
        if word.lower() not in words["title_modifier"]:
            break
        standing = "former" if words["title_modifier"][word.lower()] == "former" else standing
        start -= len(match.group())
    for back in (k - 1, k - 2):
        if back < 0 or back in used:
            break
        gap = text[atoms[back].end : start]
        if atoms[back].kind == "party" and _BEFORE_TITLE.fullmatch(gap):
            parties, start = _codes(document, atoms[back]), atoms[back].start
            used.add(back)
            if back and atoms[back - 1].kind == "party" and _POSSESSES.fullmatch(text, atoms[back - 1].end, start):
                parties, start = _codes(document, atoms[back - 1]), atoms[back - 1].start  # 'Israel's UN envoy'
                used.add(back - 1)
            modifier = _MODIFIED.search(text[max(0, start - 24) : start])
            if modifier and (word := modifier.group().strip(" -").lower()) in words["title_modifier"]:
                standing = words["title_modifier"][word] or standing
                start -= len(modifier.group())
            break
        if atoms[back].kind != "name" or not re.fullmatch(r"(?:['’]s?)?\s+", gap):
            break
    while last + 1 < len(atoms) and atoms[last + 1].kind in ("title", "party") and last - k < 3:
        following = atoms[last + 1]
        gap = text[end : following.start]
        plural = text[start:end].lower().endswith("s")  # 'officials and Minister Lee' are not one person
        if following.kind == "title" and (_JOINS_TITLES if not plural else _SPACE).fullmatch(gap):
            used.add(last + 1)
        elif following.kind == "party" and (_OF_PARTY if title.kind == "diplomat" else _OF).fullmatch(gap):
            if not parties and not re.fullmatch(r"\s+(?:to|with|in|at)\s+(?:the\s+)?", gap):
                parties = _codes(document, following)
            used.add(last + 1)
        else:
            break
        last += 1
        end = following.end
    name_atom = atoms[last + 1] if last + 1 < len(atoms) else None
    person: Person | None = None
    if name_atom is not None and name_atom.kind in ("known", "name"):
        gap = text[end : name_atom.start]
        portfolio_gap = _PORTFOLIO.fullmatch(gap) is not None and all(
            w in words["portfolio"] for w in re.findall(r"[A-Z]\w+", gap)
        )
        if re.fullmatch(r"\s+|,\s+", gap) or (portfolio_gap and len(gap) < 80 and "," not in gap[-2:]):
            tokens = name_tokens(text[name_atom.start : name_atom.end])
            medium = _MEDIUM.match(text, name_atom.end) and text[atoms[k].start : atoms[k].end].islower()
            if tokens and tokens[-1] not in words["org_head"] and tokens[-1] not in words["thing_head"] and not medium:
                plural = text[atoms[k].start : atoms[k].end].lower() != title.title and "," not in gap
                comma = "," in gap
                if not comma or (len(tokens) > 1 and text[name_atom.end : name_atom.end + 1] in ",;"):
                    person = named(document, tokens, title, parties, name_atom)
                    if person is None:
                        person = document.add(Person(" ".join(tokens), tokens))
                    used.add(last + 1)
                    end = name_atom.end
                    boss = atoms[k - 1] if k and not parties and title.kind in _AIDES else None
                    if boss is not None and boss.kind in ("name", "known") and _BOSS.fullmatch(text, boss.end, start):
                        person.boss = name_tokens(text[boss.start : boss.end])  # 'Olmert's spokeswoman Ann Lee'
                    if not plural:
                        known = parties or (() if person.parties else _default(title))
                        learn(person, known, standing, title.title, title.kind)
    said = text[start:end]
    if person is not None:
        return Mention(number, offset + start, offset + end, said, "name", person=person)
    return Mention(
        number,
        offset + start,
        offset + end,
        said,
        "office",
        None,
        parties or _default(title),
        None,
        standing,
        title.title,
    )


def _apposition(text: str, atoms: list[Atom], k: int) -> tuple[Title, tuple[str, ...], str, str] | None:
    """Title and party of 'Name, a TITLE ...' behind the name at atom `k`."""
    match = _APPOSITION.match(text, atoms[k].end)
    if not match or _NO_APPOSITION.match(text, match.end()):
        return None
    parties: tuple[str, ...] = ()
    for index, atom in enumerate(atoms[k + 1 : k + 5], k + 1):
        between = text[match.end() : atom.start]
        if len(between) > 60 or re.search(r"[,;:]|\b(?:said|says|told|is|was|were|has|had|that)\b", between):
            return None
        if atom.kind == "party" and not parties:
            alias = next(v for v in atom.value if isinstance(v, Alias))
            parties = (alias.code,)
        elif atom.kind == "title":
            title = next(v for v in atom.value if isinstance(v, Title))
            former = re.search(
                r"\b(?:former|ex|late|retired|one-time|then|who\s+was|served\s+as)\b", text[match.start() : atom.start]
            )
            parties = parties or _party_behind(text, atoms, index)
            return title, parties, "former" if former else title.standing, title.title
    return None


def _party_behind(text: str, atoms: list[Atom], title: int) -> tuple[str, ...]:
    """The party behind a title: 'the head of the Japanese delegation', 'a minister who leads Iran's negotiators'."""
    following = atoms[title + 1] if title + 1 < len(atoms) else None
    if following is None or following.kind != "party" or not _LEADS.fullmatch(text, atoms[title].end, following.start):
        return ()
    alias = next(v for v in following.value if isinstance(v, Alias))
    return (alias.code,)
