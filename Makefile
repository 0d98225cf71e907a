# make demo      install, verify the demo ledger, build its two boards, public/ for everybody and public-unit/ for
#                inside the body, and serve the first (SERVE=0: do not serve; PUBLIC=public-unit: serve the second)
# make test      everything a change has to pass: lint, types, all tests but the longest
# make lint      ruff and mypy only
# make thorough  the longest tests: more people, more ledgers, every digit, every mode
# make attack    try everything hostile on the gate, at length, and count it by class
# make push      push to real servers over file:// and ssh://, twenty at once again and again
# make gate-coverage   hold the tests of the gate to every branch of it
# make mutants   spoil the gate in thousands of ways and count what the tests notice; takes hours
# make bench     measure the speed
# make lock      resolve the dependencies anew into requirements*.lock
# make records   write the demo ledger in records/ anew
# make access    axe-core, keyboard, zoom and hostile texts on the board, also what `make test` leaves out
# make screenshots  take pictures of every kind of page into build/screenshots/, to look at (SHOTS=--readme: the README's)
# make coverage-table   write the table of the field's rules against policy clauses and tests
#
# PYTHON=python3.12 chooses the interpreter (3.11 or newer); WORKERS=4 the number of test processes.

SHELL := /bin/sh
BIN := .venv/bin
SERVE ?= 1
PUBLIC ?= public
WORKERS ?= auto
export PYTHON

.PHONY: help demo test lint thorough attack push gate-coverage mutants bench lock records access screenshots coverage-table clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# \{0,1\}//p' Makefile

.venv/.runtime: requirements.lock pyproject.toml
	scripts/venv.sh requirements.lock
	@touch $@

.venv/.dev: requirements-dev.lock requirements.lock pyproject.toml
	scripts/venv.sh requirements-dev.lock
	@touch .venv/.runtime $@

.venv/.mutants: requirements-mutants.lock .venv/.dev
	scripts/venv.sh requirements-mutants.lock
	@touch $@

demo: .venv/.runtime
	$(BIN)/shaiji verify
	$(BIN)/shaiji build --out public
	$(BIN)/shaiji build --tier unit --out public-unit
	@if [ "$(SERVE)" != 0 ]; then exec $(BIN)/shaiji serve $(PUBLIC); fi

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint
	scripts/debian-packages.sh
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "not thorough"

thorough: .venv/.dev
	scripts/debian-packages.sh
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m thorough

attack: .venv/.dev
	$(BIN)/pytest -q -n $(WORKERS) --dist worksteal tests/gate/hostile

push: .venv/.dev
	scripts/debian-packages.sh
	$(BIN)/pytest -q tests/hook

gate-coverage: .venv/.dev
	$(BIN)/coverage run -m pytest -q -p no:xdist -m "not thorough" tests/gate --ignore tests/gate/hostile
	$(BIN)/coverage report

mutants: .venv/.mutants
	$(BIN)/python -m scripts.mutation.run
	$(BIN)/python -m scripts.mutation.report

bench: .venv/.dev
	$(BIN)/python -m bench.run

lock:
	scripts/lock.sh

records: .venv/.dev
	rm -rf build/demo
	$(BIN)/shaiji demo build/demo
	rm -rf records
	mv build/demo/records records

access: .venv/.dev
	scripts/debian-packages.sh
	$(BIN)/pytest -q tests/board/test_access.py tests/board/test_markup.py tests/board/test_hostile_browser.py

screenshots: .venv/.dev
	scripts/debian-packages.sh
	PYTHONPATH=. $(BIN)/python scripts/screenshots.py $(SHOTS)

coverage-table: .venv/.dev
	$(BIN)/python scripts/coverage_table.py

clean:
	rm -rf .venv build dist public public-unit .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
