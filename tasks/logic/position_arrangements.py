"""What somebody only arranges, takes or gets for himself, in the words of stances: a trip, a date, papers, an office.

'Hoped to visit', 'agreed on the agenda', 'accepted his credentials' and 'sought re-election' say of nothing that it
should or should not be; nor does blame or praise of a person for what he did.
"""

from __future__ import annotations

import re

from tasks.logic.cues import Hit
from tasks.logic.reading_words import Construction
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue

_OWN_DOING = Construction(  # 'hopes to visit', 'hoped to finish the review by May', 'wants to know'
    r"\s+to\s+(?:also\s+|soon\s+|\w+ly\s+)?(?:{own_doing}|"
    r"{finishing}\s+(?:\S+\s+){0,4}?{own_work}\b)"
)
_DETERMINED = r"\s+(?:(?:an?|the|its|his|her|their|all|any)\s+)?(?:[\w-]+\s+){0,2}?"
_ORDER_OF_BUSINESS = Construction(  # 'agreed on the date and venue'
    r"(?:\s+on)?" + _DETERMINED + r"{order_of_business}\b(?!['’])"
    r"(?!\s+(?:for|of|to)\s+(?!(?:(?:an?|the|their|its|his|such|future|further|new)\s+)*(?:[\w-]+\s+)?"
    r"{encounter}\b))"
)
_HANDED_OVER = Construction(  # 'accepted the credentials', 'accepted an honorary degree'
    _DETERMINED + r"{handed_over}\b"
)
_GREETING = Construction(  # 'extended condolences', 'offered its sympathy'
    _DETERMINED + r"{compliment}\b"
)
_OFFICE = Construction(  # 'sought the nomination of her party', 'is seeking treatment abroad'
    r"\s+(?!to\b)(?:(?:an?|the|his|her|their|its|another)\s+)?(?:(?!of\b|for\b)[\w'’-]+\s+){0,3}?{sought_for_oneself}\b"
)
_WON = Construction(  # 'a bid for the presidency', 'her bid to win a medal'
    r"(?:\s+(?:for|to))?\s+(?:{winning}\s+)?(?:(?:an?|the|his|her|their|its|another)\s+)?"
    r"(?:[\w’'-]+\s+){0,2}?{won}\b"
)
_JOURNEY = Construction(  # 'cancelled his trip'
    r"\s+(?:(?:an?|the|his|her|its|their|this|that)\s+|[A-Z][\w'’-]*\s+)?(?:[\w'’-]+\s+){0,3}?"
    r"(?:{journey}|plans?\s+to\s+{going})\b"
)
_OF_SPORT = Construction(  # 'pulled out of the Lima Open'
    r"\s+(?:from\s+|of\s+)?(?:[\w’'-]+\s+){0,5}?{contest}\b"
)
_STAFF = Construction(  # 'suspended 12 customs officers'
    r"\s+(?:\d+\s+|the\s+|its\s+|his\s+|her\s+|their\s+|several\s+|some\s+|two\s+|three\s+|four\s+|five\s+|[a-z]+\s+)?(?:[\w-]+\s+){0,2}?{staff}\b(?!['’])"
)
_IN_ANGER = Construction(r"\b{in_anger}")
_PRAISED = Construction(r"\b{praising}\s+(?:[\w.'’-]+\s+){0,4}\Z")  # 'praised Oslo's (efforts to end it)'
_TO_COME = Construction(r"\sto\s+{invited_visit}\b")  # 'was invited by Oslo to visit Lima'
_OF_WHOM = re.compile(r"\s+(?:the\s+)?(?:(?:[a-z]+\s+){1,2}of\s+(?:the\s+)?)?")  # 'hailed the government of (Oslo) for'
_MERITS = Construction(  # 'praised its contribution to the campaign', 'hailed the smooth running of the polls'
    r"\s+(?:(?:the|its|his|her|their|all)\s+|(?:[\w-]+\s+){0,3}?[\w-]+['’]s?\s+)?(?:[a-z-]+\s+){0,2}?"
    r"{merit}\b"
)
_FOR_A_DEED = Construction(  # 'for his attack', 'for giving'; what one fails to do is asked for
    r"\s+for\s+(?!(?:[\w'’]+\s+){0,2}?(?:not\b|{failing}))"
    r"(?:(?:his|her|its|their|the|having|recent\w*)\s+|\w+ing\b)"
)


def is_arrangement(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a verb, or its form as a noun, tells only an arrangement, a gain, a courtesy, praise or blame."""
    form, text, end = hit.value.form, clause.text, hit.end
    if form in clause.lists.words["wishing"]:
        return clause.lists[_OWN_DOING].match(text, end) is not None
    if form.startswith("effort") and clause.lists[_PRAISED].search(text, 0, hit.start):
        return True
    if hit.value.kind != "verb":
        return form.startswith("bid") and clause.lists[_WON].match(text, end) is not None
    if form.startswith("agree"):
        return clause.lists[_ORDER_OF_BUSINESS].match(text, end) is not None
    if form.startswith("accept"):
        return clause.lists[_HANDED_OVER].match(text, end) is not None
    if form.startswith(clause.lists.starts["giving"]):
        prolongs = (
            form.startswith("extend") and clause.lists[_JOURNEY].match(text, end) is not None
        )  # 'extended her stay'
        return prolongs or clause.lists[_GREETING].match(text, end) is not None
    if form in clause.lists.words["seeking"]:
        return clause.lists[_OFFICE].match(text, end) is not None
    if form.startswith(clause.lists.starts["leaving"]):
        return clause.lists[_OF_SPORT].match(text, end) is not None
    if form.startswith(clause.lists.starts["removing"]):
        return clause.lists[_STAFF].match(text, end) is not None
    if form.startswith(clause.lists.starts["calling_off"]):
        return clause.lists[_JOURNEY].match(text, end) is not None and clause.lists[_IN_ANGER].search(text) is None
    if form.startswith(clause.lists.starts["praising"]) and clause.lists[_MERITS].match(text, end):
        return True
    if form.startswith("invited") and clause.agent_of(hit.start) is not None:
        return clause.lists[_TO_COME].search(text, end) is not None
    return form.startswith(clause.lists.starts["blaming_or_praising"]) and _is_of_somebody(hit, clause)


def _is_of_somebody(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether who is praised or blamed for a deed stands right behind the verb ('slammed Oslo for its remarks')."""
    at = clause.offset + hit.end
    named = (
        m for m in clause.mentions
        if at <= m["char_start"] and _OF_WHOM.fullmatch(clause.text, hit.end, m["char_start"] - clause.offset)
    )  # fmt: skip
    return any(clause.lists[_FOR_A_DEED].match(clause.text, m["char_end"] - clause.offset) is not None for m in named)
