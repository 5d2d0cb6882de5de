"""The XML of a cell that is written."""

from collections.abc import Callable
from dataclasses import dataclass

from modelgemeente_xl.bestand.blad.celvorm import Cel
from modelgemeente_xl.bestand.blad.celwaarde import number_text
from modelgemeente_xl.bestand.grond.bladpatronen import Patronen, attribute_of, attributes_of
from modelgemeente_xl.bestand.grond.xmltekst import coded, escaped, needs_preserve, xml_text
from modelgemeente_xl.excel.waarde import Waarde


@dataclass(frozen=True, slots=True)
class Celformule:
    """The element `<f>`: its attributes as they stand, and its text if it follows no other."""

    kenmerken: bytes
    tekst: str

    def attribute(self, name: bytes) -> bytes | None:
        """The raw value of one attribute."""
        return attribute_of(self.kenmerken, name) if self.kenmerken else None

    @property
    def gedeeld(self) -> bytes | None:
        """Number of the shared formula that it has part in."""
        return self.attribute(b"si") if self.attribute(b"t") == b"shared" else None

    def xml(self, prefix: bytes) -> bytes:
        """The element."""
        kop = b"<%sf%s" % (prefix, self.kenmerken)
        return kop + (b">%s</%sf>" % (escaped(self.tekst), prefix) if self.tekst else b"/>")


@dataclass(frozen=True, slots=True)
class Nieuw:
    """What is written over a cell: with a formula, the value is its result."""

    stijl: bytes | None
    waarde: Waarde = None
    formule: Celformule | None = None
    fout: bool = False
    """The value is the name of an error, not text."""
    kenmerken: bytes = b""
    """Attributes other than address, style and kind."""
    gedeeld: int | None = None
    """The number of the value among the shared strings, where it happens to be there."""

    @property
    def leeg(self) -> bool:
        """Whether it holds a style at most."""
        return self.waarde is None and self.formule is None

    def xml(self, patronen: Patronen, adres: str) -> bytes:
        """The whole cell."""
        p = patronen.prefix
        style = b"" if self.stijl is None else b' s="%s"' % self.stijl
        kop = b'<%sc r="%s"%s%s' % (p, adres.encode(), style, self.kenmerken)
        value = self.waarde
        if self.formule is not None:
            kind, content = result_xml(p, value, self.fout)
            return b"%s%s>%s%s</%sc>" % (kop, kind, self.formule.xml(p), content, p)
        if value is None:
            return kop + b"/>"
        if not isinstance(value, str) or self.fout:
            kind, content = result_xml(p, value, self.fout)
            return b"%s%s>%s</%sc>" % (kop, kind, content, p)
        if self.gedeeld is not None:
            return b'%s t="s"><%sv>%d</%sv></%sc>' % (kop, p, self.gedeeld, p, p)
        space = b' xml:space="preserve"' if needs_preserve(value) else b""
        return b'%s t="inlineStr"><%sis><%st%s>%s</%st></%sis></%sc>' % (
            kop, p, p, space, coded(value), p, p, p,
        )  # fmt: skip


def result_xml(p: bytes, value: Waarde, fout: bool) -> tuple[bytes, bytes]:
    """Kind attribute and `<v>` of a result, as the file format writes them."""
    if value is None:
        return b"", b""
    if isinstance(value, bool):
        return b' t="b"', b"<%sv>%d</%sv>" % (p, value, p)
    if isinstance(value, str):
        kind = b' t="e"' if fout else b' t="str"'
        return kind, b"<%sv>%s</%sv>" % (p, coded(value), p)
    return b"", b"<%sv>%s</%sv>" % (p, number_text(value).encode(), p)


def formula_of(cel: Cel) -> Celformule | None:
    """The formula of a cell as it was read."""
    return None if cel.formule is None else Celformule(cel.formule, xml_text(cel.formule_tekst))


def without_value_metadata(kenmerken: bytes) -> bytes:
    """The attributes of a cell without the one that says more of the value it had."""
    return _attributes(kenmerken, lambda name: name != b"vm") if b"vm" in kenmerken else kenmerken


def only_spill(kenmerken: bytes) -> bytes:
    """Of the attributes of a cell the one that says that its formula may spill."""
    return _attributes(kenmerken, lambda name: name == b"cm")


def _attributes(kenmerken: bytes, wanted: Callable[[bytes], bool]) -> bytes:
    return b"".join(b' %s="%s"' % item for item in attributes_of(kenmerken) if wanted(item[0]))
