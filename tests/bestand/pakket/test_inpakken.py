import io
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.bestand.openen import open_bestand
from modelgemeente_xl.bestand.pakket.inpakken import repacked
from modelgemeente_xl.bestand.pakket.pakket import VOL_INGEPAKT, package_bytes
from tests.bestand.bouwsel import inhoud

DEEL = st.dictionaries(
    st.sampled_from(["a.xml", "xl/b.xml", "xl/media/é.png", "c", "d/"]),
    st.binary(max_size=300),
    min_size=1,
)


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for i, (naam, content) in enumerate(parts.items()):
            entry = zipfile.ZipInfo(naam, (2020, 5, 6, 7, 8, 10))
            entry.compress_type = zipfile.ZIP_DEFLATED if i % 2 else zipfile.ZIP_STORED
            entry.extra = b"\x01\x00\x02\x00ab"
            package.writestr(entry, content)
    return buffer.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def test_what_was_packed_here_is_the_same_as_packing_all_of_it_again() -> None:
    oud = {"a.xml": b"<a>1</a>" * 99, "b.xml": b"<b/>" * 99, "c.bin": bytes(range(256))}
    nieuw = oud | {"b.xml": b"<b>2</b>" * 99}
    content = repacked(package_bytes(oud), oud, nieuw, VOL_INGEPAKT)
    assert content == package_bytes(nieuw)


@given(DEEL, DEEL)
def test_holds_exactly_the_new_parts(oud: dict[str, bytes], nieuw: dict[str, bytes]) -> None:
    content = repacked(packed(oud), oud, nieuw)
    assert unpacked(content) == nieuw
    order = [naam for naam in oud if naam in nieuw] + [naam for naam in nieuw if naam not in oud]
    assert list(unpacked(content)) == order


@given(DEEL, st.binary(max_size=20))
def test_after_something_else_in_the_file(oud: dict[str, bytes], vooraf: bytes) -> None:
    assert unpacked(repacked(vooraf + packed(oud), oud, oud | {"nieuw": b"x"})) == oud | {
        "nieuw": b"x"
    }


def test_what_did_not_change_is_copied_as_it_was_packed(meester_pad: Path) -> None:
    geopend = open_bestand(meester_pad)
    nieuw = geopend.parts | {"xl/styles.xml": geopend.parts["xl/styles.xml"] + b"\n"}
    content = repacked(geopend.inhoud, geopend.parts, nieuw)
    with zipfile.ZipFile(meester_pad) as old, zipfile.ZipFile(io.BytesIO(content)) as new:
        for was, now in zip(old.infolist(), new.infolist(), strict=True):
            assert (was.filename, was.date_time, was.external_attr) == (
                now.filename,
                now.date_time,
                now.external_attr,
            )
            if was.filename != "xl/styles.xml":
                assert (was.compress_size, was.CRC, was.compress_type) == (
                    now.compress_size,
                    now.CRC,
                    now.compress_type,
                )
    assert unpacked(content) == nieuw


def test_nothing_changed_is_the_same_package(meester_pad: Path) -> None:
    geopend = open_bestand(meester_pad)
    assert repacked(geopend.inhoud, geopend.parts, geopend.parts) == geopend.inhoud
    assert inhoud(meester_pad) == geopend.parts
