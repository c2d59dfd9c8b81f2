"""Who meets without a party named: 'the presidents last spoke in June', those of whose talks the text is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.logic.meeting_cues import MeetingCues
from tasks.logic.meeting_draft import SILENT_STANDINGS
from tasks.logic.sentence_view import Actor, Clause

_DETERMINED = re.compile(
    r"\b(?:the|their|both|all|these|those|two|three|four|five|six)\s+(?:[a-z-]+\s+){0,3}\Z|\b(?:a|an)\s+(?:[a-z-]+\s+){0,2}\Z",
    re.I,
)
# 'deputies are to speak', bare, opens its clause
_OPENS = re.compile(
    r"(?:\A\W*|[,;:—–]\s*|\b(?:when|that|where|and|but|while|as|after|before|until|since|because|if)\s+)(?:[A-Za-z-]+\s+){0,2}\Z",
    re.I,
)
_OBJECT_OF = re.compile(
    r"\b(?:of|with|by|to|for|from|between|among|against|than|like|via|about|over)\s+(?:(?:the|their|both|all|these|those|two|three|an?)\s+){0,2}(?:[a-z-]+\s+){0,2}\Z",
    re.I,
)
_MODIFIES = re.compile(r"['’]?s?\s*(?:[a-z-]+\s+){0,2}")
# 'Met again with reporters': those behind 'with' tell whose meeting it is
_WITH_OTHERS = re.compile(
    r"\s+(?:(?:again|briefly|privately|separately|twice|too)\s+){0,2}with\s+(?!(?:each|one|nothing|no|little|a|an)\b)"
)
# 'Got both sides to agree', but not 'to dinner', 'to one table'
_ASKED = re.compile(r"\s+to\s+(?!(?:dinner|lunch|breakfast|supper|tea|the|his|her|its|their|a|an|one|[A-Z])\b)")
_OWNED = re.compile(r"['’]|\s+(?:demands|conditions|halfway|half-way|needs|concerns|apart|closer|informed|waiting)\b")
_LED_BY_HIM = re.compile(
    r"(?:,[^,;:“”\"]{3,70},)?(?:,?\s+who)?\s+(?:(?:had|has|have|will|would|is|was|to|be|been|also|then|first|again|last|now|once|twice|later|finally|"
    r"eventually|at\s+last|due|set|expected|planning|hoping|[a-z]+ly)\s+){0,5}"
)
# 'Met reporters', 'met fishermen', 'are to meet the press'
MEETS_OTHERS = re.compile(
    r"\s+(?:the\s+|their\s+|local\s+|visiting\s+|some\s+|angry\s+|own\s+){0,2}(?:press|media|public|[a-z]+(?:men|women|ers|ists|ees)|families|victims|relatives|students|"
    r"troops|soldiers|representatives|victims|villages|deputies|activists|survivors)\b"
)
_PLURAL = re.compile(r"(?:s|both)\Z", re.I)


def nameless(clause: Clause, cues: MeetingCues) -> Iterator[re.Match[str]]:
    """The deeds of those who act for sides that a sentence does not name."""
    text = clause.text
    for match in cues.sent.finditer(text):
        before = text[max(0, match.start() - 50) : match.start()]
        if "not" in match["aux"].lower().split() or cues.in_other_service.search(before):
            continue
        if _WITH_OTHERS.match(text, match.end()) or MEETS_OTHERS.match(text, match.end()):
            continue
        if _is_definite(match["who"], before) and not _names_them(clause, match):
            yield match


def by_a_third(clause: Clause, cues: MeetingCues) -> Iterator[tuple[re.Match[str], Actor]]:
    """What somebody named does with all sides, and who: 'the envoy got the two ministers into one room'."""
    for match in cues.with_both.finditer(clause.text):
        heard = [m for m in clause.actors() if m.parties and m.standing not in SILENT_STANDINGS]
        before = [m for m in heard if m.end <= match.start()]
        if not before or _ASKED.match(clause.text, match.end()) or _OWNED.match(clause.text, match.end()):
            continue
        if _LED_BY_HIM.fullmatch(clause.text, before[-1].end, match.start()):
            yield match, before[-1]


def _is_definite(who: str, before: str) -> bool:
    """'The ministers', 'both teams'; 'ministers', where they open the clause."""
    if who.lower().startswith(("the ", "both", "they")):
        return True
    if _OBJECT_OF.search(before):
        return False
    return _DETERMINED.search(before) is not None or (
        _PLURAL.search(who) is not None and _OPENS.search(before) is not None
    )


def _names_them(clause: Clause, match: re.Match[str]) -> bool:
    """Whether a party stands among them: 'Fijian ministers', 'the ministers, of Fiji and Tonga,'.

    What 'the negotiators' were said of before is no party of these: they are all who negotiate.
    """
    start, met = match.start(), match.start("met")
    for mention in clause.mentions:
        if not mention.parties or mention.type == "collective" or mention.start >= met:
            continue
        bare = mention.type == "office" and not mention.people and mention.text.islower()
        if not bare and (mention.end > start or _MODIFIES.fullmatch(clause.text, mention.end, start)):
            return True
    return False
