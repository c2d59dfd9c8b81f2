"""Positions: who stands where on which issue, in whose words.

A stance cue ('demanded', 'ready to', 'must', 'refusal of') is read where its holder can be named: the grammatical
subject of the clause, or the source of the attribution whose content the cue stands in. Analysts, journalists and
former officials hold none here, and what a text foresees or praises is none (GUIDELINES.md).
"""

from __future__ import annotations

import bisect
from collections import Counter
from functools import lru_cache
from itertools import pairwise

import polars as pl

from tasks.logic.cues import Word, words
from tasks.logic.domestic_bodies import domestic_bodies
from tasks.logic.free_speech import carried, going_on, viewed
from tasks.logic.identity import free_position_id
from tasks.logic.issue_names import without_names
from tasks.logic.issues import coded, issue_coder
from tasks.logic.learned import learned
from tasks.logic.lexicon import Reference
from tasks.logic.position_authors import authored
from tasks.logic.position_folding import restated
from tasks.logic.position_gaps import gapped
from tasks.logic.position_imperatives import imperatives, may_demand
from tasks.logic.position_likely import likely, sayings
from tasks.logic.position_reading import Found, read_sentence
from tasks.logic.quotation import whole_marks
from tasks.logic.quotes import reading_grammar
from tasks.logic.rows import rows_by_document
from tasks.logic.sayings import Said, owned, said_by
from tasks.logic.sentences import READ_KINDS
from tasks.logic.session_bodies import session_bodies
from tasks.logic.spans import Spans
from tasks.logic.stance_clause import Clause, Row
from tasks.logic.stances import Stance, StanceCoder, clear_issues

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
_ADJACENT = 4  # characters between a sentence and the one before it


@lru_cache(maxsize=4)
def stance_coder(reference: Reference) -> StanceCoder:
    """The stance vocabulary of a reference."""
    return StanceCoder(reference, issue_coder(reference))


def heard(
    group: list[Row], mentions: list[Row], attributions: list[Row], document: Row, reference: Reference
) -> tuple[list[Row], Spans[Said]]:
    """The mentions of a document as holders are looked for among them, and what is said in it, and by whom.

    `group` are its sentences.
    """
    grammar, kinds = reading_grammar(reference), reference.party_kinds
    mentions = domestic_bodies(group, mentions, kinds, grammar.groups)
    mentions = session_bodies(group, mentions, kinds, grammar.groups["session_body"])
    spoken = said_by(attributions, mentions, document["text"], grammar)
    told = [*spoken, *viewed(group, mentions), *authored(group, mentions, spoken)]
    return mentions, Spans([*told, *carried(group, Spans(told))])


def positions(
    documents: pl.DataFrame,
    sentences: pl.DataFrame,
    mentions: pl.DataFrame,
    attributions: pl.DataFrame,
    reference: Reference,
) -> pl.DataFrame:
    """One row per document, holder, issue, stance and matter, with the passages that say it.

    Columns as in `SCHEMA`; `evidence` offsets are characters of the document's text; `stated_on` is an EDTF date;
    `confidence` is left to `tasks.logic.confidence`.
    """
    coder, grammar, models = stance_coder(reference), reading_grammar(reference), learned(reference)
    names = reference.party_names
    texts = {r["document_id"]: r for r in documents.iter_rows(named=True)}
    by_document = rows_by_document(mentions)
    said = rows_by_document(attributions)
    rows: list[dict[str, object]] = []
    for document_id, group in rows_by_document(sentences).items():
        if document_id not in by_document:
            continue
        document = texts[document_id]
        clause_mentions, contents = heard(
            group, by_document[document_id], said.get(document_id, []), document, reference
        )
        found: list[Found] = []
        year = int(str(document.get("published_earliest") or 0)[:4])
        starts = [m["char_start"] for m in clause_mentions]
        topic: Stance | None = None
        latest: tuple[list[Found], int] = ([], 0)  # the positions of a sentence, and where it ends
        read_for = [row for row in group if row["kind"] in READ_KINDS]
        telling = [
            (row, *_unnamed(row, sentence, clause_mentions, starts, coder))
            for row in read_for
            for sentence in (words(row["text"]),)
            if coder.may_have_cue(sentence) or may_demand(row["text"], grammar.lists)
        ]
        owners: dict[str, Row] = {}
        matter = Counter(issue for _, _, issues in telling for issue in set(issues))
        before = {after["char_start"]: row for row, after in pairwise(group)}
        free: list[Said] = []
        for row, sentence, issues in telling:
            low, high = bisect.bisect_left(starts, row["char_start"]), bisect.bisect_left(starts, row["char_end"])
            clause = Clause(row["char_start"], row["text"], sentence, clause_mentions[low:high], grammar, owners, year)
            inside = owned(contents.touching(row["char_start"], row["char_end"]), owners, row["char_start"])
            if not inside and (last := before.get(row["char_start"])) is not None:
                earlier_said = contents.touching(last["char_start"], last["char_end"])
                free = going_on(row, last, earlier_said or [s for s in free if s.end == last["char_end"]])
                inside = free
            if not clause.mentions and not inside:
                topic = Stance(issues[-1], "support", 0, 0, 1) if issues else topic
                continue
            earlier = latest[0] if row["char_start"] - latest[1] <= _ADJACENT else []
            read = read_sentence(clause, inside, coder, document["text"], topic, matter, earlier)
            read = imperatives(clause, inside, coder, matter, read)
            found.extend([*read, *gapped(clause, read)])
            latest = read, row["char_end"]
            clause.learn_owners()
            if read:
                topic = read[-1].stance
            elif issues:
                topic = Stance(issues[-1], "support", 0, 0, 1)
        if models:
            unread = [row for row in read_for if not any(row["char_start"] <= f.start < row["char_end"] for f in found)]
            told = sayings(unread, contents, clause_mentions, coder)
            found.extend(likely(told, models, coder, matter, document["text"]))
        headlines = [(row["char_start"], row["char_end"]) for row in group if row["kind"] == "title"]
        groups = restated(_answers(found), document["text"], coder, grammar, headlines)
        rows.extend(_rows(document, groups, names))
    return pl.DataFrame(rows, schema=SCHEMA).sort("document_id", "position_id")


def _unnamed(
    row: Row, sentence: list[Word], mentions: list[Row], starts: list[int], coder: StanceCoder
) -> tuple[list[Word], list[str]]:
    """The words of a sentence, of which no name of a body or office names an issue, and the issues that they name."""
    low, high = bisect.bisect_left(starts, row["char_start"]), bisect.bisect_left(starts, row["char_end"])
    hits = coder.issues_named(sentence)
    unnamed = without_names(sentence, row["text"], row["char_start"], mentions[low:high], hits)
    return unnamed, clear_issues(hits if unnamed == sentence else coder.issues_named(unnamed))


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


def _rows(document: dict[str, object], groups: list[list[Found]], names: dict[str, str]) -> list[dict[str, object]]:
    """One row per position, whose first statement gives its holder, act and rule.

    Of several positions of a holder on one issue and side the first has the plain id, the others that with their words,
    and with a number where these are the same.
    """
    text = str(document["text"])
    latest = document.get("published_latest")
    same_day = latest is not None and document.get("published_earliest") == latest
    rows: list[dict[str, object]] = []
    taken: set[str] = set()
    for group in groups:
        lead = group[0]
        (issue, label), stance = coded(lead.stance.issue), lead.stance.stance
        label = lead.label or label
        key = (str(document["document_id"]), lead.holder.key, issue + (label or ""), stance)
        identity = free_position_id(taken, key, text[lead.start : lead.end])
        taken.add(identity)
        spans = sorted({whole_marks(text, *f.passage) for f in group})
        rows.append(
            {
                "position_id": identity,
                "document_id": document["document_id"],
                "document": document["document"],
                "holder": names.get(lead.holder.name, lead.holder.name),
                "party": lead.holder.parties[0] if lead.holder.parties else None,
                "towards": next((f.towards for f in group if f.towards), None),
                "issue": issue,
                "issue_label": label,
                "stance": stance,
                "act": lead.act,
                "stated_on": str(latest) if same_day else None,
                "quote": next((f.quote for f in group if f.quote), None),
                "evidence": [{"char_start": s, "char_end": e, "text": text[s:e]} for s, e in spans],
                "rule": lead.rule,
                "origins": '{"issue":"lexicon","stance":"lexicon","holder":"source"}',
            }
        )
    return rows
