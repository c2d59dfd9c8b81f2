"""A sentence with what was found in it, and the noun phrases to the left and right of a place in it.

No parser: noun phrases are chains of mentions whose gaps hold nothing but what English puts inside a coordinated noun
phrase (determiners, adjectives, 'and', 'as well as', an apposition in brackets). What governs a phrase is the first
word to its left that is not a part of it. In the manner of the finite-state grammars of FASTUS (Hobbs et al., 1997).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

ACTOR_TYPES = frozenset({"person", "party", "demonym", "office", "collective", "pronoun", "unknown"})
PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "with",
        "to",
        "for",
        "from",
        "by",
        "on",
        "at",
        "against",
        "between",
        "about",
        "over",
        "into",
        "near",
        "than",
        "under",
        "toward",
        "towards",
        "upon",
        "via",
        "among",
        "amid",
        "regarding",
        "concerning",
        "despite",
        "including",
        "like",
        "behind",
        "within",
        "across",
        "through",
        "without",
    ]
)
_TEMPORAL = frozenset(["after", "before", "during", "following", "since", "until"])
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "both",
        "all",
        "some",
        "other",
        "several",
        "many",
        "any",
        "these",
        "those",
        "this",
        "that",
        "another",
        "each",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "many",
        "most",
        "few",
        "more",
        "than",
        "about",
        "nearly",
        "dozens",
        "hundreds",
        "top",
        "senior",
        "high-level",
        "high-ranking",
        "visiting",
        "newly",
        "new",
        "then",
        "acting",
        "outgoing",
        "incoming",
        "fellow",
        "deputy",
        "former",
        "late",
        "respective",
        "main",
        "key",
        "leading",
        "chief",
        "exiled",
        "ousted",
        "embattled",
        "veteran",
        "hardline",
        "moderate",
        "regional",
        "local",
        "foreign",
        "national",
        "opposite",
        "current",
        "own",
    ]
)
_STOP = re.compile(
    r"[;:“”\"]|--|–|—|\b(?:is|are|was|were|be|been|has|have|had|will|would|said|says|told|met|that|which|who|where|when|"
    r"while|after|before|during|since|until|because|but|in|on|at|about|over|for|to|with|by|into|against|under|as|if|"
    r"amid|following|including|without|than)\b"
)
_CONNECTIVE = re.compile(
    r"""(?P<head>(?:['’]s?)?(?:\s+(?:[a-z]+-)?[a-z]+){0,3}?)
        (?P<aside>\s*\((?:[^()]{1,40})\)|,\s+(?:who|which)\s[^,;:]{1,90}(?=,)|,\s+\d\d(?=,))?
        \s*(?:\.?\s*,\s*(?:and\s+|as\s+well\s+as\s+|along\s+with\s+|plus\s+)?|\s+(?:and|or)\s+(?:also\s+)?|\s+as\s+well\s+as\s+
        |\s+along\s+with\s+|\s+together\s+with\s+|\s+accompanied\s+by\s+|\s+plus\s+|\s*&\s*|\s*[-–/]\s*)
        (?P<open>(?:[a-z\d-]+(?:['’]s)?\s+){0,5}?)\Z""",
    re.X,
)
_WORD = re.compile(r"[\w'’-]+")
_LAST_WORD = re.compile(r"([\w'’.-]+|[,;:()“”\"‘—–-])\s*\Z")
_REACH = 90  # characters from a marker to the first name of its noun phrase
_GROUPS = frozenset(["group", "number", "members", "representatives", "dozen", "team"])


_OPENERS = frozenset(
    [
        "and",
        "but",
        "or",
        "that",
        "said",
        "says",
        "as",
        "when",
        "while",
        "where",
        "because",
        "although",
        "though",
        "if",
        "whether",
        "unless",
        "after",
        "before",
        "since",
        "until",
        "once",
        "who",
        "which",
        "than",
        "so",
        "then",
        "yet",
        "nor",
        "says",
        "added",
        "reported",
        "announced",
        "confirmed",
        "stated",
        "quoted",
    ]
)
_FIRST_WORD = re.compile(r"\A\s+[a-z]+")
_APPOSED = re.compile(r",\s+(?:the\s+|who\s+is\s+|a\s+)?")
_COPULAS = frozenset(["is", "was", "became", "becomes", "be", "are", "were"])
_ADJACENT = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:,\s+who)?(?:\s+(?:will|would|is|are|was|were|has|have|had|may|might|could|can|should|must|to|also|"
    r"then|later|again|both|not|never|\w+ly|be|been|due|set|scheduled|expected|planning|planned|plans|agreed|ready|going|on|"
    r"\w+day|(?:[A-Z]\w{2,3}\.\s\d+)|held|hold|holds))*\s*\Z"
)
_SAYS = re.compile(
    r"\s+(?:also\s+)?(?:said|says|stated|added|announced|indicated|stressed|declared|told\s+\w+)(?:\s+on\s+\w+day|\s+\w+day)?\s+(?:that\s+)?\Z"
)


class Actor(NamedTuple):
    """A mention in sentence offsets."""

    start: int
    end: int
    text: str
    type: str
    name: str | None
    people: tuple[str, ...]
    parties: tuple[str, ...]
    alias_kind: str | None
    standing: str
    role: str | None


class DateMention(NamedTuple):
    """A time expression in sentence offsets; `first` and `last` are the days of its window."""

    start: int
    end: int
    text: str
    type: str
    first: date | None
    last: date | None
    edtf: str | None
    range_first: date | None = None
    range_last: date | None = None
    value: str | None = None


@dataclass(slots=True)
class Clause:
    """One sentence as the rules of meetings see it."""

    index: int
    number: int
    offset: int
    text: str
    kind: str
    mentions: list[Actor] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)

    def actors(self) -> list[Actor]:
        """Mentions that can act: all but places."""
        return [m for m in self.mentions if m.type in ACTOR_TYPES]


class Phrase(NamedTuple):
    """A noun phrase: its coordinated actors, and its first and last character."""

    start: int
    end: int
    actors: tuple[Actor, ...]


def governor(text: str, start: int) -> str:
    """The word or mark that stands before the noun phrase that holds a mention: '' at the head of a sentence."""
    position = start
    for _ in range(6):
        match = _LAST_WORD.search(text[max(0, position - 40) : position])
        if match is None:
            return ""
        word = match.group(1).lower()
        if word in _DETERMINERS or word.isdigit() or word.endswith(("-member", "-strong", "-nation", "’s", "'s")):
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
        if word in ("of", "from") and before not in heads and before not in _GROUPS:
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


def phrase_from(clause: Clause, at: int, heads: frozenset[str], reach: int = _REACH) -> Phrase | None:
    """The coordinated noun phrase that begins at or shortly after a character; None where none of its words is known."""
    mentions = clause.mentions
    first = next(
        (
            k
            for k, m in enumerate(mentions)
            if m.end > at + 1 and m.type in ACTOR_TYPES and not _is_possessive(clause, m)
        ),
        None,
    )
    if first is None:
        return None
    gap = clause.text[at : max(at, mentions[first].start)]
    if len(gap) > reach or not _open_words(gap.strip(" ("), heads):
        return None
    chain = [mentions[first]]
    for mention in mentions[first + 1 :]:
        if mention.start < chain[-1].end:
            continue
        if _is_possessive(clause, mention):
            continue
        if (
            mention.type not in ACTOR_TYPES
            or mention.type == "collective"
            or not _joined(clause.text[chain[-1].end : mention.start], heads)
        ):
            break
        chain.append(mention)
    while len(chain) > 1 and not _AND_JOIN.search(clause.text[chain[-2].end : chain[-1].start]):
        chain.pop()
    return Phrase(chain[0].start, _with_head(clause.text, chain[-1].end, heads), tuple(chain))


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


_HEAD_AFTER = re.compile(r"\s+(?:[a-z]+\s+)?([a-z]+)\b")


def _with_head(text: str, end: int, heads: frozenset[str]) -> int:
    match = _HEAD_AFTER.match(text, end)
    return match.end() if match and match.group(1) in heads else end


_AND_JOIN = re.compile(r"\b(?:and|or|as\s+well\s+as|along\s+with|together\s+with|accompanied\s+by|plus)\b|[-–/&]")


def _coordinated(text: str, mentions: list[Actor]) -> bool:
    """Whether the last name is joined to the one before by more than a comma: 'A, B' alone is an apposition."""
    before = next((m for m in reversed(mentions[:-1]) if m.end <= mentions[-1].start), None)
    return before is not None and bool(_AND_JOIN.search(text[before.end : mentions[-1].start]))


def phrase_until(clause: Clause, end: int, heads: frozenset[str]) -> Phrase:
    """The coordinated noun phrase whose last name is the one that ends at a character."""
    mentions = [m for m in clause.mentions if m.end <= end and m.type in ACTOR_TYPES]
    chain = [mentions[-1]]
    if not _coordinated(clause.text, mentions):
        return Phrase(chain[0].start, chain[-1].end, tuple(chain))
    for mention in reversed(mentions[:-1]):
        if mention.end > chain[0].start or _is_possessive(clause, mention):
            continue
        if not _joined(clause.text[mention.end : chain[0].start], heads):
            break
        chain.insert(0, mention)
    return Phrase(chain[0].start, chain[-1].end, tuple(chain))


_DROPPED = re.compile(
    r"\s*,\s*|\s*(?:,\s*)?(?:and|or|but|then|before|after|while)(?:\s+(?:also|later|then|has|had|have|will))*\s*\Z"
)
_CUT = re.compile(r";|:\s|--|”\s|\"\s|\.\s+[A-Z]")


def subject_before(clause: Clause, at: int, heads: frozenset[str]) -> Phrase | None:
    """The subject of the verb or clause at a character: the nearest free noun phrase to its left.

    Free is one that no preposition and no other verb governs. A noun phrase right before 'and' + the verb is the object
    of the verb before ('visited Minsk and met'); the antecedent of a relative clause is its subject ('Rice, who met');
    'leaders of A and B met' counts both. Where all phrases hang on other words, the nearest of those is taken.
    """
    text = clause.text
    low = max(0, at - 320)
    candidates = [m for m in clause.mentions if m.end <= at and m.start >= low and m.type in ACTOR_TYPES]
    fallback: Phrase | None = None
    passed = at
    for mention in reversed(candidates):
        gap = text[mention.end : at]
        if _CUT.search(gap):
            break
        if clause.text[mention.end : mention.end + 1] == ")" and clause.text[
            max(0, mention.start - 5) : mention.start
        ].rstrip().endswith("("):
            continue
        if mention.end > passed or _DROPPED.fullmatch(gap) or _is_possessive(clause, mention):
            continue
        if gap.startswith(("'s", "’s", "' ", "’ ")):
            fallback = fallback or _possessor(mention, gap, heads)
            continue
        if mention.type == "unknown" and not _adjacent(gap):
            continue
        if mention.type == "demonym" and not _headed(gap, heads):
            if _adjacent(_FIRST_WORD.sub("", gap)):
                break  # 'Pakistani troops visited': the subject stands for no government
            continue
        found = phrase_until(clause, mention.end, heads)
        governing = governor(text, found.start)
        if governing in _COPULAS and not any(a.parties for a in found.actors):
            passed = found.start  # 'X is the first speaker to visit': the subject is X
            continue
        headed = _headed_before(text, found.start, heads)
        if governing in PREPOSITIONS and not (governing in ("of", "from", "between") and headed):
            passed = found.start
            continue
        if governing in _TEMPORAL and "," in gap:
            passed = found.start
            continue
        if governing in PREPOSITIONS or governing in _OPENERS or not governing.isalpha() or _adjacent(gap):
            return _speaker(clause, found, heads)
        fallback = fallback or found
        passed = found.start
    return fallback


def _is_possessive(clause: Clause, mention: Actor) -> bool:
    """Whether a pronoun possesses what follows ('his visit') or is an object ('met her on Friday')."""
    if mention.type != "pronoun":
        return False
    word = mention.text.lower()
    return word in ("his", "their", "him", "them") or (
        word == "her" and clause.text[mention.end : mention.end + 2].strip().isalpha()
    )


def _adjacent(gap: str) -> bool:
    """Whether a subject stands right before its verb, auxiliaries and adverbs between."""
    return bool(_ADJACENT.fullmatch(gap))


def _speaker(clause: Clause, found: Phrase, heads: frozenset[str]) -> Phrase:
    """'Biden said he could meet': the pronoun is the speaker."""
    actor = found.actors[0]
    if actor.type == "office" and not actor.people and len(found.actors) == 1:
        before = next(
            (m for m in clause.mentions if m.people and _APPOSED.fullmatch(clause.text[m.end : actor.start])), None
        )
        return Phrase(before.start, actor.end, (before,)) if before is not None else found
    if actor.type != "pronoun" or len(found.actors) > 1 or actor.text.lower() not in ("he", "she"):
        return found
    match = _SAYS.search(clause.text[: actor.start])
    if match is None:
        return found
    speaker = next((m for m in clause.mentions if m.end == match.start() and m.people), None)
    return Phrase(actor.start, actor.end, (speaker,)) if speaker is not None else found


def _possessor(mention: Actor, gap: str, heads: frozenset[str]) -> Phrase | None:
    """'Iran's top negotiator met': an unnamed official stands for the possessor's party."""
    words = _WORD.findall(gap.lstrip("'’s "))[:4]
    if any(w.lower() in heads for w in words):
        return Phrase(mention.start, mention.end, (mention._replace(people=()),))
    return None


def _headed(gap: str, heads: frozenset[str]) -> bool:
    words = _WORD.findall(gap)[:4]
    return not words or any(w.lower() in heads for w in words[:3])


def _headed_before(text: str, start: int, heads: frozenset[str]) -> bool:
    words = [w.lower() for w in _WORD.findall(text[max(0, start - 50) : start])][-6:]
    return any(w in heads for w in words)


def subject_after(clause: Clause, at: int, heads: frozenset[str]) -> Phrase | None:
    """The subject behind a fronted phrase: 'After talks with B, A said': the first free noun phrase after the comma."""
    comma = clause.text.find(",", at)
    while 0 <= comma < at + 160:
        found = phrase_from(clause, comma + 1, heads, 60)
        if found is not None:
            return found
        comma = clause.text.find(",", comma + 1)
    return None
