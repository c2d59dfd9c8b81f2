"""Noun phrases around a place in a sentence: coordinated actors to its right, or up to it on its left.

No parser: noun phrases are chains of mentions whose gaps hold nothing but what English puts inside a coordinated noun
phrase (determiners, adjectives, 'and', 'as well as', an apposition in brackets). What governs a phrase is the first
word to its left that is not a part of it. In the manner of the finite-state grammars of FASTUS (Hobbs et al., 1997).
"""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.logic.appositions import COUNTERPART, apposition_end, past_appositions, without_titles
from tasks.logic.sentence_view import ACTOR_TYPES, Actor, Clause, Phrase

PREPOSITIONS = re.compile(
    r"of|in|with|to|for|from|by|on|at|against|between|about|over|into|near|than|under|toward|towards|upon|"
    r"via|among|amid|regarding|concerning|despite|including|like|behind|within|across|through|without"
)
_DETERMINERS = re.compile(
    r"the|a|an|his|her|its|their|our|both|all|some|other|several|many|any|these|those|this|that|another|"
    r"each|two|three|four|five|six|seven|eight|nine|ten|many|most|few|more|than|about|nearly|dozens|"
    r"hundreds|first|second|third|only|latest|top|senior|high-level|high-ranking|visiting|newly|new|then|acting|outgoing|incoming|fellow|"
    r"deputy|former|late|respective|main|key|leading|chief|exiled|ousted|embattled|veteran|hardline|"
    r"moderate|regional|local|foreign|national|opposite|current|own"
)
_STOP = re.compile(
    r"[;:“”\"]|--|–|—|\b(?:is|are|was|were|be|been|has|have|had|will|would|said|says|told|met|that|which|who|where|when|"
    r"while|after|before|during|since|until|because|but|in|on|at|about|over|for|to|with|by|into|against|under|as|if|"
    r"amid|following|including|without|than)\b"
)
_CONNECTIVE = re.compile(
    r"""(?P<head>(?:['’]s?)?(?:\s+(?:[a-z]+-)?[a-z]+){0,3}?)
        (?P<aside>\s*\((?:[^()]{1,40})\)|,\s+(?:far\s+|second\s+)?(?:right|left|cent(?:er|re))(?=,)|,\s+(?:who|which)\s[^,;:]{1,90}(?=,)|,\s+\d\d(?=,))?
        \s*(?:\.?\s*,\s*(?:and\s+|as\s+well\s+as\s+|along\s+with\s+|plus\s+)?|,?\s+(?:and|or)(?:,?\s+(?:also|separately),?)?\s+|\s+as\s+well\s+as\s+
        |\s+along\s+with\s+|\s+together\s+with\s+|\s+accompanied\s+by\s+|\s+plus\s+|\s*&\s*|\s*[-–/]\s*)
        (?P<open>(?:[a-z\d-]+(?:['’]s)?\s+){0,6}?)\Z""",
    re.X,
)
_WHO = re.compile(r",\s+who\s(?!met\b|told\b|said\b|arrived\b)[^,;:“”\"]{1,90}(?=,\s+(?:and|as\s+well\s+as|plus)\s)")
_WORD = re.compile(r"[\w'’-]+")
_LAST_WORD = re.compile(r"([\w'’.-]+|[,;:()“”\"‘—–-])\s*\Z")
_COUNTERPART_NATION = re.compile(
    r"(?<=\bhis|\bher)(?:\s+[A-Z][A-Za-z-]+){1,3}(?=\s+(?:[a-z-]+\s+){0,2}(?:counterpart|colleague|host|guest|opposite\s+number))"
)
_OWNER = re.compile(r"(?<=\s)(?:[A-Z][\w.]*\s+){0,3}[A-Z][\w.]*(?:['’]s|s['’])\s+\Z")
NAMED_COUNTERPART = re.compile(r"\b(counterpart|colleague|host|guest|opposite\s+number),\s+\Z")
_NO_NOUN = re.compile(  # 'received her in Lima'
    r"\s+(?:in|at|on|for|by|with|after|before|when|while|and|to|from|there|here|twice|again|during|over|as|last|earlier|later|privately)\b"
)
_REACH = 90  # characters from a marker to the first name of its noun phrase
_OWNERS = frozenset(("his", "her", "their", "its"))
_GROUPS = re.compile(r"group|number|members|representatives|dozen|team|one|some|two|three|several|many")
_HEAD_AFTER = re.compile(r"\s+(?:[a-z]+\s+)?([a-z]+)\b")
_GOES_ON = re.compile(r"\s+(?:for|in|on|at|to|over|as|amid|after|before|ahead)\b|\s*\Z")
_AND_JOIN = re.compile(r"\b(?:and|or|as\s+well\s+as|along\s+with|together\s+with|accompanied\s+by|plus)\b|[-–/&]")


def governor(text: str, start: int) -> str:
    """The word or mark that stands before the noun phrase that holds a mention: '' at the head of a sentence."""
    position = start
    for _ in range(6):
        match = _LAST_WORD.search(text[max(0, position - 40) : position])
        if match is None:
            return ""
        word = match.group(1).lower()
        if word == "that" and position < start:
            return word  # 'said on Sunday that its chairman will': a conjunction before a determiner
        if (
            _DETERMINERS.fullmatch(word)
            or word.isdigit()
            or word.endswith(("-member", "-strong", "-nation", "’s", "'s"))
        ):
            position = max(0, position - 40) + match.start()
            continue
        return word
    return ""


@lru_cache(maxsize=4096)
def _open_words(gap: str, heads: frozenset[str]) -> bool:
    """Whether the words before the first name of a noun phrase can belong to it ('a group of senior', 'leaders of')."""
    words = [w.lower() for w in _WORD.findall(gap)]
    if len(words) > 9 or "," in gap or "." in gap.replace("U.S.", "").replace("U.N.", ""):
        return False
    for k, word in enumerate(words):
        before = words[k - 1] if k else ""
        if word in ("of", "from") and not {before, f"{before} of"} & heads and not _GROUPS.fullmatch(before):
            return False
        capital = re.match(r"(?:[a-z]+ )*[A-Z][a-z]+ (?:and|or)\b", gap)
        if (
            word in ("and", "or")
            and not capital
            and before not in heads
            and (k == len(words) - 1 or words[k + 1] not in heads)
        ):
            return False
    return not _STOP.search(gap)


_MODIFIES = re.compile(r"(?:['’]s?)?\s+(?:[A-Za-z-]+\s+){0,3}")

# 'President A's special envoy', 'the minister's top aide'
_BOSS = re.compile(
    r"['’]s?\s+(?:(?:own|chief|top|senior|special|personal|deputy|close|foreign|policy|new|main)\s+){0,3}"
)

_KIN = re.compile(  # 'President A's son-in-law, B', 'A's close ally B'
    r"['’]s?\s+(?:[a-z-]+\s+){0,2}(?:son-in-law|brother-in-law|son|daughter|brother|sister|nephew|confidant|confidante|ally|friend|lawyer|"
    r"lieutenant|aide|adviser|advisor|envoy|deputy|successor|predecessor|negotiator|emissary|representative),?\s+"
)

_STAFF = re.compile(
    r"['’]s?\s+(?:own\s+|chief\s+|top\s+|senior\s+|special\s+|personal\s+|close\s+|closest\s+|economic\s+|foreign\s+policy\s+|security\s+){0,3}"
    r"(?:advis[eo]rs|aides|envoys|representatives|negotiators|emissaries|deputies|lieutenants|government|administration|regime)\b(?!['’])"
)
_HIS_SIDE = re.compile(
    r"\s+(?:own\s+|new\s+|minority\s+|interim\s+|transitional\s+)?(?:government|administration|regime)\b(?!['’])"
)


def _head_of(text: str, mentions: list[Actor], first: int) -> int:
    """The name that an adjective or possessor belongs to: 'Jordan's King Abdullah', 'Italian PM Enrico Letta'."""
    while first + 1 < len(mentions) and mentions[first].type in ("demonym", "party"):
        following = mentions[first + 1]
        between = text[mentions[first].end : following.start]
        modified = following.type in ("person", "office", "unknown") and (
            _MODIFIES.fullmatch(between) or COUNTERPART.fullmatch(between)
        )
        if not modified or _AND_JOIN.search(between) or _STOP.search(between):
            break
        first += 1
    return first


def _sent_by(text: str, mentions: list[Actor], first: int) -> Actor | None:
    """Of 'President A's special envoy, B' the one who is sent, for the party of A."""
    boss, following = mentions[first], next((m for m in mentions[first + 1 :] if not _is_kin(m)), None)
    if boss.type == "person" and boss.parties and (staff := _STAFF.match(text, boss.end)):
        return boss._replace(type="office", people=(), name=None, end=staff.end())
    if following is None or boss.type != "person" or following.type not in ("person", "office"):
        return None
    titled = following.standing == "official" and _BOSS.fullmatch(text, boss.end, following.start)
    if not titled and not _KIN.fullmatch(text, boss.end, following.start):
        return None
    return following._replace(parties=boss.parties or following.parties)


def _is_kin(mention: Actor) -> bool:
    """Whether a word only tells of whom one is the relative ('A's son-in-law, B')."""
    return mention.type == "office" and mention.standing == "private"


def _names_out(clause: Clause, at: int, end: int) -> str:
    """The text before a name without the mentions in it."""
    out, position = [], at
    for mention in clause.mentions:
        if at <= mention.start and mention.end <= end:
            out.append(clause.text[position : mention.start])
            position = mention.end
            if clause.text[position : position + 2] in ("'s", "’s"):
                position += 2
    out.append(clause.text[position : max(position, end)])
    return "".join(out)


def phrase_from(clause: Clause, at: int, heads: frozenset[str], reach: int = _REACH) -> Phrase | None:
    """The coordinated noun phrase that begins at or shortly after a character, if any of it is known."""
    mentions = clause.mentions
    first = next(
        (
            k
            for k, m in enumerate(mentions)
            if m.end > at + 1
            and m.type in ACTOR_TYPES
            and (not is_possessive(clause, m) or _is_object(m, at) or _side_of(clause, m))
        ),
        None,
    )
    if first is None:
        return None
    opening = mentions[first]
    first = _head_of(clause.text, mentions, first)
    if not COUNTERPART.fullmatch(clause.text, opening.end, max(opening.end, mentions[first].start)):
        opening = mentions[first]  # of 'his Peruvian counterpart, Ann Lee' the words up to 'Peruvian' are looked at
    gap = clause.text[at : max(at, opening.start)]
    if len(gap) > reach or not _open_words(_names_out(clause, at, opening.start).strip(" ("), heads):
        return None
    sent = _sent_by(clause.text, mentions, first) or _side_of(clause, mentions[first])
    chain = [sent or mentions[first]]
    ends = [apposition_end(clause, chain[0])]
    for k, named in enumerate(mentions[first + 1 :], first + 1):
        if named.start < max(chain[-1].end, ends[-1]) or is_possessive(clause, named) or is_short_form(clause, named):
            continue
        aside = _WHO.match(clause.text, ends[-1])
        if aside is not None and named.start < aside.end():
            continue  # 'A, who heads the OSCE, and B'
        mention, gap = named, clause.text[ends[-1] : named.start]
        if named.type == "person" and _joined(gap, heads) and (sent := _sent_by(clause.text, mentions, k)) is not None:
            chain.append(sent)  # 'talks between A and President B's envoy, C'
            ends.append(apposition_end(clause, sent))
            continue
        if named.type in ("party", "demonym") and _joined(gap, heads):
            mention = mentions[
                _head_of(clause.text, mentions, k)
            ]  # 'A and Peru's B', 'A and her Peruvian counterpart B'
        joined = mention is not named or _joined(gap, heads)
        if mention.type not in ACTOR_TYPES or mention.type == "collective" or not joined:
            break
        chain.append(mention)
        ends.append(apposition_end(clause, mention))
    while len(chain) > 1 and not _AND_JOIN.search(clause.text[ends[len(chain) - 2] : chain[-1].start]):
        if _headline_pair(clause, chain):
            break
        chain.pop()
    return Phrase(chain[0].start, _with_head(clause.text, chain[-1].end, heads), tuple(chain))


def _headline_pair(clause: Clause, chain: list[Actor]) -> bool:
    """'Rossi hosts Silva, Kovac for talks': a headline joins two of a kind by a comma."""
    one, two = chain[-2:]
    headline = clause.kind == "title" or not clause.text.rstrip().endswith((".", "”", '"', "?", "!"))
    persons = one.type == two.type == "person"
    apart = (
        one.type == two.type and (persons or set(one.parties).isdisjoint(two.parties)) and one.parties and two.parties
    )
    return bool(headline and apart and _comma_joined(clause.text, chain) and _GOES_ON.match(clause.text, two.end))


@lru_cache(maxsize=8192)
def _joined(gap: str, heads: frozenset[str]) -> bool:
    """Whether the text between two names coordinates them."""
    if len(gap) > 130:
        return False
    match = _CONNECTIVE.match(gap)
    if match is None:
        return False
    head = match.group("head").strip(" '’s").split()
    if head and head[-1] not in heads:
        return False
    return _open_words(match.group("open").strip(), heads)


def _with_head(text: str, end: int, heads: frozenset[str]) -> int:
    match = _HEAD_AFTER.match(text, end)
    return match.end() if match and match.group(1) in heads else end


def _coordinated(text: str, mentions: list[Actor], ends: dict[int, int]) -> bool:
    """Whether the last name is joined to the one before by more than a comma: 'A, B' alone is an apposition."""
    start = mentions[-1].start
    owner = next((m for m in mentions if m.type == "party" and text[m.end : start].strip() in ("'s", "’s")), None)
    start = owner.start if owner is not None else start
    ahead = (m for m in reversed(mentions[:-1]) if m.end <= start)
    if mentions[-1].type in ("demonym", "party"):  # 'A and his Peruvian counterpart'
        ahead = (m for m in ahead if m.text.lower() not in _OWNERS)
    before = next(ahead, None)
    return before is not None and bool(_AND_JOIN.search(text[ends.get(before.start, before.end) : start]))


def _comma_joined(text: str, mentions: list[Actor]) -> bool:
    """'Kenyan, Ugandan leaders hold talks': headlines save the 'and'."""
    return len(mentions) > 1 and text[mentions[-2].end : mentions[-1].start].strip() == ","


def phrase_until(clause: Clause, end: int, heads: frozenset[str]) -> Phrase:
    """The coordinated noun phrase whose last name ends at a character; of nobody where nobody is named before it."""
    mentions = [
        m for m in clause.mentions
        if m.end <= end and m.type in ACTOR_TYPES and (m.end == end or not is_short_form(clause, m))
    ]  # fmt: skip
    mentions, ends = without_titles(clause.text, mentions)
    mentions = past_appositions(clause, mentions, ends)
    if not mentions:
        return Phrase(end, end, ())
    chain = [mentions[-1]]
    untold = clause.kind == "title" or not clause.text.rstrip().endswith((".", "?", "!", "”", '"'))
    headline = untold and _comma_joined(clause.text, mentions)
    if not headline and not _coordinated(clause.text, mentions, ends):
        return Phrase(chain[0].start, max(end, chain[-1].end), tuple(chain))
    left = chain[0].start
    for mention in reversed(mentions[:-1]):
        if mention.end > left or is_possessive(clause, mention):
            continue
        gap = clause.text[ends.get(mention.start, mention.end) : left]
        if (
            mention.type == "office"
            and not (mention.parties or mention.people)
            and gap.strip() == ","
            and len(chain) > 1
        ):
            break  # 'the two presidents, A and B'
        if _are_named(mention, chain) and gap.strip() == ",":
            break  # 'the Fijian and Chadian ministers, A and B'
        if mention.type == "party" and gap.strip() in ("'s", "’s") and chain[0].people:
            left = mention.start  # 'Peru's A and Chile's B': the possessor is a part of the name
            continue
        gap = _without_places(clause, gap, ends.get(mention.start, mention.end))
        gap = _OWNER.sub("", NAMED_COUNTERPART.sub(r"\1 ", _COUNTERPART_NATION.sub(" ", gap)))
        if not _joined(gap, heads):
            break
        chain.insert(0, mention)
        left = mention.start
    return Phrase(chain[0].start, max(end, chain[-1].end), tuple(chain))


def _are_named(office: Actor, chain: list[Actor]) -> bool:
    """Whether the persons behind an office in the plural are its holders."""
    plural = office.type == "office" and not office.people and office.text.lower().endswith("s") and len(chain) > 1
    return plural and all(a.people for a in chain) and set(office.parties) <= {p for a in chain for p in a.parties}


def _without_places(clause: Clause, gap: str, at: int) -> str:
    """'the government and the Darfur rebels of A': a place that only modifies is no part of the chain."""
    for place in [m for m in clause.mentions if m.type == "place" and at < m.start and m.end < at + len(gap)]:
        if _HEAD_AFTER.match(clause.text, place.end):
            gap = gap.replace(place.text + " ", "", 1)
    return gap


_LOCAL = re.compile(r"(?:officials|leaders|authorities|ministers|negotiators|diplomats|counterparts)\Z")
_OF_NO_STATE = re.compile(
    r"\b(?:European|Arab|African|Asian|Western|Gulf|Balkan|world|foreign|regional|international|Latin\s+American|Muslim|Islamic)\s+(?:\Z|[a-z]+\Z)"
)
_IN_PLACE = re.compile(r"(?:\s+\w+day)?\s+(?:here\s+)?in\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z")


def local_officials(clause: Clause, found: Phrase) -> Phrase:
    """'Talks with officials in Ashgabat': officials of no named party are those of the place."""
    last = found.actors[-1]
    if last.parties or last.people or last.type != "office" or not _LOCAL.search(last.text.lower()):
        return found
    after = next((m for m in clause.mentions if m.start >= last.end), None)
    located = after is not None and after.parties and (after.type == "place" or after.alias_kind in ("capital", "name"))
    if after is None or not located or not _IN_PLACE.fullmatch(clause.text[last.end : after.start]):
        return found
    of = after.parties[:1]
    if wide := _OF_NO_STATE.search(clause.text, 0, last.start) or _OF_NO_STATE.match(last.text):
        of = ("EU",) if wide.group().startswith("European") else ()  # 'European leaders in Brussels' are no Belgians
    return Phrase(found.start, found.end, (*found.actors[:-1], last._replace(parties=of)))


def _is_object(mention: Actor, at: int) -> bool:
    """'met him', 'talks with them': the pronoun right behind the verb or preposition."""
    return mention.text.lower() in ("him", "them") and mention.start <= at + 1


def _side_of(clause: Clause, mention: Actor) -> Actor | None:
    """'Talks with his government': the party of whom the pronoun stands for, and not himself."""
    match = _HIS_SIDE.match(clause.text, mention.end) if is_possessive(clause, mention) else None
    if match is None or len(mention.parties) != 1:
        return None
    return mention._replace(type="party", people=(), name=None, end=match.end())


def is_possessive(clause: Clause, mention: Actor) -> bool:
    """Whether a pronoun possesses what follows ('his visit') or is an object ('met her on Friday')."""
    if mention.type != "pronoun":
        return False
    word = mention.text.lower()
    return word in ("his", "their", "its", "him", "them") or (
        word == "her"
        and clause.text[mention.end : mention.end + 2].strip().isalpha()
        and _NO_NOUN.match(clause.text, mention.end) is None
    )


def is_short_form(clause: Clause, mention: Actor) -> bool:
    """Whether a mention in brackets only says again, and shorter, the one before: 'the European Union (EU) met'."""
    text = clause.text
    opens = text[max(0, mention.start - 5) : mention.start].rstrip()
    if not (text[mention.end : mention.end + 1] == ")" and opens.endswith("(")):
        return False
    at = mention.start - 1
    return any(at - 2 <= m.end <= at for m in clause.mentions) or not text[:at].strip()
