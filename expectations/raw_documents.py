"""Gate 1: which raw documents may be read, and why the others may not."""

from datetime import datetime

import polars as pl

from expectations.rules import Rule, Suite, between
from expectations.thresholds import Thresholds

LANGUAGE = "en"  # the one language that the house reads

QUARANTINE: dict[str, pl.DataType | type[pl.DataType]] = {
    "document_id": pl.String,
    "document": pl.String,
    "source": pl.String,
    "reason": pl.String,
    "detail": pl.String,
    "expectation": pl.String,
    "sha256": pl.String,
    "quarantined_at": pl.Datetime("us", "UTC"),
}

# What ingest itself could not do (the column `problem`), with the words for it in a quarantine row.
PROBLEMS = {
    "unreadable": "the file could not be read",
    "broken_sidecar": "the sidecar beside the document is not what it should be",
    "too_large": "the file is larger than the limit",
    "binary": "the file holds binary data, not text",
    "undecodable": "the bytes are no text in the encoding that they claim",
    "unfetched": "the page could not be fetched",
    "forbidden": "the page may not be fetched",
    "unsupported": "what was fetched is no page of text",
    "login_page": "what was fetched asks for a password instead",
    "future_dated": "the page is dated in the future",
    "empty": "the page has no text",
}


def measures(raw: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    r"""One row per raw document, in the order given, with the figures that the rules look at.

    `row` is the position in `raw`; `n_characters` leaves out white space at both ends; `n_words_in_longest_line`
    counts runs of letters in the line that has most; `control_share` and `replacement_share` are shares of all
    characters (control characters but for \t \n \f \r; U+FFFD); `duplicate_of` names the document that has the
    same content at the same place, and so the same id.
    """
    return with_duplicates(looked_at(raw), held)


def looked_at(raw: pl.DataFrame, first_row: int = 0) -> pl.DataFrame:
    """What `measures` tells of each document for itself, the rows counted from `first_row`; texts are left out."""
    text = pl.col("text").fill_null("")
    n_characters = text.str.len_chars()
    lines = text.str.extract_all(r"[^\n]+")
    return raw.select(
        (pl.int_range(pl.len(), dtype=pl.Int64) + first_row).alias("row"),
        "document",
        "document_id",
        "source",
        "sha256",
        "problem",
        pl.col("problem_detail").fill_null("").alias("problem_detail"),
        "language",
        text.str.strip_chars().str.strip_chars("\ufeff\u200b").str.len_chars().cast(pl.Int64).alias("n_characters"),
        lines.list.eval(pl.element().str.count_matches(r"\p{L}+"))
        .list.max()
        .fill_null(0)
        .cast(pl.Int64)
        .alias("n_words_in_longest_line"),
        _share(text.str.count_matches(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]"), n_characters).alias(
            "control_share"
        ),
        _share(text.str.count_matches("\ufffd"), n_characters).alias("replacement_share"),
    )


def with_duplicates(rows: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """The rows that `looked_at` gives of all documents of a night, with `duplicate_of`."""
    same = held.join(rows, on="document_id", how="semi", maintain_order="left")
    return rows.join(_duplicates(rows, same), on="row", how="left").sort("row")


def _share(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return pl.when(whole > 0).then(part / whole).otherwise(0.0)


def _duplicates(rows: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """One row per document whose content is held under another name, or comes earlier in this night.

    Earlier means: by name, so that the order in which files are found decides nothing.
    """
    judged = rows.filter(pl.col("problem").is_null() & (pl.col("n_characters") > 0)).select(
        "row", "document", "document_id"
    )
    first_held = (
        held.sort("document").group_by("document_id", maintain_order=True).agg(pl.col("document").alias("held_as"))
    )
    known = judged.join(first_held, on="document_id", how="inner")
    elsewhere = known.filter(~pl.col("held_as").list.contains(pl.col("document"))).select(
        "row", pl.col("held_as").list.first().alias("duplicate_of")
    )
    new = judged.join(first_held, on="document_id", how="anti").sort("document", "row")
    again = (
        new.with_columns(
            pl.col("document").first().over("document_id").alias("duplicate_of"),
            pl.int_range(pl.len()).over("document_id").alias("place"),
        )
        .filter(pl.col("place") > 0)
        .select("row", "duplicate_of")
    )
    return pl.concat([elsewhere, again])


def suite(thresholds: Thresholds) -> Suite:
    """Return the rules over `measures`, the most specific reason first: a document gets the first that it breaks."""
    least_words = thresholds["min_words_in_a_line"]
    most_control = thresholds["max_control_share"]
    most_replaced = thresholds["max_replacement_share"]
    rules = [_no_problem(problem, words) for problem, words in PROBLEMS.items()]
    rules += [
        Rule(
            "ExpectColumnValuesToBeInSet",
            {"column": "problem", "value_set": sorted(PROBLEMS)},
            "warning",
            "unreadable",
            detail="ingest met a problem that it has no word for, '{problem}': {problem_detail}",
        ),
        between("n_characters", "empty", least=1, severity="warning", detail="nothing but white space"),
        between(
            "control_share",
            "binary",
            most=most_control.value,
            severity=most_control.severity,
            detail="{control_share:.1%} of the characters are control characters",
        ),
        between(
            "replacement_share",
            "undecodable",
            most=most_replaced.value,
            severity=most_replaced.severity,
            detail="{replacement_share:.1%} of the characters are U+FFFD: the encoding is not what it should be",
        ),
        between(
            "n_words_in_longest_line",
            "too_short",
            least=least_words.value,
            severity=least_words.severity,
            detail=f"no line has more than {{n_words_in_longest_line}} words; a sentence needs {least_words.value:.0f}",
        ),
        Rule(
            "ExpectColumnValuesToBeInSet",
            {"column": "language", "value_set": [LANGUAGE]},
            "warning",
            "not_english",
            detail="the body is in the language '{language}'",
        ),
        Rule(
            "ExpectColumnValuesToBeNull",
            {"column": "duplicate_of"},
            "warning",
            "duplicate",
            detail="same content as {duplicate_of}",
        ),
    ]
    return Suite("raw_documents", tuple(rules), key=("row", "document"))


def quarantine(rows: pl.DataFrame, first: pl.DataFrame, thresholds: Thresholds, judged_at: datetime) -> pl.DataFrame:
    """One row per document that broke a rule, with the first rule that it broke."""
    broken = rows.join(first, on="row", how="inner")
    rules = suite(thresholds).rules
    quarantined = [
        {
            "document_id": row["document_id"],
            "document": row["document"],
            "source": row["source"],
            "reason": rules[row["rule"]].reason,
            "detail": rules[row["rule"]].detail.format(**row).removesuffix(": "),
            "expectation": rules[row["rule"]].title,
            "sha256": row["sha256"],
            "quarantined_at": judged_at,
        }
        for row in broken.iter_rows(named=True)
    ]
    return pl.DataFrame(quarantined, schema=QUARANTINE).sort("document", "source", nulls_last=True)


def _no_problem(problem: str, words: str) -> Rule:
    arguments = {"column": "problem", "value_set": [problem]}
    return Rule("ExpectColumnValuesToNotBeInSet", arguments, "warning", problem, words + ": {problem_detail}")
