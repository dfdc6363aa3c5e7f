# One word for one chore. Everything sets up what it needs first.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Container images set it. Each of the many companions that the tests start would then compile the whole program anew,
# and each worker every test.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check bench eval train setup clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

setup: $(VENV)/.installed
	@$(BIN)/python -m tests.setup_system

tests/js/node_modules/.installed: tests/js/package.json
	npm --prefix tests/js install --no-audit --no-fund --no-package-lock --silent
	@touch $@

run: setup
	@$(BIN)/python -m tests.tour $(if $(HEADLESS),--headless)

test: setup
	@$(BIN)/python -m tests.setup_system --tests
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory tests/js/node_modules/.installed; \
	else echo "accessibility is not tried: install node for axe-core"; fi
	# Three at once: where one waits for a site that does not answer, the others work. A real browser or mail server on a
	# busy machine misses a deadline now and then: what fails is asked again, and told.
	$(BIN)/pytest -n 3 --reruns 2 -rR --tb=native

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory tests/js/node_modules/.installed && \
	tests/js/node_modules/.bin/tsc -p extension/jsconfig.json; \
	else echo "tsc not run: install node to check the extension's types"; fi

bench: setup
	$(BIN)/python -m tests.bench

eval: setup
	$(BIN)/python -m tests.eval

train: setup
	$(BIN)/python -m tests.training.mail.train
	$(BIN)/python -m tests.training.mail.employers

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache tour
