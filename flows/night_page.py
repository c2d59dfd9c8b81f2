"""The page that a night leaves in Prefect: what changed, how each source went, the gates, and where everything is."""

from flows.report import Report, count
from tasks.edition import addresses
from tasks.edition_links import fact_of_edition, page_of_edition
from tasks.markdown import code, plain
from tasks.news import News
from tasks.sources.source_run import SourceRun
from warehouse.settings import Settings

LONGEST_QUOTE = 180
MOST_STATUSES = 20
STANCES = {"support": "for", "oppose": "against", "open": "open on"}


def night_page(report: Report, news: News | None, settings: Settings) -> str:
    """Return the page in Markdown; `news` are those of a new generation, None if the night has made none."""
    lines = [f"# {plain(report.headline())}", ""]
    if report.outcome in ("failed", "stopped"):
        lines += [plain(report.sentence()), ""]
    if news:
        lines += _news(report, news, settings)
    lines += _documents(report)
    lines += _gates(report, settings)
    notes = report.all_notes()
    lines += [*(f"- {plain(note)}" for note in notes), ""] if notes else []
    return "\n".join([*lines, *_places(report, settings)])


def _news(report: Report, news: News, settings: Settings) -> list[str]:
    """What is new, the foremost of it told one by one with its id."""
    new_meetings, new_positions = (report.changes.get(f"{kind} new", 0) for kind in ("meeting", "position"))
    lines = [
        *_told(count(news.statuses.height, "meeting") + " with another status", [
            f"{_meeting(row, settings)} was {row['from']}, is now **{row['to']}**"
            for row in news.statuses.head(MOST_STATUSES).rename({"start_date": "date"}).to_dicts()
        ]),
        *_more(news.statuses.height - MOST_STATUSES, "in the table `changes`"),
        *_told(count(new_meetings, "new meeting"), [
            f"{_meeting(row, settings)} {row['status']}" for row in news.meetings.to_dicts()
        ]),
        *_more(new_meetings - news.meetings.height, "in the artifact `new-meetings`"),
        *_told(count(new_positions, "new position"), [_position(row, settings) for row in news.positions.to_dicts()]),
        *_more(new_positions - news.positions.height, "in the artifact `new-positions`"),
    ]  # fmt: skip
    others = [
        f"{count(number, kind)} {change}"
        for kind in ("meeting", "position")
        for change in ("changed", "gone")
        if (number := report.changes.get(f"{kind} {change}", 0))
    ]
    return [*lines, f"Besides: {', '.join(others)}; the table `changes` tells what.", ""] if others else lines


def _told(title: str, items: list[str]) -> list[str]:
    """A section of a list; no line if there is nothing in it."""
    return [f"## {title}", "", *(f"- {item}" for item in items), ""] if items else []


def _meeting(row: dict[str, str], settings: Settings) -> str:
    fact = fact_of_edition(settings, row["meeting_id"], addresses.meeting(row["meeting_id"]))
    return f"**{plain(row['date'] or 'without a day')}** {plain(row['title'])} {fact}:"


def _position(row: dict[str, str], settings: Settings) -> str:
    words = row["words"]
    short = words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rpartition(" ")[0] + " …"
    fact = fact_of_edition(
        settings, row["position_id"], addresses.position(row["party"], row["issue_id"], row["position_id"])
    )
    return f"**{plain(row['holder'])}** {STANCES[row['stance']]} {plain(row['issue'])} {fact}: “{plain(short)}”"


def _more(number: int, where: str) -> list[str]:
    return [f"and {number:,} more, {where}.", ""] if number > 0 else []


def _documents(report: Report) -> list[str]:
    """How many documents came and what became of them, and how each source went."""
    lines = ["## Documents", "", f"- {plain(report.documents())}"]
    lines += [
        f"- {number:,} set aside: {plain(reason.replace('_', ' '))}" for reason, number in report.quarantined.items()
    ]
    runs = [SourceRun.from_record(run) for run in report.source_runs]
    named = {run.name for run in runs}
    lines += [f"- read where it lies: {code(place)}" for place in report.sources if place not in named]
    lines += [f"- source **{plain(run.name)}**, {run.outcome}: {plain(run.error or run.sentence())}" for run in runs]
    return [*lines, ""]


def _gates(report: Report, settings: Settings) -> list[str]:
    """Gate 2's verdict with its reasons; the artifacts of the gates have all of it."""
    lines = ["## Gate 2", "", f"{plain(report.gate())}", ""]
    lines += [f"- **refused:** {plain(reason)}" for reason in report.reasons]
    lines += [f"- **refused, of what was read again:** {plain(reason)}" for reason in report.rereading_refused]
    lines += [f"- warning: {plain(warning)}" for warning in report.shown_warnings()]
    artifacts = "The artifacts `gate-1` and `gate-2` of this run tell all of it"
    quality = page_of_edition(settings, "the data-quality page", "quality.html")
    if report.outcome == "new generation":
        lines += ["", f"{artifacts}; {quality}"]
    elif report.outcome == "refused":
        lines += ["", f"{artifacts}; Great Expectations' own pages: {code(settings.rejected_docs / 'index.html')}"]
    return [*lines, ""]


def _places(report: Report, settings: Settings) -> list[str]:
    """Where the edition and the warehouse are."""
    generation = f", generation {report.generation}" if report.generation else ""
    lines = ["## Where it is", ""]
    if report.published:
        lines.append(f"- {page_of_edition(settings, 'the published edition', 'index.html')}")
    lines.append(f"- the warehouse{generation}: {code(report.warehouse)}")
    return [*lines, "- the whole story of one fact: `parley explain ID`", ""]
