# What people do here. Each target is the commands one would type, nothing more.

PORT ?= 8000
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -q
# A worker a core, each with its own database, index and site; a class of tests stays together, and the order is kept.
WORKERS := -n auto --dist loadscope --no-loadscope-reorder
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LANGUAGES := --locale ky --locale ru

.PHONY: install run test test-sqlite test-postgres test-browser lint format messages compilemessages bench hostile lock audit

install: .venv/.installed

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@echo "Making the environment .venv ..."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python lacks venv: on Debian, apt-get install python3-venv."; exit 1; }

# Packages are installed as requirements/ names them, each file of each checked against its hash.
.venv/.installed: pyproject.toml requirements/site.txt | .venv/bin/python
	@echo "Installing the packages, about a minute ..."
	@$(PIP) --require-hashes -r requirements/site.txt
	@$(PIP) --no-deps -e .
	@touch $@

.venv/.installed-all: pyproject.toml requirements/all.txt | .venv/bin/python
	@echo "Installing the packages to test and check with ..."
	@$(PIP) --require-hashes -r requirements/all.txt
	@$(PIP) --no-deps -e .
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

test-sqlite: .venv/.installed-all compilemessages
	$(PYTEST) $(WORKERS) -m "not browser"

test-postgres: .venv/.installed-all compilemessages
	@.ci/packages postgresql pgbouncer
	$(BIN)/python -m tests.postgres -- $(PYTEST) $(WORKERS) -m "not browser"

test-browser: .venv/.installed-all compilemessages
	@.ci/packages chromium
	$(PYTEST) -n auto --dist worksteal -m browser --no-skips  # no page needs what another test made

lint: .venv/.installed-all
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python manage.py check --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(PYTEST) tests/lint/test_translations.py

format: .venv/.installed-all
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Needs xgettext (Debian: gettext); everything else here does without.
messages: .venv/.installed
	$(BIN)/python manage.py makemessages $(LANGUAGES) --no-location --no-obsolete --no-wrap \
		--ignore .venv --ignore var --ignore staticfiles --ignore tests

compilemessages: .venv/.installed
	@$(BIN)/python -m kb.compile_messages

# How fast it is with ten thousand, a hundred thousand and a million provisions, and all that is killed and attacked at
# length: hours. `make bench N="10000 100000"`, `make bench PARTS="crash hostile"`; `make bench N=2000 SHARE=0.02` tries
# every part shortly. tests/long.py says which parts there are.
bench: .venv/.installed-all compilemessages
	@.ci/packages postgresql pgbouncer
	@$(PIP) -e '.[fuzz]'
	@N="$(N)" SHARE="$(SHARE)" $(BIN)/python -m tests.long $(PARTS)

# Only the requests that no reader sends, the files made to harm, and the API asked as its description allows and forbids.
hostile:
	@$(MAKE) --no-print-directory bench PARTS=hostile

# After a change of the packages in pyproject.toml.
UV := $(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header --no-emit-index-url
lock: .venv/.installed
	@$(PIP) uv
	$(UV) --extra metrics --output-file requirements/site.txt
	$(UV) --extra metrics --extra mcp --extra redis --extra test --extra lint --output-file requirements/all.txt

# Are there known faults in what is installed?
audit: .venv/.installed
	@$(PIP) 'pip-audit~=2.10'
	@.ci/audit
