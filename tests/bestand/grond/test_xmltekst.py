"""Text in the XML of a workbook, held against openpyxl and against an XML parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl.utils.escape import unescape

from modelgemeente_xl.bestand.grond.xmltekst import (
    attribute,
    cell_text,
    coded,
    decoded,
    escaped,
    needs_preserve,
    xml_text,
)

TEKST = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.text("_x0aAF5 \n\r\t&<")


@given(TEKST)
def test_what_is_coded_reads_back(tekst: str) -> None:
    assert cell_text(coded(tekst)) == tekst


@given(TEKST)
def test_an_xml_parser_and_openpyxl_read_the_same(tekst: str) -> None:
    parsed = etree.fromstring(b"<t>" + coded(tekst) + b"</t>").text or ""
    assert unescape(parsed) == tekst


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_an_attribute_reads_back(tekst: str) -> None:
    element = etree.fromstring(b'<t a="' + attribute(tekst) + b'"/>')
    assert decoded(str(element.get("a"))) == decoded(tekst)


@pytest.mark.parametrize(
    ("raw", "tekst"),
    [
        (b"a &lt; b &amp;&amp; c &gt; &quot;d&quot; &apos;e&apos;", "a < b && c > \"d\" 'e'"),
        (b"&#233;&#xe9;&#x1F600;", "éé😀"),
        (b"een\r\ntwee\rdrie\n", "een\ntwee\ndrie\n"),
        (b"_x000D__x0007_", "\r\x07"),
        (b"_x005F_x0041_", "_x0041_"),
        (b"_xD83D__xDE00_", "😀"),
        (b"_x00g1_ _x12_ x0041_", "_x00g1_ _x12_ x0041_"),
        (b"&amp;lt;", "&lt;"),
    ],
)
def test_forms_that_occur(raw: bytes, tekst: str) -> None:
    assert cell_text(raw) == tekst


def test_xml_text_leaves_codes_alone() -> None:
    assert xml_text(b"_x0041_&amp;") == "_x0041_&"


def test_escaped_codes_only_what_xml_forbids() -> None:
    assert escaped("_x0041_\x07<") == b"_x0041__x0007_&lt;"


@pytest.mark.parametrize(
    ("tekst", "needed"),
    [("a", False), ("", False), ("a b\nc", False), (" a", True), ("a\n", True), ("\ta", True)],
)
def test_white_space_at_an_end_must_be_preserved(tekst: str, needed: bool) -> None:
    assert needs_preserve(tekst) is needed
