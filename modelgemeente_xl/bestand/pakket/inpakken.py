"""Pack changed parts into a package; what did not change is copied as it was packed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from modelgemeente_xl.bestand.pakket.deelnamen import part_name

LEVEL = 3
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_UTF8 = 0x800
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)


def repacked(
    inhoud: bytes, oud: Mapping[str, bytes], nieuw: Mapping[str, bytes], level: int = LEVEL
) -> bytes:
    """The package `inhoud`, whose parts are `oud`, with the parts `nieuw` instead.

    Parts keep their order and their time; new ones come last.
    """
    with zipfile.ZipFile(io.BytesIO(inhoud)) as package:
        infos = {part_name(info): info for info in package.infolist()}
    local, central = bytearray(), bytearray()
    order = [name for name in oud if name in nieuw] + [name for name in nieuw if name not in oud]
    for name in order:
        info = infos.get(name) or zipfile.ZipInfo(name, _FIRST_MOMENT)
        if name in oud and nieuw[name] == oud[name]:
            method, crc, size = info.compress_type, info.CRC, info.file_size
            data = _as_packed(inhoud, info)
        else:
            method, crc, size = zipfile.ZIP_DEFLATED, zlib.crc32(nieuw[name]), len(nieuw[name])
            packer = zlib.compressobj(level, zlib.DEFLATED, -15)
            data = packer.compress(nieuw[name]) + packer.flush()
        raw_name = info.orig_filename.encode()
        flags = 0 if raw_name.isascii() else _UTF8
        fields = (flags, method, *_moment(info.date_time), crc, len(data), size, len(raw_name), 0)
        offset = len(local)
        local += _LOCAL.pack(b"PK\3\4", _VERSION, *fields) + raw_name + data
        central += (
            _CENTRAL.pack(
                b"PK\1\2",
                info.create_system << 8 | _VERSION,
                _VERSION,
                *fields,
                0,
                0,
                0,
                info.external_attr,
                offset,
            )
            + raw_name
        )
    count = len(order)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(central), len(local), 0)
    return bytes(local + central + end)


def _as_packed(inhoud: bytes, info: zipfile.ZipInfo) -> bytes:
    *_, name_length, extra_length = _LOCAL.unpack_from(inhoud, info.header_offset)
    begin = info.header_offset + _LOCAL.size + name_length + extra_length
    return inhoud[begin : begin + info.compress_size]


def _moment(time: tuple[int, ...]) -> tuple[int, int]:
    year, month, day, hour, minute, second = time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day
