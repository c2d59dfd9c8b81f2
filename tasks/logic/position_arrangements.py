"""What somebody only arranges, takes or gets for himself, in the words of stances: a trip, a date, papers, an office.

'Hoped to visit', 'agreed on the agenda', 'accepted his credentials' and 'sought re-election' say of nothing that it
should or should not be; nor does blame or praise of a person for what he did.
"""

from __future__ import annotations

import re

from tasks.logic.cues import Hit
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue

_WISHING = ("hope", "hopes", "hoped", "hoping", "want", "wants", "wanted", "wish", "wishes", "wished", "expects")
_OWN_DOING = re.compile(  # 'hopes to visit', 'hoped to finish the review by May', 'wants to know'
    r"\s+to\s+(?:also\s+|soon\s+|\w+ly\s+)?(?:(?:re)?visit|travel|fly|arrive|tour|attend|"
    r"know|learn|hear|find\s+out|"
    r"(?:complete|finish|give|issue|publish|submit|present|deliver|release|unveil|file)\s+(?:\S+\s+){0,4}?"
    r"(?:reports?|reviews?|stud(?:y|ies)|findings|assessments?|papers?|speech|work|inquiry|surveys?|audits?)\b)"
)
_DETERMINED = r"\s+(?:(?:an?|the|its|his|her|their|all|any)\s+)?(?:[\w-]+\s+){0,2}?"
_ORDER_OF_BUSINESS = re.compile(  # 'agreed on the date and venue'
    r"(?:\s+on)?"
    + _DETERMINED
    + r"(?:agenda|schedule|timetable|dates?|timing|venue|seating|itinerary|guest\s+list|format)\b(?!['’])"
    r"(?!\s+(?:for|of|to)\s+(?!(?:(?:an?|the|their|its|his|such|future|further|new)\s+)*(?:[\w-]+\s+)?"
    r"(?:talks|meetings?|summits?|visits?|sessions?|rounds?|negotiations|trips?|conference|consultations|encounter)\b))"
)
_HANDED_OVER = re.compile(  # 'accepted the credentials', 'accepted an honorary degree'
    _DETERMINED + r"(?:credentials|papers|letters?\s+of\s+(?:credence|recall)|awards?|prize|medal|gifts?|degree|"
    r"condolences|congratulations|trophy|keys|delivery|bribes?|petition)\b"
)
_GREETING = re.compile(  # 'extended condolences', 'offered its sympathy'
    _DETERMINED
    + r"(?:condolences?|sympath(?:y|ies)|greetings?|congratulations|thanks|gratitude|solidarity|felicitations|"
    r"good\s+wishes|best\s+wishes|hospitality|regards|prayers|no\s+comment|(?:clear|direct)\s+answer)\b"
)
_GIVES = ("extend", "offer", "conve")
_OFFICE = re.compile(  # 'sought the nomination of her party', 'is seeking treatment abroad'
    r"\s+(?!to\b)(?:(?:an?|the|his|her|their|its|another)\s+)?(?:(?!of\b|for\b)[\w'’-]+\s+){0,3}?(?:nomination|re-?election|premiership|"
    r"governorship|(?:second|third|fourth|fifth|new|another|six-year|five-year|four-year)\s+term|treatment|shelter|refuge|"
    r"(?:medical|legal)\s+(?:advice|help|attention|care)|votes|publicity|comment)\b"
)
_WON = re.compile(  # 'a bid for the presidency', 'her bid to win a medal'
    r"(?:\s+(?:for|to))?\s+(?:(?:win|take|clinch|secure|regain|retain|host|become|reach|stage|defend)\s+)?(?:(?:an?|the|his|her|their|its|another)\s+)?"
    r"(?:[\w’'-]+\s+){0,2}?(?:presidency|premiership|governorship|leadership|office|re-?election|nomination|seat|title|medal|gold|cup|crown|"
    r"championship|Olympics|Games|Cup|Olympic\s+Games|president|prime\s+minister|(?:second|third|fourth|new|another)\s+term)\b"
)
_SEEKS = ("seek", "seeks", "seeking", "sought")
_CALLS_OFF = (
    "cancel", "scrap", "postpon", "put off", "puts off", "putting off", "call off", "calls off", "called off",
    "broke off", "break off", "breaks off", "breaking off", "broken off", "cut short", "cuts short", "cutting short",
)  # fmt: skip
_JOURNEY = re.compile(  # 'cancelled his trip'
    r"\s+(?:(?:an?|the|his|her|its|their|this|that)\s+|[A-Z][\w'’-]*\s+)?(?:[\w'’-]+\s+){0,3}?"
    r"(?:visits?|trips?|journeys?|tours?|holidays?|vacation|stays?|planes?|flights?|engagements?|plans?\s+to\s+(?:visit|travel|go|attend|fly))\b"
)
_LEAVES = ("withdr", "pull", "quit", "boycott", "walk", "enter", "join")
_OF_SPORT = re.compile(  # 'pulled out of the Lima Open'
    r"\s+(?:from\s+|of\s+)?(?:[\w’'-]+\s+){0,5}?(?:Cup|Open|Masters|Grand\s+Prix|tournament|championships?|marathon|race|match(?:es)?|final|semi-?finals?|"
    r"league|tour|relay|Tour|Trophy|Championships?|Marathon|Rally)\b"
)
_REMOVES = ("dismiss", "suspend", "sack")
_STAFF = re.compile(  # 'suspended 12 customs officers'
    r"\s+(?:\d+\s+|the\s+|its\s+|his\s+|her\s+|their\s+|several\s+|some\s+|two\s+|three\s+|four\s+|five\s+|[a-z]+\s+)?(?:[\w-]+\s+){0,2}?(?:officials?|officers?|employees|workers|staff|teachers?|"
    r"players?|members?|judges?|ministers?|PM|premier|policem[ae]n|soldiers?|guards?|managers?|commanders?|generals?|governors?|mayors?|lawmakers?|students?)\b(?!['’])"
)
_IN_ANGER = re.compile(r"\b(?:protest|retaliat|anger|angry|outrage|response|displeasure|unless|until|boycott|snub)")
_JUDGES = (
    "criticis", "criticiz", "slam", "prais", "laud", "blast", "rebuk", "berat", "scold", "chid", "commend", "applaud",
    "thank", "congratulat", "castigat", "lambast", "chastis", "upbraid", "fault", "excoriat", "salut",
)  # fmt: skip
_PRAISES = ("hail", "prais", "laud", "commend", "applaud", "salut", "appreciat", "acclaim")
_MERITS = re.compile(  # 'praised its contribution to the campaign', 'hailed the smooth running of the polls'
    r"\s+(?:(?:the|its|his|her|their|all)\s+|(?:[\w-]+\s+){0,3}?[\w-]+['’]s?\s+)?(?:[a-z-]+\s+){0,2}?"
    r"(?:contributions?|achievements?|accomplishments?|courage|bravery|heroism|professionalism|dedication|devotion|leadership|"
    r"performances?|success(?:es)?|hard\s+work|patience|wisdom|services|hospitality|running|roles?|conduct|sacrifices?|merits?|talents?|skills?)\b"
)
_FOR_A_DEED = re.compile(  # 'for his attack', 'for giving'; what one fails to do is asked for
    r"\s+for\s+(?!(?:[\w'’]+\s+){0,2}?(?:fail|refus|not\b|delay|lack|inaction|block|reject|resist|ignor))"
    r"(?:(?:his|her|its|their|the|having|recent\w*)\s+|\w+ing\b)"
)


def is_arrangement(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a verb, or its form as a noun, tells only an arrangement, a gain, a courtesy, praise or blame."""
    form, text, end = hit.value.form, clause.text, hit.end
    if form in _WISHING:
        return _OWN_DOING.match(text, end) is not None
    if hit.value.kind != "verb":
        return form.startswith("bid") and _WON.match(text, end) is not None
    if form.startswith("agree"):
        return _ORDER_OF_BUSINESS.match(text, end) is not None
    if form.startswith("accept"):
        return _HANDED_OVER.match(text, end) is not None
    if form.startswith(_GIVES):
        prolongs = form.startswith("extend") and _JOURNEY.match(text, end) is not None  # 'extended her stay'
        return prolongs or _GREETING.match(text, end) is not None
    if form in _SEEKS:
        return _OFFICE.match(text, end) is not None
    if form.startswith(_LEAVES):
        return _OF_SPORT.match(text, end) is not None
    if form.startswith(_REMOVES):
        return _STAFF.match(text, end) is not None
    if form.startswith(_CALLS_OFF):
        return _JOURNEY.match(text, end) is not None and _IN_ANGER.search(text) is None
    if form.startswith(_PRAISES) and _MERITS.match(text, end):
        return True
    return form.startswith(_JUDGES) and _is_of_somebody(hit, clause)


def _is_of_somebody(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether who is praised or blamed for a deed stands right behind the verb ('slammed Oslo for its remarks')."""
    at = clause.offset + hit.end
    named = (m for m in clause.mentions if at <= m["char_start"] <= at + len(" the "))
    return any(_FOR_A_DEED.match(clause.text, m["char_end"] - clause.offset) is not None for m in named)
