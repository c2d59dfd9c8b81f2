"""Data Docs made fit to publish: a site that asks no other host for anything, with an index that needs no scripts."""

import re
import shutil
from html import escape
from pathlib import Path

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
INVITATION = re.compile(r"""<a\b[^>]*href=["']https?://(?:www\.)?greatexpectations\.io[^>]*>.*?</a>""", re.DOTALL)


def make_self_contained(site: Path, results: pl.DataFrame) -> None:
    """Take out of the site all that would be fetched from elsewhere, and give it an index of the gate's results."""
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        html = INVITATION.sub("", ELSEWHERE.sub("", html))
        page.write_text(html.replace("</head>", f"{STYLE}</head>", 1), encoding="utf-8")
    for folder in ("images", "fonts"):
        shutil.rmtree(site / "static" / folder, ignore_errors=True)
    (site / "index.html").write_text(_index(site, results), encoding="utf-8")


def _index(site: Path, results: pl.DataFrame) -> str:
    """A page with one row per expectation, those that failed first."""
    failed = results.filter(~pl.col("success"))
    critical = failed.filter(pl.col("severity") == "critical").height
    verdict = f"{results.height} expectations, {failed.height} failed, {critical} of them critical"
    pages = {
        suite: next(
            (page.relative_to(site).as_posix() for page in sorted(site.glob(f"validations/{suite}/**/*.html"))), ""
        )
        for suite in results["suite"].unique()
    }
    rows = [_row(row, pages[row["suite"]]) for row in results.sort("success", maintain_order=True).to_dicts()]
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Gate 2</title>{STYLE}</head><body>',
            f"<h1>Gate 2: {'passed' if critical == 0 else 'failed'}</h1>",
            f"<p>{verdict}.</p>",
            f"<table><tr>{''.join(f'<th>{name}</th>' for name in HEAD)}</tr>",
            *rows,
            "</table></body></html>\n",
        ]
    )


def _row(result: dict[str, object], page: str) -> str:
    mark = '<span class="text-success">✓</span>' if result["success"] else '<span class="text-danger">✗</span>'
    table = f'<a href="{escape(page)}">{escape(str(result["suite"]))}</a>' if page else escape(str(result["suite"]))
    cells = [escape(str(result[name] or "")) for name in ("expectation", "severity", "reason", "observed")]
    return f"<tr><td>{mark}</td><td>{table}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
