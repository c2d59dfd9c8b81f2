"""Data Docs made fit to publish: a site that asks no other host for anything, with an index that needs no scripts."""

import re
from datetime import UTC, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import polars as pl

# Great Expectations' pages fetch styles, scripts and a logo that carries an id from seven hosts. Their own style sheet
# stays in the page; this one stands in for the frameworks that are no longer fetched.
STYLE = """<style>
body { font-family: system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 0 1rem 3rem; line-height: 1.4; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
td, th { border: 1px solid #ccc; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.modal, .carousel, #ge-cta-footer, .cooltip .top, button, .dropdown-menu { display: none; }
.sticky, .navbar, footer { position: static !important; }
.fa-check-circle::before { content: "\\2713"; }
.fa-times::before { content: "\\2717"; }
.text-success { color: #186a3b; }
.text-danger { color: #a61b1b; }
.badge { border: 1px solid #999; padding: 0 .3rem; }
</style>"""

HEAD = ("", "table", "expectation", "severity", "a failure means", "seen")

ELSEWHERE = re.compile(
    r"""<script\b[^>]*\bsrc=["'](?:https?:)?//[^>]*>\s*</script>"""
    r"""|<(?:link|img)\b[^>]*\b(?:href|src)=["'](?:https?:)?//[^>]*>""",
    re.IGNORECASE,
)
# Pages of suites, whose expectations stand in their results, and a picture of Great Expectations.
NOT_OURS = re.compile(
    r"""<a\b[^>]*\bhref=["'][^"']*expectations/[^>]*>.*?</a>|<link\b[^>]*\bhref=["'][^"']*favicon\.ico[^>]*>""",
    re.DOTALL,
)
HOME = re.compile(r"(?:\.\./)+index\.html")
INVITATION = re.compile(r"""<a\b[^>]*href=["']https?://(?:www\.)?greatexpectations\.io[^>]*>.*?</a>""", re.DOTALL)


def write_page(site: Path, suite: str, outcome: Any) -> None:  # noqa: ANN401
    """Write what Great Expectations shows of a suite's results, less all that it would fetch from elsewhere."""
    from great_expectations.render.renderer.page_renderer import ValidationResultsPageRenderer  # noqa: PLC0415

    outcome.meta["run_id"] = {"run_name": "gate 2", "run_time": datetime.now(UTC).isoformat()}
    html = _view().render(ValidationResultsPageRenderer().render(outcome), show_how_to_buttons=False)
    for gone in (ELSEWHERE, INVITATION, NOT_OURS):
        html = gone.sub("", html)
    page = site / "validations" / f"{suite}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(HOME.sub("../index.html", html).replace("</head>", f"{STYLE}</head>", 1), encoding="utf-8")


@cache
def _view() -> Any:  # noqa: ANN401
    """Great Expectations' page, whose templates take longer to compile than all pages to fill."""
    from great_expectations.render.view.view import DefaultJinjaPageView  # noqa: PLC0415

    return DefaultJinjaPageView()


def write_index(site: Path, results: pl.DataFrame) -> None:
    """Write a page with one row per expectation, those that failed first."""
    failed = results.filter(~pl.col("success"))
    critical = failed.filter(pl.col("severity") == "critical").height
    verdict = f"{results.height} expectations, {failed.height} failed, {critical} of them critical"
    rows = [_row(row) for row in results.sort("success", maintain_order=True).to_dicts()]
    lines = [
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Gate 2</title>{STYLE}</head><body>',
        f"<h1>Gate 2: {'passed' if critical == 0 else 'failed'}</h1>",
        f"<p>{verdict}.</p>",
        f"<table><tr>{''.join(f'<th>{name}</th>' for name in HEAD)}</tr>",
        *rows,
        "</table></body></html>\n",
    ]
    (site / "index.html").write_text("\n".join(lines), encoding="utf-8")


def _row(result: dict[str, object]) -> str:
    mark = '<span class="text-success">✓</span>' if result["success"] else '<span class="text-danger">✗</span>'
    suite = escape(str(result["suite"]))
    cells = [escape(str(result[name] or "")) for name in ("expectation", "severity", "reason", "observed")]
    cells = [mark, f'<a href="validations/{suite}.html">{suite}</a>', *cells]
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
