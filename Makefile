# What one does here, by name. `make` alone lists it.

.DEFAULT_GOAL := help
.PHONY: help setup run test format lint ci measure measure-checking measure-models names random-programs reference pytorch-check catalogue

SWIFT_FILES = git ls-files -z --cached --others --exclude-standard -- '*.swift'
REFERENCE = Tests/NetdefTests/Reference
MODELS_REFERENCE = Tests/NetdefModelsTests/Reference
FAMILIES_REFERENCE = Tests/NetdefFamiliesTests/Reference
VENV = .build/reference-venv

help: ## Lists the targets.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 26

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

measure: ## What the generator adds to a user's first builds, and what the command's release build takes.
	.ci/measure-generator

catalogue: ## Writes the runtime's part of the layer catalogue anew.
	swift build --product netdefc
	"$$(swift build --show-bin-path)/netdefc" --catalogue Sources/Netdef/Catalogue

measure-models: ## What the library's deepest model costs to generate and compile.
	.ci/measure-models

measure-checking: ## What checking costs: networks of 100 to 100,000 layers.
	.ci/measure-checking

COUNT = 2000
SEED = 0
random-programs: ## Compiles and runs COUNT random programs from SEED on; what differs is a fault.
	.ci/random-programs $(COUNT) $(SEED)

names: ## Compiles every dangerous name in every place, and 100,000 pairs of them: takes hours.
	.ci/names all

reference: $(VENV)/made ## Writes the reference values anew with PyTorch, in a virtual environment of their own.
	cd $(REFERENCE) && for script in layers functions networks printing; do \
	  $(CURDIR)/$(VENV)/bin/python $$script.py || exit 1; done
	$(VENV)/bin/python $(REFERENCE)/serialization/fixtures.py make
	$(VENV)/bin/python $(REFERENCE)/serialization/casts.py
	$(VENV)/bin/python $(MODELS_REFERENCE)/make_reference.py
	$(VENV)/bin/python $(FAMILIES_REFERENCE)/make_reference.py

pytorch-check: $(VENV)/made ## PyTorch loads our ResNets' weights strictly, we PyTorch's, and both answer alike; needs Python.
	swift build --product netdef
	$(VENV)/bin/python $(MODELS_REFERENCE)/load_strict.py "$$(swift build --show-bin-path)/netdef"

# PyTorch and torchvision without CUDA, for the scripts alone: no test needs Python. pip must be set
# up with an index that has them.
$(VENV)/made:
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install torch==2.13.0+cpu
	$(VENV)/bin/pip install --no-deps torchvision==0.28.0
	$(VENV)/bin/pip install safetensors numpy pillow
	touch $@
