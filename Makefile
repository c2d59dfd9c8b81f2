# The menu. Needs Python 3.11 or newer with pip, and make.
PYTHON ?= python3
BIN := .venv/bin
SOURCES := accuracy release flows tasks warehouse expectations tests
LOCK := uv pip compile -q --universal --no-header --no-annotate --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links
INSTALL := $(BIN)/python -m pip --disable-pip-version-check install -q --no-deps
.DEFAULT_GOAL := help
.PHONY: help run test endurance browser check serve sql explain accuracy learn calibrate bench webbench speed questions golden lock audit release clean

help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1\t/' | expand -t 18

run: .venv/night  ## one night over the bundled corpus
	@$(BIN)/parley run

# Each test that starts a process would compile our modules again where bytecode is not to be written.
test: .venv/dev browser  ## the whole test suite
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder --durations=15

endurance: .venv/dev  ## what takes minutes: a night killed at each of a hundred moments, and all that tests take in turn
	@$(BIN)/python -m pytest -m endurance --durations=15

browser:  ## Debian's Chromium, with which the tests look at pages; elsewhere, install Chromium yourself
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	echo "Installing Debian's Chromium for the tests of pages." && apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-dejavu-core >/dev/null; } || \
	echo "There is no chromium, and no right to install it: the tests that look at pages will be skipped."

check: .venv/dev  ## lint, format, types, import rules, stale generated files
	@$(BIN)/ruff check $(SOURCES) && $(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/mypy && $(BIN)/lint-imports --no-logo
	@$(BIN)/python -m warehouse.schema --check && $(BIN)/python -m warehouse.codebook --check
	@$(BIN)/python -m warehouse.released --check

serve: .venv/night  ## the schedule: Prefect server, UI and the nightly deployment
	@$(BIN)/parley serve

sql: .venv/night  ## a prompt for read-only queries
	@$(BIN)/parley sql

explain: .venv/night  ## make explain ID=m_...: one fact with its passages
	@$(BIN)/parley explain $(ID)

accuracy: .venv/dev  ## measure the reading against gold facts: docs/accuracy.md (texts in ../shared)
	@$(BIN)/python -m accuracy

learn: .venv/dev  ## fit what is learned of sentences that no rule reads: seeds/reference/learned_weights.csv
	@$(BIN)/python -m accuracy.learning

calibrate: .venv/dev  ## fit confidence to gold facts: seeds/reference/confidence.csv
	@$(BIN)/python -m accuracy.calibrate

bench: .venv/night  ## what a night costs beside Prefect and GX, and as documents grow; SIZES="1000 10000"
	@$(BIN)/python -m flows.bench
	@$(BIN)/python -m flows.bench growth $(SIZES)

webbench: .venv/night  ## a thousand slow pages fetched from a local server, beside plain httpx
	@$(BIN)/python -m flows.web_bench

speed: .venv/night  ## documents a second; make speed SOURCE=folder SPACY=python MODEL=name times spaCy beside it
	@$(BIN)/python -m flows.speed $(SOURCE) $(if $(SPACY),--spacy $(SPACY)) $(if $(MODEL),--model $(MODEL))

questions: .venv/night  ## ask docs/questions of the bundled corpus: docs/questions.md
	@$(BIN)/parley run seeds/documents --warehouse var/questions/parley.duckdb >/dev/null
	@$(BIN)/python -m warehouse.questions var/questions/parley.duckdb

golden: .venv/dev  ## rewrite tests/golden from the bundled corpus
	@$(BIN)/python -m pytest tests/golden --rewrite-golden

lock:  ## pin requirements*.in by hash, each package at one version in all locks (needs uv)
	$(LOCK) requirements.in -o requirements.lock
	$(LOCK) requirements.in requirements-dask.in -c requirements.lock -o requirements-dask.lock
	$(LOCK) requirements-dev.in -c requirements-dask.lock -o requirements-dev.lock

audit: .venv/dev  ## what is known against the pinned dependencies (asks osv.dev); 1 something is, 2 it could not be asked
	@$(BIN)/python -m release.audit

release: .venv/dev  ## wheel, source distribution and the list of all dependencies (CycloneDX): dist/
	@$(BIN)/python -m release.build

clean:  ## remove the environment and what tools left; never var/
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Parley needs Python 3.11 or newer, not " + sys.version.split()[0] + "; try make PYTHON=python3.11") if sys.version_info < (3, 11) else 0'
	@$(PYTHON) -m venv .venv

.venv/night: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Setting up .venv from requirements.lock; this takes a minute or two, once."
	@$(INSTALL) --require-hashes -r requirements.lock && $(INSTALL) --no-build-isolation -e .
	@touch $@

.venv/dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	@echo "Setting up .venv from requirements-dev.lock; this takes a minute or two, once."
	@$(INSTALL) --require-hashes -r requirements-dev.lock && $(INSTALL) --no-build-isolation -e .
	@touch $@ .venv/night
