"""What a step gives back of memory when it ends."""

import ctypes
from pathlib import Path

import pytest

from warehouse.memory import give_back

PIECE, PIECES = 60_000, 2_000  # bytes of a piece, which is none that the system maps for itself
STATM = Path("/proc/self/statm")


def in_memory() -> int:
    """Bytes that this process has in memory."""
    return int(STATM.read_text().split()[1]) * 4096


@pytest.mark.skipif(
    not STATM.exists() or getattr(ctypes.CDLL(None), "malloc_trim", None) is None, reason="the allocator is another"
)
def test_what_is_free_below_what_is_kept_goes_back_to_the_system() -> None:
    pieces = [b"x" * PIECE for _ in range(PIECES)]
    kept = pieces[::200]
    before = in_memory()
    del pieces
    give_back()
    assert before - in_memory() > PIECE * PIECES * 0.8
    assert len(kept) == PIECES // 200


def test_elsewhere_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    give_back()
