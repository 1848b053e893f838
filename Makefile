# make help lists what there is. Nothing but Python 3.11 to 3.13 needs to be installed; everything goes into .venv.

SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	"$$name" -c '$(SUPPORTED)' 2>/dev/null && { echo "$$name"; break; }; done)
BIN := .venv/bin
KG := $(BIN)/kg

.DEFAULT_GOAL := help
.PHONY: help demo test golden lint format wheel clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "%-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/.ready ## build the graph and the network of the five articles in seeds/ and ask it a question
	$(KG) build seeds -o out
	$(KG) query out/graph.ttl --name took-place
	@echo "The graph is in out/graph.ttl; open out/network.html in a browser."

test: .venv/.ready-dev chromium virtuoso ## run every test
	$(BIN)/python -m pytest -q -n auto --dist loadgroup

golden: .venv/.ready-dev ## keep the graph of seeds/ as the one that the tests expect; read the difference afterwards
	$(BIN)/python -m tests.golden

lint: .venv/.ready-dev ## check layout, style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.ready-dev ## lay the code out
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: .venv/.ready-dev ## build the wheel into dist/
	$(BIN)/python -m build --wheel

clean: ## remove what was made
	rm -rf .venv out dist build

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "make: Python 3.11, 3.12 or 3.13 is needed; set PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "make: $(PYTHON) has no venv; on Debian: apt-get install python3-venv" >&2; exit 1; }

.venv/.ready: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.ready-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all,dev]'
	@touch $@ .venv/.ready

# Programs that the tests need beside Python: $(call debian,PACKAGE,WHAT FOR) installs one where that needs no question.
define debian
{ echo "make: installing $(1) for the tests of $(2)" >&2; \
if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq $(1); \
else sudo -n apt-get update -qq && sudo -n apt-get install -y -qq $(1); fi >/dev/null; } \
|| { echo "make: the tests of $(2) need $(1); install it, on Debian: sudo apt-get install $(1)" >&2; exit 1; }
endef

.PHONY: chromium virtuoso
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	$(call debian,chromium,the network page)

virtuoso:
	@command -v virtuoso-t >/dev/null || $(call debian,virtuoso-opensource-7-bin,queries on another engine)
