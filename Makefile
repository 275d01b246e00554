# The checks, each by its name: `make check` runs those that take seconds, `make` all but the wheel.
# They use the tools on the PATH; `make VENV=.venv` those of a virtual environment.
VENV ?=
bin := $(if $(VENV),$(VENV)/bin/,)
export PYTHONPATH := $(CURDIR)$(if $(PYTHONPATH),:$(PYTHONPATH),)

.PHONY: all check lint format types layers pages test coverage foreign any-day oldest-newest catalogues
all: check coverage any-day

check: lint types layers

lint:
	$(bin)ruff check .
	$(bin)ruff format --check .

format:
	$(bin)ruff check --fix .
	$(bin)ruff format .

types:
	$(bin)mypy

layers:
	$(bin)lint-imports

pages: # what is generated from the program
	$(bin)python -m trustlog.cli.pages.command_reference > docs/commands.md
	$(bin)python -m trustlog.cli.pages.manual_page > docs/trustlog.1
	$(bin)python -m trustlog.cli.pages.settings_reference > docs/settings.md

catalogues: # the sentences of the program into the catalogue of each language, and these compiled
	$(bin)python docs/catalogues.py

test:
	$(bin)python -m pytest

foreign: # with browsers, shells and servers: the tests in which other programs take part
	$(bin)python -m pytest -m foreign

coverage: # what stands below the screens, on both engines, measured; fails below the floor that pyproject.toml names
	HYPOTHESIS_PROFILE=traced $(bin)python -m pytest -m 'server or not foreign' --cov --cov-report=term:skip-covered --ignore-glob='tests/test_tui_*' \
		--ignore-glob='tests/test_web_*' --ignore=tests/test_docs_screens.py --ignore=tests/test_faults.py \
		--ignore=tests/test_compare_versions.py --ignore=tests/test_assertions_since.py

oldest-newest: # what hangs on private parts of Textual and textual-serve, with both ends of their ranges
	PYTHON="$(bin)python" .ci/oldest-newest

any-day: # every command and screen under moved clocks, in far zones, in another language (needs faketime)
	PYTEST="$(bin)python -m pytest" .ci/any-day
