# Everything the project needs is set up here: a virtual environment in .venv from the lock file.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
DATA ?= ../shared
SPARK := .venv-spark
PIP := python -m pip --disable-pip-version-check --quiet

.PHONY: demo test spark-test fuzz check bench quality golden lock docs clean help
.DEFAULT_GOAL := help

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Reportedly needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/$(PIP) install -r requirements.lock
	$(BIN)/$(PIP) install --no-deps --no-build-isolation -e .
	touch $(STAMP)

demo: $(STAMP) ## show the main job on the reports in examples/
	$(BIN)/reportedly demo

test: $(STAMP) ## run the tests
	$(BIN)/python -m pytest

# Besides all that is in the other environment, which it borrows.
SITE := -c 'import sysconfig; print(sysconfig.get_path("purelib"))'
$(SPARK)/.ready: $(STAMP) requirements-spark.lock
	$(PYTHON) -m venv $(SPARK)
	$(BIN)/python $(SITE) > "$$($(SPARK)/bin/python $(SITE))/borrowed.pth"
	$(SPARK)/bin/$(PIP) install --no-build-isolation -r requirements-spark.lock
	$(SPARK)/bin/$(PIP) install --no-deps --no-build-isolation -e .
	touch $(SPARK)/.ready

spark-test: $(SPARK)/.ready ## run the tests of batches, with Apache Spark in an environment of its own (needs Java 17)
	$(SPARK)/bin/python -m pytest tests/batch

fuzz: $(STAMP) ## read files from outside that are made by what they reach in the code, some minutes (needs a wheel of atheris)
	$(BIN)/$(PIP) install --only-binary :all: atheris==3.0.0
	$(BIN)/python -m tests.intake.fuzz

check: $(STAMP) ## check style, types and layers
	$(BIN)/ruff check src bench tests training
	$(BIN)/ruff format --check src bench tests training
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP) ## measure start-up, speed, memory and, on the coded data in DATA, quality; fail where a figure fell
	$(BIN)/python -m bench.speed startup
	$(BIN)/python -m bench.speed read
	$(BIN)/python -m bench.speed memory
	$(BIN)/python -m bench.speed processes
	$(BIN)/python -m bench.speed link
	$(BIN)/python -m bench.quality claims bench/coded/first
	$(BIN)/python -m bench.quality claims bench/coded/second
	$(BIN)/python -m bench.quality claims bench/coded/third
	$(BIN)/python -m bench.quality claims bench/coded/fourth
	$(BIN)/python -m bench.quality.every "$(DATA)"

quality: $(STAMP) ## write docs/quality.md anew from the coded data in DATA
	$(BIN)/python -m bench.quality.report "$(DATA)" --out docs/quality.md

golden: $(STAMP) ## list anew what the reading makes of the golden reports otherwise than their coder
	$(BIN)/python -m bench.quality.golden --write

docs: $(STAMP) ## write docs/codebook.md and docs/reference.md anew from the program
	$(BIN)/reportedly codebook --markdown > docs/codebook.md
	$(BIN)/python -m reportedly.cli.reference > docs/reference.md

lock: ## pin the newest allowed versions of everything in requirements.lock
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/$(PIP) install 'setuptools>=77'
	build/lock/bin/$(PIP) install '.[dev,postgres]'
	printf '# Written by "make lock". Installed by every other target.\n' > requirements.lock
	build/lock/bin/python -m pip --disable-pip-version-check freeze --all --exclude pip --exclude reportedly >> requirements.lock
	rm -rf build/lock

clean: ## remove what the other targets made
	rm -rf $(VENV) $(SPARK) .mypy_cache .ruff_cache .import_linter_cache build

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12
