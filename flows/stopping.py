"""Being told to stop: whatever a night is in the middle of, its process ends within ten seconds of SIGINT or SIGTERM.

Python runs a signal's handler between two steps of its own, and one call of DuckDB or Polars may take minutes; DuckDB
then tells of the signal as `RuntimeError: Query interrupted`. So a thread of our own learns of the signal at once, by
the file descriptor that Python writes it to. A night that has not come to its end by itself in time is ended as a
power cut would end it, which the warehouse stands.

Stopped    what a command raises that has ended because it was told to
"""

import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import active_children
from types import FrameType

SECONDS_TO_END = 6.0  # of ten: the rest is for the server that is a child of ours, and for a machine that is busy
SECONDS_TO_GO = 2.0  # for what a process does after its last words: it waits for threads and what they still send
WHOLE = "stopped; the warehouse is whole, and the next night does what is left"
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class _Watch:
    """One thread that waits for a signal, and then for the end of what is watched."""

    def __init__(self) -> None:
        self.told: signal.Signals | None = None
        self.last_words: list[Callable[[], str]] = []
        self.left_words = WHOLE
        self._ended, self._lock = threading.Event(), threading.Lock()
        self._read, self._write = os.pipe()
        for end in (self._read, self._write):
            os.set_blocking(end, False)
        self._before = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        self._thread = threading.Thread(target=self._wait, name="told-to-stop", daemon=True)
        self._thread.start()

    def look(self) -> bytes | None:
        """Read what has come, so that who asks knows it without waiting for the thread; b'' when there is no more."""
        with self._lock:
            try:
                numbers = os.read(self._read, 100)
            except BlockingIOError:
                return None
            told = [signal.Signals(number) for number in numbers if number in SIGNALS]
            if told:
                self.told = self.told or told[0]
                os.write(self._write, b"\0")  # the thread is to wake, whoever of the two has read
            return numbers

    def _wait(self) -> None:
        while self.told is None:
            select.select([self._read], [], [])
            if self.look() == b"":
                return
        if not self._ended.wait(SECONDS_TO_END):
            self._end_now(self.told)

    def _end_now(self, told: signal.Signals) -> None:
        for child in active_children():
            child.kill()
        try:
            words = [word() for word in self.last_words] or [self.left_words]
        except Exception as error:  # as where the log finds no room: the process must end all the same
            words = [self.left_words, str(error)]
        os.write(sys.stderr.fileno(), "".join(f"parley: {word}\n" for word in words).encode())
        os._exit(exit_code(told))

    def close(self) -> None:
        self._ended.set()
        signal.set_wakeup_fd(self._before)
        os.close(self._write)
        self._thread.join()
        os.close(self._read)


_watches: list[_Watch] = []


@contextmanager
def ending_in_time() -> Iterator[None]:
    """Have this process end in time if a signal tells it to stop; nothing within another such watch.

    Nothing in a thread either: Python hands signals to the main one alone.
    """
    if _watches or threading.current_thread() is not threading.main_thread():
        yield
        return
    watch = _Watch()
    _watches.append(watch)
    try:
        yield
    finally:
        _watches.remove(watch)
        watch.close()


@contextmanager
def with_last_words(words: Callable[[], str]) -> Iterator[None]:
    """Have `words` called if the process must be ended before it comes to its own end; what they give is printed."""
    if not _watches:
        yield
        return
    watch = _watches[-1]
    watch.last_words.append(words)
    try:
        yield
    finally:
        watch.last_words.remove(words)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Have a signal that tells to stop interrupt nothing meanwhile; `told_to_stop` knows of it, and its time runs.

    For what is short and must not be left half done, as the line that tells of a night which is over. In a thread,
    which no signal interrupts, it does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = [(number, signal.signal(number, _note)) for number in SIGNALS]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _note(number: int, frame: FrameType | None) -> None:
    """Do nothing: the thread that waits for signals has learnt of this one."""


def leave_words(words: str) -> None:
    """Have this printed if the process must be ended from now on, where nothing else has last words."""
    if _watches:
        _watches[-1].left_words = words


def told_to_stop() -> signal.Signals | None:
    """Return the first signal that told this process to stop, None as long as nothing has."""
    if not _watches:
        return None
    _watches[-1].look()
    return _watches[-1].told


def end_within(seconds: float, code: int) -> None:
    """Have this process end by then, whatever it waits for."""
    last = threading.Timer(seconds, os._exit, [code])
    last.daemon = True
    last.start()


def stop_if_told() -> None:
    """Raise Stopped if a signal told this process to stop."""
    if told := told_to_stop():
        raise Stopped(told)


class Stopped(KeyboardInterrupt):
    """A signal told the command to stop, and it has; the message says what was done and what was not."""

    def __init__(self, told: signal.Signals, message: str = WHOLE) -> None:
        super().__init__(message)
        self.exit_code = exit_code(told)


def exit_code(told: signal.Signals) -> int:
    """Return the code with which a command ends that a signal has stopped, as shells count: 130 SIGINT, 143 SIGTERM."""
    return 128 + told
