"""The stylesheet, the script and the index of the search box."""

from importlib.resources import files
from pathlib import Path

from tasks.edition.facts import Facts
from tasks.edition.pages.search import index_script

STATIC = ("parley.css", "parley.js")


def write_assets(folder: Path, facts: Facts) -> None:
    """Write what the pages load, into `assets/`."""
    place = folder / "assets"
    place.mkdir()
    for name in STATIC:
        (place / name).write_bytes(files("tasks.edition").joinpath("static", name).read_bytes())
    (place / "search-index.js").write_text(index_script(facts), encoding="utf-8", newline="\n")
