# `make` runs what CI runs beside the README's two commands: lint, types, floors, tests, docs.
# PYTHON is any interpreter with `pip install -e '.[dev]'` in it.
PYTHON ?= .venv/bin/python

.PHONY: all lint types floors tests docs bench refresh setup

all: lint types floors tests docs

setup:
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[dev]'

lint:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

floors:
	$(PYTHON) -c "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"

tests:
	$(PYTHON) -m pytest -n auto --dist loadfile

docs:
	$(PYTHON) tools/docs.py --check

# Writes anew what docs checks, and the golden outputs; read them before you commit.
refresh:
	$(PYTHON) tools/docs.py
	GXQ_REFRESH=1 $(PYTHON) -m pytest tests/golden

bench:
	$(PYTHON) benchmarks/startup.py
	$(PYTHON) benchmarks/scale.py
