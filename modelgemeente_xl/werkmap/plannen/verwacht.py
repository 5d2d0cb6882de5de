"""What every formula cell of a line must hold, from the Python model alone."""

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.model.begroting import Post
from modelgemeente_xl.model.keuze import AANTAL_JAREN, Keuze
from modelgemeente_xl.model.ontwikkeling import Rekenregel
from modelgemeente_xl.model.overzicht.iv3 import code_of
from modelgemeente_xl.model.rekenen.kwartalen import KWARTALEN
from modelgemeente_xl.model.schaal import prijspeil_of
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN
from modelgemeente_xl.werkmap.lezen.boekbeeld import rounded
from modelgemeente_xl.werkmap.lezen.naar_model import Werkmodel


def expected_of(post: Post, regel: Rekenregel, keuze: Keuze, model: Werkmodel) -> dict[str, Waarde]:
    """Value per formula column of one line, in the digits that `rounded` keeps."""
    parameters = model.parameters
    taakveld, categorie = code_of(regel, parameters.kostensoorten)
    peil = prijspeil_of(regel, parameters, model.begrotingsjaar)
    van = model.begrotingsjaar + (post.van - 1) // KWARTALEN
    spreiding = (post.kwartalen or KWARTALEN) // KWARTALEN
    laatste = model.begrotingsjaar + AANTAL_JAREN - 1
    numbers = {
        "Geschaald bedrag": post.geschaald_bedrag,
        "Gehanteerd bedrag": post.gehanteerd_bedrag,
        "Peiljaar": peil,
        "Prijsfactor": parameters.index.factor(regel.reeks, peil, model.begrotingsjaar),
        "Referentiebedrag": post.referentiebedrag,
        "Schaalfactor": post.schaalfactor,
        "Van": van,
        "Spreiding": spreiding,
        "Tot en met": laatste if post.kwartalen is None else van + spreiding - 1,
        "Per jaar": post.gehanteerd_bedrag / spreiding if post.telt else 0,
        **dict(zip(JAARKOLOMMEN, post.jaren, strict=True)),
    }
    texts = {
        "Reeks": regel.reeks,
        "Rust op": "eigen" if keuze.eigen_bedrag is not None else regel.status,
        "Taakveld": taakveld,
        "Categorie": categorie,
    }
    return {kolom: rounded(float(n)) for kolom, n in numbers.items()} | {
        kolom: text or None for kolom, text in texts.items()
    }
