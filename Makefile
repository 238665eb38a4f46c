PYTHON ?= python3
BIN := .venv/bin
# Each of the many processes that tests start would compile the package anew.
unexport PYTHONDONTWRITEBYTECODE

help: ## list these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: .venv/installed ## trace the worked example and draw the map of the shipped record
	@$(BIN)/civicgraph trace "Citizens UK" "London Voter Registration Week"
	@$(BIN)/civicgraph map -o map.html

quick: .venv/ready ## run the tests that need no browser, server or engine
	@$(BIN)/pytest --numprocesses auto --dist worksteal --hypothesis-profile quick -m "not (browser or server or engines or slow)"

test: .venv/ready ## run the tests
	@$(BIN)/pytest --numprocesses auto --dist worksteal

types: .venv/ready .types/civicgraph ## check the types
	$(BIN)/mypy
	$(BIN)/mypy tests benchmarks docs/pages.py

check: .venv/ready types ## lint, format, types and tests, as CI does
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@if command -v npm >/dev/null && $(MAKE) --no-print-directory web/node_modules; \
		then $(MAKE) --no-print-directory check-web; \
		else echo "Node and its packages cannot be had here: web/ is not checked" >&2; fi
	$(BIN)/pytest --numprocesses auto --dist worksteal --hypothesis-profile whole

bench: .venv/ready ## measure speed, as ratios within one run
	@$(BIN)/python -m benchmarks.commands
	@$(BIN)/python -m benchmarks.tracing
	@$(BIN)/python benchmarks/map.py

reference: .venv/installed ## write what is made in docs/ anew: commands, methods, schemas, the picture
	@$(BIN)/python -m civicgraph.console.reference > docs/commands.md
	@$(BIN)/python -m civicgraph.api.reference > docs/api.md
	@$(BIN)/python -m civicgraph.console.everyday_page > docs/everyday-words.md
	@$(BIN)/python -m civicgraph.graph.export.schema docs/schema
	@env -u CIVICGRAPH_SOURCES $(BIN)/civicgraph trace "Citizens UK" "London Voter Registration Week" --svg docs/pathway.svg

docs: .venv/installed ## make the pages of docs/ into a site, under site/
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

web: web/node_modules ## write the map's script anew from web/ (needs Node)
	@npm --prefix web run --silent build

check-web: web/node_modules ## lint, format, types and tests of web/ (needs Node)
	npm --prefix web run --silent check

vectors: .venv/installed ## write Python's answers anew that web/ is held to
	@env -u CIVICGRAPH_SOURCES $(BIN)/python -m tests.vectors

clean: ## remove all that make built
	rm -rf .venv .types web/node_modules build dist site *.egg-info .*_cache map.html

.venv/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "civicgraph needs Python 3.11 or newer: make PYTHON=python3.12")'
	@echo "Installing into .venv (once) ..." >&2
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[all]'
	@$(BIN)/python -m compileall -q __init__.py cli.py api commands console data graph ontology pages reports server static_site visualisations
	@touch $@

.venv/ready: .venv/installed
	@echo "Installing what the tests need (once) ..." >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

web/node_modules: web/package.json web/package-lock.json
	@echo "Installing what web/ needs (once) ..." >&2
	@npm --prefix web ci --silent --no-audit --no-fund
	@touch $@

# Type checkers cannot follow an editable install's import hook, but they follow links.
.types/civicgraph:
	@mkdir -p $@
	@ln -s ../../api ../../commands ../../console ../../data ../../graph ../../ontology ../../pages ../../reports ../../server ../../static_site ../../visualisations ../../__init__.py ../../cli.py ../../py.typed $@

.PHONY: help demo quick test types check bench reference docs web check-web vectors clean
