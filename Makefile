# Everything runs from a bare machine with Python 3.11 or later: the first target that needs it makes .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LANG_ONLY := $(if $(filter command line environment override,$(origin LANG)),$(if $(findstring .,$(LANG)),,$(LANG)),)

.PHONY: demo test score bench docs wheel format clean
.DEFAULT_GOAL := demo

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@

demo: $(VENV)/.ready
	$(BIN)/kengash read examples/sample.txt

test: $(VENV)/.ready
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/python -m pytest

score: $(VENV)/.ready
	@LANG_="$(LANG_ONLY)" MISSES="$(or $(MISSES),0)" $(BIN)/python benchmarks/gold.py

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/speed.py

docs: $(VENV)/.ready
	$(BIN)/python tests/test_docs.py

wheel: $(VENV)/.ready
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

format: $(VENV)/.ready
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/ruff format src tests benchmarks

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
