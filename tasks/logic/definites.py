"""What 'the ministry', 'the alliance' and 'the rebels' stand for: the party last named of that kind, or the text's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from tasks.logic.discourse import WINDOW, Anaphor, Discourse, mentions_by_sentence, opens
from tasks.logic.mention import Mention

_EUROPEAN = re.compile(r"\b(?:European|EU)\s+(?:Union\s+)?(?:executive\s+)?Commission\b|\bthe\s+Commission\b")
_COMMISSION = re.compile(r"\b[A-Z][\w-]+\s+Commission\b")
_ITS_FIGHTERS = re.compile(r"\)?\s(?:[a-z]+\s)?")  # between the name of a group and them
_MINISTRY = "ministry"
_WORLD = ("UN",)
_TELLS_OF = ("party", "office", "person")  # what brings its party to mind
HOME_LEAD = 1.5  # times as often as the next state


@lru_cache(maxsize=4)
def _definite(heads: tuple[str, ...]) -> re.Pattern[str]:
    """'the council', 'the 15-member council', 'the military alliance': a definite noun for an organisation or group."""
    said = "|".join((*heads, *(rf"{head.capitalize()}(?!\s+[A-Z])" for head in heads)))  # 'the Commission'
    return re.compile(
        rf"\b[Tt]he\s+(?:(?P<members>\d+-[a-z]+)\s+|[a-z]+-[a-z]+\s+|[a-z]+\s+)?(?P<head>{said})\b(?!\s+(?:of|for)\b)"
    )


def resolve_definites(
    found: list[Mention], sentences: list[tuple[int, int, str]], heads: dict[str, str], kinds: dict[str, str]
) -> list[Mention]:
    """One mention per definite noun ('the council', 'the rebels') with the party last named of its kind.

    `heads` gives the kind of party that each noun stands for; a party whose name holds the noun goes before others.
    """
    document = Discourse(mentions_by_sentence(found), sentences, {})
    pattern = _definite(tuple(sorted(heads)))
    home, club = home_of(found, kinds, "state"), home_of(found, kinds, "organisation")
    fighters = home_of(found, kinds, "group")
    club = None if club is not None and club.parties == _WORLD else club  # nobody calls it a group
    out: list[Mention] = []
    for order, (number, offset, text) in enumerate(sentences):
        for match in pattern.finditer(text):
            at = offset + match.start("head")
            head = match.group("head").lower()
            word = Anaphor(number, at, head, order)
            covering = [m for m in document.by_sentence.get(number, []) if m.start <= at < m.end]
            if any(m.parties or m.type != "office" for m in covering):
                continue  # 'the Peruvian ministry'; the bare one is looked for
            kind = heads[head]
            last = (
                _state_meant(word, document, kinds, home)
                if kind == "state"
                else _last_of_kind(word, document, kinds, kind)
            )
            if word.said == "commission" and last is not None and _of_another(last, sentences):
                continue
            if word.said == "opposition" and last is not None and not last.parties[0].endswith("_OPPOSITION"):
                continue  # that of a parliament
            if last is None and word.said == "group":
                last = fighters or club
            if last is not None:
                end = offset + match.end()
                begins = match.start("members" if match["members"] else "head")  # 'leaders of the 26-member bloc'
                said = text[begins : match.end()]
                out.append(Mention(number, offset + begins, end, said, "party", None, last.parties, "definite"))
    return out


@lru_cache(maxsize=4)
def _country(nouns: tuple[str, ...], not_it: tuple[str, ...]) -> re.Pattern[str]:
    """'The kingdom', 'But the tiny Balkan state' at the head of a sentence, before what it does."""
    return re.compile(
        rf"\A\W*(?:[A-Z][a-z]+,?\s+|On\s+[A-Z][a-z]+,?\s+)?[Tt]he\s+(?:(?!(?:{'|'.join(not_it)})\b)[\w'’.-]+\s+){{0,4}}?"
        rf"(?P<head>{'|'.join(nouns)})(?=,?\s+(?!(?:of|in|that|which|where|whose|who|with|to|and|or|for|on|from|as|at|by)\b)[a-z])"
    )


def resolve_countries(
    found: list[Mention], sentences: list[tuple[int, int, str]], words: Mapping[str, str], kinds: Mapping[str, str]
) -> list[Mention]:
    """One mention per sentence that a noun for a state opens ('The kingdom', 'The Balkan state').

    It is the state that opens the sentence before, or else the one that the text is about. `words` are the nouns, and
    the words that make another of it ('the other country', 'the host nation').
    """
    nouns = tuple(sorted(word for word, use in words.items() if use == "state"))
    pattern = _country(nouns, tuple(sorted(word for word, use in words.items() if use == "another")))
    opened = [(order, pattern.match(text)) for order, (_, _, text) in enumerate(sentences)]
    if all(match is None for _, match in opened):
        return []  # as in most texts, whose mentions need not be gone through
    document, home = Discourse(mentions_by_sentence(found), sentences, {}), home_of(found, kinds, "state")
    out: list[Mention] = []
    for order, match in opened:
        if match is None:
            continue
        number, offset, _ = sentences[order]
        at, end = offset + match.start("head"), offset + match.end("head")
        if any(m.parties and m.start < end for m in document.by_sentence.get(number, [])):
            continue  # 'the Malian state'
        meant = _subject_state(Anaphor(number, at, match["head"], order), document, kinds) or home
        if meant is not None:
            out.append(Mention(number, at, end, match["head"], "party", None, meant.parties, "definite"))
    return out


def _of_another(last: Mention, sentences: list[tuple[int, int, str]]) -> bool:
    """Whether 'the commission' is one that the text names, and not the one in Brussels, of which it does not speak."""
    if last.parties != ("EU",) or any(_EUROPEAN.search(text) for _, _, text in sentences):
        return False
    return any(_COMMISSION.search(text) for _, _, text in sentences)


@lru_cache(maxsize=4)
def _fights(heads: tuple[str, ...]) -> re.Pattern[str]:
    """'rebel', 'guerrillas', in what a text calls a group."""
    return re.compile(rf"\b(?:{'|'.join(head.removesuffix('s') for head in heads)})s?\b")


@lru_cache(maxsize=4)
def _fighters(heads: tuple[str, ...]) -> re.Pattern[str]:
    """'Zairean rebels', 'Moslem guerrillas', 'rebels': the plural of those who fight."""
    return re.compile(rf"(?<![\w-])(?:[A-Z][a-z]+ )?(?P<head>{'|'.join(heads)})\b(?!['’-]|\s+(?:of|for|from)\b)")


def resolve_fighters(
    found: list[Mention], sentences: list[tuple[int, int, str]], words: Mapping[str, str], kinds: dict[str, str]
) -> list[Mention]:
    """The mentions of a text in which 'Zairean rebels' are the one armed group that it names, and not Zaire."""
    groups = {c: told for c, told in acting_mentions(found).items() if kinds.get(c) == "group"}
    heads = tuple(sorted(words))
    if len(groups) > 1:  # those whom the text calls so: 'rebel leader A', beside an alliance of parties
        called = {c: [m for m in told if m.alias_kind != "definite"] for c, told in groups.items()}
        fights = _fights(heads)
        groups = {c: told for c, told in called.items() if any(fights.search(m.text.lower()) for m in told)}
    if len(groups) != 1:
        return found
    code = next(iter(groups))
    pattern = _fighters(heads)
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


def _state_meant(word: Anaphor, text: Discourse, kinds: Mapping[str, str], home: Mention | None) -> Mention | None:
    """The state that 'the government' is of: that of the text. 'The ministry' is the one named last."""
    if word.said != _MINISTRY:
        return home or _subject_state(word, text, kinds)
    named = (m for back in range(WINDOW + 2) for m in reversed(text.before(word, back)))
    ministry = next((m for m in named if _MINISTRY in m.text.lower() and len(m.parties) == 1), None)
    return ministry or _subject_state(word, text, kinds) or home


def _subject_state(word: Anaphor, text: Discourse, kinds: Mapping[str, str]) -> Mention | None:
    """The state whose name, office or official opens the sentence before: 'Oslo hesitates. The government'."""
    before = text.before(word, 1)
    told = [m for m in before if m.type in ("party", "office", "person") and len(m.parties) == 1]
    first = told and told[0] is before[0] and opens(told[0], text, word.order - 1)
    return told[0] if first and kinds.get(told[0].parties[0]) == "state" else None


def home_of(found: list[Mention], kinds: Mapping[str, str], kind: str) -> Mention | None:
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


def _last_of_kind(word: Anaphor, text: Discourse, kinds: dict[str, str], kind: str) -> Mention | None:
    named: Mention | None = None
    for back in range(WINDOW + 2):
        for mention in reversed(text.before(word, back)):
            if mention.type not in _TELLS_OF or len(mention.parties) != 1 or kinds.get(mention.parties[0]) != kind:
                continue
            if word.said in mention.text.lower():
                return mention
            named = named or mention
    return named
