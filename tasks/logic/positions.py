"""Positions: who stands where on which issue, in whose words.

A stance cue ('demanded', 'ready to', 'must', 'refusal of') is read where its holder can be named: the grammatical
subject of the clause, or the source of the attribution whose content the cue stands in. Analysts, journalists and
former officials hold none here, and what a text foresees or praises is none (GUIDELINES.md).
"""

from __future__ import annotations

import bisect
import re
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from tasks.logic.cues import Hit, Word, words
from tasks.logic.holders import Clause, Holder, Said, holder_of, said_by
from tasks.logic.identity import position_id
from tasks.logic.issues import IssueCoder, issue_coder
from tasks.logic.lexicon import Reference
from tasks.logic.stances import Cue, Stance, StanceCoder

EVIDENCE = pl.List(pl.Struct({"char_start": pl.Int32, "char_end": pl.Int32, "text": pl.Utf8}))
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "position_id": pl.Utf8,
    "document_id": pl.Utf8,
    "document": pl.Utf8,
    "holder": pl.Utf8,
    "party": pl.Utf8,
    "towards": pl.Utf8,
    "issue": pl.Utf8,
    "issue_label": pl.Utf8,
    "stance": pl.Utf8,
    "act": pl.Utf8,
    "stated_on": pl.Utf8,
    "quote": pl.Utf8,
    "evidence": EVIDENCE,
    "rule": pl.Utf8,
    "origins": pl.Utf8,
    "confidence": pl.Float64,
}
_STOP = re.compile(
    r";|\s+in\s+(?:an?\s+)?(?:attempt|effort|bid|move|order)\s+to\b|\s+so that\b|\s+aimed at\b|"
    r"\s[-–—]{1,2}\s|,?\s+but\s+|[”\"],?\s+(?:he|she|they)\s+(?:said|added|told)\b|"
    r",\s+(?:while|whereas|although|though|which|who|where|as|after|before|because|despite|amid|given|since|"
    r"(?:and\s+)?(?:said|saying|adding|added|arguing|noting|stressing|warning|citing|referring|telling|told|according))\b"
)
_OBLIGED = re.compile(r"\b(?:must|should|ought to|has to|have to|need to|needs to)\s+(?:\w+\s+)?\Z")
_RELATIVE = re.compile(r"\b(?:which|that|who)\s+\Z")
_WE = re.compile(r"\b(?:[Ww]e|I)(?:['’](?:ll|d))?(?:\s+\w+){0,2}\s*\Z|\b(?:[Oo]ur|[Mm]y)\s+(?:\w+\s+){1,3}\Z")
_TRAILING = re.compile(r"[\s,;:]*(?:\[\d*\]?)?\Z")
_DUE = re.compile(
    r"\b(?:expected|due|set|scheduled|planning|plans|planned|wants?|wanted|going|continued?|continues|is|are|was|were)"
    r"\s+to\s+\Z"
)
_BE = {"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "got"}
_NOUNISH = {
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "any", "no", "of", "for", "with",
    "in", "by", "from", "some", "such", "new", "other", "own", "more", "full", "strong", "international", "'s", "on",
}  # fmt: skip
_PAUSE = re.compile(r"[,;:.!?”\"]|\s[-–—]{1,2}\s|\s(?:if|because|when|while|after|before|unless|which|who)\s")
_LABEL_WORDS = 8
_MATTER = {"on", "about", "over", "regarding", "concerning"}
_LEADING = {
    "that",
    "to",
    "the",
    "a",
    "an",
    "all",
    "both",
    "its",
    "their",
    "his",
    "her",
    "our",
    "and",
    "or",
    "be",
    "not",
    "what",
    "how",
    "whether",
}


class Found(NamedTuple):
    """One position in one sentence, before restatements are folded."""

    holder: Holder
    stance: Stance
    act: str
    start: int
    end: int
    quote: str | None
    rule: str
    label: str | None
    answered: str | None = None  # the party whose demand or proposal the stance answers
    sign: str = "+"


@lru_cache(maxsize=4)
def _coders(reference: Reference) -> tuple[IssueCoder, StanceCoder]:
    issues = issue_coder(reference)
    return issues, StanceCoder(reference, issues)


def positions(
    documents: pl.DataFrame,
    sentences: pl.DataFrame,
    mentions: pl.DataFrame,
    attributions: pl.DataFrame,
    reference: Reference,
) -> pl.DataFrame:
    """One row per document, holder, issue and stance, with the passages that say it.

    Columns as in `SCHEMA`; `evidence` offsets are characters of the document's text; `stated_on` is an EDTF date;
    `confidence` is the share of such readings that were right on the gold, by kind of cue.
    """
    _, coder = _coders(reference)
    names = dict(reference.table("parties").select("code", "name").iter_rows())
    texts = {r["document_id"]: r for r in documents.iter_rows(named=True)}
    by_document = {k[0]: v for k, v in mentions.partition_by("document_id", as_dict=True).items()}
    said = {k[0]: v for k, v in attributions.partition_by("document_id", as_dict=True).items()}
    rows: list[dict[str, object]] = []
    for (document_id,), group in sentences.partition_by("document_id", as_dict=True, maintain_order=True).items():
        if document_id not in by_document:
            continue
        document = texts[document_id]
        clause_mentions = list(by_document[document_id].iter_rows(named=True))
        contents = (
            said_by(list(said[document_id].iter_rows(named=True)), clause_mentions) if document_id in said else []
        )
        found: list[Found] = []
        starts = [m["char_start"] for m in clause_mentions]
        topic: Stance | None = None
        for row in group.iter_rows(named=True):
            if row["kind"] not in ("title", "body", "caption", "list"):
                continue
            low, high = bisect.bisect_left(starts, row["char_start"]), bisect.bisect_left(starts, row["char_end"])
            clause = Clause(row["char_start"], row["text"], words(row["text"]), clause_mentions[low:high])
            inside = [s for s in contents if s.start < row["char_end"] and row["char_start"] < s.end]
            if not clause.mentions and not inside:
                continue
            read = read_sentence(clause, inside, coder, document["text"], topic)
            found.extend(read)
            if read:
                topic = read[-1].stance
        rows.extend(_folded(document, _answers(found), names))
    return pl.DataFrame(rows, schema=SCHEMA).sort("document_id", "position_id")


def read_sentence(
    clause: Clause, contents: list[Said], coder: StanceCoder, text: str, topic: Stance | None
) -> list[Found]:
    """Positions of one sentence; `contents` are the attributed contents that reach into it."""
    found: list[Found] = []
    taken: list[tuple[str, int, int]] = []
    sentence = clause.words
    done_to = -1
    for hit in coder.cues(sentence):
        if hit.first < done_to:
            continue
        rule = _usable(hit, sentence, clause, coder)
        if rule is None or coder.is_void(sentence, hit.last):
            continue
        if _on_matter(hit, sentence):
            continue
        if hit.value.infinitive and not any(w.low == "to" for w in sentence[hit.last : hit.last + 9]):
            continue
        content = next((s for s in contents if s.covers(clause.offset + hit.start)), None)
        own = next((s for s in contents if s.is_cue(clause.offset + hit.start, clause.offset + hit.end)), None)
        holder = own.holder if own is not None else holder_of(clause, hit, content)
        if own is not None and hit.value.kind == "verb" and holder is None:
            holder = holder_of(clause, hit, None)
        if holder is None or not holder.may_hold:
            continue
        if content is not None and content.holder is not None and not content.holder.may_hold:
            continue
        grammatical = own is not None or not hit.value.kind.startswith(("noun", "modal"))
        if grammatical and clause.hypothetical(hit.start):
            continue
        if hit.value.kind.startswith("modal") and not _modal_speaks(hit, holder, content, clause, coder):
            continue
        done_to = hit.last
        inside = any(key == holder.key and start <= hit.start < end for key, start, end in taken)
        if inside and not _coordinated(clause, hit):
            continue
        first, last, start, end = _complement(clause, hit, content, own)
        sign, act = hit.value.sign, hit.value.act
        if hit.value.kind == "ready" and hit.value.form.endswith(" to") and not coder.is_open(sentence, hit.last):
            sign = "+"
        if coder.negated(sentence, hit.first) and "not" not in hit.value.form and "n't" not in hit.value.form:
            sign, act = {"+": ("-", "reject"), "-": ("o", act), "o": ("-", "reject")}[sign]
        stances = coder.stances(sentence, first, last, sign, clause.text)
        if not stances and hit.value.kind != "noun" and last - first >= 2:
            stances = _fallback(clause, hit, coder, sign, content, topic, own)
        stances = [s._replace(stance="support") if coder.threatens(act, s) else s for s in stances]
        label = None
        if not stances and hit.value.claims:
            side = "open" if sign == "o" else "support" if sign == "+" else "oppose"
            label = _label(clause.text[sentence[first].start : end] if first < len(sentence) else "")
            if label is None:
                continue
            stances = [Stance("other", side, start, end, 1)]
        end = _trimmed(clause.text, start, end)
        span = (clause.offset + start, clause.offset + end)
        answered = _answered(clause, start, end, holder, coder) if hit.value.sign != "o" else None
        quote = _quote(content, text)
        found.extend(Found(holder, s, act, *span, quote, rule, label, answered, sign) for s in stances)
        taken.append((holder.key, hit.start, end))
    return found


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a passage without the comma or the footnote mark behind it."""
    trailing = _TRAILING.search(text, start, end)
    return trailing.start() if trailing and trailing.start() > start else end


def _answered(clause: Clause, start: int, end: int, holder: Holder, coder: StanceCoder) -> str | None:
    """The party whose demand, call or proposal a stance answers ('rejected Russia's calls for ...'), if another's."""
    for hit in coder.cues(clause.words):
        if start <= hit.start < end and hit.value.kind == "noun" and hit.value.act in ("demand", "call", "propose"):
            other = holder_of(clause, hit, None)
            if other is not None and other.parties and not set(other.parties) & set(holder.parties):
                return other.parties[0]
    return None


def _answers(found: list[Found]) -> list[Found]:
    """Stances on another's demand, turned by what that other demands: rejecting a call for a ban favours the thing.

    Where the document tells the other's own stance on the issue, agreement takes it over, rejection its opposite.
    """
    stances = {
        (f.holder.parties[0], f.stance.issue): f.stance.stance for f in found if f.holder.parties and not f.answered
    }
    opposite = {"support": "oppose", "oppose": "support"}
    out: list[Found] = []
    for one in found:
        theirs = stances.get((one.answered or "", one.stance.issue))
        if theirs in opposite and one.sign in "+-":
            mine = theirs if one.sign == "+" else opposite[theirs]
            out.append(one._replace(stance=one.stance._replace(stance=mine)))
        else:
            out.append(one)
    return out


def _on_matter(hit: Hit[Cue], sentence: list[Word]) -> bool:
    """Whether a noun names a demand by its subject alone ('its demands on border trade'): for or against stays open."""
    following = sentence[hit.last].low if hit.last < len(sentence) else ""
    return hit.value.kind == "noun" and hit.value.act in ("demand", "call") and following in _MATTER


def _usable(hit: Hit[Cue], sentence: list[Word], clause: Clause, coder: StanceCoder) -> str | None:
    """The rule under which a cue counts here, or None: a noun is no verb, a passive has another subject."""
    cue = hit.value
    before = sentence[hit.first - 1].low if hit.first else ""
    if not cue.kind.startswith("modal") and _OBLIGED.search(clause.text[max(0, hit.start - 24) : hit.start]):
        return None
    if cue.kind == "ready" and before.startswith("get"):
        return None
    if cue.kind == "verb":
        if (
            before == "to"
            and not _DUE.search(clause.text[max(0, hit.start - 24) : hit.start])
            and not _headline_to(clause, hit)
        ):
            return None
        gerund_object = before == "in" and sentence[hit.first].low.endswith("ing")
        if before in _NOUNISH and before not in ("that", "who") and not gerund_object:
            return None
        head = sentence[hit.first].low
        named = any(m["char_end"] - clause.offset >= hit.start - 3 for m in clause.before(hit.start))
        homograph = head in coder.noun_heads and not head.endswith(("ed", "ing"))
        if homograph and not named and before not in coder.noun_allies and not before.endswith("ly"):
            return None
        if head.endswith(("ed", "en")) and before in _BE and not cue.form.startswith(("determined", "committed")):
            return None
        if (
            head.endswith("ing")
            and not gerund_object
            and before not in _BE
            and clause.text[max(0, hit.start - 2) : hit.start] != ", "
        ):
            return None
    return f"{cue.kind}:{cue.act}"


def _headline_to(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether 'X to demand ...' is a headline's future: a mention directly before 'to'."""
    at = clause.offset + hit.start - len("to ")
    return any(at - 2 <= m["char_end"] <= at for m in clause.mentions)


def _modal_speaks(hit: Hit[Cue], holder: Holder, content: Said | None, clause: Clause, coder: StanceCoder) -> bool:
    """A modal makes a position only in the mouth of its holder: 'must' of anyone, 'will' of the holder's own party."""
    if content is None or content.holder is None or content.holder.key != holder.key:
        return False
    if clause.text[hit.start : hit.start + 6] == "Should":
        return False
    if hit.value.kind == "modal_commit" and coder.is_arranging(clause.words, hit.last):
        return False
    if hit.value.kind == "modal":
        return True
    begin = max(0, content.start - clause.offset)
    spoken = clause.text[begin : hit.start]
    if _RELATIVE.search(spoken):
        return False
    if _WE.search(spoken):
        return True
    subject = clause.subject_before(hit.start)
    own = subject is not None and (
        bool(set(subject["parties"]) & set(holder.parties)) or holder.name in (subject["people"] or [])
    )
    if hit.value.kind == "modal_commit":
        return own
    return own or subject is None or hit.value.form not in ("will not", "won't", "would not", "wouldn't")


def _coordinated(clause: Clause, hit: Hit[Cue]) -> bool:
    before = clause.text[max(0, hit.start - 8) : hit.start]
    finite = clause.words[hit.first].low.endswith(("ed", "s"))
    return hit.value.kind == "verb" and finite and re.search(r"(?:\band|,)\s+(?:\w+ly\s+)?\Z", before) is not None


def _complement(clause: Clause, hit: Hit[Cue], content: Said | None, own: Said | None) -> tuple[int, int, int, int]:
    """Words (first, last) that carry the issue, and the characters of the passage, within the sentence."""
    text, sentence = clause.text, clause.words
    if own is not None and not (own.start - clause.offset >= hit.start):
        start, end = max(0, own.start - clause.offset), min(len(text), own.end - clause.offset)
        first = bisect.bisect_left([w.start for w in sentence], start)
        last = bisect.bisect_right([w.end for w in sentence], end)
        return first, last, start, max(end, hit.end)
    stop = _STOP.search(text, hit.end)
    end = stop.start() if stop else len(text)
    if content is not None:
        end = min(end, max(hit.end, content.end - clause.offset))
    if hit.value.kind == "reject_phrase" and end - hit.end < 25:
        begin = max(content.start - clause.offset, 0) if content else 0
        first = bisect.bisect_left([w.start for w in sentence], begin)
        return first, hit.first, begin, end
    last = bisect.bisect_right([w.end for w in sentence], end)
    subject = clause.subject_before(hit.start)
    start = subject["char_start"] - clause.offset if subject else hit.start
    if content is not None:
        start = max(start, content.start - clause.offset, 0)
    return hit.last, last, start, end


def _fallback(
    clause: Clause,
    hit: Hit[Cue],
    coder: StanceCoder,
    sign: str,
    content: Said | None,
    topic: Stance | None,
    own: Said | None,
) -> list[Stance]:
    """The issue named before the cue in its clause, or that of the sentence before where the cue points back."""
    begin = max(content.start - clause.offset, 0) if content else 0
    first = bisect.bisect_left([w.start for w in clause.words], begin)
    earlier = coder.stances(clause.words, first, hit.first, sign, clause.text)
    strong = [s for s in earlier if s.weight >= 3]
    if strong:
        return strong[-1:]
    if topic is not None and re.match(
        r"\s*(?:it|this|that|these|those|them|the (?:plan|proposal|deal|offer|move|idea))\b", clause.text[hit.end :]
    ):
        return [topic._replace(stance="open" if sign == "o" else "support" if sign == "+" else "oppose")]
    return []


def _label(passage: str) -> str | None:
    """A short label for an issue outside the list: the words that follow the cue, as they stand, up to a pause."""
    until = _PAUSE.split(passage.strip(" ,:“”\"'"), maxsplit=1)[0]
    found = until.split()[:_LABEL_WORDS]
    while found and found[0].lower() in _LEADING:
        found.pop(0)
    while found and found[-1].lower() in _LEADING | _NOUNISH:
        found.pop()
    content = [w for w in found if len(w) > 3 and w.lower() not in _NOUNISH]
    return " ".join(found).strip(" ,.:;“”\"'").lower() if len(content) >= 2 else None


def _quote(content: Said | None, text: str) -> str | None:
    if content is None or not content.quoted:
        return None
    return text[content.start : content.end].strip("\"“”'‘’«» ") or None


def _folded(document: dict[str, object], found: list[Found], names: dict[str, str]) -> list[dict[str, object]]:
    """Restatements in one document are one position with several passages (GUIDELINES.md)."""
    text = str(document["text"])
    latest = document.get("published_latest")
    same_day = latest is not None and document.get("published_earliest") == latest
    grouped: dict[tuple[str, str, str], list[Found]] = {}
    for one in found:
        grouped.setdefault((one.holder.key, one.stance.issue + (one.label or ""), one.stance.stance), []).append(one)
    rows: list[dict[str, object]] = []
    for (key, issue, stance), group in grouped.items():
        spans = sorted({(f.start, f.end) for f in group})
        lead = group[0]
        rows.append(
            {
                "position_id": position_id(str(document["document_id"]), key, issue, stance),
                "document_id": document["document_id"],
                "document": document["document"],
                "holder": names.get(lead.holder.name, lead.holder.name),
                "party": lead.holder.parties[0] if lead.holder.parties else None,
                "towards": None,
                "issue": lead.stance.issue,
                "issue_label": lead.label,
                "stance": stance,
                "act": lead.act,
                "stated_on": str(latest) if same_day else None,
                "quote": next((f.quote for f in group if f.quote), None),
                "evidence": [{"char_start": s, "char_end": e, "text": text[s:e]} for s, e in spans],
                "rule": lead.rule,
                "origins": '{"issue":"lexicon","stance":"lexicon","holder":"source"}',
                "confidence": round(min(0.9, 0.35 + 0.1 * min(3, lead.stance.weight) + 0.1 * (len(spans) > 1)), 2),
            }
        )
    return rows
