"""A Prefect server for one command, on loopback, for people who have configured none.

The server is a child process that starts before Prefect is imported here, so that both happen side by side. It lives
in the same PREFECT_HOME as any other Prefect of this user: its runs are there for a later `parley serve`. It watches
its standard input and ends when that closes, which it does even when this process is killed.

    ServerTrouble    Prefect's server did not start, its database cannot be used, or the configured one does not answer
"""

import contextlib
import errno
import fcntl
import gc
import os
import signal
import socket
import subprocess
import sys
import threading
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from flows.prefect_database import LOCK, DatabaseTrouble, Watched, put_in_order
from flows.stopping import Stopped
from warehouse.room import free_bytes, megabytes

START_SECONDS = 120  # a first start on an empty home migrates its database: 10 s on a quiet machine
ANSWER_SECONDS = 30  # a configured one may be busy; where none listens, that is told at once
STOP_SECONDS = 10
HOME_BYTES = 15_000_000  # a new database is 8 MB, and its log of writes grows to 4 MB
FULL_BYTES = 1_000_000
QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    # The second version of the UI has the browser ask a third party on every page, whatever is set; this one asks none.
    "PREFECT_SERVER_UI_V2_ENABLED": "false",
}
WITHOUT_UI = {"PREFECT_UI_ENABLED": "false", "PREFECT__SERVER_EPHEMERAL": "1"}


class ServerTrouble(RuntimeError):  # noqa: N818  (named for what it tells people)
    """Prefect's server did not start, or the configured one does not answer; the message says which and why."""


def configured_api() -> str | None:
    """Return the address of the Prefect API that the environment or the active profile names, or None.

    Read by hand, since asking Prefect for its settings costs a second.
    """
    if url := os.environ.get("PREFECT_API_URL"):
        return url
    path = Path(os.environ.get("PREFECT_PROFILES_PATH") or _home() / "profiles.toml").expanduser()
    if not path.is_file():
        return None
    try:
        profiles = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ServerTrouble(f"Prefect's profiles in {path} cannot be read: {error}") from error
    active = os.environ.get("PREFECT_PROFILE") or profiles.get("active")
    profile = profiles.get("profiles", {}).get(active) or {}
    url = profile.get("PREFECT_API_URL")
    return str(url) if url else None


class Server:
    """A Prefect API to talk to: the configured one, or a child process of ours."""

    def __init__(self, url: str, process: "subprocess.Popen[bytes] | None" = None, log: Path | None = None) -> None:
        self.url = url
        self._process = process
        self._log = log
        self.database: Watched | None = None
        """What our own server writes to, from when it answers."""

    @property
    def is_ours(self) -> bool:
        """Whether the server is a child of this process."""
        return self._process is not None

    def wait(self) -> None:
        """Return when the server answers; ServerTrouble if it does not."""
        # The child's socket listens from the start, so the one request simply waits until the server is there.
        seconds = START_SECONDS if self.is_ours else ANSWER_SECONDS
        try:
            urllib.request.urlopen(f"{self.url}/health", timeout=seconds).close()  # noqa: S310
        except (urllib.error.URLError, OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            if not self.is_ours:
                message = (
                    f"the Prefect server at {self.url} does not answer ({reason}); start it or unset PREFECT_API_URL"
                )
                raise ServerTrouble(message) from error
            raise ServerTrouble(f"Prefect's server did not start ({reason}); its log is {self._log}") from error
        if self.is_ours:
            self.database = Watched(_home())

    def check_database(self, error: Exception) -> None:
        """Raise ServerTrouble from an error if the database of our own server is lost or finds no room."""
        check_home(_home(), FULL_BYTES, "what Prefect was told last is lost, the warehouse is whole", error)
        try:
            if self.database:
                self.database.look()
        except DatabaseTrouble as trouble:
            raise ServerTrouble(str(trouble)) from error

    def stop(self) -> None:
        """End the child, if there is one; never anything that this process did not start."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()
        self._process = None


@contextlib.contextmanager
def prefect_server(*, ui: bool = False, port: int = 0) -> Iterator[Server]:
    """Give the server to talk to, not yet awaited, and end it afterwards if it is ours.

    Must be entered before Prefect is imported: Prefect learns the address from PREFECT_API_URL.
    """
    os.environ.update({name: value for name, value in QUIET.items() if name not in os.environ})
    url = configured_api()
    server = Server(url) if url else _start(ui, port)
    os.environ["PREFECT_API_URL"] = server.url
    try:
        yield server
    except Exception as error:
        # Its database says no more than that something went wrong within.
        if server.is_ours and type(error).__name__ == "PrefectHTTPStatusError":
            server.check_database(error)
        raise
    finally:
        if server.is_ours:
            _send_what_waits()
        server.stop()


def end_in_good_order() -> None:
    """Take SIGTERM as Ctrl-C, so that on either a command ends what it has started before it goes."""
    signal.signal(signal.SIGTERM, _interrupt)
    # A shell starts a command in the background with Ctrl-C ignored, which is then no way to stop it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise Stopped(signal.Signals(number))


def _send_what_waits() -> None:
    """Hand the last logs and events of this process to the server before it goes."""
    if "prefect" not in sys.modules:
        return
    from prefect.events.worker import EventsWorker  # noqa: PLC0415
    from prefect.logging.handlers import APILogHandler  # noqa: PLC0415

    EventsWorker.drain_all(timeout=STOP_SECONDS)
    APILogHandler().flush()


def _start(ui: bool, port: int) -> Server:
    home = _home()
    try:
        home.mkdir(parents=True, exist_ok=True)
        check_home(home, HOME_BYTES, "nothing was begun")
        if note := put_in_order(home):
            sys.stderr.write(f"parley: {note}\n")
        log = home / "parley-server.log"
        with socket.create_server(("127.0.0.1", port)) as listener, log.open("wb") as output:
            number = listener.getsockname()[1]
            url = f"http://127.0.0.1:{number}/api"
            about_itself = {
                "PREFECT_HOME": str(home),
                "PREFECT_SERVER_API_HOST": "127.0.0.1",
                "PREFECT_SERVER_API_PORT": str(number),
                "PREFECT_SERVER_UI_API_URL": "/api",  # of whatever name the UI is reached by, also behind a proxy
                "PREFECT_UI_URL": url.removesuffix("/api"),  # for links in notifications
            }
            process = subprocess.Popen(  # noqa: S603  (our own module, no input)
                [sys.executable, "-m", "flows.embedded", str(listener.fileno())],
                env=os.environ | about_itself | ({} if ui else WITHOUT_UI) | {"PREFECT__SERVER_FINAL": "1"},
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=[listener.fileno()],
                start_new_session=True,  # Ctrl-C is for the night; the night then ends its server
            )
    except DatabaseTrouble as error:
        raise ServerTrouble(str(error)) from error
    except OSError as error:
        where = f" on port {port}" if port else ""
        hint = "; `--port` names another" if port and error.errno == errno.EADDRINUSE else ""
        why = os.strerror(error.errno) if error.errno else error
        raise ServerTrouble(f"Prefect's server cannot start{where} with its home in {home} ({why}){hint}") from error
    return Server(url, process, log)


def _home() -> Path:
    return Path(os.environ.get("PREFECT_HOME") or "~/.prefect").expanduser().absolute()


def check_home(home: Path, n_bytes: int, what_then: str, error: Exception | None = None) -> None:
    """Raise ServerTrouble if the disk of Prefect's home has less room than that, or may not be written."""
    if free_bytes(home) < n_bytes:
        raise ServerTrouble(
            f"Prefect's database in {home} finds no room: {megabytes(free_bytes(home))} are free on its disk, and "
            f"{megabytes(n_bytes)} are the least; make room there, or name another folder in PREFECT_HOME. {what_then}"
        ) from error
    if not os.access(home, os.W_OK | os.X_OK, effective_ids=True):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(home))


def _serve(descriptor: int) -> None:
    """Be the server: answer on the socket that was handed down until told to stop or left alone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()  # as in the night itself: what the imports make stays
    # Two servers that migrate one new database at the same time break it; the second waits here.
    with (_home() / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        import uvicorn  # noqa: PLC0415
        from prefect.server.api.server import create_app  # noqa: PLC0415

        server = uvicorn.Server(uvicorn.Config(create_app(), log_level="error", lifespan="on"))
        threading.Thread(target=_release_once_started, args=(server, lock.fileno()), daemon=True).start()
        server.run(sockets=[socket.socket(fileno=descriptor)])


def _release_once_started(server: "object", lock: int) -> None:
    pause = threading.Event()
    while not getattr(server, "started", False):
        pause.wait(0.1)
    fcntl.flock(lock, fcntl.LOCK_UN)
    gc.freeze()
    gc.enable()


def _end_with_parent() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _leave(number: int, frame: FrameType | None) -> None:
    """End at once: the server has not begun, or has written all that it had; only idle threads would be waited for."""
    os._exit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _leave)  # uvicorn takes the signal over, and gives it back when it has shut down
    _serve(int(sys.argv[1]))
