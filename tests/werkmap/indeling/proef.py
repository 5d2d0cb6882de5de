"""Build a small workbook with the package that is here, check it, and say what was found."""

import io
import json

from modelgemeente_xl.bestand.pakket.pakket import read_parts
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.regels.alle import as_json, check
from tests.klein import small_catalogus, small_workbook

if __name__ == "__main__":
    werkmap = small_workbook(small_catalogus(load_catalogus()))
    print(json.dumps(as_json(check(read_parts(io.BytesIO(werkmap))))))
