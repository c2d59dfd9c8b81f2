"""Whom 'the two leaders', 'both sides' and 'the three countries' mean: whom the text named just before, or is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from tasks.logic.definites import acting_mentions
from tasks.logic.discourse import WINDOW, mentions_by_sentence
from tasks.logic.mention import Mention, Person

# 'Shuttled between the two capitals', 'called on both governments': so are those to whom somebody goes.
_AS_GOAL = re.compile(r"\b(?:between|visit(?:ed|s|ing)?|tour(?:ed|s|ing)?|called\s+on|in|to)\s+\Z")
_GOALS = frozenset({"capitals"})
# 'A, who hosted the two leaders': those who are met are others than the subject of their own sentence.
_AS_OBJECT = re.compile(
    r"\b(?:met(?:\s+with)?|meets?(?:\s+with)?|meeting\s+with|hosts?|hosted|hosting|received|receives|welcomed|welcomes|"
    r"invited|invites|briefed|urged|urges|called|calls|telephoned|phoned|summoned|told|saw|pressed|br(?:ing|ings|inging|ought)(?:\s+together)?|lure[ds]?|coax(?:ed|es)?|persuade[ds]?|convince[ds]?|host|invite|receive|welcome|brief|urge|summon|gathered|assembled|with|sp(?:oken?|eaks?)\s+(?:to|with)|talk(?:s|ed)?\s+to|separately|invites?|calling|telephoning)"
    r"(?:\s+(?:[a-z]+\s+){0,2}(?:leaders|presidents|premiers|ministers|officials|heads|diplomats|envoys|negotiators|delegations|delegates|"
    r"representatives|generals)\s+(?:of|from))?\s+\Z"
)
# 'Spoke to both by phone', 'met both of them': two persons, without a word for what they are
_BOTH = re.compile(
    r"\b(?:sp(?:oke|eaks?|oken)\s+(?:to|with)|talk(?:ed|s)\s+(?:to|with)|conferred\s+with|met(?:\s+with)?|meets|saw|seen|telephoned|phoned|"
    r"received|receives|briefed|invited|hosted|hosts|gathered|brought|(?:meeting|talks|encounter|summit)\s+(?:of|between))\s+"
    r"(?P<head>(?P<both>both|the\s+two|each(?=\s+of\s+(?:them|the\s+two)\b))(?:\s+of\s+(?:them|the\s+two))?)(?P<number>(?!))?(?P<their>(?!))?"
    r"(?=[.,;]|\s+(?:by|on|over|in|at|to|and|separately|last|this|yesterday|for|again|twice|before|after|during)\b)"
)
# 'The three called for a truce' at the head of a sentence: without a word for what they are
_COUNTED_ALONE = re.compile(
    r"\A\W*(?P<head>[Tt]he\s+(?P<number>two|three|four|five|six)|Both)(?P<both>(?!))?(?P<their>(?!))?(?=\s+(?:also\s+|then\s+|all\s+|both\s+|jointly\s+|"
    r"later\s+|have\s+|had\s+|now\s+|again\s+|still\s+)*(?:have|had|were|are|do|did|will|would|say|said|call|called|want|wanted|agree|agreed|demand|"
    r"demanded|urge|urged|reject|rejected|accuse|accused|pledge|pledged|promise|promised|vow|vowed|back|backed|condemn|condemned|"
    r"insist|insisted|ask|asked|appeal|appealed|offer|offered|propose|proposed|reaffirmed|reiterated|expressed|stressed|warned|voiced|refused|"
    r"oppose|opposed|support|supported|underlined|welcomed|declared|threatened)\b)"
)
# 'In the presence of C, the two sides signed': they are others than C
_BEFORE_A_THIRD = re.compile(
    r"\b(?:in\s+the\s+presence\s+of|under\s+the\s+(?:eyes|gaze|auspices|aegis|chairmanship|mediation|supervision)\s+of|at\s+the\s+invitation\s+of|"
    r"(?:hosted|mediated|brokered|chaired|facilitated|convened|moderated|summoned|gathered|chaperoned|(?:brought|called|drawn)\s+together)\s+by)"
    r"\s[^;:“”\"]{3,140},\s+\Z",
    re.I,
)
_THIRD = 180  # characters from 'hosted by' at the head of a sentence to 'the two sides'
_NUMBERS = {"two": 2, "the two": 2, "both": 2, "each": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PAIR = 2
_TO = re.compile(r"\bto\s+\Z")  # 'sent an envoy to Accra': where somebody goes, whoever it is
# 'Their teams meet again' at the head of a sentence: those of the two named before.
_SENT = frozenset({"teams", "delegations", "negotiators", "envoys", "ministers", "diplomats", "officials"})
# Of two, without a number.
_UNCOUNTED = frozenset({"pair", "duo", "sides", "parties", "belligerents", "adversaries", "antagonists"})
_CALLED = re.compile(r"\s[A-Z][a-z]+\s")
_RANKS = {"presidents": "president", "premiers": "premier", "prime ministers": "prime minister"}
_OTHER_RANK = {  # roles
    "ministers": re.compile(r"(?<!vice )\bpresident\Z|\bking\Z"),
    "presidents": re.compile(r"\b(?:minister|ambassador|envoy)\Z"),
    "premiers": re.compile(r"(?<!prime )\b(?:minister|ambassador|envoy)\Z"),
}
_SIDES = frozenset({"sides", "parties", "belligerents", "adversaries", "delegations", "camps", "factions"})
# Who brings two sides together more often than being one of them.
_GO_BETWEENS = frozenset(
    {"UN", "AU", "OAU", "IGAD", "ECOWAS", "OAS", "OSCE", "SADC", "COMMONWEALTH", "ARAB_LEAGUE", "ICRC"}
)
_BELOW_TOP = frozenset({"ministers", "diplomats", "envoys", "negotiators", "ambassadors", "officials", "generals"})
_TOP_ROLE = re.compile(r"(?:president|premier|prime minister|chancellor|king|sultan|emir|leader|supreme leader)")
_TOP = frozenset({"head_of_state", "head_of_government", "monarch"})
_OF_TOP = frozenset({"leaders", "presidents", "premiers"})  # 'the two leaders' are no ministers, if the text has others
_LEADS = frozenset({"president", "premier", "chancellor", "king", "leader", "sultan", "emir"})
_BESIDE = re.compile(r"(?:['’]s\s+[\w-]+)?(?:,\s+(?:and\s+)?|\s+and\s+|,?\s+as\s+well\s+as\s+)(?:the\s+)?")
_AND = re.compile(r"\band\b|\bas\s+well\b")
# 'A, who heads the island's government, and the breakaway leader B'
_AND_HE = re.compile(r"(?:['’]s\s+[\w-]+)?(?:,[^,;:“”\"]{1,70},|,)?\s+and\s+(?:[a-z-]+\s+){0,3}")
_MEDIATING = re.compile(r"\b(?:mediator|facilitator|intermediary|go-between)\b")  # of a role: none of the two sides
_MEDIATION = re.compile(
    r"\b(?:under|with|through)\s+(?:the\s+)?(?P<whose>[A-Z][\w.]*(?:(?:,\s+|,?\s+and\s+)[A-Z][\w.]*){0,3})\s+(?:mediation|auspices|mediators)\b"
)
_WHO_MEDIATES = re.compile(
    r",\s+who\s+(?:is\s+|was\s+|has\s+been\s+|had\s+been\s+)?(?:mediat(?:es|ed|ing)|brokering|brokers|facilitat(?:es|ed|ing))\b"
)
_HOSTED_BY = re.compile(
    r"\b(?:talks|meeting|negotiations|summit|discussions|encounter)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:hosted|mediated|brokered|facilitated|moderated|chaired|convened)\s+by\s+(?:the\s+)?"
)
_BEHIND = 45  # characters from 'hosted by' to the name of the host
PRINCIPAL_LEAD = 1.2  # times as often as a third party
FEWEST_NAMED = 3  # mentions that each of the two parties has that a document is about


@lru_cache(maxsize=4)
def _collective(heads: tuple[str, ...]) -> re.Pattern[str]:
    """'The two leaders', 'both sides', 'the sides': a determiner, a number, one word more, and a head of the list."""
    return re.compile(
        r"\b(?:(?P<both>both)\s+(?:the\s+)?|(?:the|these|those|all)\s+(?P<number>two|three|four|five|six)\s+|"
        rf"(?:the|all|warring|(?P<their>their))\s+)(?:[a-z]+\s+)?(?P<head>{'|'.join(heads)})\b",
        re.IGNORECASE,
    )


def resolve_collectives(
    found: list[Mention],
    sentences: list[tuple[int, int, str]],
    words: Mapping[str, Mapping[str, str]],
    kinds: dict[str, str],
) -> list[Mention]:
    """One mention per 'the two leaders', 'both sides', 'the three countries' with the parties meant."""
    by_sentence = mentions_by_sentence(found)
    heads, of_two_states = words["collective_head"], words["of_two_states"]
    pattern = _collective(tuple(sorted(heads)))
    go_between = _said_to_mediate(by_sentence, sentences)
    principals = _principals([m for m in found if go_between.isdisjoint(m.parties)] if go_between else found, kinds)
    leaders = _leaders(found, principals)
    tops = _leaders([m for m in found if m.person is not None and _is_top(m.person)], principals) or leaders
    mediators = {code for m in found if m.role and _MEDIATING.search(m.role) for code in m.parties}
    mediators |= go_between
    lists: dict[int, tuple[str, ...]] | None = None  # made where it is asked for: few texts tell of three
    out: list[Mention] = []
    for order, (number, offset, text) in enumerate(sentences):
        of_both = _BOTH.finditer(text) if "both" in text or "two" in text or "each of" in text else ()
        for match in (*pattern.finditer(text), *of_both, *_COUNTED_ALONE.finditer(text)):
            bare = match.re is not pattern
            begin = match.start("head") if bare else match.start()
            head = match.group("head").lower()
            counted = (match.group("number") or match.group("both") or (head == "both" and head) or "").lower()
            sent = match.group("their") and head in _SENT and not text[:begin].strip()
            if not counted and head not in _UNCOUNTED and not sent:
                continue
            if _NUMBERS.get(counted, 0) > _PAIR and _CALLED.search(match.group()[: -len(head)]):
                continue  # 'the six Gulf states' are not the six whom the text lists
            adjective = _of_one_state(by_sentence.get(number, []), offset + begin, offset + match.end())
            if adjective and adjective not in of_two_states:
                continue  # 'the two Peruvian leaders'
            size, persons = _NUMBERS.get(counted, 2), bare or heads.get(head) == "people"
            at = offset + begin
            goal = head in _GOALS and _AS_GOAL.search(text, max(0, begin - 20), begin)
            is_object = goal or _AS_OBJECT.search(text, max(0, begin - 48), begin)
            is_object = is_object or _BEFORE_A_THIRD.search(text, max(0, begin - _THIRD), begin)
            before = order - 1 if is_object else order
            parties, people = _recent(by_sentence, sentences, before, at, size, persons, head=head)
            if size == _PAIR and not mediators.isdisjoint(parties):
                apart = _recent(by_sentence, sentences, before, at, size, persons, without=tuple(mediators))
                parties, people = apart if len(apart[0]) == _PAIR else (parties, people)
            if head in _SIDES and size == _PAIR and set(parties) & _GO_BETWEENS and not set(principals) & _GO_BETWEENS:
                sides = _recent(by_sentence, sentences, order, at, size, persons, without=tuple(_GO_BETWEENS))
                parties, people = sides if len(sides[0]) == _PAIR else (parties, people)
            others = _others(by_sentence, sentences, order, at) if before < order and size == _PAIR else ()
            acting = _acting(by_sentence, number, at) if before < order else ()
            if size == _PAIR and set(acting) & set(parties):
                parties, people = _recent(by_sentence, sentences, before, at, size, persons, without=acting)
            goes_between = size == _PAIR and head in _SIDES and len(acting) == 1
            if goes_between and not _named_together(parties, by_sentence, sentences, before, at):
                rest = _principals([m for m in found if set(m.parties).isdisjoint(acting)], kinds)
                parties, people, others = (rest, (), ()) if rest else (parties, people, others)
            if before < order and len(parties) < 2:
                parties, people = _recent(by_sentence, sentences, order, at, size, persons)
            if size > _PAIR:
                lists = _lists(found, by_sentence, sentences) if lists is None else lists
                listed = lists.get(size) or _most_named(found, kinds, size) or parties
                parties, people = (parties, people) if set(listed) == set(parties) else (listed, ())
            if size > _PAIR and persons and (listed_people := _listed_people(by_sentence, sentences, order, at, size)):
                people = listed_people
                parties = tuple(dict.fromkeys(c for p in people for c in p.parties))
            elif others:
                parties, people = others, ()
            elif persons and principals and size == _PAIR and _side_by_side(people, by_sentence, sentences, before, at):
                pass  # 'talks between A and B': those two, whatever else the text is about
            elif (
                principals
                and size == _PAIR
                and (
                    (persons and not people and set(parties) != set(principals))
                    or not _named_together(parties, by_sentence, sentences, before, at)
                )
            ):
                theirs = tops if head in _OF_TOP else leaders
                parties, people = principals, _so_ranked(theirs, head) if persons else ()
            ahead = (
                _pair_ahead(by_sentence.get(number, []), offset + match.end(), text, offset) if size == _PAIR else None
            )
            if ahead and set(ahead[0]) != set(parties) and set(ahead[0]) == set(principals) and head in _SIDES:
                parties, people = ahead
            if not all(_is_so_ranked(p, head) for p in people):
                of_rank = _recent(by_sentence, sentences, before, at, size, persons, rank=head)[1]
                if len({c for p in of_rank for c in p.parties}) == size:
                    parties, people = tuple(dict.fromkeys(c for p in of_rank for c in p.parties)), of_rank
            if sent and not counted:
                people = ()  # 'their ministers' are others than they
            if len(parties) >= 2 or len(people) > _PAIR:
                out.append(
                    Mention(
                        number,
                        at,
                        offset + match.end(),
                        text[begin : match.end()],
                        "collective",
                        None,
                        parties,
                        None,
                        "official",
                        head,
                        None,
                        people,
                    )
                )
    return out


def _said_to_mediate(by_sentence: dict[int, list[Mention]], sentences: list[tuple[int, int, str]]) -> set[str]:
    """The states under whose mediation the text tells of talks: 'under Saudi and U.S. mediation'."""
    return (
        {
            code
            for number, offset, text in sentences
            for told in _MEDIATION.finditer(text)
            for m in by_sentence.get(number, [])
            if m.type in ("demonym", "party") and told.start("whose") <= m.start - offset < told.end("whose")
            for code in m.parties
        }
        | _hosts_of_two(by_sentence, sentences)
        | _who_mediate(by_sentence, sentences)
    )


def _who_mediate(by_sentence: dict[int, list[Mention]], sentences: list[tuple[int, int, str]]) -> set[str]:
    """The party of 'A, who mediates on behalf of'."""
    return {
        code
        for number, offset, text in sentences if " who " in text
        for told in _WHO_MEDIATES.finditer(text)
        for m in by_sentence.get(number, [])
        if m.end - offset == told.start() and m.person is not None and len(m.parties) == 1
        for code in m.parties
    }  # fmt: skip


def _hosts_of_two(by_sentence: dict[int, list[Mention]], sentences: list[tuple[int, int, str]]) -> set[str]:
    """The state of whom talks are 'hosted by' in a sentence that names two others before it."""
    found: set[str] = set()
    for number, offset, text in sentences:
        told = _HOSTED_BY.search(text)
        if told is None:
            continue
        named = by_sentence.get(number, [])
        sides = {c for m in named if m.start - offset < told.start() and m.type != "place" for c in m.parties}
        behind = [m for m in named if 0 <= m.start - offset - told.end() <= _BEHIND and m.type != "place" and m.parties]
        if behind and len(sides - set(behind[0].parties)) == _PAIR:
            found |= set(behind[0].parties)
    return found


def _lists(
    found: list[Mention], by_sentence: dict[int, list[Mention]], sentences: list[tuple[int, int, str]]
) -> dict[int, tuple[str, ...]]:
    """The parties that a text names in one breath ('Chile, Peru and Bolivia'), by their number: those it names most."""
    weights = {code: len(told) for code, told in acting_mentions(found).items()}
    lists: set[tuple[str, ...]] = set()
    for number, offset, text in sentences:
        chain: list[Mention] = []
        named = [
            m for m in by_sentence.get(number, []) if m.type in ("party", "demonym", "office", "person") and m.parties
        ]
        for mention in sorted(named, key=lambda m: m.start):
            if chain and mention.start < chain[-1].end:
                continue
            joined = chain and _BESIDE.fullmatch(text, chain[-1].end - offset, mention.start - offset)
            if not joined:
                lists.add(_listed(chain, text, offset))
                chain = []
            chain.append(mention)
        lists.add(_listed(chain, text, offset))
    ranked = sorted(lists, key=lambda parties: (sum(weights.get(p, 0) for p in parties), parties))
    return {len(parties): parties for parties in ranked}


def _listed_people(
    by_sentence: dict[int, list[Mention]], sentences: list[tuple[int, int, str]], order: int, at: int, size: int
) -> tuple[Person, ...]:
    """The so many persons whom a sentence close by names side by side: 'A, B and C arrived. The three men'."""
    for back in range(min(WINDOW + 1, order + 1)):
        number, offset, text = sentences[order - back]
        chain: list[Mention] = []
        named = [m for m in by_sentence.get(number, []) if m.person is not None and (back or m.end <= at)]
        for mention in named:
            if chain and not _BESIDE.fullmatch(text, chain[-1].end - offset, mention.start - offset):
                if len(chain) == size:
                    break
                chain = []
            chain.append(mention)
        people = tuple({m.person.name: m.person for m in chain if m.person is not None}.values())
        if len(people) == size and all(p.parties for p in people):
            return people
    return ()


def _listed(chain: list[Mention], text: str, offset: int) -> tuple[str, ...]:
    """The parties of mentions side by side; () where no 'and' makes a list of them."""
    parties = tuple(sorted({code for m in chain for code in m.parties}))
    if len(parties) <= _PAIR or not _AND.search(text, chain[-2].end - offset, chain[-1].start - offset):
        return ()
    return parties


def _most_named(found: list[Mention], kinds: dict[str, str], size: int) -> tuple[str, ...]:
    """The so many states and groups that a text names far more often than any other."""
    named = {c: len(told) for c, told in acting_mentions(found).items() if kinds.get(c) != "organisation"}
    ranked = sorted(named, key=lambda code: (-named[code], code))
    if len(ranked) < size or named[ranked[size - 1]] < FEWEST_NAMED:
        return ()
    nearest = named[ranked[size]] if len(ranked) > size else 0
    return tuple(sorted(ranked[:size])) if named[ranked[size - 1]] >= PRINCIPAL_LEAD * nearest else ()


def _principals(found: list[Mention], kinds: dict[str, str]) -> tuple[str, ...]:
    """The two parties that a document is about: named more often than any third; none if there are no such.

    An organisation is as a rule the mediator or the place; it is one of the two where it is named far more often than
    the states and groups.
    """
    named = {code: len(told) for code, told in acting_mentions(found).items()}
    weights = {code: n / (2 if kinds.get(code) == "organisation" else 1) for code, n in named.items()}
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    if len(ranked) < 2 or named[ranked[1]] < FEWEST_NAMED:
        return ()
    if len(ranked) > 2 and weights[ranked[1]] < PRINCIPAL_LEAD * weights[ranked[2]]:
        return _opening_pair(found, ranked)
    return tuple(sorted(ranked[:2]))


def _opening_pair(found: list[Mention], ranked: list[str]) -> tuple[str, ...]:
    """The two that the document names most, if its first sentence that names any names just these."""
    first = next((m.sentence for m in found if m.parties and m.type != "place"), None)
    opening = {c for m in found if m.sentence == first and m.type not in ("place", "collective") for c in m.parties}
    return tuple(sorted(ranked[:2])) if opening == set(ranked[:2]) else ()


def _leaders(found: list[Mention], parties: tuple[str, ...]) -> tuple[Person, ...]:
    """The official of each party who is named most; none if a party has none."""
    leaders: list[Person] = []
    for party in parties:
        named: dict[str, list[Person]] = {}
        for mention in found:
            if mention.person is not None and mention.standing == "official" and mention.parties == (party,):
                named.setdefault(mention.person.name, []).append(mention.person)
        if named:
            leaders.append(min(named.items(), key=lambda item: (-len(item[1]), item[0]))[1][0])
    return tuple(leaders) if len(leaders) == len(parties) else ()


def _is_top(person: Person) -> bool:
    """Whether a person is at the head of a state or a government; of the well known the role alone tells it."""
    return person.kind in _TOP or _TOP_ROLE.fullmatch(person.role or "") is not None


def _is_so_ranked(person: Person, head: str) -> bool:
    """Whether 'the two presidents' may be said of a person, or 'the two diplomats', who are at the head of no state."""
    if head in _RANKS:
        return (person.role or "").endswith(_RANKS[head])
    return head not in _BELOW_TOP or not _is_top(person)


def _so_ranked(leaders: tuple[Person, ...], head: str) -> tuple[Person, ...]:
    """Those named most of the two sides, but presidents where the text speaks of ministers, or the other way round."""
    other = _OTHER_RANK.get(head)
    return () if other is not None and any(other.search(p.role or "") for p in leaders) else leaders


def _named_together(
    parties: tuple[str, ...],
    by_sentence: dict[int, list[Mention]],
    sentences: list[tuple[int, int, str]],
    order: int,
    at: int,
) -> bool:
    """Whether one sentence, of those close by that name any parties the last, names just these."""
    for back in range(min(WINDOW + 2, order + 1)):
        _, offset, text = sentences[order - back]
        named = {
            code
            for mention in by_sentence.get(sentences[order - back][0], [])
            if (back or mention.end <= at) and mention.type not in ("place", "collective", "pronoun")
            if not (mention.alias_kind == "capital" and _TO.search(text, 0, mention.start - offset))
            for code in mention.parties
        }
        if named:
            return named == set(parties)
    return False


def _of_one_state(named: list[Mention], start: int, end: int) -> str:
    """The adjective of one state inside of 'the two ... leaders'; both Koreas and Congos have theirs."""
    inside = (m for m in named if m.type in ("demonym", "office") and start < m.start < end and len(m.parties) == 1)
    return next((m.text.split()[0] for m in inside), "")


def _pair_ahead(
    named: list[Mention], at: int, text: str, offset: int
) -> tuple[tuple[str, ...], tuple[Person, ...]] | None:
    """'A committee of the two sides is to meet, and A and B will go on talking': two whom 'and' joins behind it."""
    behind = [m for m in named if m.start >= at and m.person is not None and len(m.parties) == 1]
    for one, other in pairwise(behind):
        if one.parties != other.parties and _AND_HE.fullmatch(text, one.end - offset, other.start - offset):
            return (*one.parties, *other.parties), tuple(m.person for m in (one, other) if m.person is not None)
    return None


def _side_by_side(
    people: tuple[Person, ...],
    by_sentence: dict[int, list[Mention]],
    sentences: list[tuple[int, int, str]],
    order: int,
    at: int,
) -> bool:
    """Whether an 'and' joins two persons of two parties in the sentence close by that names anybody the last."""
    if len(people) != _PAIR or set(people[0].parties) & set(people[1].parties):
        return False
    for back in range(min(WINDOW + 1, order + 1)):
        number, offset, text = sentences[order - back]
        named = [m for m in by_sentence.get(number, []) if m.person is not None and m.type != "pronoun"]
        named = [m for m in named if back or m.end <= at]
        for one, other in pairwise(named):
            who = {m.person.name for m in (one, other) if m.person is not None}
            if who == {p.name for p in people}:
                return _AND_HE.fullmatch(text, one.end - offset, other.start - offset) is not None
        if named:
            return False
    return False


def _others(
    by_sentence: dict[int, list[Mention]], sentences: list[tuple[int, int, str]], order: int, at: int
) -> tuple[str, ...]:
    """The two parties, besides that of who acts, that a sentence close by names: 'he offered to mediate between'."""
    acting: tuple[str, ...] = ()
    for back in range(min(WINDOW + 1, order + 1)):
        named = [m for m in by_sentence.get(sentences[order - back][0], []) if back or m.end <= at]
        acting = acting or next((m.parties for m in named if m.person is not None and m.parties), ())
        codes = dict.fromkeys(c for m in named if m.type in ("party", "demonym") for c in m.parties if c not in acting)
        if acting and len(codes) == _PAIR:
            return tuple(codes)
        if codes:
            return ()
    return ()


def _acting(by_sentence: dict[int, list[Mention]], number: int, at: int) -> tuple[str, ...]:
    """The party of who is named last before and meets, or brings together, 'both leaders': they are two others."""
    types = ("person", "office", "party")
    named = [m for m in by_sentence.get(number, []) if m.end <= at and m.type in types and m.parties]
    return named[-1].parties if named else ()


def _recent(
    by_sentence: dict[int, list[Mention]],
    sentences: list[tuple[int, int, str]],
    order: int,
    at: int,
    size: int,
    persons: bool,
    without: tuple[str, ...] = (),
    rank: str = "",
    head: str = "",
) -> tuple[tuple[str, ...], tuple[Person, ...]]:
    """The last parties, or persons of as many parties, that a text names before a character; none of some parties."""
    parties: dict[str, None] = {}
    people: dict[str, Person] = {}
    for back in range(WINDOW + 2):
        if order - back < 0:
            break
        for mention in by_sentence.get(sentences[order - back][0], []):
            if (not back and mention.end > at) or mention.type in ("place", "collective"):
                continue
            if not set(without).isdisjoint(mention.parties):
                continue
            named = persons and mention.person is not None and mention.standing == "official"
            if named and mention.person is not None and (not rank or _is_so_ranked(mention.person, rank)):
                people.setdefault(mention.person.name, mention.person)
            if mention.type != "pronoun":
                for code in mention.parties:
                    parties.setdefault(code)
        if persons and len({c for p in people.values() for c in p.parties}) >= size:
            break
        if not persons and len(parties) >= size:
            break
    if persons:
        chosen: dict[str, Person] = {}
        for person in _leading_first(people) if head == "leaders" else people.values():
            if person.parties and person.parties[0] not in {p.parties[0] for p in chosen.values()}:
                chosen[person.name] = person
        if len(chosen) >= size:
            picked = list(chosen.values())[:size]
            return tuple(dict.fromkeys(c for p in picked for c in p.parties)), tuple(picked)
    return tuple(parties)[:size], ()


def _leading_first(people: dict[str, Person]) -> list[Person]:
    """Persons as named, heads of state and government before their aides: 'Adviser A said President B had called C'."""
    return sorted(people.values(), key=lambda p: p.kind not in _TOP and (p.role or "").split(" ")[-1] not in _LEADS)
