# One command each; everything is done by tools/dev.py with Python's standard library.
PYTHON ?= python3
DEV := $(PYTHON) tools/dev.py
.DEFAULT_GOAL := help
.PHONY: help run test prove lint format lock dist docs bench messages clean

help: ## show these targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'
run: ## start the city (DEMO=0 without the demo); Ctrl-C ends it
	@exec $(DEV) run
test: ## lint and the tests, some minutes
	@$(DEV) test
prove: ## the long proofs: races, kills, every page
	@$(DEV) prove
lint: ## style, imports, types, spelling
	@$(DEV) lint
format: ## format the code
	@$(DEV) format
lock: ## renew the locked versions
	@$(DEV) lock
dist: ## build the wheel into dist/
	@$(DEV) dist
docs: ## build the documentation
	@$(DEV) docs
bench: ## measure and print
	@$(DEV) bench
messages: ## gather the texts for translation
	@$(DEV) messages
clean: ## remove what was built; the city's data stays
	@$(DEV) clean
