"""What the gates found, as pages in Markdown for Prefect: one page for each gate."""

import polars as pl

from tasks.markdown import code, plain, table

MOST_ROWS = 50
LONGEST_EXAMPLE = 160


def documents_page(quarantine: pl.DataFrame, results: pl.DataFrame, admitted: int) -> str:
    """Return gate 1's verdict: how many documents may be read, and each that may not, with the reason."""
    judged = _count(admitted + quarantine.height, "document")
    if quarantine.is_empty():
        head = f"# Gate 1 lets {judged} pass" if admitted else "# Gate 1 had no new document to judge"
        return "\n".join([head, "", _judged(results)] if results.height else [head])
    reasons = quarantine.group_by("reason").len().sort("len", "reason", descending=[True, False])
    shown = quarantine.sort("document", "source", nulls_last=True).head(MOST_ROWS)
    more = quarantine.height - shown.height
    return "\n".join(
        [
            f"# Gate 1 sets {quarantine.height:,} of {judged} aside",
            "",
            f"{_count(admitted, 'document')} may be read. {_judged(results)}",
            "",
            "## Why",
            "",
            *table(["documents", "reason"], [(f"{n:,}", plain(_words(reason))) for reason, n in reasons.iter_rows()]),
            "## Which",
            "",
            *table(
                ["document", "reason", "found"],
                [
                    (plain(_cut(row["document"] or row["source"])), plain(_words(row["reason"])), _found(row["detail"]))
                    for row in shown.to_dicts()
                ],
            ),
            *([f"{more:,} more stand in the table `quarantine`."] * bool(more)),
        ]
    )


def generation_page(results: pl.DataFrame, passed: bool, number: int, links: list[str]) -> str:
    """Return gate 2's verdict: what failed and why that matters, what it warns of, and what was judged.

    `links` are lines of Markdown that lead to the same results elsewhere.
    """
    failed = results.filter(~pl.col("success"))
    critical = failed.filter(pl.col("severity") == "critical")
    milder = failed.filter(pl.col("severity") != "critical")
    verdict = f"Gate 2 lets generation {number} pass" if passed else f"Gate 2 refuses generation {number}"
    by_table = (
        results.group_by("suite", maintain_order=True)
        .agg(pl.len(), failed=(~pl.col("success")).sum())
        .sort("failed", descending=True, maintain_order=True)
    )
    return "\n".join(
        [
            f"# {verdict}",
            "",
            f"{_judged(results)}"
            + ("" if passed else " What was current before stays, and the refused generation is kept to look into."),
            "",
            *links,
            "",
            *_findings("What refuses it", critical),
            *_findings("Warnings", milder),
            "## What was judged",
            "",
            *table(
                ["table", "expectations", "not met"],
                [(code(suite), f"{n:,}", f"{bad:,}") for suite, n, bad in by_table.iter_rows()],
            ),
        ]
    )


def _judged(results: pl.DataFrame) -> str:
    failed = results.filter(~pl.col("success"))
    critical = failed.filter(pl.col("severity") == "critical").height
    kinds = [f"{critical:,} failed"] * bool(critical)
    kinds += [_count(failed.height - critical, "warning")] * bool(failed.height - critical)
    outcome = ", ".join(kinds) or "all met"
    return f"{_count(results.height, 'expectation')} over {_count(results['suite'].n_unique(), 'table')}: {outcome}."


def _findings(title: str, results: pl.DataFrame) -> list[str]:
    """A section of expectations that were not met; no line if all were."""
    rows = [
        (
            code(row["suite"]),
            plain(row["reason"]),
            "" if row["unexpected_count"] is None else f"{row['unexpected_count']:,}",
            plain(_cut(row["observed"])),
        )
        for row in results.head(MOST_ROWS).to_dicts()
    ]
    lines = table(["table", "what it means", "rows", "for example"], rows)
    return [f"## {title}", "", *lines] if lines else []


def _found(detail: str | None) -> str:
    return plain(_cut(detail))


def _words(reason: str) -> str:
    return reason.replace("_", " ")


def _cut(text: str | None) -> str:
    words = text or ""
    return words if len(words) <= LONGEST_EXAMPLE else words[:LONGEST_EXAMPLE].rstrip() + " …"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
