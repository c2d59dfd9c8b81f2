"""What an attribution's content is: the clause, phrase or quotation that a cue of speech governs."""

from __future__ import annotations

import re

from tasks.logic import clauses
from tasks.logic.clauses import Span
from tasks.logic.grammar import Frame, Words

_OBJECT_KINDS = frozenset(("judge", "about", "state", "urge", "intend"))
_CLAUSAL = frozenset(("say", "tell", "think"))  # classes of cues whose content is a clause
_DIVIDED = "MXBHt"  # tags of what a verb follows: 'It would not, she said, (accept)'
_COORDINATED = re.compile(r"(?:R|[DNPJ'F]+)[vzdBHMOA]")
_MAIN_CLAUSE = re.compile(r",(?:[DNPJRYA'FI]+|A)[vzdBHMO]")
_ASIDE = re.compile(r",I?[wW][^,:;-]*$")  # a relative clause between commas that the cue stands in
_MAIN_VERB = re.compile(r",A?(?:[zBHMO]|d(?=[tTDNPA]))")  # what follows it
_DEED = re.compile(r"g[DNPJRFIYA']+(?:M[XA]*[BHv]|B)")
_BARE = re.compile(r"[DNPJ'FItY]+")
_ASKING = ("demand", "call", "propose")
_ASKED = re.compile(r"T[DNPJR'FY]+v")
_OCCASIONS = ("after", "before", "while", "when", "following")
_OCCASION_REACH = 18  # words from 'after' to the 'that' of what was said then
_TOLD = re.compile(r"[vzBHMO,;:]")  # a clause of its own, whose 'that' it may be
_SAID_WHERE = re.compile("I(?:P+|D?N+)Y*(?=[DR])")  # 'said in Oslo the ban must go'
_APPOSED = re.compile(r",[NDPJRI']{1,5},")
_BEFORE_THAT = re.compile(r",[^Q;:T,]{2,16},(?=T)")  # 'said on Monday, on the eve of the talks, (that)'
_QUOTED_VERB = re.compile(r"[DNPJ'FIA]*[NP]Q")  # 'said the plan "cannot be opened"'
_FROM_OBJECT = re.compile(r"[RrDPNJYWQtg']")
_FIRST_FINITE = re.compile("[^zdBHM.;:,wWTS]{1,12}[zBHM]")
_TOLD_BEFORE = frozenset(("would", "was", "were", "had", "could", "should", "might"))
_NOW = frozenset(("will", "is", "are", "has", "have", "says", "say"))


def trim(words: Words, start: int, end: int) -> Span | None:
    """words[start:end] without punctuation at either end; None if nothing is left."""
    tags = words.tags
    while end > start and tags[end - 1] in ".,;:-":
        end -= 1
    while start < end and tags[start] in ",;:-.":
        start += 1
    return (start, end) if start < end else None


def left_start(words: Words, end: int) -> int:
    """The start of the clause before word `end`: of the sentence or open bracket, less 'But' or 'And'."""
    start = words.tags.rfind("(", 0, end) + 1
    if start and ")" in words.tags[start:end]:
        start = 0
    while start < end and words.tags[start] in "CK":
        start += 1
    return start


def left_content(words: Words, end: int) -> Span | None:
    """What stands before 'X said', if it can be what X said."""
    tags = words.tags
    if end == 0 or tags[end - 1] not in ",Q-":
        return None
    start = left_start(words, end)
    stop = end - 1 if tags[end - 1] in ",-" else end
    part = tags[start:stop]
    if not part:
        return None
    if part[-1] == "Q":
        return start, stop
    if part[0] == "I":  # 'in any case, he said, the talks ...'
        return (start, stop) if "Q" not in part else None
    if part[0] == "S" and _MAIN_CLAUSE.search(part):  # 'While trade is growing, work remains, said the envoy'
        return start, stop
    if _DEED.match(part) and not words.among(start, "reporting_verb"):
        return start, stop  # 'Lifting the ban would be wrong, said the envoy'
    if part[0] in "SgdnY" or words.lows[start] == "when":
        return None
    if "Q" in part:
        return start, stop
    return (start, stop) if clauses.has_finite_verb(words, start, stop) or _BARE.fullmatch(part) else None


def quotation_after(words: Words, at: int) -> Span | None:
    """The quotation that follows word `at` directly, or after adverbials, a comma or colon."""
    tags = words.tags
    at = clauses.skip_adverbials(words, at)
    while at < len(tags) and tags[at] in ",:":
        at += 1
    return (at, at + 1) if at < len(tags) and tags[at] == "Q" else None


def relative_content(words: Words, start: int, after: int, frame: Frame) -> Span | None:
    """The content of 'what she said (is growing)', 'a trend that the group says will last'."""
    tags = words.tags
    if start < 1 or tags[start - 1] not in "TW" or not words.among(start - 1, "relative_word"):
        return None
    if tags[start - 1] == "T" and (start < 2 or tags[start - 2] not in "NP,-"):
        return None
    following = tags[after : after + 1]
    verb_follows = bool(following) and following in "MBHdzvXAO"
    if verb_follows and words.lows[start - 1] != "what":
        return trim(words, start - 1, clause_end(words, after, frame))
    ends_here = not following or following in ".,;ItK-MBHdzv"
    return (start - 1, start) if ends_here else None


def complement(words: Words, after: int, frame: Frame, left: Span | None) -> Span | None:
    """The content of an active verb whose cue ends before word `after`.

    `left` is what stands before 'X said' and could be its content. What follows the cue is the content where it can
    be; a split quotation or sentence ('A, X said, B') is one content from its first to its last word.
    """
    tags = words.tags
    if tags[after : after + 3] in (",A,", ",S,"):  # 'he said, however, that'
        after += 3 if left is None else 2
    if frame.kind == "about" and (spoken := tags.find(":Q", after)) >= 0:  # 'he said of her: "..."'
        return spoken + 1, spoken + 2
    at = _past_addressee(words, after, frame)
    head = tags[at : at + 1]
    quotation = quotation_after(words, at)
    if left is not None and _can_be_content(words, left, head, quotation, frame):
        joined = _joined(words, left, at, head, quotation, frame)
        if joined is not None:
            return joined
    if quotation:
        return trim(words, quotation[0], clause_end(words, quotation[0], frame))
    far = _past_occasion(words, clauses.skip_adverbials(words, at))
    if left is None and (aside := _BEFORE_THAT.match(tags, far)) is not None:
        return trim(words, aside.end(), clause_end(words, aside.end(), frame))
    if head == "T" or tags[far : far + 1] == "T":
        start = at if head == "T" else far
        return trim(words, start, clause_end(words, start, frame))
    where = _SAID_WHERE.match(tags, at) if frame.kind == "say" else None
    for start in (at, clauses.skip_time(words, at), where.end() if where is not None else at):
        head = tags[start : start + 1]
        if head and _takes(words, start, head, at > after, frame):
            return trim(words, start, clause_end(words, start, frame))
    return None


def _past_occasion(words: Words, at: int) -> int:
    """The 'that' behind when something was said ('said after meeting the envoy that', 'before leaving for Oslo')."""
    tags = words.tags
    if tags[at : at + 1] != "S" or words.lows[at] not in _OCCASIONS:
        return at
    opened = tags.find("T", at, at + _OCCASION_REACH)
    told = _APPOSED.sub("", tags[at:opened]) if opened > 0 else ","  # 'after seeing his colleague, Ann Lee, that'
    told = told.replace("Sz", "SN", 1)  # 'after talks with'
    return opened if not _TOLD.search(told) else at


def _past_addressee(words: Words, after: int, frame: Frame) -> int:
    """The word after those told or asked, where the cue has them."""
    if frame.kind not in ("tell", "ask"):
        return after
    told = clauses.addressee_end(words, after)
    if (
        frame.kind == "tell"
        or words.tags[told : told + 1] in ("t", "W", "T", "S")
        or words.lows[told : told + 1] == ["about"]
    ):
        return told
    return after


def _can_be_content(words: Words, left: Span, head: str, quotation: Span | None, frame: Frame) -> bool:
    """Whether the words before 'X said' are content rather than an adverbial such as 'In a statement,'."""
    fronted = words.tags[left[0]] == "I" and not clauses.has_finite_verb(words, *left)
    if fronted and (head != "," or quotation):
        return False
    between = head == "," and words.tags[left[1] : left[1] + 1] == ","  # 'The ban, he went on, must go'
    return frame.kind != "voice" or between or words.tags[left[1] - 1] == "Q"


def _joined(words: Words, left: Span, at: int, head: str, quotation: Span | None, frame: Frame) -> Span | None:
    """Content before the cue, with what goes on after it; None if only what follows can be content."""
    tags = words.tags
    after_quotation = tags[left[1] - 1] == "Q"
    far = clauses.skip_adverbials(words, at)
    if frame.kind == "say" and not after_quotation and tags[far : far + 1] == ",":
        at, head = far, ","  # 'would be ready, he said on Monday, to sign'
    if quotation and (after_quotation or head == ","):
        return left[0], quotation[1]
    if head == ",":
        right = trim(words, at + 1, clause_end(words, at + 1, frame))
        divided = tags[left[1] - 1] in _DIVIDED
        goes_on = right is not None and not after_quotation and (divided or clauses.has_finite_verb(words, *right))
        return (left[0], right[1]) if right is not None and goes_on else left
    told = frame.kind == "tell" and tags[far : far + 1] in tuple("ginw")  # 'told delegates attending the conference'
    if (
        told
        or tags[far : far + 1] in ("", ".", ",", ";", "S", "-")
        or words.lows[far] == "when"
        or (after_quotation and head not in ("T", "Q"))
    ):
        return left
    return None


def _takes(words: Words, at: int, head: str, has_addressee: bool, frame: Frame) -> bool:
    """Whether a cue of this class can govern what starts with a word tagged `head`."""
    match frame.kind:
        case "voice":
            return False
        case "say":
            finite = head in "RW" or clauses.has_finite_verb(words, at, len(words.tags))
            finite = finite or _QUOTED_VERB.match(words.tags, at) is not None
            return head in "RDPNJWgA" and finite
        case "tell":
            return has_addressee and head in "RDPNJWt"
        case "think":
            return head in "RDPNJWt" and clauses.has_finite_verb(words, at, len(words.tags))
        case "intend":
            return (
                head in "tDrN"
                or words.tags.startswith("Xt", at)
                or (head == "R" and clauses.has_finite_verb(words, at, at + 6))
            )
    return _FROM_OBJECT.match(head) is not None and not (frame.kind == "judge" and head == "t")


def clause_end(words: Words, at: int, frame: Frame) -> int:
    """The end of the clause that starts at word `at`: of the sentence, or where another clause or cue begins."""
    tags = words.tags
    opening = tags[0] in "SW" and "," not in tags[:at]  # the cue is in a clause before the main clause
    aside = _ASIDE.search(tags, 0, at) is not None
    for k in range(at + 1, len(tags) - 1):
        tag = tags[k]
        if (
            (tag == "," and _ends_at_comma(words, at, k, frame, opening))
            or (tag == "," and aside and _main_verb_follows(words, at, k))
            or (tag == ";" and _tells_now(words, at, k))
            or (tag in "CK" and _ends_at_conjunction(words, at, k, frame))
            or (tag == "S" and frame.kind not in ("say", "tell") and words.among(k, "concessive"))
        ):
            return k
    return len(tags)


def _tells_now(words: Words, at: int, k: int) -> bool:
    """Whether a clause behind a semicolon is in the present, and no more what was told in the past before it.

    'Ana said the ban should go; Oslo and Lima will keep it' goes on in the reporter's words.
    """
    verb = _FIRST_FINITE.match(words.tags, k + 1)
    shifted = not _TOLD_BEFORE.isdisjoint(words.lows[at:k])
    return shifted and verb is not None and words.lows[verb.end() - 1] in _NOW


def _main_verb_follows(words: Words, at: int, k: int) -> bool:
    """Whether the verb behind the comma k is that of the main clause; not in 'that the pact, a relic, must go'."""
    whole = words.tags[at] != "T" or clauses.has_finite_verb(words, at, k)
    return whole and _MAIN_VERB.match(words.tags, k) is not None


def _ends_at_comma(words: Words, start: int, k: int, frame: Frame, opening: bool) -> bool:
    """Whether the comma at k ends the content: a participle, a concession, another cue, the main clause follows.

    What is said has a verb: 'said the truce, promised in May, must hold' goes on behind its participle.
    """
    tags = words.tags
    following = tags[k + 1]
    match following:
        case "g":
            return True
        case "S":
            return frame.kind != "say" or words.among(k + 1, "concessive") or words.lows[k + 1] == "as"
        case "C":
            return tags[k + 2 : k + 3] in ("R", "D", "P")
        case "d" | "z":
            whole = frame.kind not in _CLAUSAL or clauses.has_finite_verb(words, start, k)
            return whole and words.lows[k + 1] in words.grammar.heads
    return opening and following in "DPRN"


def _ends_at_conjunction(words: Words, start: int, k: int, frame: Frame) -> bool:
    """Whether 'and', 'or', 'but' at k begins another report or another clause beside the object."""
    tags = words.tags
    j = k + 1
    while j < len(tags) - 2 and tags[j] == "A":
        j += 1
    governed = clauses.has_finite_verb(words, start, k)
    if tags[j] == "d" and words.lows[j] in words.grammar.heads and frame.act in _ASKING and _ASKED.match(tags, start):
        return True  # 'demanded that Chad leave the council and threatened a boycott'
    if tags[j] in "dz" and words.lows[j] in words.grammar.heads:
        return not governed or any(f.kind in ("say", "tell") for f in words.grammar.cues.get(words.lows[j], ()))
    if frame.kind not in _OBJECT_KINDS or governed or tags[start] == "T":  # 'stressed that Chad and Peru should'
        return False
    return _COORDINATED.match(tags, j) is not None
