"""The `parley` command: parse, call one flow or query, print. Prefect and GX are imported by no more than needs them.

Exit codes: 0 done; 1 the night failed, or nothing was found; 2 the command or a source is wrong, and nothing was
changed; 3 another night is under way; 130 stopped by Ctrl-C (SIGINT), 143 by SIGTERM.
"""

import argparse
import datetime as dt
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from flows.sql_help import EPILOG
from warehouse.settings import Settings, load_settings

DONE, FAILED, USAGE, UNDER_WAY, INTERRUPTED = 0, 1, 2, 3, 130
# What is told in one sentence rather than as a traceback, with the exit code; by name, so as not to import it all.
TOLD = {
    "BrokenSettings": USAGE,
    "BrokenReference": USAGE,
    "ThresholdError": USAGE,
    "MissingSource": USAGE,
    "ReplayRefused": USAGE,
    "PublishRefused": USAGE,
    "BrokenQuery": USAGE,
    "SourceTrouble": FAILED,
    "UnknownFact": FAILED,
    "NoWarehouse": FAILED,
    "NightUnderWay": UNDER_WAY,
    "WarehouseError": FAILED,
    "ServerTrouble": FAILED,
    "GateError": FAILED,
    "NotFitToRead": FAILED,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit code."""
    options = _parser().parse_args(arguments)
    verbose: bool = options.verbose
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except KeyboardInterrupt as stop:
        from flows.stopping import SECONDS_TO_GO, WHOLE, end_within

        print(f"parley: {str(stop) or WHOLE}", file=sys.stderr)
        code = getattr(stop, "exit_code", INTERRUPTED)
        end_within(SECONDS_TO_GO, code)
        return code
    except BrokenPipeError:
        sys.stdout = None  # whoever read our output has gone: nothing is left to flush
        return DONE
    except Exception as error:
        if verbose:
            traceback.print_exc()
        code = next((TOLD[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in TOLD), None)
        told = str(error) if code is not None else f"unexpected {type(error).__name__}: {error}"
        hint = "" if code is not None or verbose else " (-v shows where)"
        from flows.screen import printable

        print(printable(f"parley: {told}{hint}"), file=sys.stderr)
        return FAILED if code is None else code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="parley", description="A nightly warehouse of who met whom and who stands where, read from the news."
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("-v", "--verbose", action="store_true", help="show tracebacks, and all that Prefect says")
    stored = argparse.ArgumentParser(add_help=False, parents=[common])
    stored.add_argument("--warehouse", metavar="PATH", help="the warehouse (default: var/parley.duckdb)")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(
        name: str, command: Callable[[argparse.Namespace], int], text: str, parent: argparse.ArgumentParser
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".", parents=[parent])
        sub.set_defaults(command=command)
        return sub

    run = add("run", _run, "one night now", stored)
    run.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a folder, a file, a web address, or a source of parley.toml (default: the configured ones, else the "
        "bundled corpus)",
    )
    run.add_argument(
        "--offline", action="store_true", help="fetch nothing: read web pages again from what is kept of them"
    )
    run.add_argument("--publish", metavar="DIR", help="where the edition stands (default: beside the warehouse)")
    run.add_argument(
        "--reread",
        metavar="N",
        help="documents to read again after what is new, because words or rules have changed since: a number, or all "
        "(default: reread_documents of parley.toml)",
    )

    text = "old documents replayed as of their own dates, one night for each day, week or month that has some"
    backfill = add("backfill", _backfill, text, stored)
    backfill.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a folder, a file, or a source of parley.toml, of whose web pages what is kept is read (default: the "
        "configured ones, else the bundled corpus)",
    )
    backfill.add_argument(
        "--from", type=_day, required=True, metavar="DATE", dest="first_day", help="first day of publication"
    )
    backfill.add_argument(
        "--to", type=_day, required=True, metavar="DATE", dest="last_day", help="last day of publication"
    )
    backfill.add_argument(
        "--step", choices=["day", "week", "month"], default="day", help="what one night stands for (default: day)"
    )
    backfill.add_argument(
        "--publish", metavar="DIR", help="where the published tables stand (default: beside the warehouse)"
    )

    read = add("read", _read, "what is read in documents, with no warehouse", common)
    read.add_argument("files", nargs="+", metavar="FILE", help="a document, or a folder of them")
    read.add_argument("--published", type=_day, metavar="DATE", help="when they were published, as 2022-01-11")
    read.add_argument("--json", action="store_true", help="one JSON object a line for each document")

    sql = add("sql", _sql, "a read-only query; without one a prompt", stored)
    sql.formatter_class, sql.epilog = argparse.RawDescriptionHelpFormatter, EPILOG
    sql.add_argument("query", nargs="?", metavar="QUERY", help="SQL, as below")
    sql.add_argument(
        "--format",
        choices=["table", "lines", "csv", "json"],
        default="table",
        help="how rows are printed; a table with too many columns for the screen is printed as lines",
    )

    sql.add_argument(
        "--seconds", type=int, metavar="N", dest="query_seconds", help="how long a query may take (default: 60)"
    )

    explain = add("explain", _explain, "a meeting or position with the passages that say it", stored)
    explain.add_argument("fact", metavar="FACT_ID", help="a meeting_id or position_id, or the beginning of one")

    publish = add("publish", _publish, "publish the current generation anew, as pages, charts, feeds and data", stored)
    publish.add_argument("--publish", metavar="DIR", help="where the edition stands (default: beside the warehouse)")
    publish.add_argument(
        "--site-url", metavar="URL", help="the web address where it will stand, so that feeds link to its pages"
    )

    add("status", _status, "the current generation, the last nights, counts, quarantine and gates", stored)

    _add_sources(commands, common)

    serve = add("serve", _serve, "the schedule: Prefect server and UI, and a night when it is time", stored)
    serve.add_argument("--cron", metavar="CRON", help='when (default: "0 2 * * *")')
    serve.add_argument("--timezone", metavar="ZONE", help="in which time zone (default: UTC)")
    serve.add_argument(
        "--port", type=int, default=4200, metavar="PORT", help="where the server of its own listens (default: 4200)"
    )
    serve.add_argument("--publish", metavar="DIR", help="where the edition stands (default: beside the warehouse)")

    add("rollback", _rollback, "back to the previous generation", stored)
    return parser


def _add_sources(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    text = "the sources of parley.toml: add one, or try them"
    sources = commands.add_parser("sources", help=text, description=text[0].upper() + text[1:] + ".")
    actions = sources.add_subparsers(metavar="ACTION", required=True)
    text = "find the feed of a site, show what a night would fetch, and add it to parley.toml"
    add = actions.add_parser("add", help=text, description=text[0].upper() + text[1:] + ".", parents=[common])
    add.add_argument("url", metavar="URL", help="a site, a page of it, a feed or a sitemap")
    add.add_argument("--name", metavar="NAME", help="what to call it (default: after its host)")
    add.add_argument(
        "--allow-host", action="append", default=[], metavar="HOST", help="a host that may be in a private network"
    )
    add.add_argument("--dry-run", action="store_true", help="show, and write nothing")
    add.set_defaults(command=_sources_add)
    text = "try each source and say what is wrong"
    check = actions.add_parser("check", help=text, description=text[0].upper() + text[1:] + ".", parents=[common])
    check.add_argument("names", nargs="*", metavar="NAME", help="a source of parley.toml (default: all)")
    check.set_defaults(command=_sources_check)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2022-01-11") from None


def _settings(options: argparse.Namespace) -> Settings:
    given = {key: getattr(options, key, None) for key in ("warehouse", "cron", "timezone", "site_url", "query_seconds")}
    reread = getattr(options, "reread", None)
    return load_settings(published=getattr(options, "publish", None), reread_documents=reread, **given)


def _run(options: argparse.Namespace) -> int:
    from flows.run import run_night

    return run_night(
        _settings(options), options.sources, verbose=options.verbose, offline=options.offline, reread=options.reread
    )


def _backfill(options: argparse.Namespace) -> int:
    from flows.run_backfill import run_backfill

    window = (options.first_day, options.last_day, options.step)
    return run_backfill(_settings(options), options.sources, *window, verbose=options.verbose)


def _read(options: argparse.Namespace) -> int:
    from flows.read import read_files

    settings = load_settings()
    return read_files(settings, [Path(name) for name in options.files], options.published, as_json=options.json)


def _sql(options: argparse.Namespace) -> int:
    from flows.query import prompt, query

    settings = _settings(options)
    if options.query is None:
        return prompt(settings, options.format)
    return query(settings, options.query, options.format)


def _explain(options: argparse.Namespace) -> int:
    from flows.explain import explain

    return explain(_settings(options), options.fact)


def _publish(options: argparse.Namespace) -> int:
    from flows.publish import publish

    return publish(_settings(options))


def _status(options: argparse.Namespace) -> int:
    from flows.status import status

    return status(_settings(options))


def _sources_add(options: argparse.Namespace) -> int:
    from flows.sources import add

    return add(load_settings(), options.url, name=options.name, allow_hosts=options.allow_host, dry_run=options.dry_run)


def _sources_check(options: argparse.Namespace) -> int:
    from flows.sources import check

    return check(load_settings(), options.names)


def _serve(options: argparse.Namespace) -> int:
    from flows.serve import serve

    return serve(_settings(options), port=options.port, verbose=options.verbose)


def _rollback(options: argparse.Namespace) -> int:
    from flows.rollback import go_back

    return go_back(_settings(options))


if __name__ == "__main__":
    sys.exit(main())
