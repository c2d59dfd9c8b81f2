"""kill -9 at every move of a file that makes old new, and at moments of no choice."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

# The child counts Python's own audit events for moves on disk, and kills itself at the one it is told to.
CHILD = """
import hashlib, json, os, signal, sys
from pathlib import Path

import pyarrow  # once, not in every child

sys.path[:0] = [sys.argv[1], sys.argv[2]]
from conftest import reading, run_night
from warehouse import editions, generations
from warehouse.connection import connect
from warehouse.settings import load_settings

# Where names move, old becomes new; how much of a scratch file is written or removed makes no difference.
MOVES = {"os.rename", "os.link", "os.symlink"}

def arm(moment):
    seen = 0
    def hook(event, arguments):
        nonlocal seen
        if event in MOVES and "/parts/" not in str(arguments[0]):
            seen += 1
            if seen == moment:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)

def in_child(work):
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except BaseException:
            import traceback
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

def doc(number):
    return reading(f"{number}.txt", f"Ministers met {number} times")

def check(settings, allowed):
    with connect(settings.warehouse, read_only=True) as con:
        (number,), = con.execute("SELECT number FROM generation").fetchall()
        documents = con.execute("SELECT count(*) FROM documents").fetchall()[0][0]
    assert number in allowed and documents == number, (number, documents)
    published = editions.published_generation(settings)
    manifest = json.loads((settings.published / "manifest.json").read_text())
    for name, file in manifest["files"].items():
        assert hashlib.sha256((settings.published / name).read_bytes()).hexdigest() == file["sha256"], name
    following = run_night(settings, doc("last"), and_publish=True)
    assert following.number > number
    assert editions.published_generation(settings) == following.number
    with connect(settings.warehouse, read_only=True) as con:
        assert con.execute("SELECT count(*) FROM documents").fetchall() == [(documents + 1,)]
    names = [p.name for p in settings.warehouse.parent.rglob("*")]
    left = [n for n in names if n.startswith(".unfinished") or n.startswith(".link") or n.endswith((".new", ".wal"))]
    assert not left and "work" not in names, left

def two_nights(settings):
    for number in (1, 2):
        run_night(settings, doc(number), and_publish=True)

def third_night(settings):
    run_night(settings, doc(3), and_publish=True)

def rollback(settings):
    generations.rollback(settings)

home = Path(sys.argv[3])
deed, allowed = {"night": (third_night, (2, 3)), "rollback": (rollback, (1, 2))}[sys.argv[4]]
template = home / "template"
template.mkdir()
assert in_child(lambda: two_nights(load_settings(template, keep_generations=2))) == 0
moment, each = int(sys.argv[5]), int(sys.argv[6])
while True:
    folder = home / str(moment)
    # Hard links and all: a copy by cp keeps what links to what.
    assert os.system(f"cp -a '{template}' '{folder}'") == 0
    settings = load_settings(folder, keep_generations=2)
    def doomed():
        arm(moment)
        deed(settings)
    code = in_child(doomed)
    assert code in (0, -signal.SIGKILL), code
    assert in_child(lambda: check(settings, allowed)) == 0, f"killed at move {moment}"
    if code == 0:
        break
    moment += each
print(moment)
"""
HOME = Path(__file__).parents[2]


MOVES = [*(("night", first, 12) for first in range(1, 13)), ("rollback", 1, 1)]


@pytest.mark.in_turn(1)
@pytest.mark.parametrize(
    ("deed", "first", "each"),
    MOVES,
    ids=[f"{deed}, the move {first} and each {each} after it" for deed, first, each in MOVES],
)
def test_killed_at_any_move_of_a_file_the_warehouse_opens_and_the_next_night_succeeds(tmp_path, deed, first, each):
    program = tmp_path / "child.py"
    program.write_text(CHILD)
    arguments = [str(HOME), str(Path(__file__).parent), str(tmp_path), deed, str(first), str(each)]
    child = subprocess.run(
        [sys.executable, str(program), *arguments], capture_output=True, text=True, timeout=120, check=False
    )
    assert child.returncode == 0, child.stderr
    assert int(child.stdout) > 3  # there were moves enough to be killed at


def test_killed_while_duckdb_writes_the_candidate_nothing_is_lost(settings, one_night, night, read, rows):
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from warehouse import generations\nfrom warehouse.connection import connect\n"
        "from warehouse.nights import night_lock\nfrom warehouse.settings import load_settings\n"
        "settings = load_settings(Path(sys.argv[1]))\n"
        "with night_lock(settings):\n"
        "    with connect(generations.begin(settings), read_only=False) as con:\n"
        "        print('writing', flush=True)\n"
        "        while True:\n"
        "            con.execute('INSERT INTO issues SELECT uuid()::VARCHAR, repeat(uuid()::VARCHAR, 50), NULL '\n"
        "                        'FROM range(2000)')\n"
    )
    for _ in range(2):
        writer = subprocess.Popen(
            [sys.executable, "-c", program, str(settings.warehouse.parents[1])],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(HOME)},
        )
        assert writer.stdout.readline() == "writing\n"
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(timeout=0.3)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        assert any(settings.work_dir.iterdir())
        assert rows(settings.warehouse, "SELECT count(*) FROM issues") == [(0,)]
    assert night(settings, read("b.txt", "Envoys met later")).number == 2
    assert not settings.work_dir.exists()
