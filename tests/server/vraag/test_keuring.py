"""What is looked at in JSON before it is parsed, and what is refused of it."""

import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.server.vraag import keuring
from modelgemeente_xl.server.vraag.keuring import JsonOnjuist

MB = 1_000_000
TEKENS = st.text(alphabet=st.sampled_from('ab\\",[]{}:0e9\né€😀'), max_size=12)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEKENS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEKENS, inner, max_size=5),
    max_leaves=30,
)


def refused(body: bytes) -> str:
    try:
        keuring.check(body, 8 * MB)
        keuring.parse(body)
    except JsonOnjuist as found:
        return str(found)
    raise AssertionError("dit is niet geweigerd")


@given(JSON, st.booleans())
def test_what_excel_may_send_comes_through_as_it_was(data: Any, ascii_only: bool) -> None:
    body = json.dumps(data, ensure_ascii=ascii_only).encode()
    keuring.check(body, 8 * MB)
    assert keuring.parse(body) == data


def test_the_master_takes_less_than_an_eighth_of_what_may_be_sent(payload: dict[str, Any]) -> None:
    body = json.dumps(payload).encode()
    keuring.check(body, MB)
    assert len(body) < MB


BOMMEN = {
    "lijsten": b"[[],[],",
    "objecten": b'{"":0},',
    "objecten in objecten": b'{"":{}},',
    "getallen": b"1,",
    "teksten": b'"",',
    "aanhalingstekens": b'"',
    "haken": b"[",
    "accolades": b'{"":',
    "strepen": b"\\",
    "streep en teken": b'\\"',
}


@pytest.mark.parametrize("bom", BOMMEN)
def test_eight_megabytes_of_small_values_are_refused_before_they_are_made(bom: str) -> None:
    body = b"[" + BOMMEN[bom] * (8 * MB // len(BOMMEN[bom]))
    tracemalloc.start()
    assert refused(body)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60 * MB


@pytest.mark.parametrize("diep", [25, 500, 100_000])
@pytest.mark.parametrize(("open_", "dicht"), [("[", "]"), ('{"a":', "}"), ("[1,[2],", "]")])
def test_deeper_than_a_workbook_is_refused(diep: int, open_: str, dicht: str) -> None:
    assert "lagen" in refused((open_ * diep + "1" + dicht * diep).encode())


def test_brackets_in_a_text_are_no_levels() -> None:
    for text in ("[" * 1000, '\\"' + "[" * 1000, "\\" * 7 + '"' + "{" * 1000):
        body = json.dumps([text]).encode()
        keuring.check(body, 8 * MB)
        assert keuring.parse(body) == [text]


@pytest.mark.parametrize(
    "getal",
    [
        *("9" * 4000, "1" * 320, "1" * 280, "1e309", "-1E+400", "1.8e0308", "2e999"),
        *("NaN", "-Infinity", "9" * 250 + "e99", "1" * 299 + ".5E+50"),
    ],
)
def test_a_number_that_excel_does_not_know_is_refused(getal: str) -> None:
    assert "getal" in refused(f"[{getal}]".encode())


@pytest.mark.parametrize("getal", ["1e308", "-1.5E+300", "1e-400", "123456789012345678901", "0.1"])
def test_a_number_of_excel_is_taken(getal: str) -> None:
    body = f"[{getal}]".encode()
    keuring.check(body, 8 * MB)
    assert [float(one) for one in keuring.parse(body)] == [float(getal)]


def test_what_looks_like_such_a_number_in_a_text_is_text() -> None:
    texts = ["9" * 4000, "1e309", "NaN", "code1E999"]
    body = json.dumps(texts).encode()
    keuring.check(body, 8 * MB)
    assert keuring.parse(body) == texts


def test_half_a_sign_is_refused_with_its_cell() -> None:
    book = {"sheets": [{"name": "Start", "values": [["a", "b"], ["c", "\ud83d"]]}]}
    for data in (book, {"boek": book}):
        assert " op blad Start, rij 2, kolom 2, " in refused(json.dumps(data).encode())


@pytest.mark.parametrize("data", ["\udc00", {"\ud800": 1}, [[{"a": "x\udfff"}]]])
def test_half_a_sign_is_refused_wherever_it_stands(data: Any) -> None:
    assert "half teken" in refused(json.dumps(data).encode())


def test_a_whole_sign_and_an_escape_that_is_none_are_taken() -> None:
    for text in ("😀", "\\ud800"):
        assert keuring.parse(json.dumps([text]).encode()) == [text]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe[\x00]\x00", b"[\xed\xa0\x80]", b"\xef\xbb\xbf[]"]
)
def test_what_is_no_json_in_utf_8_is_refused(body: bytes) -> None:
    assert "geen geldige JSON" in refused(body)
