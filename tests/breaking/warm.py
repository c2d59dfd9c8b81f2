"""A process that has imported everything, from which commands of `parley` are forked: a fresh Python costs four seconds.

It reads a JSON object a line, and answers with one:

    {"start": [arguments], "folder": ..., "output": path}   -> pid; also "environment": {...}, and "moment": [...] with
                                    "pause": seconds (see `at`), or "count": path (see `count_events`)
    {"wait": pid, "seconds": ...}   -> exit code (negative: the signal that killed it), or null if it still runs

A command is forked with a process group of its own. With a `moment` it is killed there (`at`).
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import json
import os
import select
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

COUNTED = ("open", "os.", "shutil.", "socket.", "subprocess.", "sqlite3.", "glob.")
pipes: dict[int, tuple[int, float]] = {}


def at(step: str, nth: int, how: str, tell: int) -> None:
    """Have this process die at the nth audit event of a step of the night (0: its beginning), or at its end if it has fewer.

    `how` says what is killed: `group` with all its processes, `alone` without them, `later` the group by the warm
    process a moment after it was told, in the midst of whatever comes then. The name of a signal has the process say
    `told to stop` and send it to itself, and `stuck` has it say so and come back from that call no more.
    """
    import flows.nightly

    now, seen = "start", 0

    def die() -> None:
        nonlocal now
        now = "over"
        if how == "later":
            os.write(tell, b"x")
        elif how in signal.Signals.__members__:
            os.write(2, b"told to stop\n")
            os.kill(os.getpid(), signal.Signals[how])
        elif how == "stuck":
            os.write(2, b"stuck\n")
            mutex = ctypes.create_string_buffer(64)
            for _ in range(2):  # a mutex of one's own for the second time: a call in C that no signal ends
                ctypes.CDLL(None).pthread_mutex_lock(mutex)
        else:
            os.kill(os.getpid() if how == "alone" else 0, signal.SIGKILL)

    class Report(flows.nightly.Report):
        def __setattr__(self, name: str, value: Any) -> None:
            nonlocal now
            super().__setattr__(name, value)
            if name == "step" and now == step:
                die()
            elif name == "step" and now != "over":
                now = value
                if now == step and nth == 0:
                    die()

    def hook(event: str, _: object) -> None:
        nonlocal seen
        if now == step and event.startswith(COUNTED):
            seen += 1
            if seen == nth:
                die()

    flows.nightly.Report = Report
    sys.addaudithook(hook)


def count_events(path: str) -> None:
    """Have this process write down how many audit events each step of its night has."""
    import atexit

    import flows.nightly

    now, seen = "start", Counter[str]()

    class Report(flows.nightly.Report):
        def __setattr__(self, name: str, value: Any) -> None:
            nonlocal now
            super().__setattr__(name, value)
            if name == "step":
                now = value or "end"

    def hook(event: str, _: object) -> None:
        if event.startswith(COUNTED):
            seen[now] += 1

    flows.nightly.Report = Report
    sys.addaudithook(hook)

    def write() -> None:
        Path(path).write_text(json.dumps(seen))

    atexit.register(write)


def start(order: dict[str, Any]) -> int:
    """Fork a command; gives its process id, and in the child never returns."""
    read, write = os.pipe()
    pid = os.fork()
    if pid:
        os.close(write)
        pipes[pid] = read, float(order.get("pause", 0))
        return pid
    os.setsid()
    os.close(read)
    output = os.open(order["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for descriptor in (1, 2):
        os.dup2(output, descriptor)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.update(order.get("environment", {}))
    os.chdir(order["folder"])
    if order.get("moment"):
        at(*order["moment"], write)
    if order.get("count"):
        count_events(order["count"])
    from flows.cli import main

    sys.exit(main(order["start"]))


def wait(pid: int, seconds: float) -> int | None:
    """Return the exit code of a forked command; kill it when it asks to be."""
    read, pause = pipes[pid]
    deadline = time.monotonic() + seconds
    asked = False
    while time.monotonic() < deadline:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            os.close(read)
            del pipes[pid]
            return os.waitstatus_to_exitcode(status)
        if asked:
            time.sleep(0.01)
        elif select.select([read], [], [], 0.02)[0]:
            asked = True
            if os.read(read, 1):
                time.sleep(pause)
                os.killpg(pid, signal.SIGKILL)
    return None


def main() -> None:
    from expectations.thrift import warm_up

    for module in ("flows.backfill", "flows.run_backfill", "flows.publish", "flows.rollback", "prefect.task_engine"):
        importlib.import_module(module)
    warm_up()
    _answer("it has imported everything")
    with contextlib.suppress(BrokenPipeError):
        for line in sys.stdin:
            order = json.loads(line)
            answer = start(order) if "start" in order else wait(order["wait"], order["seconds"])
            _answer(answer)
    for pid in pipes:  # whoever asked has gone
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
    os._exit(0)  # tidying up what was imported takes seconds on a busy machine


def _answer(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
