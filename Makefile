# What people do here. Each target is the commands one would type, nothing more.

PORT ?= 8000
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -q
# A worker a core, each with its own database, index and site; a class of tests stays together, and the order is kept.
WORKERS := -n auto --dist loadscope --no-loadscope-reorder
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LANGUAGES := --locale ky --locale ru

.PHONY: install run test test-sqlite test-postgres test-browser lint format messages compilemessages bench

install: .venv/.installed

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@echo "Making the environment .venv ..."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python lacks venv: on Debian, apt-get install python3-venv."; exit 1; }

.venv/.installed: pyproject.toml | .venv/bin/python
	@echo "Installing the packages, about a minute ..."
	@$(PIP) -e .
	@touch $@

.venv/.installed-%: pyproject.toml | .venv/bin/python
	@echo "Installing the packages to $* with ..."
	@$(PIP) -e '.[$*]'
	@touch $@ .venv/.installed

run: .venv/.installed
	@HTTPS=0 $(BIN)/python -m kb.prepare
	@echo
	@echo "  The knowledge base:  http://127.0.0.1:$(PORT)/"
	@echo "  For curators:        http://127.0.0.1:$(PORT)/admin/"
	@echo "  A curator's account: $(BIN)/python manage.py createsuperuser"
	@echo
	@HTTPS=0 PORT=$(PORT) exec $(BIN)/gunicorn --config kb/server.py kb.wsgi

test: test-sqlite test-postgres test-browser

test-sqlite: .venv/.installed-test compilemessages
	$(PYTEST) $(WORKERS) -m "not browser"

test-postgres: .venv/.installed-test compilemessages
	@.ci/packages postgresql
	$(BIN)/python -m tests.postgres -- $(PYTEST) $(WORKERS) -m "not browser"

test-browser: .venv/.installed-test compilemessages
	@.ci/packages chromium
	$(PYTEST) $(WORKERS) -m browser --no-skips

lint: .venv/.installed-lint .venv/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python manage.py check --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(PYTEST) tests/lint/test_translations.py

format: .venv/.installed-lint
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Needs xgettext (Debian: gettext); everything else here does without.
messages: .venv/.installed
	$(BIN)/python manage.py makemessages $(LANGUAGES) --no-location --no-obsolete --no-wrap \
		--ignore .venv --ignore var --ignore staticfiles --ignore tests

compilemessages: .venv/.installed
	@$(BIN)/python -m kb.compile_messages

# `make bench N=100000` searches so many synthetic provisions; then it kills servers and writers, about half an hour.
bench: .venv/.installed-test
	$(BIN)/python -m tests.bench $(N)
	$(BIN)/python -m tests.reliability
