# Two commands: `make serve` runs the site, `make test` tests it. Both set up everything they need.
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

help:  ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## */\t/' | expand -t 12

.venv/serve: requirements/serve.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/serve.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/test: requirements/test.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ .venv/serve

serve: .venv/serve  ## run the site on http://127.0.0.1:8000 (make serve PORT=8080 for another port)
	$(BIN)/wegwijs serve --port $(PORT)

demo: .venv/serve  ## run the site with made-up data that is thrown away
	$(BIN)/wegwijs demo --port $(PORT)

test: .venv/test system  ## run every check: format, lint, types, import rules, lessons, tests on two databases and in a browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/wegwijs check --on $$(sed -n 's/^checked_on = //p' lessons/facts.toml)
	$(BIN)/python -m pytest -n 2 --dist loadgroup --cov --cov-report=
	$(BIN)/coverage report --skip-covered --show-missing --fail-under=90
	$(BIN)/coverage report --include='learning/questions/*,learning/content/*,learning/progress/*' --fail-under=100

system:  ## install the system packages the tests need, or say which command does
	@sh requirements/system.sh requirements/system.txt

format: .venv/test  ## set the code in its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: .venv/test  ## bring the catalogues up to date with the messages in code and templates
	$(BIN)/pybabel -q extract -F pyproject.toml -k N_ -k say -k text -k plural:1,2 -k ngettext:1,2 --no-location --no-wrap --sort-output --project Wegwijs --version 1 -o .venv/messages.pot .
	$(BIN)/pybabel -q update --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -i .venv/messages.pot -l nl -o learning/locale/nl.po

scan-trial: .venv/test  ## read 1,200 made-up photos of answer sheets and write how well into docs/reading-sheets.md (about seven minutes on two cores)
	$(BIN)/python -m tests.paper.scan.trial

tree: .venv/test  ## write the tree of folders into ARCHITECTURE.md
	$(BIN)/python tests/tree.py

locks:  ## pin every package again, with hashes and without addresses
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra scan --extra postgres --group serve pyproject.toml -o requirements/serve.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra scan --extra postgres --extra granian --group serve --group test pyproject.toml -o requirements/test.txt

.PHONY: help serve demo test system format messages scan-trial tree locks
