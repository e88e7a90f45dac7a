# What one does here, by name. `make` alone lists it.

.DEFAULT_GOAL := help
.PHONY: help setup run test format lint ci measure reference

SWIFT_FILES = git ls-files -z --cached --others --exclude-standard -- '*.swift'
REFERENCE = Tests/NetdefTests/Reference
VENV = .build/reference-venv

help: ## Lists the targets.
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 20

setup: ## Installs OpenBLAS and pkg-config where they are missing.
	.ci/setup

run: setup ## Builds and runs the Quickstart.
	swift run Quickstart

test: ## Runs all tests.
	swift test

format: ## Formats all Swift sources.
	$(SWIFT_FILES) | xargs -0 swift format --in-place

lint: ## Checks the format of all Swift sources.
	$(SWIFT_FILES) | xargs -0 swift format lint --strict

ci: ## Everything that a change must pass; works on what is committed.
	.ci/run

measure: ## What the generator adds to a user's first build.
	.ci/measure-generator

reference: $(VENV)/made ## Writes the reference values anew with PyTorch, in a virtual environment of their own.
	cd $(REFERENCE) && for script in layers functions networks printing; do \
	  $(CURDIR)/$(VENV)/bin/python $$script.py || exit 1; done
	$(VENV)/bin/python $(REFERENCE)/serialization/fixtures.py make

# PyTorch without CUDA; pip must be set up with an index that has it.
$(VENV)/made:
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install torch==2.13.0+cpu
	$(VENV)/bin/pip install safetensors numpy
	touch $@
