"""`parley backfill`: old documents replayed as of their own dates, watched from the command line."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal

from rich.text import Text

from flows.run import NIGHT_FAILED, UNDER_WAY, check_sources, watched
from flows.screen import Screen
from tasks.logic.replay_steps import check_window
from warehouse.settings import Settings

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State


def run_backfill(
    settings: Settings,
    sources: list[str],
    first_day: date,
    last_day: date,
    step: Literal["day", "week", "month"],
    *,
    verbose: bool,
) -> int:
    """Replay a window of old documents and print what came of it; gives the exit code.

    Raises MissingSource, ReplayRefused, BrokenSettings, PublishRefused and NightUnderWay.
    """
    check_window(first_day, last_day, datetime.now(UTC).date())
    given = check_sources(settings, sources)

    def replayed() -> "State":
        from flows.backfill import backfill  # noqa: PLC0415

        return backfill(
            first_day,
            last_day,
            given,
            step,
            str(settings.warehouse),
            str(settings.published),
            return_state=True,
        )

    state, seconds = watched(settings, sources, replayed, verbose=verbose)
    if state.is_cancelled():
        Screen(stderr=True).print(f"parley: {state.message}", soft_wrap=True)
        return UNDER_WAY
    if not state.is_completed():
        error = state.result(raise_on_failure=False)
        if type(error).__name__ != "FailedRun":  # what Prefect makes of a state that the flow itself has returned
            raise error if isinstance(error, Exception) else RuntimeError(state.message)
    Screen().print(Text(f"\n{state.message} ({seconds:.1f} seconds)"), soft_wrap=True)
    return 0 if state.is_completed() else NIGHT_FAILED
