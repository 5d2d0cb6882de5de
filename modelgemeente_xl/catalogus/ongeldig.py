"""The one refusal of a catalogue, apart from its reader: whoever catches it need not load that."""

from modelgemeente_xl.grond.geweigerd import EIGEN_FOUT, Geweigerd


class CatalogusOngeldig(Geweigerd):
    """The catalogue cannot be used; `bevindingen` says everything that is wrong with it."""

    status = EIGEN_FOUT
