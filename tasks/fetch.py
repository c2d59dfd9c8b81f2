"""Fetch: one source of `parley.toml` as a task of its own, whatever happens to the others."""

from pathlib import Path
from typing import Any

from prefect.artifacts import acreate_markdown_artifact
from prefect.blocks.system import Secret
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from tasks.lineage import describe
from tasks.sources.faults import SourceFailed
from tasks.sources.local import read_local
from tasks.sources.source_run import SourceRun
from tasks.sources.web import Held, Web, visit
from tasks.step import materializing_step
from warehouse.settings import secret_in_environment
from warehouse.source_settings import Source


async def _may_be_tried_again(task: Task[..., object], run: TaskRun, state: State) -> bool:
    """A server that does not answer may come back; a list that is none, or a secret that is missing, will not."""
    error = await state.aresult(raise_on_failure=False) if state.is_failed() else None
    return isinstance(error, OSError) or (isinstance(error, SourceFailed) and error.transient)


@materializing_step(
    retries=1, retry_delay_seconds=20, retry_jitter_factor=1, retry_condition_fn=_may_be_tried_again, tags=["fetch"]
)
async def fetch(source: Source, web: Web, held: Held, target: Path, *, offline: bool = False) -> SourceRun:
    """Write the raw documents that a source gives to the file `target`; gives how it went.

    Raises SourceFailed, with the run, after having told Prefect.
    """
    try:
        if source.is_web:
            frame, run = await visit(source, web, held, await secret_of(source), offline=offline)
        else:
            frame, run = read_local(source, web.max_document_bytes)
        frame.write_parquet(target)
    except SourceFailed as failure:
        failure.run = failure.run or SourceRun(source.name, source.kind, error=str(failure))
        await _tell(failure.run)
        raise
    await _tell(run)
    describe(listed=run.listed, fetched=run.fetched, known=run.known, failed=run.failed)
    if run.outcome == "failed":
        raise SourceFailed(run.error or "", run=run)
    return run


async def secret_of(source: Source) -> str | None:
    """Return what is to stand in the source's secret header; raises SourceFailed if it cannot be had."""
    kind, _, name = source.secret.partition(":")
    if not kind:
        return None
    if kind == "env":
        secret = secret_in_environment(name)
        if secret is None:
            raise SourceFailed(f"the environment variable {name} that holds its secret is not set")
    else:
        try:
            block: Any = await Secret.aload(name)
        except ValueError as error:
            raise SourceFailed(f"Prefect has no Secret block {name} that holds its secret") from error
        secret = str(block.get())
    secret = secret.strip()
    if not (secret.isascii() and secret.isprintable()):
        # Sent all the same, it would come back within the error of whoever refuses it.
        raise SourceFailed(f"its secret {source.secret} holds characters that no header can carry")
    return secret


async def _tell(run: SourceRun) -> None:
    await acreate_markdown_artifact(key=f"source-{run.name}", markdown=run.markdown(), description=run.sentence()[:200])
