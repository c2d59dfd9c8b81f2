"""`make speed`: documents per second of a whole night, from start to exit, and of spaCy's plain pipeline beside it.

The night is a fresh one, into a warehouse of its own, with a Prefect home made ready before the clock starts. spaCy is
none of our dependencies: it runs, on the same texts and in the same run, in an interpreter that has it and a model
(`make speed SOURCE=folder SPACY=python MODEL=en_core_web_sm`). Its clock starts when the model is loaded.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import polars as pl

from flows.bench import seconds_of
from tasks.sources.files import collect
from warehouse.settings import load_settings

# Tagger, parser and names, as the model has them; neither lemmas nor the rules that lemmas need.
PIPELINE = """
import json, sys, time
import spacy
texts = json.load(open(sys.argv[2], encoding="utf-8"))
nlp = spacy.load(sys.argv[1], exclude=["attribute_ruler", "lemmatizer"])
began = time.perf_counter()
for document in nlp.pipe(texts):
    pass
print(json.dumps([time.perf_counter() - began, nlp.pipe_names]))
"""


class Speed(NamedTuple):
    """What was timed, over how many documents, and how long it took."""

    name: str
    documents: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Documents per second."""
        return self.documents / self.seconds


def main(arguments: list[str] | None = None) -> int:
    """Time a night over the source, and spaCy if its interpreter is given; print both and the ratio."""
    parser = argparse.ArgumentParser(prog="python -m flows.speed")
    parser.add_argument("source", nargs="?", default=str(load_settings().bundled_documents))
    parser.add_argument("--spacy", default="", help="an interpreter that has spaCy and the model")
    parser.add_argument("--model", default="en_core_web_sm")
    options = parser.parse_args(arguments)
    raw = collect([options.source], load_settings().max_document_bytes)
    texts = raw.filter(pl.col("problem").is_null())["text"].to_list()
    if not texts:
        sys.stderr.write(f"There is no document to read in {options.source}.\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="parley-speed-") as scratch:
        ours = _night(options.source, len(texts), Path(scratch))
        theirs = _spacy(options.spacy, options.model, texts, Path(scratch)) if options.spacy else None
    sys.stdout.write(told(ours, theirs))
    return 0


def told(ours: Speed, theirs: Speed | None) -> str:
    """The figures in lines: each with its documents per second, then the ratio if there are two."""
    lines = [
        f"{speed.name}: {speed.documents:,} documents in {speed.seconds:.1f} s, {speed.per_second:.1f} a second"
        for speed in (ours, theirs)
        if speed
    ]
    if theirs:
        lines.append(f"ratio: {ours.per_second / theirs.per_second:.1f}")
    return "".join(f"{line}\n" for line in lines)


def _night(source: str, documents: int, scratch: Path) -> Speed:
    environment = os.environ | {"PREFECT_HOME": str(scratch / "prefect")}
    environment.pop("PREFECT_API_URL", None)
    seconds_of(["-m", "flows.bench", "empty"], environment)  # makes Prefect's database, which a first start does once
    night = ["-m", "flows.cli", "run", source, "--warehouse", str(scratch / "parley.duckdb")]
    return Speed("Parley, a whole night", documents, seconds_of(night, environment))


def _spacy(python: str, model: str, texts: list[str], scratch: Path) -> Speed:
    path = scratch / "texts.json"
    path.write_text(json.dumps(texts), encoding="utf-8")
    done = subprocess.run(  # noqa: S603  (the interpreter that the user named)
        [python, "-c", PIPELINE, model, str(path)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{python} could not run spaCy with the model {model}:\n{done.stderr}")
    seconds, pipes = json.loads(done.stdout.splitlines()[-1])
    return Speed(f"spaCy {model} ({', '.join(pipes)})", len(texts), seconds)


if __name__ == "__main__":
    sys.exit(main())
