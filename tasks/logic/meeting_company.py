"""Who else was at a meeting: whom the participants were accompanied or joined by, and whom the text lists as present.

In the sentence of the meeting ('A, accompanied by B, met C', 'A and B met, joined by C', 'A is to be joined by B for
talks'), or in one of the next ('They were joined by C', 'Other participants were D and E').
"""

from __future__ import annotations

import re

from tasks.logic.meeting_cues import JOURNEYS
from tasks.logic.meeting_draft import SILENT_STANDINGS, Draft, is_official
from tasks.logic.meeting_drafts import REMOTE
from tasks.logic.meeting_groups import Folded, told_before
from tasks.logic.noun_phrases import phrase_from, phrase_until
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Actor, Clause

_ARTICLE = r"(?:the\s+|his\s+|her\s+|their\s+|its\s+)?"
_BY = Construction(
    r",?\s+(?:who\s+(?:is|was|were|will\s+be|had\s+been)\s+)?(?:later\s+|also\s+)?"
    r"(?:(?:{accompanied}|attended(?:\s+(?:on|from)\s+(?:the\s+)?[\w.'’-]+\s+side)?)\s+by|"
    r"in\s+(?:the\s+)?company\s+(?:of|with)|(?<=,\s)(?:together|along|jointly)\s+with)\s+" + _ARTICLE
)
# 'A and B talked, with the envoys of C in attendance', 'with C in the chair'
_WITH_THEM_THERE = Construction(
    r",?\s+with\s+(?P<those>(?:(?!\bwith\b)[^;:“”\"]){3,120}?),?\s+(?:also\s+)?{in_attendance}\b(?!\s+(?:for|at|in|on)\s+(?:the|some|one|a)\s)"
)
# 'A is attending the assembly, as is B'
_AS_DOES = re.compile(r",\s+as\s+(?:is|was|are|were|did|does|do|has|had|will|would|(?:will|would)\s+be)\s+" + _ARTICLE)
# 'Together with Premier A, B met C'
_TOGETHER_WITH = Construction(
    r"\W*(?:(?:Together|Along|Jointly)\s+with|Alongside|(?i:{accompanied}|{called_together})\s+by)\s+" + _ARTICLE
)
_AND_BY = re.compile(r",?\s+(?:and|as\s+well\s+as)\s+by\s+" + _ARTICLE)
_ASIDE_CLOSES = re.compile(r"(?:\s+[a-z-]+){0,2},")
# 'met Fijian officials, including Premier A'
_INCLUDING = re.compile(r",?\s+(?:including|among\s+them|notably)\s+(?:the\s+)?")
_TO_BE_JOINED = re.compile(
    r"\b(?:will|would|is|are|was|were|to)\s+(?:be\s+|been\s+)?(?:also\s+)?joined\s+by\s+(?:their\s+counterparts\s+from\s+)?"
    + _ARTICLE
)
# 'held talks under Omani mediation', 'met through Qatari and Egyptian mediators': they sit with them
_MEDIATED = Construction(
    r"\b(?:under|with|through|via|in\s+the\s+presence\s+of|with\s+the\s+help\s+of)\s+(?:the\s+)?"
    r"(?P<whose>[A-Z][\w.]*(?:(?:,\s+|,?\s+and\s+)[A-Z][\w.]*){0,3})\s+"
    r"{mediation}\b"
)
# 'With the mediation of Oman, A and B opened talks', 'Under Omani mediation, A met B'
_UNDER_MEDIATION = Construction(
    r"\W*(?:with|under|through|thanks\s+to)\s+(?:the\s+)?(?:{good_offices}\s+of\s+(?:the\s+)?"
    r"(?P<of>[A-Z][^,;:]{2,60})|(?P<whose>[A-Z][\w.-]*(?:(?:,\s+|,?\s+and\s+|\s+)[A-Z][\w.]*){0,3})(?:['’]s?)?\s+{good_offices}),\s",
    re.I,
)
# 'met in Lima under the chairmanship of C'
_UNDER_WHOM = Construction(r"\bunder\s+the\s+(?:joint\s+)?{good_offices}\s+of\s+(?:the\s+)?")
_FOR_TALKS = re.compile(r"\s+(?:for|at|in|during)\s+(?:(?!(?:after|before|and|who|which)\b)[\w'’-]+\s+){0,6}")
_TAIL = re.compile(r"(?:(?!\b(?:said|says|that|which|who|before|after|and|but)\b)[^;:“”\"]){0,60}")
_THEY_WERE_JOINED = Construction(
    r"\W*(?:They|Both(?:\s+\w+)?|The\s+(?:two|three|four|pair|{side_of_talks})(?:\s+\w+)?)"
    r"\s+(?:were|had\s+been|will\s+be|are\s+to\s+be)\s+(?:later\s+|also\s+|then\s+)?joined\s+by\s+" + _ARTICLE
)
_LISTED = Construction(
    r"\b(?:(?:[Oo]ther|[Tt]he|[Kk]ey|[Mm]ain|[Aa]mong\s+the)\s+(?:other\s+|key\s+|main\s+)?participants\s+(?:were|are|included?|includes|will\s+be|will\s+include)"
    r"|[Aa]lso\s+{part_taken}\s+(?:were|was|are|is|will\s+be)"
    r"|[Tt]he\s+{occasion_of_talks}(?:,|,?\s+which\s+(?:was|were))\s+(?:also\s+)?attended\s+by"
    r"|[Tt]hose\s+{part_taken}\s+(?:were|are|included?)"
    r"|(?:[Tt]hey|[Ii]t|[Tt]he\s+{occasion_of_talks})\s+(?:was|were|will\s+be|is\s+to\s+be|are\s+to\s+be)\s+(?:also\s+)?attended\s+by"
    r"|(?i:{onlooker})(?:\s+(?:to|of|at|for)\s+(?:the|their|this)\s+(?:{occasion_of_talks}|{signed_text}|signing|ceremony))?\s+(?:were|are|included?|will\s+be|will\s+include)"
    r"|\A\W*(?i:{part_taken})(?:\s+(?:there|too|as\s+well|(?:from|for)\s+[^,;:“”\"]{2,40}?))?\s+(?:were|was|are|is|will\s+be)"
    r"|\A\W*(?i:{sitting_with})\s+(?:them|the\s+{occasion_of_talks})\s+(?:were|was|are|is|will\s+be))\s+" + _ARTICLE
)
_AMONG = Construction(
    r"\s+(?:will|would|is|are|was|were)\s+(?:be\s+)?among\s+(?:the\s+)?(?:those\s+(?:{part_taken}|expected)|"
    r"participants|attendees|delegates)\b|,?\s+(?:was|were)\s+(?:also\s+)?present\s+(?:at|for)\s+the\s+(?:opening|{occasion_of_talks})\b"
    r"|,?\s+(?:who\s+)?(?:(?:was|were|will\s+be)\s+in\s+the\s+chair\b|(?:presided|looked\s+on)\b(?!\s+over\s+(?!the\s+{occasion_of_talks}))"
    r"|(?:{chaired}|hosted)\s+(?:them|the\s+{occasion_of_talks})\b)"
)
# behind the names of those who did, where the meeting is told in a sentence before
_TOOK_PART = Construction(
    r",?\s+(?:also\s+)?{attended}\s+(?:their|the|these|those|both)\s+"
    r"{occasion_of_talks}\b(?=\s*[.,;]|\s+(?:as|too)\b)"
    r"|,?\s+(?:also\s+(?:took\s+part|attended|sat\s+in|participated)|sat\s+in|attended\s+(?:too|as\s+well))(?=\s*[.,;]|\s+(?:as|for)\b)"
)
_JOINED_THEM = re.compile(
    r",?\s+(?:who\s+)?(?:(?:has|had|also|then|later)\s+){0,2}"
    r"(?:joined|joins|sat\s+in\s+with|sat\s+down\s+with|(?P<planned>(?:will|is\s+to|are\s+to)\s+(?:(?:also|then|later)\s+)?join))\s+"
    r"(?:them\b|the\s+(?:pair|two|three|four)\b)(?!\s+(?:in\s+\w+ing|parties|organi[sz]ations|blocs)\b)"
)
_BESIDES = re.compile(r"\W*(?:Besides|Apart\s+from|In\s+addition\s+to|Along\s+with|As\s+well\s+as)\s+" + _ARTICLE)
# behind where one goes to
_WITH_HIM = re.compile(
    r"(?:\s+(?:on|in|late|early|earlier)\b)*\s*,?\s*(?:(?:together|along|jointly|in\s+tandem)\s+with|with|alongside)\s+(?:the\s+|his\s+|her\s+|its\s+|fellow\s+)?"
)
_FELLOWS = Construction(r"\s+(?:[a-z]+\s+){0,2}{counterpart}\b")
_PRONOUNS = ("it ", "they ")  # of what the sentence before tells
_ALONGSIDE = 60  # characters of days between a journey and who went too
_TITLED = 40  # characters of words before a name
_NEAR = 4  # sentences between a meeting and the list of those present
_ACTS = frozenset(
    {"event", "event_plural", "body", "meet", "with", "with_object", "host", "passive", "convene", "discuss", "sign"}
)


def in_company(draft: Draft, heads: frozenset[str]) -> None:
    """Add those by whom the participants are accompanied or joined in the sentence that tells of the meeting."""
    text, trigger = draft.clause.text, draft.trigger
    if draft.frame in JOURNEYS and draft.hosts:
        draft.add(_fellow_travellers(draft, heads))
    if draft.frame not in _ACTS or not draft.parties:
        return
    if (those := _INCLUDING.match(text, max(draft.end, trigger.end))) is not None:
        named = phrase_from(draft.clause, those.end(), heads, _TITLED)
        if (
            named is not None
            and (fit := _fit(named.actors))
            and {p for a in fit for p in a.parties} <= set(draft.parties)
        ):
            draft.widen(named.start, named.end)
            draft.add(fit)
    for match in draft.clause.words[_BY].finditer(text):
        beside = any(
            m.end == match.start()
            and (set(m.people) & set(draft.people) or (m.type == "office" and m.start == draft.start))
            for m in draft.clause.mentions
        )
        last = max(draft.end, trigger.end)
        if beside or (last <= match.start() and _TAIL.fullmatch(text, last, match.start())):
            draft.add(_officials(draft.clause, match.end(), heads))
    if (fronted := draft.clause.words[_TOGETHER_WITH].match(text)) is not None and trigger.start > fronted.end():
        beside_him = _officials(draft.clause, fronted.end(), heads)
        if beside_him and _ASIDE_CLOSES.match(text, beside_him[-1].end) and beside_him[-1].end < draft.start:
            draft.add(beside_him)
            if (further := _AND_BY.search(text, beside_him[-1].end, draft.start)) is not None:
                draft.add(_officials(draft.clause, further.end(), heads) or _sent(draft.clause, further.end(), heads))
    draft.add(_those_there(draft, heads))
    mediated = draft.clause.words[_MEDIATED].search(text, last := max(draft.end, trigger.end))
    if mediated is not None and _TAIL.fullmatch(text, last, mediated.start()):
        whose = [m for m in draft.clause.mentions if mediated.start("whose") <= m.start < mediated.end("whose")]
        draft.add(tuple(m for m in whose if m.type in ("demonym", "party", "office")))
    if (under := draft.clause.words[_UNDER_WHOM].search(text, last)) and _TAIL.fullmatch(text, last, under.start()):
        whom = phrase_from(draft.clause, under.end(), heads, _TITLED)
        draft.add(tuple(a for a in whom.actors if a.parties) if whom is not None else ())
    if (fronted := draft.clause.words[_UNDER_MEDIATION].match(text)) is not None and fronted.end() <= max(
        draft.start, draft.verb_from
    ):
        group = "of" if fronted["of"] else "whose"
        inside = [m for m in draft.clause.mentions if fronted.start(group) <= m.start and m.end <= fronted.end(group)]
        draft.add(tuple(m for m in inside if m.type in ("demonym", "party", "office", "person")))
    for match in _TO_BE_JOINED.finditer(text, 0, trigger.start):
        found = phrase_from(draft.clause, match.end(), heads, _TITLED)
        if found is not None and _FOR_TALKS.fullmatch(text, found.end, trigger.start):
            draft.add(tuple(a for a in found.actors if a.parties))


def _those_there(draft: Draft, heads: frozenset[str]) -> tuple[Actor, ...]:
    """Who else was in the room, behind the words of the meeting."""
    text, last = draft.clause.text, max(draft.end, draft.trigger.end)
    there = (
        draft.clause.words[_WITH_THEM_THERE].search(text, draft.trigger.end)
        if " with " in text[draft.trigger.end :]
        else None
    )
    inside = [
        m for m in draft.clause.mentions
        if there and there.start("those") <= m.start and m.end <= there.end("those") and m.parties
    ]  # fmt: skip
    out = tuple(m for m in inside if is_official(m, draft.clause, heads) and m.standing not in SILENT_STANDINGS)
    as_well = _AS_DOES.search(text, last) if ", as " in text[last:] else None
    if as_well is not None and _TAIL.fullmatch(text, last, as_well.start()):
        out += _officials(draft.clause, as_well.end(), heads)
    return out


def _sent(clause: Clause, at: int, heads: frozenset[str]) -> tuple[Actor, ...]:
    """'By envoys of A and B': those who send them."""
    found = phrase_from(clause, at, heads, _TITLED)
    sent = found is not None and is_official(found.actors[0], clause, heads)
    return tuple(a for a in found.actors if a.parties) if found is not None and sent else ()


def _fellow_travellers(draft: Draft, heads: frozenset[str]) -> tuple[Actor, ...]:
    """'A flew to Lima on Monday with the leaders of B and C', 'with his B counterpart': those who go with A."""
    last = max(draft.end, draft.trigger.end)
    link = _WITH_HIM.match(draft.clause.undated(last, last + _ALONGSIDE))
    if link is None:
        return ()
    found = phrase_from(draft.clause, last + link.end(), heads, _TITLED)
    actors = found.actors if found is not None else ()
    fellows = found is not None and draft.clause.words[_FELLOWS].match(draft.clause.text, found.end) is not None
    heads_of = bool(actors) and actors[0].type == "office" and all(a.type == "party" for a in actors[1:])
    fit = tuple(a for a in actors if a.parties) if fellows or heads_of else _fit(actors)
    hosts = {code for a in fit for code in a.parties} & set(draft.hosts)
    if found is None or not fit or (hosts and not all(a.people and set(a.parties) <= hosts for a in fit)):
        return ()  # but 'spent two days in Lima with Premier B': with his host
    draft.widen(found.start, found.end)
    return fit


def take_in_those_present(groups: list[Folded], clauses: list[Clause], heads: frozenset[str]) -> None:
    """Add whom a later sentence tells to have joined, or lists as present, to the meeting told right before."""
    told_at = {m.draft.clause.index for g in groups for m in g.members}
    for clause in clauses:
        if told_at.isdisjoint(range(clause.index - _NEAR, clause.index + 1)):
            continue
        words = clause.words
        joined, listed = words[_THEY_WERE_JOINED].match(clause.text), words[_LISTED].search(clause.text)
        among = (
            words[_AMONG].search(clause.text)
            or _JOINED_THEM.search(clause.text)
            or words[_TOOK_PART].search(clause.text)
        )
        match = joined or listed or among or _TO_BE_JOINED.search(clause.text)
        group = _told_before(clause, _joinable(groups, clause, match)) if clause.kind == "body" and match else None
        if match is None or group is None:
            continue
        they: tuple[Actor, ...] = ()
        if match.re is _TO_BE_JOINED:
            they = phrase_until(clause, match.start(), heads).actors
            if not _are_they(they, group):
                continue
        if among is match:
            actors = _fit(phrase_until(clause, among.start(), heads).actors) if _ends_at(clause, among.start()) else ()
        else:
            actors = _officials(clause, match.end(), heads)
        besides = _BESIDES.match(clause.text) if listed and actors else None
        for actor in (
            *(they if actors else ()),
            *actors,
            *(_officials(clause, besides.end(), heads) if besides else ()),
        ):
            group.take_in(actor)
        if actors:
            start, end = min(match.start(), actors[0].start), max(match.end(), actors[-1].end)
            group.extra_spans.append((clause.offset + start, clause.offset + end))


def _joinable(groups: list[Folded], clause: Clause, told: re.Match[str]) -> list[Folded]:
    """The meetings that words of joining or attending can mean: a plan one that is due, 'they' the one just told."""
    if told.re is clause.words[_TOOK_PART]:
        groups = [g for g in groups if _is_of_before(g, clause)]
    if told.groupdict().get("planned"):
        groups = [g for g in groups if g.status == "scheduled"]
    if told.re is clause.words[_LISTED] and told[0].lower().startswith(_PRONOUNS):
        groups = [g for g in groups if any(m.draft.clause.index == clause.index - 1 for m in g.members)]
    return groups


def _are_they(actors: tuple[Actor, ...], group: Folded) -> bool:
    """Whether two at least of those who met are told of in a sentence: 'A and B will be joined by C'."""
    parties = {code for actor in actors for code in actor.parties}
    return len(parties) > 1 and parties <= set(group.parties) and len(actors) > 1


def _told_before(clause: Clause, groups: list[Folded]) -> Folded | None:
    """The meeting told last before a sentence, and near it."""
    return told_before(
        groups,
        clause,
        _NEAR,
        lambda g, m: m.draft.frame in _ACTS and g.format not in REMOTE and m.draft.clause.kind == "body",
    )


def _is_of_before(group: Folded, clause: Clause) -> bool:
    """Whether a sentence before tells of a meeting: 'took part in their talks' alone tells of none."""
    return any(m.draft.clause.index < clause.index for m in group.members)


def _officials(clause: Clause, at: int, heads: frozenset[str]) -> tuple[Actor, ...]:
    """The officials of known parties of the noun phrase at a character; () where others are among them."""
    found = phrase_from(clause, at, heads, _TITLED)
    if found is not None and clause.words[_FELLOWS].match(clause.text, found.actors[-1].end):
        return tuple(a for a in found.actors if a.parties)  # 'by his Fijian counterpart'
    return _fit(found.actors) if found is not None else ()


def _fit(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors if all are officials of known parties."""
    named = [a for a in actors if a.parties and (a.people or a.type == "office")]
    fit = len(named) == len(actors) and not any(a.standing in SILENT_STANDINGS for a in named)
    return tuple(named) if fit else ()


def _ends_at(clause: Clause, at: int) -> bool:
    return any(m.end == at for m in clause.mentions)
