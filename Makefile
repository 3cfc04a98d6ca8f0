# `make run` starts the bot (or, without a token, a chat in the terminal); `make test` runs every test.
# Both install what they need into .venv the first time, and again only when the pinned versions change.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet
LOCKED := $(PIP) --require-hashes --no-deps --no-build-isolation
# torch has a build for processors and one for graphics cards; which of them comes, pip's index decides.
TORCH = $(shell sed -n 's/^ *"\(torch==[^"]*\)",/\1/p' pyproject.toml)
TOOLS := .venv-tools

.PHONY: run test test-fast test-model test-postgresql coverage check format bench evaluate arithmetic stores change \
	evaluate-documents faults failover flood fuzz soak heights transcript picture lock audit sbom help clean

help:  ## list these targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.installed  ## install, index the example corpus if there is no index, start the bot or a chat
	@$(BIN)/yinju run

# Four workers with a thread each, as those of the bots' tests often wait; the long files come first, so that all end at
# the same time.
PYTEST := OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses 4 --dist loadfile --no-loadscope-reorder

COVERAGE := --cov --cov-report=term

# COVER=1 also says which lines no test reaches: .ci/run does both in one run.
test: $(VENV)/.installed-dev  ## run all tests (minutes)
	$(PYTEST) $(if $(COVER),$(COVERAGE))

test-fast: $(VENV)/.installed-dev  ## run the tests that need no model, processes or database (a minute)
	$(PYTEST) --numprocesses 2 -m "not model and not process and not database" --ignore tests/e2e --hypothesis-profile fast

coverage: $(VENV)/.installed-dev  ## lines and branches that no test reaches within its own process (minutes)
	$(PYTEST) -m "not process" --hypothesis-profile fast $(COVERAGE)

test-model: $(VENV)/.installed-dev  ## run the tests of the model alone; YINJU_COMPUTE chooses its arithmetic
	$(PYTEST) --numprocesses 2 -m "model and not process"

test-postgresql: $(VENV)/.installed-dev  ## run the end-to-end tests with index and state in PostgreSQL (minutes)
	TEST_STORE=postgresql $(PYTEST) tests/e2e

check: $(VENV)/.installed-dev  ## linter, formatting and strict types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.installed-dev  ## put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evaluate: $(VENV)/.installed-dev  ## measure ranking and refusing on ../shared/eval (minutes)
	$(BIN)/python -m benchmarks.evaluate

bench: $(VENV)/.installed-dev  ## measure speed and memory here, ROWS="lone askers …" chooses (docs/benchmarks.md)
	PYTHONPATH=.:tests $(BIN)/python -m benchmarks.bench $(ROWS)

arithmetic: $(VENV)/.installed-dev  ## hit@1 and hit@3 on ../shared/eval/policy in each arithmetic, and in segments (an hour)
	$(BIN)/python -m benchmarks.arithmetic ../shared/eval/policy

stores: $(VENV)/.installed-dev  ## the questions of ../shared/eval/policy to a folder and to DATABASE=postgresql://…; how many quotes are the same
	$(BIN)/python -m benchmarks.stores ../shared/eval/policy $(DATABASE)

change: $(VENV)/.installed-dev  ## what one changed document costs at PASSAGES=100000, beside building anew (minutes)
	$(BIN)/python -m benchmarks.change ../shared/eval/policy --passages $(or $(PASSAGES),100000)

evaluate-documents: $(VENV)/.installed-dev  ## measure how well files become documents, on files made for it
	$(BIN)/python -m benchmarks.documents

faults: $(VENV)/.installed-dev  ## kill indexing and the bot, read files that do harm; a table of what was lost (an hour)
	$(BIN)/python -m benchmarks.faults
	PYTHONPATH=.:tests $(BIN)/python -m endurance.beside
	PYTHONPATH=.:tests $(BIN)/python -m endurance.kills
	PYTHONPATH=.:tests $(BIN)/python -m endurance.writer
	PYTHONPATH=.:tests $(BIN)/python -m endurance.kills --postgresql --kills 40

failover: $(VENV)/.installed-dev  ## lose the primary under a bot ten times; how soon it answers, and what was lost (minutes)
	PYTHONPATH=.:tests $(BIN)/python -m endurance.failover

flood: $(VENV)/.installed-dev  ## how long a quiet person waits while others flood the bot (two minutes)
	PYTHONPATH=.:tests $(BIN)/python -m endurance.flood

soak: $(VENV)/.installed-dev  ## half an hour of steady questions while the index is renewed; what was lost, and the memory
	PYTHONPATH=.:tests $(BIN)/python -m endurance.soak

heights: $(VENV)/.installed-dev  ## how many lines of a phone, and buttons, the answers to the example questions take
	PYTHONPATH=.:tests $(BIN)/python -m endurance.heights

fuzz: $(VENV)/.installed-dev  ## a million inputs at random over all that takes what strangers send; goes on where it was (an hour)
	@mkdir -p results
	PYTHONPATH=.:tests $(BIN)/python -m endurance.fuzz --note results/fuzz.json

transcript: $(VENV)/.installed-dev  ## record docs/administration.md from the running bot
	PYTHONPATH=.:tests $(BIN)/python -m e2e.transcript

picture: $(VENV)/.installed-dev  ## draw docs/answer.png from the running bot
	PYTHONPATH=.:tests $(BIN)/python -m e2e.chat_picture

lock: | $(VENV)/bin/python  ## write requirements/*.lock anew; UPGRADE=1 takes the newest versions (minutes)
	$(VENV)/bin/python -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --disable-pip-version-check --quiet --requirement requirements/tools.in
	$(TOOLS)/bin/python requirements/lock.py $(if $(UPGRADE),--upgrade)

audit: $(VENV)/.installed $(TOOLS)/.installed  ## which installed packages are out of date or known to be faulty
	@$(TOOLS)/bin/python requirements/audit.py

sbom: $(VENV)/.installed $(TOOLS)/.installed  ## write what is installed to sbom.json, in the form of CycloneDX
	$(TOOLS)/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file sbom.json $(VENV)

clean:  ## remove the environment and caches; documents and indexes stay
	rm -rf $(VENV) $(TOOLS) .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Yinju needs CPython 3.11 or newer; set PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# What builds packages comes first, as some of the others have to be built.
$(VENV)/.installed: pyproject.toml requirements/build.lock requirements/run.lock | $(VENV)/bin/python
	@echo "Installing into $(VENV) (about 2 GB, a few minutes) ..."
	@$(LOCKED) --requirement requirements/build.lock
	@$(LOCKED) --requirement requirements/run.lock
	@$(PIP) $(TORCH)
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pip check >/dev/null || $(BIN)/python -m pip check
	@touch $@

$(VENV)/.installed-dev: requirements/dev.lock requirements/driver.txt | $(VENV)/.installed
	@$(LOCKED) --requirement requirements/dev.lock
	@$(LOCKED) --ignore-requires-python --upgrade --target $(VENV)/driver --requirement requirements/driver.txt
	@touch $@

$(TOOLS)/.installed: requirements/tools.lock | $(VENV)/bin/python
	@$(VENV)/bin/python -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip install --disable-pip-version-check --quiet --require-hashes --no-deps \
		--requirement requirements/tools.lock
	@touch $@
