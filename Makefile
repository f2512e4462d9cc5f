# The two commands: `make run` serves the dashboard, `make test` passes all tests. Both set themselves up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: run test lint setup chromium postgresql check clean messages

run: setup
	$(BIN)/python -m dashboard serve --port $(PORT)

test: setup chromium postgresql
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff check .
	$(BIN)/mypy

messages: setup
	$(BIN)/python -m dashboard.messages

check: setup
	$(BIN)/python -m dashboard check

setup: $(VENV)/.ready

# Made again whenever a pinned version changes; the stamp comes last, so a broken set-up is tried again.
$(VENV)/.ready: requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Greyline needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

# Browser tests drive Debian's Chromium. Where it can't be had they are skipped with a reason.
chromium:
	@sh tests/browser/get-chromium

# The store's tests run on SQLite and on a PostgreSQL of their own. Where it can't be had those are skipped with a reason.
postgresql:
	@sh tests/data/store/get-postgresql

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Our page beside others that could be built, on ledgers of 50 to 30,000 claims, and a hundred readers at once: a table, the
# chart in docs/, and exit 1 where a requirement is missed. It takes half an hour and more; ONLY="days wire" runs parts, and
# Ctrl-C prints the table of what was measured until then.
.PHONY: bench screenshots
bench: setup chromium
	$(BIN)/python -m tests.bench --chart docs/growth.png $(if $(ONLY),--only $(ONLY))

# The pictures in docs/, taken by the app itself.
screenshots: setup chromium
	$(BIN)/python -m tests.browser.screenshots
	folder=$$(mktemp -d) && GREYLINE_STORE=sqlite:///$$folder/store.sqlite $(BIN)/python -m dashboard snapshot --on 2025-11-04 --format png --out docs/snapshot.png --force

# What the store withstands: kill -9, damaged files, writers at once, a large import. About half an hour; a table at the end.
.PHONY: soak
soak: setup postgresql
	$(BIN)/python -m tests.soak
