# Everything a newcomer needs: `make begroting` and `make test`. Both make their own .venv first.
# Nothing here replaces a workbook that a person may have filled in.
PYTHON ?= python3
GEMEENTE ?= Purmerend
BIN := .venv/bin
WERKMAP ?= ICT-begroting-$(GEMEENTE)-2027.xlsx

.PHONY: begroting test check bench werkmap schema docs lock beelden validator clean

begroting: .venv/klaar  ## the workbook of an example gemeente, with its totals; one that is there stays
	@if [ -e "$(WERKMAP)" ]; then \
		echo "$(WERKMAP) staat er al en blijft zoals zij is; een nieuwe maakt u met make begroting WERKMAP=andere-naam.xlsx"; \
		$(BIN)/modelgemeente toon "$(WERKMAP)"; \
		echo "Hoe verder: open $(WERKMAP) in Excel of LibreOffice en volg blad Start."; \
	else \
		$(BIN)/modelgemeente nieuw --gemeente "$(GEMEENTE)" --uit "$(WERKMAP)"; \
	fi

test: .venv/klaar check  ## style, types, and every test that can run here
	$(BIN)/python -m pytest -n auto --dist loadfile

check: .venv/klaar
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/modelgemeente catalogus controleer data

bench: .venv/klaar  ## speed, as ratios to a named peer in the same run
	$(BIN)/python -m tests.bench

werkmap: .venv/klaar  ## workbook/modelgemeente.xlsx, reproducible byte for byte
	$(BIN)/python -m modelgemeente_xl.knoppen.meester

schema: .venv/klaar  ## the JSON Schema that editors use
	$(BIN)/python -m modelgemeente_xl.catalogus.json_schema

docs: .venv/klaar  ## what the documents take from code and data: tables, the nulmeting, the rules, the map
	$(BIN)/python docs/tabellen.py
	$(BIN)/python docs/nulmeting.py
	$(BIN)/python -m modelgemeente_xl.regels.beschrijving
	$(BIN)/python docs/beelden/huis.py

beelden: .venv/klaar  ## the pictures in docs/, from the real workbook (needs LibreOffice)
	$(BIN)/python docs/beelden/maak.py

validator:  ## Microsoft's Open XML SDK validator, for the tests (needs Node.js)
	npm ci --prefix tests --ignore-scripts --no-audit --no-fund

lock: .venv/klaar  ## pin every dependency with its hashes
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--strip-extras --allow-unsafe --extra dev --extra server --output-file requirements.lock pyproject.toml

.venv/klaar: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

clean:
	rm -rf .venv tests/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
