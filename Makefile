# Everything a newcomer or CI types. `make help` lists the targets.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   := $(VENV)/.installed-demo
DEV    := $(VENV)/.installed-dev
# The plugin that is light enough for every checkout; each of plugins/ also has an environment of its own.
LIGHT  := plugins/newsparse-money
ALONE  := $(VENV)/plugins
SUITES := $(patsubst plugins/newsparse-%,test-%,$(wildcard plugins/newsparse-*))

# node comes inside a wheel; without these, pyright looks for newer versions on the network.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1
export PYRIGHT_PYTHON_GLOBAL_NODE := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help venv demo test lint types unit test-light test-plugins quality properties coverage speed bench fuzz soak docs docs-open schema surface clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# ---------------------------------------------------------------- install, once

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsparse needs Python 3.11 or newer; say which with: make PYTHON=/path/to/python3.11 ...")'
	$(PYTHON) -m venv $(VENV)

$(DEMO): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[cli]'
	@touch $@

$(DEV): pyproject.toml $(LIGHT)/pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[cli,testing]' --group dev
	$(BIN)/python -m pip install --quiet --editable $(LIGHT)
	@touch $@ $(DEMO)

$(ALONE)/%/.installed: plugins/newsparse-%/pyproject.toml pyproject.toml | $(BIN)/python
	rm -rf $(@D)
	$(BIN)/python -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --editable . --editable '$(<D)[testing]'
	@touch $@

venv: $(DEV) ## make .venv with all that development needs; the rest then needs no network

# ---------------------------------------------------------------- see it work

demo: $(DEMO) ## read the article in seeds/, print what was found, and write it as a page
	@$(BIN)/python -m newsparse demo
	@$(BIN)/python -m newsparse read seeds/*.txt --format html > article.html
	@echo "The same as a page: file://$(CURDIR)/article.html"

# ---------------------------------------------------------------- check it, quickest first

test: lint types unit speed test-light docs ## everything that CI runs, but for the heavier plugins

lint: $(DEV) ## style, spelling, and the rooms' one direction
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell
	$(BIN)/lint-imports

types: $(DEV) ## mypy and pyright, both strict
	$(BIN)/mypy
	$(BIN)/pyright

unit: $(DEV) ## tests, properties, examples and the quality gate, with the gate on coverage
	@rm -f .coverage .coverage.*
	$(BIN)/pytest -n 2 --dist loadfile -m "not timed" --cov --cov-report=term
	$(BIN)/pytest -n 2 --dist worksteal -m timed

test-light: $(DEV) ## the suite of the light plugin, with it alone
	cd $(LIGHT) && NEWSPARSE_PLUGINS=$(LIGHT:plugins/newsparse-%=%) $(CURDIR)/$(BIN)/pytest

test-plugins: $(SUITES) ## the suites of plugins/, each in a clean environment with its plugin alone; the first time needs a network

.PHONY: $(SUITES)
$(SUITES): test-%: $(ALONE)/%/.installed
	cd plugins/newsparse-$* && NEWSPARSE_PLUGINS=$* $(CURDIR)/$(ALONE)/$*/bin/pytest

quality: $(DEV) ## only the floors under what is found on seeds/
	$(BIN)/pytest -m quality tests

properties: $(DEV) ## the laws on twenty times as many examples
	HYPOTHESIS_PROFILE=thorough $(BIN)/pytest -n 2 --dist loadfile tests/properties

coverage: unit ## the same tests, and a report in htmlcov/ of what they leave out
	$(BIN)/coverage html
	@echo "open htmlcov/index.html"

speed: $(DEV) ## fail where a parse costs a quarter more than on record
	$(BIN)/python benchmarks/speed.py --guard

bench: $(DEV) ## time and memory of a parse, beside the last record
	$(BIN)/python benchmarks/speed.py

SECONDS ?= 60
fuzz: $(DEV) ## damaged articles until one breaks a law: make fuzz SECONDS=600
	$(BIN)/python benchmarks/endure.py fuzz --seconds $(SECONDS)

soak: $(DEV) ## a long stream of articles, with what it takes: make soak SECONDS=3600
	$(BIN)/python benchmarks/endure.py soak --seconds $(SECONDS)

# ---------------------------------------------------------------- build

docs: $(DEV) ## build the docs; a warning is an error
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going --nitpicky -j 2 docs docs/_build/html

docs-open: docs ## say where the built docs are
	@echo "file://$(CURDIR)/docs/_build/html/index.html"

schema: $(DEV) ## write the JSON Schema from the models
	$(BIN)/python -m newsparse schema > $@.part && mv $@.part src/newsparse/schema.json

surface: $(DEV) ## write the public names down again, where one is meant to change
	$(BIN)/python tests/test_surface.py > $@.part && mv $@.part tests/surface.txt

clean: ## remove what the other targets made, .venv excepted
	rm -rf article.html docs/_build dist htmlcov mutants .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests docs plugins benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
