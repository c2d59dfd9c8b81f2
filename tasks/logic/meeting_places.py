"""Where a meeting is: the place that its clause names for it, not one where something else happened."""

from __future__ import annotations

import re

from tasks.logic.clefts import cleft
from tasks.logic.meeting_cues import JOURNEYS, NOUN_FRAMES
from tasks.logic.meeting_draft import Draft, past_dashes
from tasks.logic.reading_words import Construction, WordLists
from tasks.logic.sentence_view import Actor
from tasks.logic.towns import bare_town, unlisted_towns

_LOCATIVE = Construction(
    r"\bat\s+(?:[A-Z][\w'’-]+\s+){0,2}[A-Z][\w'’-]+,\s+\Z|\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Oo]n(?=\s+the\s+(?:[\w-]+\s+){0,3}?(?:island|peninsula)\s+of\s)|from\s+[\w\s]{1,20}\s+to|capital,?(?:\s+of)?|(?:city|resort|town)\s+of|to|for|inside)\s+(?:(?:the|an?|{kind_of_place}|(?:north|south)?(?:ern|east|eastern|west|western)|[a-z]+['’]s|his|her|[A-Z]\w+(?:['’]s)?|(?:[a-z]+|[A-Z]\w+|[A-Z]\w+['’]s)\s+(?:{town}|{district})(?:\s+of)?"
    r"|{part_of_place}\s+of)\s+){0,4}\Z"
)
# 'will not ask to cut the troops in Fiji at their summit'
_THINGS_THERE = Construction(r"\b{conditions_there}\s+(?:in|at|near)\s+(?:the\s+)?\Z")
_AT_HOUSE = re.compile(r"\bat\s+(?:the\s+)?\Z")  # 'met at the State Department'
_APPOSED = re.compile(r"\A(?:\s*,\s*|\s*\()\Z")
_HERE = re.compile(r"\bhere\b")
_PLAIN = Construction(
    r"(?:[\s,]|\b(?:on|in|at|the|a|an|this|last|next|late|early|later|earlier|here|for|of|to|and|from|until|through|day|days|week|month|"
    r"hours?|minutes?|since|years?|months|decades?|weeks|eight|nine|ten|a\s+decade|one|two|three|four|five|six|seven|several|it|them|originally|many|more|than|nearly|almost|about|talks|resort|city|town|port|capital|suburb|village|nearby|again|once|twice|thrice|times|repeatedly|also|today|tomorrow|yesterday|over|weekend|morning|"
    r"afternoon|evening|night|{talks_course}|two-day|three-day|one-day|state|official|working|presidential|summit|meeting|headquarters|"
    r"la|le|de|del|al|el|di|du|were|was|are|is|be|been|being|place|scheduled|supposed|due|set|planned|expected|will|would|"
    r"should|has|have|had|off|under|way|underway|up|brief|down|back|into|after|still|also|just|then|"
    r"(?:{joint_commission}|of\s+the)\s+{commission}|{those_in_talks}|first|second|third|fourth|final|current|same|year|half|middle|new|bilateral|international|forum|grouping|bloc|holiday|retreat|ranch|residence|office|palace|hotel|airport|base|between|with|"
    r"central|northern|southern|eastern|western|north|south|east|west|downtown|his|her|their|since|throughout|\w+day|[A-Z]\w*(?:-[A-Z]\w*)*|\d[\w.:-]*|\w+ly)\b|['’]s|[.()])*\Z"
)
_ANOTHER_CLAUSE = re.compile(r",|\b(?:and|but|then|followed)\b")
_STATED = Construction(
    r"(?:\A|\A\W*(?:(?:earlier|later?|early|also)\s+)?(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:night|evening|morning|afternoon))?\s+"
    r"|\A\W*(?:at|during|in)\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){1,5}|[,;:(“\"—–-]\s*|\b(?:is|was|were|are|due|be|been|{arrives_or_meets}|departed[^,;:]{1,40})\s+(?:\w+day\s+|here\s+|late\s+|early\s+|on\s+\w+day\s+)?)(?:in|at|for|near|outside)\s+(?:(?:the|[A-Z]\w+|[a-z]+\s+{town}(?:\s+of)?)\s+)*\Z",
    re.I,
)
_CALLED = re.compile(
    r"(?:['’]s|\b(?i:his|her|their))\s+\Z|\b(?:[Tt]he|[Tt]his|last|next|recent|upcoming|forthcoming|at|for)\s+(?:[a-z-]+\s+){0,3}\Z"
)
_OWN_CAPITAL = re.compile(
    r"\s+capital\b(?!,?\s+(?:of\s+|city\s+(?:of\s+)?)?(?!\w+day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b)[A-Z])"
)


_ADVERBIAL = Construction(  # may stand between a meeting and its place
    r"\bover\s+(?:a\s+)?(?:working\s+|private\s+)?{taken_together}\b|\bbehind\s+closed\s+doors\b|\bface[\s-]to[\s-]face\b"
    r"|\bone[\s-]on[\s-]one\b|\bfor\s+the\s+\w+\s+time\b(?:\s+(?:in|since)\s+[\w\s]{1,25}?(?=\s+(?:in|at)\b))?"
    r"|\bfor\s+(?:(?:more|less)\s+than|about|nearly|almost|over|some|around)\s+[\w\s-]{1,25}?(?:hours?|minutes|days)\b"
    r"|\bduring\s+(?:an?|his|her|their|the)\s+(?:[\w-]+\s+){0,3}?{visit}\b"
    r"|\bunder\s+(?:the\s+)?(?:[\w.-]+(?:['’]s)?\s+){1,5}?{patronage}(?:\s+of\s+(?:the\s+)?(?:[A-Z]\w+\s+){1,4}?(?=in|at))?"
    r"|\b(?:before|ahead\s+of|during|at|after|following|on\s+the\s+(?:eve|{sidelines})\s+of)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,6}?"
    r"{gathering}\b|\b(?:in|at|inside|aboard)\s+(?:an?|the)\s+(?:[a-z-]+\s+){1,4}(?=(?:in|at|near|outside|on)\b|\Z)"
    r"|\bin\s+{ended_in}\b"
    r"|\b(?:on|about|over|regarding|aimed\s+at)\s+(?:(?!(?:in|at)\b)[\w'’-]+\s+){1,8}?(?=(?:will|would|is|are|was|were|began|begin|opened|started|resumed|ended|broke|closed|concluded|collapsed|dragged|took|continued|foundered|stalled|failed|reconvened|adjourned|got|to)\b)"
    r"|\b(?:on|about|over|regarding|concerning|aimed\s+at)\s+(?:(?!(?:in|at|with|between|and\s+(?:then|later))\b)[\w'’.-]+\s+){0,8}?"
    r"{topic_of_talks}"
    r"(?:\s+(?=(?:in|at|near|outside)\b)|\s*\Z)"  # 'talks on fishing rights in Lima', not 'on the fighting in Lima'
    r"|\b{council}\b|\b(?:together|near|outside|inside|privately|separately|informally|amid\s+tight\s+security)\b"
)
_APPOSITION = re.compile(r",\s(?!and\b|but\b|then\b|where\b)[^,;:“”\"]{3,110},(?=\s(?:in|at|near|outside|here|on)\b)")
_KIND_OF_PLACE = Construction(r"\s+(?:{kind_of_resort}\s+)?{town}(?:\s+{town})?(?:\s+of)?\s+\Z")
# 'the summit (SADC), which is being held on Friday in Lima': of the summit
_TAKES_PLACE = Construction(
    r"\A\s*(?:(?:\([^()]{1,30})?\))?,?\s+(?:which|that)\s+(?:(?:will|would|could|can|may|might|should|is|are|was|were|has|have|had|be|being|been|also|now|currently|due|set|scheduled|to)\s+){0,5}"
    r"(?:held|{goes_on_or_ends})\b"
)
_SINCE_DAY = re.compile(r"\bsince\s+(?:(?:early|late|last)\s+)?(?=[A-Z\d])")  # 'have held talks since May 6 in Lima'
_DESTINATION = re.compile(r"\b(?:to|for)\s+(?:the\s+)?\Z")
# 'flew to', 'returned with his advisers to': and behind the place, 'on Monday for a new round of'
_WENT_TO = Construction(r"\b{going_to}\s+(?:[a-z]+\s+){0,3}?(?:to|in|into)\s+(?:the\s+)?\Z")
_FOR_IT = Construction(
    r"\s*,?\s*(?:(?:on|in|late|early|later|earlier)\s+)*\s*,?\s*(?:for|to\s+{holding})\s+"
    r"(?:(?!(?:and|but|that|who|which|after|before)\b)[\w'’-]+\s+){0,6}|\s*,?\s*(?:(?:on|late|early)\s+)*\s*to\s+(?:(?:again|personally)\s+)?"
)
_ON_THE_WAY = re.compile(r"\bon\s+(?:his|her|their|its|the)\s+way\s+(?:back\s+|home\s+|on\s+)?to\s+(?:the\s+)?\Z")
_STOPOVER_IN = Construction(r"\b{stopover}\s+(?:(?:in|at)\s+)?(?:the\s+)?\Z")
_ON_A_TOPIC = re.compile(r"\s+(?:on|about|over)\s+(?:(?!(?:in|at|that|which|who)\b)[\w'’-]+\s+){1,8}")
_SUMMONED = re.compile(r"\s*(?:back\s+)?(?:to\s+)?(?:the\s+)?")
# 'the talks then moved to Lima'
_MOVED_TO = Construction(
    r"(?:\s+(?:between|of|with)\s[^,;:]{2,50})?\s+(?:(?:then|later|also|soon|finally|again|next|subsequently|eventually|were|have|had|has|been)\s+)*"
    r"{moved}\s+(?:on\s+|back\s+|from\s[^,;:]{3,30}?\s)?to\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}"
)
_GOES_ON = re.compile(r"(?:\s+\w+day)?\s+(?:to|for)\b")
# 'the summit set for Lima in May'
_SET_FOR = Construction(r"\b{appointed}\s+for\s+(?:the\s+)?\Z")
_WHERE_COST, _SCENE_COST, _DEAREST = 5.0, 60.0, 95.0  # in the measure of characters between
# 'saw B a day later, and was to brief C in Lima'
_GOES_ON_TO = re.compile(
    r"[;:]|,\s+(?:and|but)\s+(?:then\s+|later\s+)?(?:was|is|were|are|will|would|flew|went|returned)\b"
)
_FARTHEST = 160  # characters from a meeting to its place
_WHAT_IS_SIGNED = re.compile(r"\s+(?:(?!(?:in|at|that|which|to)\b)[\w'’-]+\s+){1,8}(?:(?:in|at)\s+(?:the\s+)?)?")
_ON = re.compile(r"\s+(?:on\s+)?")
_CONFERENCE = Construction(r"\s+(?:(?:[A-Z][\w-]+|{kind_of_conference})\s+){0,3}?(?i:{conference})\b")
_AT_THE = Construction(
    r"\b(?:at|during|on\s+the\s+{sidelines}\s+of)\s+(?:the\s+|(?:last|this)\s+(?:week|month|year)['’]s\s+){0,2}\Z"
)
# 'Have met every month since May, most recently on July 3 in Lima'
_LAST_TIME = re.compile(
    r"(?:\b(?:most\s+recently|the\s+last\s+time)|,\s+the\s+(?:latest|most\s+recent|last)(?:\s+one|\s+of\s+(?:them|these|which))?)\s+(?:[^\s,;:]+\s+){0,4}?(?:in|at)\s+(?:the\s+)?\Z"
)
# 'the meeting held at Quito's request'
_AT_ITS_WISH = Construction(r"['’]s?\s+(?:own\s+|urgent\s+)?{wish}\b")
_ITS_VENUE = Construction(  # 'at Quito's Mariscal Airport'
    r"['’]s\s+(?:[A-Z][\w'’-]+\s+|[a-z]+\s+){0,4}?(?i:{named_venue})\b"
)
_WHERE = re.compile(r"(?:\s+on)?\s*,?\s+where\b")
_THERE = re.compile(
    r"\bthere\b(?!\s+(?:is|was|are|were|has|have|had|will|would|could|can|may|might|must|should|be|being|seems?|seemed|appears?|remains?)\b)"
)
# 'said in Lima on Monday after two days of talks': who speaks is still there
_AFTERWARDS = re.compile(
    r"\s*(?:,\s*)?(?:on\s+)?(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}\s+|(?:late\s+|early\s+)?\w+day\s+(?:night\s+|evening\s+)?)?(?:after|following|at\s+the\s+end\s+of|during|at)"
    r"\s+(?:(?!(?:returning|flying|arriving|coming|leaving|cancell?ing|earlier|that|which|who)\b)[a-z\d][\w-]*\s+){0,6}"
)
_CAME_BACK = Construction(r"\b{came_back}\b[^,;:]{0,30}\Z")
_SCENE = re.compile(r"\A[\W_]*(?:(?:On|In|By|Late|Early)\s[^,;:]{3,30},\s+(?:in|at|near)|In|At)\s+(?:the\s+)?\Z")
_SPEECH_OR_FUTURE = re.compile(
    r"\b(?:said|says|told|announced|reported|added|stated|will|would|is\s+to|are\s+to|was\s+to|expected|plans?|planned|due|agreed)\b"
)

_WHERE_STATES = frozenset({"name", "capital"})
_HOSTING = re.compile(
    r"(?:,\s+which)?\s+(?:(?:has|had|have|will|would|is|was|to|be|been|due|set|expected|scheduled|preparing|planning|agreed|"
    r"also|again|already|once|twice|later|recently|first|on\s+\w+day)\s+){0,4}(?:(?:was|is|be|been|acts?|acted|plays?|played|playing)\s+(?:as\s+)?host\s+to"
    r"|host(?:s|ed|ing)?)\s+(?:(?!(?:by|to|that|for)\b)[\w'’-]+\s+){0,6}\Z"
)
_THAT = re.compile(r",?\s+(?:that|which)\s+(?:the\s+)?(?=[A-Z])")
_WILL_HOST = re.compile(
    r"\s+(?:(?:will|would|is|was|to|due|set|be|also|has|had)\s+){0,4}host(?:s|ed|ing)?\b(?!\s+by\b)"
)
_HOSTED_BY = re.compile(
    r"(?:\s+[\w'’-]+){0,6}?,?\s+(?:(?:which|that)\s+(?:is|are|was|were|will\s+be)\s+|being\s+|to\s+be\s+)?hosted\s+by\s+(?:the\s+)?"
)

# 'met at the mission's office in Lima', 'at the residence of the French ambassador in Lima'
_AT_THE_VENUE = Construction(
    r"\A\s*at\s+(?:the|its|an?|his|her)\s+(?:[\w.'’-]+\s+){0,4}?{venue}\b(?!['’])"
    r"(?:\s+of\s+the\s+(?:[\w.'’-]+\s+){0,3}?{host_of_venue}"
    r"|\s+to\s+the\s+(?:[A-Z][\w.]*\s?){1,3}(?<!\s))?"
)
# 'A, who met B on Monday, will be in Lima': what follows the aside is told of A alone
_WHO = re.compile(r",\s+whom?\s+[^,;:“”\"]{0,90}\Z")
_GOES_ON_BEHIND = re.compile(
    r"[^,;:“”\"]{0,60},\s+(?:will|would|is|was|has|had|may|might|could|said|says|told|also|later|then|arriv|flew|went|left|began|[a-z]+ed\b)"
)


def capital_of(mention: Actor, text: str, capitals: dict[str, str]) -> Actor:
    """'in the Chinese capital' is in Beijing."""
    city = capitals.get(mention.parties[0]) if mention.type == "demonym" and mention.parties else None
    if not city or not _OWN_CAPITAL.match(text, mention.end):
        return mention
    return mention._replace(type="place", name=city, alias_kind="capital")


def place(draft: Draft, others: list[int], capitals: dict[str, str], clause_break: re.Pattern[str]) -> Actor | None:
    """The place of a meeting: the nearest locative phrase of its clause, a city before its country."""
    if draft.host_place is not None:
        return draft.host_place
    text = draft.clause.text
    if (named := _named_after(draft, capitals)) is not None:
        return named
    best: tuple[float, Actor] | None = None
    previous: Actor | None = None
    limit = draft.segment_end if draft.segment_end >= 0 else len(text)
    towns = unlisted_towns(draft.clause)
    for town in towns:
        before = text[max(0, town.start - 60) : town.start].rstrip().rpartition(" ")[0] + " "  # without 'in'
        cost = _cost(draft, town, before, others, clause_break)
        if cost is not None and town.start < limit and (best is None or cost < best[0]):
            best = (cost, town)
    for index, named in enumerate(draft.clause.mentions):
        mention = capital_of(named, text, capitals)
        if any(t.start <= named.start and named.end <= t.end for t in towns):
            continue
        located = mention.type == "place" or (
            mention.type == "party"
            and mention.alias_kind in ("capital", "seat", "name")
            and mention.parties
            and mention.parties[0] in capitals
        )
        house = mention.alias_kind == "institution" and _AT_HOUSE.search(
            text, max(0, mention.start - 12), mention.start
        )
        if not (located or house) or mention.start >= limit:
            continue
        before = text[max(0, mention.start - 60) : mention.start]
        apposed = previous is not None and _APPOSED.match(text[previous.end : mention.start])
        previous = mention
        locative = draft.clause.words[_LOCATIVE].search(before)
        if (
            apposed
            or not locative
            or _qualifies_next(draft, index)
            or draft.clause.words[_AT_ITS_WISH].match(text, mention.end)
        ):
            continue
        cost = _cost(draft, mention, before[: locative.start()], others, clause_break)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, mention)
    if best:
        return best[1]
    return (
        _at_a_conference(draft, capitals) or _there(draft, capitals) or _at_its_host(draft, capitals)
        or _at_the_destination(draft, capitals) or bare_town(draft.clause, max(draft.end, draft.trigger.end))
    )  # fmt: skip


def _at_the_destination(draft: Draft, capitals: dict[str, str]) -> Actor | None:
    """'A flew to Lima on Monday for talks with B', 'to meet B': where the journey for the meeting leads."""
    text, at = draft.clause.text, draft.trigger.start
    for mention in reversed([m for m in draft.clause.mentions if m.end < at]):
        city = mention.type == "place" or is_city(mention, capitals)
        if not city or not draft.clause.words[_WENT_TO].search(text, max(0, mention.start - 40), mention.start):
            continue
        return mention if draft.clause.words[_FOR_IT].fullmatch(draft.clause.undated(mention.end, at)) else None
    return None


def _at_its_host(draft: Draft, capitals: dict[str, str]) -> Actor | None:
    """'Peru hosted talks between A and B', 'talks hosted by Peru': the state that lends the venue is where they are."""
    text, trigger = draft.clause.text, draft.trigger
    states = [m for m in draft.clause.mentions if m.type == "party" and m.parties and m.parties[0] in capitals]
    hosting = _HOSTING.search(text, max(0, trigger.start - 90), trigger.start)
    if hosting:
        return next((m for m in states if m.end == hosting.start() and m.alias_kind in _WHERE_STATES), None)
    at = max(trigger.end, draft.end)
    that = _THAT.match(text, trigger.end)
    there = next((m for m in draft.clause.mentions if that and m.start == that.end() and m.parties), None)
    if there is not None and _WILL_HOST.match(text, there.end):
        return capital_of(there, text, capitals)  # 'the summit that Lima will host'
    hosted = next((m for a in (trigger.end, at) if (m := _HOSTED_BY.match(text, a, a + 90))), None)
    return next((m for m in states if hosted and m.start == hosted.end() and m.alias_kind in _WHERE_STATES), None)


def _at_a_conference(draft: Draft, capitals: dict[str, str]) -> Actor | None:
    """'Met B at the Munich Security Conference', 'the Beijing Summit opened': the city that names a gathering."""
    text, trigger = draft.clause.text, draft.trigger
    for mention in draft.clause.mentions:
        if not (mention.type == "place" or is_city(mention, capitals)) or mention.end > trigger.end + _FARTHEST:
            continue
        noun = draft.clause.words[_CONFERENCE].match(text, mention.end)
        itself = noun is not None and mention.end < trigger.start < noun.end() <= trigger.end
        behind = mention.start > trigger.start and draft.clause.words[_AT_THE].search(
            text, max(0, mention.start - 60), mention.start
        )
        if noun is not None and (itself or behind):
            return mention._replace(name=mention.text)
    return None


def _cost(draft: Draft, mention: Actor, before: str, others: list[int], clause_break: re.Pattern[str]) -> float | None:
    """How far a locative phrase is from being the meeting's own; None where it is another's.

    `before` is the text before the phrase, `others` where the other meetings of the sentence are named.
    """
    text, trigger = draft.clause.text, draft.trigger
    phrase = text[: mention.start]
    where = 0 < trigger.start - mention.end < _FARTHEST and _WHERE.match(
        draft.clause.undated(mention.end, trigger.start)
    )
    onwards = [m for m in draft.clause.mentions if mention.end <= m.start < trigger.start]
    if where and not any(m.type == "place" or m.alias_kind in ("capital", "seat") for m in onwards):
        return _WHERE_COST  # but not of what follows in 'to Lima, where he met A, and to Quito for talks'
    things = draft.clause.words[_THINGS_THERE].search(phrase, max(0, mention.start - 40))
    if things is not None and not things.start() - 1 <= draft.end <= things.end():
        return None  # but 'held talks with the rebels in Lima'
    after = text[mention.end : mention.end + 14]
    if draft.frame not in JOURNEYS and draft.clause.words[_STOPOVER_IN].search(phrase, max(0, mention.start - 40)):
        return None  # 'arrives on May 3 after a stopover in Lima'
    onward = _ON_THE_WAY.search(phrase, max(0, mention.start - 30))
    # 'A welcomed B to Lima': where A is at home
    at_home = (
        trigger.low.startswith("welcom") and trigger.end < mention.start and set(mention.parties) & set(draft.parties)
    )
    # 'A was summoned to Lima by B'
    summoned = draft.frame == "host" and _SUMMONED.fullmatch(text, trigger.end, max(trigger.end, mention.start))
    gathered = draft.frame in ("together", "invite") and mention.start > trigger.end  # 'lured both to Lima'
    set_for = draft.frame in NOUN_FRAMES and draft.clause.words[_SET_FOR].search(phrase, max(0, mention.start - 40))
    moved = draft.frame in NOUN_FRAMES and draft.clause.words[_MOVED_TO].fullmatch(phrase, trigger.end)
    if moved:
        return _WHERE_COST
    destination = not set_for and _DESTINATION.search(phrase, max(0, mention.start - 20))
    if onward or (destination and not (at_home or summoned or gathered or _GOES_ON.match(after))):
        return None
    if after[:1] in ("-", "–"):
        return None
    venue = mention.alias_kind in ("capital", "seat") and draft.clause.words[_ITS_VENUE].match(text, mention.end)
    if mention.type == "party" and after.startswith(("'s", "’s")) and not venue:
        return None
    if not trigger.low and mention.start > trigger.start:
        return None
    if draft.gap_start >= 0:
        if draft.gap_start <= mention.start < draft.start:
            return 0.0  # 'and in Lome on Tuesday with B'
        between = text[draft.end : mention.start] if mention.start >= draft.end else "; "
        return None if _GOES_ON_TO.search(between) else float(len(between))
    if mention.start >= trigger.end:
        cost = _cost_behind(draft, mention, before, others, clause_break)
    else:
        cost = _cost_before(draft, mention, others, clause_break)
    return cost if cost is not None and cost <= _DEAREST else None


def _cost_behind(
    draft: Draft, mention: Actor, before: str, others: list[int], clause_break: re.Pattern[str]
) -> float | None:
    text, trigger = draft.clause.text, draft.trigger
    if _LAST_TIME.search(text, trigger.end, mention.start):
        return _WHERE_COST
    reach = _past_apposition(text, past_dashes(text, trigger.end, max(trigger.end, draft.end)), others)
    start = max(0, mention.start - 60) + len(before)  # of the locative phrase
    if _WHO.search(text, 0, trigger.start) and _GOES_ON_BEHIND.match(text, reach, max(reach, start)):
        return None
    outside = draft.clause.words[_TAKES_PLACE].sub(" ", text[reach:start]) if start > reach else ""
    gap = (
        outside
        if mention.start > reach
        else draft.clause.words[_TAKES_PLACE].sub(" ", _without_actors(draft, mention.start))
    )
    deed = draft.frame in ("sign", "agree") or trigger.low.endswith(("signed", "initialled", "initialed", "agreed"))
    signed = deed and _WHAT_IS_SIGNED.fullmatch(gap) is not None
    discussed = (draft.frame == "discuss" or _ON_A_TOPIC.fullmatch(gap) is not None) and (
        draft.clause.dated_at(start) or _dated_behind(draft, mention)
    )
    signed = signed or discussed
    if not signed and _hangs_elsewhere(gap, draft.clause.words):
        return None
    cost = len(outside) * 0.7
    if clause_break.search(
        _SINCE_DAY.sub(" ", outside or draft.clause.words[_TAKES_PLACE].sub(" ", text[trigger.end : start]))
    ):
        cost += 90
    return cost + (45 if any(trigger.end <= o < mention.start for o in others) else 0)


def _without_actors(draft: Draft, end: int) -> str:
    """The text from a meeting to a character, without those who meet: 'of NATO foreign ministers in Rome'."""
    text, at = draft.clause.text, draft.trigger.end
    for actor in draft.clause.mentions:
        if at <= actor.start < actor.end <= end and actor.type == "office":
            text = text[: actor.start] + " " * (actor.end - actor.start) + text[actor.end :]
    return text[at:end]


def _dated_behind(draft: Draft, place: Actor) -> bool:
    """'Discussed the quotas in Lima on Tuesday': a place with a day behind it."""
    return any(d.first is not None and _ON.fullmatch(draft.clause.text, place.end, d.start) for d in draft.clause.dates)


def _cost_before(draft: Draft, mention: Actor, others: list[int], clause_break: re.Pattern[str]) -> float | None:
    text, trigger = draft.clause.text, draft.trigger
    between = text[mention.end : trigger.start]
    if any(o < mention.start < o + 80 for o in others) and _ANOTHER_CLAUSE.search(between):
        return None
    phrase = text[max(0, mention.start - 60) : mention.start]
    first = not any(o < trigger.start for o in others)
    if first and mention.end < cleft(text) <= trigger.start:
        return _WHERE_COST
    if first and mention.start < 60 and _SCENE.search(phrase) and not _SPEECH_OR_FUTURE.search(between):
        return _SCENE_COST
    if _AFTERWARDS.fullmatch(between) and not draft.clause.words[_CAME_BACK].search(phrase):
        return _SCENE_COST
    if not _fronted(phrase, between, draft.clause.words):
        return None
    cost = 30 + len(between) * 0.6
    if clause_break.search(between):
        cost += 90
    return cost + (45 if any(mention.end <= o < trigger.start for o in others) else 0)


def _qualifies_next(draft: Draft, index: int) -> bool:
    """Whether a place only tells which one the next is: 'the Red Sea resort of Sharm el-Sheikh'."""
    text, mentions = draft.clause.text, draft.clause.mentions
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    return (
        following is not None
        and (following.type == "place" or following.alias_kind in ("capital", "seat"))
        and draft.clause.words[_KIND_OF_PLACE].fullmatch(
            text, mentions[index].end, max(mentions[index].end, following.start)
        )
        is not None
    )


def _past_apposition(text: str, at: int, others: list[int]) -> int:
    """Where the sentence goes on behind 'Ann Lee, the head of Fiji's central bank,'."""
    match = _APPOSITION.match(text, at)
    return match.end() if match and not any(at <= o < match.end() for o in others) else at


def _there(draft: Draft, capitals: dict[str, str]) -> Actor | None:
    """'He came home from Lima after meeting Ann Lee there': the place named last before."""
    trigger = draft.trigger
    if not _THERE.search(draft.clause.text, trigger.end, min(draft.end + 12, trigger.end + _FARTHEST)):
        return None
    before = [m for m in draft.clause.mentions if m.end < trigger.start]
    return next((m for m in reversed(before) if m.type == "place" or is_city(m, capitals)), None)


def is_city(mention: Actor, capitals: dict[str, str]) -> bool:
    """Whether a capital or seat is named that is a city of its party."""
    seated = mention.type == "party" and mention.alias_kind in ("capital", "seat")
    return seated and bool(mention.parties) and mention.parties[0] in capitals


def _named_after(draft: Draft, capitals: dict[str, str]) -> Actor | None:
    """'the Lisbon summit', 'the Geneva talks': the city that the noun of meeting is called after."""
    text, at = draft.clause.text, draft.trigger.start
    for mention in draft.clause.mentions:
        city = mention.type == "place" or is_city(mention, capitals)
        if city and mention.end == at - 1 and text[at - 1] == " " and _CALLED.search(text[: mention.start]):
            return mention._replace(name=mention.text)
    return None


def _fronted(before: str, between: str, words: WordLists) -> bool:
    """Whether a locative phrase before the trigger says where its clause plays ('In Geneva, A met B')."""
    return bool(words[_STATED].search(before)) or len(between.split()) <= 2


def _hangs_elsewhere(gap: str, words: WordLists) -> bool:
    """Whether a locative phrase hangs on another word than the trigger ('to end the conflict in Ukraine')."""
    return (
        len(gap) > _FARTHEST
        or words[_PLAIN].match(words[_AT_THE_VENUE].sub(" ", words[_ADVERBIAL].sub(" ", gap))) is None
    )


def is_here(draft: Draft) -> bool:
    """Whether the trigger's clause says 'here', the place of the dateline."""
    near = draft.clause.text[max(0, draft.trigger.start - 60) : draft.end + 60]
    return bool(_HERE.search(near))
