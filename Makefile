# Two commands: `make demo` opens a living city, `make test` proves the house. See README.md.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test postgres check fast browser messages screenshots bench clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | expand -t 16

$(VENV)/demo-ready: requirements/runtime.txt pyproject.toml
	@echo "1/4  Making a place for the packages ($(VENV)) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "2/4  Installing $$(grep -c == requirements/runtime.txt) packages ..."
	@tools/install $(BIN)/python requirements/runtime.txt .
	@touch $@

$(VENV)/dev-ready: $(VENV)/demo-ready requirements/dev.txt requirements/postgres.txt
	@echo "Installing what the tests need ..."
	@tools/install $(BIN)/python requirements/dev.txt requirements/postgres.txt
	@touch $@

demo: $(VENV)/demo-ready ## Open the city Lindehaven on http://127.0.0.1:8000 (PORT=…, RESET=1)
	@exec $(BIN)/kiemkracht demo --port $(PORT) $(if $(RESET),--reset)

test: $(VENV)/dev-ready ## Run all tests that this machine can run
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder

fast: $(VENV)/dev-ready ## Run the tests without browser, threads and large data
	@$(BIN)/python -m pytest -q -m "not browser and not faults and not shared"

postgres: $(VENV)/dev-ready ## Run the tests of all rooms on PostgreSQL
	@tools/with_postgres $(BIN)/python -m pytest -q -n 2 --migrations --dist loadfile --no-loadscope-reorder tests/rooms -m "not browser and not shared"

check: $(VENV)/dev-ready ## Format, lint, types, import contracts, migrations, translations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djade --check $$(git ls-files 'src/**/*.html')
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python tools/messages.py --check

messages: $(VENV)/dev-ready ## Gather new strings for the Dutch catalogues and compile them
	@$(BIN)/python tools/messages.py

screenshots: $(VENV)/dev-ready ## Make the pictures of the README from a fresh demo city
	@$(BIN)/python tools/screenshots.py

bench: $(VENV)/dev-ready ## Run every benchmark
	@for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file; done

clean: ## Remove the packages and the demo city
	rm -rf $(VENV) .kiemkracht
