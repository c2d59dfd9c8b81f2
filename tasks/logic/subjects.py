"""The subject of a verb or clause, in the manner of Lappin and Leass (1994): free noun phrases, the nearest first."""

from __future__ import annotations

import re

from tasks.logic.appositions import OFFICES_BEHIND
from tasks.logic.noun_phrases import (
    NAMED_COUNTERPART,
    PREPOSITIONS,
    governor,
    is_possessive,
    is_short_form,
    phrase_from,
    phrase_until,
)
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import ACTOR_TYPES, RELATIVE, SOME_OF_MANY, Actor, Clause, Phrase

_WORD = re.compile(r"[\w'’-]+")
_TEMPORAL = re.compile(r"after|before|during|following|since|until")
_OPENERS = re.compile(
    r"and|but|or|that|said|says|as|when|while|where|because|although|though|if|whether|unless|after|before|"
    r"since|until|once|who|which|than|so|then|yet|nor|says|added|reported|announced|confirmed|stated|"
    r"quoted"
)
_FOR_HIS_SIDE = re.compile(
    r",?\s+(?:for|on\s+behalf\s+of|representing)\s+(?:the\s+)?(?:(?!(?:and|said|who|that)\b)[\w'’.-]+\s){0,6}(?!(?:and|said|who|that)\b)[\w'’-]+,?\s+"
    r"(?:(?:and|with|as\s+well\s+as)\s+|(?:both|jointly|then|also|finally|had|have|will|would|are|were|to|all)\s+){0,3}(?:(?:the|its|[A-Z][\w-]*['’]s?)\s+){0,2}"
)
_FIRST_WORD = re.compile(r"\A\s+[a-z]+")
_LED = Construction(r"\b{leading}\s+by\s+(?:[\w'’-]+\s+){0,3}\Z")  # 'a delegation led by A left'
_APPOSED = re.compile(r",\s+(?:the\s+|who\s+is\s+|a\s+)?")
_COPULAS = re.compile(r"is|was|became|becomes|be|are|were")
_ADJACENT = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:,\s+who)?(?:\s+(?:will|would|is|are|was|were|has|have|had|may|might|could|can|should|must|to|also|"
    r"then|later|again|both|not|never|\w+ly|be|been|due|set|scheduled|expected|planning|planned|plans|agreed|ready|going|on|"
    r"\w+day|(?:[A-Z]\w{2,3}\.\s\d+)|held|hold|holds))*\s*\Z"
)
_SAYS = Construction(r"\s+(?:also\s+)?(?:{declared}|told\s+\w+)(?:\s+on\s+\w+day|\s+\w+day)?\s+(?:that\s+)?\Z")
_DROPPED = re.compile(
    r"\s*,\s*|\s*(?:(?:,\s*)?(?:and|or|but|before|after|while)|,\s*then)"
    r"(?:\s+(?:also|later|then|has|had|have|will))*\s*\Z|,?\s+(?:and|but)\s+(?:is|was|are|were|will|would|has|had|have)\s[^,;:]*\Z"
)
# 'spoke with his Fijian counterpart, B, on Sunday and received C': B receives nobody
_WITH_COUNTERPART = Construction(
    r"\b(?:with|to)\s+(?:his|her)\s+(?:[\w-]+\s+){0,3}{counterpart},\s+(?:[A-Z][\w.-]+\s+){0,3}\Z"
)
_DROPPED_BEFORE_NOUN = re.compile(
    r"\s*,\s*|\s*(?:,\s*)?(?:and|or|but)(?:\s+(?:also|later|then|has|had|have|will))*\s*\Z"
)
_OF_GATHERING = Construction(
    r"\s+(?:[A-Z][\w-]+\s+){0,3}(?i:(?:general\s+)?{gathering})\s+"
    r"(?:(?:on|in|next|this)\s+(?:\w+\s+){1,2})?(?:and|before|then)\b"
)
_HEAD_OF = re.compile(r"\b[\w'’-]+\s+(?:of|from)\s+(?:the\s+)?\Z")
_WHO = re.compile(r",?\s+who\s+(?!also\b)[^,;:]{0,60}")
_DASH_WHO = re.compile(r"\s*(?:--|–|—)\s*who\s+(?!also\b)[^,;:–—]{0,60}")
_THAT = re.compile(r"\bthat\s+(?:the\s+)?\Z")  # a conjunction before a name: 'said that Peru and Chile will meet'
_I_DID = re.compile(
    r"\b(?:I|[Ww]e)(?:['’](?:ve|ll|d|m|re))?\s+(?:(?:believe|think|expect|hope|said|know)\s+(?:that\s+)?(?:I|we)\s+)?"
    r"(?:(?:will|would|shall|have|had|am|are|was|were|be|going|to|also|just|then|already|hope|plan|expect|want|intend|agreed)\s+){0,5}\Z"
)
_I_HELD = re.compile(
    r"\b(?:I|[Ww]e)(?:['’](?:ve|ll|d))?\s+(?:(?:will|would|have|just|also|will\s+be)\s+){0,2}(?:had|held|have|hold|holding|having)\s+"
    r"(?:(?!(?:to|that|no)\b)[\w-]+,?\s+){0,6}\Z"
)
_SAID = r"(?:said|says|told|added|explained|announced|noted|stressed|declared|wrote|writes|posted|tweeted|recalled)"
_HE_SAID = Construction(r"\s+{told_of_oneself}\s+(?:the\s+)?")
_SAYS_HE = Construction(r"(?:,[^,;:“”\"]{1,60},)?\s+(?:also\s+|later\s+)?{told_of_oneself}\b")
_HE_SAYS = Construction(r"(?:,[^,;:“”\"]{1,60},)?\s+(?:also\s+|later\s+)?{told_of_oneself}\b[^;:“”\"]{0,60}[,:]\s+")
_FRONTED_CLAUSE = re.compile(r"\W*(?:on\s+\w+,\s+|\w+day,\s+)?(?:when|after|before|while|as|once)\s+", re.I)
_RELATIVE_BETWEEN = re.compile(
    r",\s+who(?:se)?\s(?:(?!,\s+and\s+(?:[A-Z]|the\s))[^;:“”]){1,160}?,\s+(?P<verb>(?:[\w'’]+\s+){0,6})\Z"
)
# 'A and B, whose officials met'
_WHOSE_OWN = re.compile(r",\s+whose\s+(?P<words>(?:[\w'’-]+\s+){1,9})\Z")
# 'A, like her predecessor, B, met'
_LIKE_BETWEEN = re.compile(
    r",\s+(?:much\s+|just\s+)?(?:like|unlike|as\s+did|as)\s+(?:his|her|their|its|the|many|most|other|[A-Z])[^;:“”]{1,110}?,\s+(?P<verb>(?:[\w'’]+\s+){0,6})\Z"
)
# 'also held a private' before its noun
_HOLDS_A = re.compile(
    r"\s(?:held|holds?|holding|had|have|having)\s+(?:(?:an?|his|her|their|the|two|several|[a-z-]+)\s+){0,3}\Z"
)
_MISSION = Construction(r".*\b{sent_abroad},?\s+")
_RIGHT_BEHIND = re.compile(r"(?:\s+(?!(?:said|says|told|sent|an?|the|that)\b)[a-z-]+){0,3},?\s+")
_SAID_BETWEEN = Construction(
    r"\s+{reported}(?:\s+(?:on\s+)?\w+day)?,\s+(?:and|but)\s(?!(?:after|before|when|while|as|if)\b)"
)
_PARTICIPLE = re.compile(r",\s+(?:now\s+|also\s+)?[a-z]+ing\s+(?:[a-z]+\s+){0,3}\Z")
_AND_BEHIND = re.compile(r",\s+and\s")
_TOLD_OF = re.compile(rf"{RELATIVE}[^,;:“”\"]{{1,160}}(?=,\s)")
_TEXT_OF = re.compile(r"(?:['’]s)?\s+(?:draft\s+)?(?:[Rr]esolutions?|[Cc]harter)\b")
_NAMES = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_DASHES = re.compile(r"(?:--|–|—)\s*(?P<list>[^–—;:]{3,180}?)\s*(?:--|–|—)\s+(?P<verb>(?:[\w'’]+(?:-\w+)*\s+){0,8})\Z")
_OF_MANY = re.compile(rf"\b{SOME_OF_MANY}(?P<list>[^;:“”\"]{{3,180}}?),\s+(?P<verb>(?:[\w'’]+\s+){{0,6}})\Z")
_AND_THE_GROUP = re.compile(r"\s+and\s+(?:the\s+)?(?:(?!(?:and|of|to|with)\b)[\w'’-]+\s+){1,7}")
_FROM_DAY_TO_DAY = re.compile(r"\W*(?:From|Between)\s[^,;:]{3,40}")  # 'From May 6 to 8 Minister A visited'
_OWNER = re.compile(r"(?:[A-Z][\w.-]+\s){0,3}[A-Z][\w.-]+['’]s\s\Z")
_SEVERAL = 2
_IS = re.compile(r"['’]s\s")
_CUT = re.compile(r";|:\s|--|[)/]\s[–—-]\s|”\s|\"\s|(?<=[a-z\d]{4})\.\s+[A-Z]")  # no 'U.N. Security Council'


def subject_before(clause: Clause, at: int, heads: frozenset[str], *, noun: bool = False) -> Phrase | None:
    """The subject of the verb or clause at a character: the nearest free noun phrase to its left.

    Free is one that no preposition and no other verb governs. A noun phrase right before 'and' + the verb is the object
    of the verb before ('left Oslo and met'); the antecedent of a relative clause is its subject ('Tusk, who met');
    'leaders of A and B met' counts both. Where all phrases hang on other words, the nearest of those is taken.
    """
    text = clause.text
    dashed = text[max(0, at - 120) : at].count("-") + text.count("–") + text.count("—")
    some = "includ" in text or "among them" in text
    listed = _listed(clause, at, noun=noun) if dashed or some else None
    if listed is not None:
        return listed
    antecedent = _antecedent(clause, at, heads, noun=noun) or _theirs(clause, at, heads, noun=noun)
    if antecedent is not None:
        return antecedent
    low = max(0, at - 320)
    candidates = [
        m
        for m in clause.mentions  # an office may have taken in the verb: 'WTO members head to'
        if low <= m.start < at - 1 and (m.end <= at or m.type == "office") and m.type in ACTOR_TYPES
    ]
    candidates = _without_asides(clause, candidates, low, at)
    if candidates and text[candidates[-1].end : at] == ", ":
        theirs = _whose_offices(clause, phrase_until(clause, candidates[-1].end, heads), heads)
        if theirs is not None:
            return theirs
    fallback: Phrase | None = None
    passed = at
    for mention in reversed(candidates):
        gap = text[mention.end : at] if mention.end <= at else " "
        if _DASH_WHO.fullmatch(gap) and mention.type in ("person", "office"):
            return phrase_until(clause, mention.end, heads)  # 'A -- who is due to meet'
        if _CUT.search(gap):
            break
        if is_short_form(clause, mention):
            continue
        if gap.startswith(", ") and clause.words[_WITH_COUNTERPART].search(
            text, max(0, mention.start - 70), mention.start
        ):
            passed = mention.start
            continue
        dropped = (_DROPPED_BEFORE_NOUN if noun else _DROPPED).fullmatch(gap) and not (
            gap.strip() == "," and _is_apposed(clause, mention, heads)
        )
        if min(mention.end, at) > passed or dropped or is_possessive(clause, mention):
            if dropped and mention.type == "party" and gap.startswith(", "):
                # 'briefed Fiji, Chad, and Peru, and was to phone B': the whole list is what the verb before governs
                passed = min(passed, phrase_until(clause, mention.end, heads).start)
            continue
        if mention.type == "pronoun" and _IS.match(gap):
            gap = " is" + gap[2:]  # 'He's expected to meet B'
        if gap.startswith(("'s", "’s", "' ", "’ ")):
            fallback = fallback or _possessor(mention, gap, heads)
            continue
        if mention.type == "unknown" and not _adjacent(gap):
            continue
        if mention.type == "party" and _TEXT_OF.match(text, mention.end):
            passed = mention.start  # 'Security Council Resolution 1973 urges both to hold talks'
            continue
        if mention.type == "party" and not noun and clause.words[_OF_GATHERING].match(gap):
            passed = mention.start  # 'is to attend the U.N. General Assembly and meet B'
            continue
        if mention.type == "demonym" and not _headed(gap, heads):
            if _adjacent(_FIRST_WORD.sub("", gap)):
                break  # 'Danish athletes visited': the subject stands for no government
            continue
        found = phrase_until(clause, mention.end, heads)
        if clause.words[_SAID_BETWEEN].match(gap) and text[: found.start].rstrip().endswith(","):
            passed = found.start  # 'A plans to attend, aides said, and will travel on'
            continue
        if _WHO.fullmatch(gap):
            return found  # 'received A, who is in Lima for': the antecedent, whatever governs it
        beside = _beside_participle(clause, found)
        if beside is not None:
            return beside
        spanned = _FROM_DAY_TO_DAY.fullmatch(text, 0, found.start) and clause.dated_at(found.start)
        governing = "" if spanned else governor(text, found.start)
        if _COPULAS.fullmatch(governing) and not any(a.parties for a in found.actors):
            passed = found.start  # 'X is the first premier to visit': the subject is X
            continue
        headed = _headed_before(text, found.start, heads)
        known = any(a.parties for a in found.actors)
        headed = headed and not _is_head_governed(text, found.start)
        led = known and governing == "by" and clause.words[_LED].search(text, max(0, found.start - 60), found.start)
        if PREPOSITIONS.fullmatch(governing) and (opens := _opens_clause(text, found)) is not None and _adjacent(gap):
            return opens
        if led:
            return _sent_by(clause, found, led.start())
        if PREPOSITIONS.fullmatch(governing) and not led and not (governing in ("of", "from", "between") and headed):
            passed = found.start
            continue
        if _TEMPORAL.fullmatch(governing) and "," in gap and not _names_its_holders(text, found, at):
            passed = found.start
            continue
        if (
            PREPOSITIONS.fullmatch(governing)
            or _OPENERS.fullmatch(governing)
            or not governing.isalpha()
            or (governing in heads and known and found.actors[0].type == "party")  # 'the Palestinian factions A and B'
            or _THAT.search(text, max(0, found.start - 12), found.start)
            or _adjacent(gap)
        ):
            named = (
                fallback is not None and text[found.end : fallback.start] == ", " and found.actors[0].type == "office"
            )
            if named and fallback is not None and not known:
                return Phrase(found.start, fallback.end, fallback.actors)  # 'the ministers, A and B, would meet'
            return _speaker(clause, found, heads)
        fallback = fallback or found
        passed = found.start
    return fallback


def _names_its_holders(text: str, found: Phrase, at: int) -> bool:
    """'After the premiers of Fiji and Chad, A and B, met': the names between commas are those of the offices."""
    first, last = found.actors[0], found.actors[-1]
    apposed = first.type == "office" and bool(last.people) and ", " in text[found.start : last.start]
    return apposed and text.startswith(", ", found.end) and _adjacent(text[found.end + 1 : at])


def _whose_offices(clause: Clause, found: Phrase, heads: frozenset[str]) -> Phrase | None:
    """'A and B, the Peruvian and Chilean ministers, met': the names that the offices behind them are apposed to."""
    last = found.actors[-1]
    if len(found.actors) < _SEVERAL or last.type != "office" or last.people:
        return None
    apposed = (
        m for m in clause.mentions if m.people and OFFICES_BEHIND.fullmatch(clause.text, m.end, max(m.end, found.start))
    )
    name = next((m for m in apposed if m.end < found.start), None)
    names = phrase_until(clause, name.end, heads) if name is not None else None
    if names is None or {p for a in names.actors for p in a.parties} != {p for a in found.actors for p in a.parties}:
        return None
    return Phrase(names.start, found.end, names.actors)


def _opens_clause(text: str, found: Phrase) -> Phrase | None:
    """'A held talks with B, and C will meet D': C, whom the comma parts from B."""
    if len(found.actors) != _SEVERAL:
        return None
    one, other = found.actors
    return Phrase(other.start, other.end, (other,)) if _AND_BEHIND.match(text, one.end, other.start) else None


def _sent_by(clause: Clause, found: Phrase, at: int) -> Phrase:
    """'A Security Council mission headed by the Fijian ambassador': he acts for the body that sends it."""
    sender = next((m for m in reversed(clause.mentions) if m.end <= at and m.type == "party"), None)
    mission = sender is not None and clause.words[_MISSION].fullmatch(clause.text[sender.end - len("delegations") : at])
    if sender is None or not mission or not _RIGHT_BEHIND.fullmatch(clause.text, sender.end, at):
        return found
    return found._replace(actors=tuple(a._replace(parties=sender.parties) if a.people else a for a in found.actors))


def _beside_participle(clause: Clause, found: Phrase) -> Phrase | None:
    """'A, standing in for X, and B met': A and B, between whom the participle's object only seems to be listed."""
    text, first = clause.text, found.actors[0]
    if len(found.actors) < _SEVERAL or not _AND_BEHIND.match(text, first.end):
        return None
    opened = _PARTICIPLE.search(text, max(0, found.start - 50), found.start)
    head = next((m for m in clause.mentions if opened and m.end == opened.start() and m.people), None)
    return Phrase(head.start, found.end, (head, *found.actors[1:])) if head is not None else None


def first_person(clause: Clause, at: int, *, noun: bool = False) -> Phrase | None:
    """The speaker of '"I met B on Monday," A said', where 'I' or 'we' is the subject of the verb at a character.

    Of a noun it is the subject of the verb before it: '"We had good talks with B," A said'.
    """
    text = clause.text
    said = (_I_HELD if noun else _I_DID).search(text, max(0, at - 60), at)
    if said is None or not _is_open(text, said.start()):
        return None
    close = next((k for k in range(at, len(text)) if text[k] in '”"'), -1)
    if close < 0:
        return None
    for mention in clause.mentions:
        if not mention.people or mention.type == "pronoun" or len(mention.parties) != 1:
            continue
        ahead = clause.words[_HE_SAID].fullmatch(text, close + 1, mention.start) or (
            mention.start == close + 2 and clause.words[_SAYS_HE].match(text, mention.end)
        )
        behind = mention.end < said.start() and clause.words[_HE_SAYS].fullmatch(
            text, mention.end, _opening(text, said.start())
        )
        if ahead or behind:
            return Phrase(at - 1, at - 1, (mention,))
    return None


def _is_open(text: str, at: int) -> bool:
    """Whether a character stands within quotation marks."""
    return text.count('"', 0, at) % 2 == 1 or text.count("“", 0, at) > text.count("”", 0, at)


def _opening(text: str, at: int) -> int:
    """Where the quotation that a character stands in opens."""
    return max(text.rfind('"', 0, at), text.rfind("“", 0, at))


def _antecedent(clause: Clause, at: int, heads: frozenset[str], *, noun: bool) -> Phrase | None:
    """'A, who had asked B for time, met C', 'A, like B, met C' or 'held talks with C': the verb is the antecedent's."""
    match = _RELATIVE_BETWEEN.search(clause.text, max(0, at - 240), at) if ", who" in clause.text[:at] else None
    match = match or _LIKE_BETWEEN.search(clause.text, max(0, at - 180), at)
    verb = " " + match.group("verb") if match is not None else ""
    verb = _HOLDS_A.sub("", verb) if noun else verb
    if match is None or not _adjacent(verb):
        return None
    named = next((m for m in clause.mentions if m.end == match.start() and m.type in ("person", "office")), None)
    return phrase_until(clause, named.end, heads) if named is not None else None


def _theirs(clause: Clause, at: int, heads: frozenset[str], *, noun: bool) -> Phrase | None:
    """'A and B, whose officials met': those whom the antecedents send, without their names."""
    match = _WHOSE_OWN.search(clause.text, max(0, at - 120), at) if ", whose " in clause.text[:at] else None
    if match is None or not any(
        head.group() in heads and _adjacent(_HOLDS_A.sub("", verb) if noun else verb)
        for head in _WORD.finditer(clause.text, match.start("words"), at)
        if (verb := clause.text[head.end() : at])
    ):
        return None
    named = next((m for m in clause.mentions if m.end == match.start() and m.type in ACTOR_TYPES), None)
    owners = phrase_until(clause, named.end, heads) if named is not None else None
    if owners is None:
        return None
    return owners._replace(actors=tuple(a._replace(people=(), type="office") for a in owners.actors))


def _without_asides(clause: Clause, candidates: list[Actor], low: int, at: int) -> list[Actor]:
    """Those named outside of what a relative clause between commas tells of a subject before it."""
    for aside in _TOLD_OF.finditer(clause.text, low, at):
        ahead = any(m.end == aside.start() and m.type in ("person", "office", "party") for m in candidates)
        outside = [m for m in candidates if not aside.start() <= m.start < aside.end()]
        if ahead and len(outside) < len(candidates):
            candidates = outside
    return candidates


def _is_apposed(clause: Clause, mention: Actor, heads: frozenset[str]) -> bool:
    """'The president-elect, Daniel Ortega, met', 'the ministers, A and B, met': they are the subject."""
    if mention.type != "person":
        return False
    if NAMED_COUNTERPART.search(clause.text, max(0, mention.start - 30), mention.start):
        return True  # 'A and his Peruvian counterpart, B, met'
    start = phrase_until(clause, mention.end, heads).start
    ahead = _OWNER.sub("", clause.text[max(0, start - 40) : start])  # 'the two men, Peru's A and Chile's B, met'
    return ", " in mention.text or ahead.endswith(", ") or _closes_names(clause, mention)


def _closes_names(clause: Clause, mention: Actor) -> bool:
    """'The ministers of Peru and Chile, A and B, met': the last of names in a row behind a comma."""
    start = mention.start
    for other in reversed([m for m in clause.mentions if m.end < mention.start and m.type == "person"]):
        if not _NAMES.fullmatch(clause.text, other.end, start):
            break
        start = other.start
    return start < mention.start and clause.text[:start].endswith(", ")


def _listed(clause: Clause, at: int, *, noun: bool) -> Phrase | None:
    """'Nations of the group -- A, B and C -- would meet': those whom the dashes list, and who is named beside those.

    'Iran and the three -- A, B and C -- will resume talks': before a noun another verb may stand.
    """
    match = _DASHES.search(clause.text, max(0, at - 260), at) or _OF_MANY.search(clause.text, max(0, at - 260), at)
    if match is None or not (noun or _adjacent(" " + match.group("verb"))):
        return None
    beside = tuple(
        m for m in clause.mentions
        if m.type == "party" and m.parties and _AND_THE_GROUP.fullmatch(clause.text, m.end, match.start())
    )[:1]  # fmt: skip
    named = tuple(
        m for m in clause.mentions if match.start("list") <= m.start and m.end <= match.end("list") and m.parties
    )
    if len({p for m in named for p in m.parties}) < _SEVERAL:
        return None
    return Phrase((beside or named)[0].start, named[-1].end, (*beside, *named))


def _adjacent(gap: str) -> bool:
    """Whether a subject stands right before its verb, auxiliaries and adverbs between."""
    return bool(_ADJACENT.fullmatch(gap))


def _speaker(clause: Clause, found: Phrase, heads: frozenset[str]) -> Phrase:
    """'Letta said he would meet': the pronoun is the speaker."""
    actor = found.actors[0]
    ahead = _ahead(clause, found, heads)
    if ahead is not None:
        return ahead
    if actor.type == "office" and not actor.people and len(found.actors) == 1:
        before = next(
            (m for m in clause.mentions if m.people and _APPOSED.fullmatch(clause.text[m.end : actor.start])), None
        )
        return Phrase(before.start, actor.end, (before,)) if before is not None else found
    if actor.type != "pronoun" or len(found.actors) > 1 or actor.text.lower() not in ("he", "she"):
        return found
    match = clause.words[_SAYS].search(clause.text[: actor.start])
    if match is None:
        return found
    speaker = next((m for m in clause.mentions if m.end == match.start() and m.people), None)
    return Phrase(actor.start, actor.end, (speaker,)) if speaker is not None else found


def _ahead(clause: Clause, found: Phrase, heads: frozenset[str]) -> Phrase | None:
    """'On Monday, when he had met A, B said': a pronoun at the head of a sentence is the subject ahead."""
    actor = found.actors[0]
    if actor.type != "pronoun" or len(found.actors) > 1 or actor.text.lower() not in ("he", "she"):
        return None
    if not _FRONTED_CLAUSE.fullmatch(clause.text[: actor.start]):
        return None
    main = subject_after(clause, actor.end, heads)
    named = (
        main is not None
        and main.actors[0].type == "person"
        and clause.text[main.end : main.end + 2] not in ("'s", "’s")
    )
    return Phrase(actor.start, actor.end, main.actors[:1]) if named and main is not None else None


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
    return any(w in heads or f"{w} of" in heads for w in words)


def _is_head_governed(text: str, start: int) -> bool:
    """'Stressed his support for the government of B during a visit': whose head hangs on a preposition."""
    head = _HEAD_OF.search(text, max(0, start - 60), start)
    return head is not None and PREPOSITIONS.fullmatch(governor(text, head.start())) is not None


def subject_after(clause: Clause, at: int, heads: frozenset[str]) -> Phrase | None:
    """The subject behind a fronted phrase: 'After talks with B, A said': the first free noun phrase after the comma."""
    comma = clause.text.find(",", at)
    while 0 <= comma < at + 160:
        at_name = comma + 2 if clause.text[comma + 1 : comma + 2] in ('"', "”") else comma + 1
        found = phrase_from(clause, at_name, heads, 60)
        if found is not None and not _is_office_of(clause, comma, found):
            return found
        comma = clause.text.find(",", comma + 1)
    return None


def _is_office_of(clause: Clause, comma: int, found: Phrase) -> bool:
    """'After talks with A, the Peruvian premier, B said': the office of A, between commas."""
    named = next((m for m in clause.mentions if m.end == comma and m.type == "person"), None)
    office = found.actors[0]
    if named is None or office.type != "office" or office.parties != named.parties or len(found.actors) > 1:
        return False
    return clause.text.startswith(", ", found.end) and (not office.people or office.people == named.people)


def each_for_his_side(clause: Clause, at: int) -> Phrase | None:
    """'A, for the Fijian government, and B, for the rebels, signed': each of them is named with his side."""
    run: list[Actor] = []
    end = at
    for person in reversed([m for m in clause.mentions if m.end < at and m.people and m.parties]):
        if not _FOR_HIS_SIDE.fullmatch(clause.text, person.end, end):
            break
        run.insert(0, person)
        end = person.start
    apart = len({m.parties for m in run}) > 1
    return Phrase(run[0].start, at - 1, tuple(run)) if apart else None
