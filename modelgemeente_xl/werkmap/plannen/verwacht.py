"""What every formula cell of a line must hold, from the Python model alone."""

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.model.begroting import Post, rang_of
from modelgemeente_xl.model.keuze import AANTAL_JAREN, Keuze
from modelgemeente_xl.model.ontwikkeling import Rekenregel
from modelgemeente_xl.model.rekenen.kwartalen import KWARTALEN
from modelgemeente_xl.model.schaal import prijspeil_of
from modelgemeente_xl.werkmap.indeling.domeintabel import BEDRAG, BRUTO, JAARKOLOMMEN, OVERLAP
from modelgemeente_xl.werkmap.lezen.boekbeeld import rounded
from modelgemeente_xl.werkmap.lezen.naar_model import Werkmodel


def expected_of(post: Post, regel: Rekenregel, keuze: Keuze, model: Werkmodel) -> dict[str, Waarde]:
    """Value per formula column of one line, in the digits that `rounded` keeps."""
    parameters = model.parameters
    soort = parameters.kostensoorten.get(regel.kostensoort)
    peil = prijspeil_of(regel, parameters, model.begrotingsjaar)
    spreiding = post.kwartalen or KWARTALEN
    staff = regel.schaal is not None and regel.uren_per_week is not None
    uren = regel.uren_per_week if staff else None
    numbers = {
        "Geschaald bedrag": post.geschaald_bedrag,
        "Eigen telt": keuze.eigen_bedrag is not None,
        "Gehanteerd bedrag": post.gehanteerd_bedrag,
        "Fte": (uren or 0) / parameters.uren_per_fte * post.schaalfactor,
        "Voorstel al begroot": post.voorstel_al_begroot,
        "Al begroot telt": keuze.al_begroot is not None,
        "Al begroot in gebruik": post.al_begroot,
        "Eigen rang": 0 if keuze.scenario is None else post.rang,
        "Rang": post.rang,
        "Telt": post.telt,
        "Doet mee": post.telt and post.rang <= rang_of(model.keuzes.scenario),
        "Startjaar telt": keuze.startjaar is not None,
        "Startjaar in gebruik": keuze.startjaar or regel.startjaar,
        "Startkwartaal telt": keuze.startkwartaal is not None,
        "Startkwartaal in gebruik": keuze.startkwartaal or regel.startkwartaal,
        "Kwartalen telt": keuze.kwartalen is not None,
        "Kwartalen in gebruik": keuze.kwartalen or regel.kwartalen or KWARTALEN,
        "Van": post.van,
        "Spreiding": spreiding,
        "Tot en met": KWARTALEN * AANTAL_JAREN
        if post.kwartalen is None
        else post.van + spreiding - 1,
        "Per kwartaal": post.gehanteerd_bedrag / spreiding if post.telt else 0,
        "Peiljaar": peil,
        "Prijsfactor": parameters.index.factor(regel.reeks, peil, model.begrotingsjaar),
        "Referentiebedrag": post.referentiebedrag,
        "Schaalfactor": post.schaalfactor,
        **dict(zip(BRUTO, post.bruto, strict=True)),
        **dict(zip(OVERLAP, post.overlap, strict=True)),
        **dict(zip(BEDRAG, post.bedrag, strict=True)),
        **dict(zip(JAARKOLOMMEN, post.jaren, strict=True)),
    }
    texts = {
        "Reeks": regel.reeks,
        "Rust op": "eigen" if keuze.eigen_bedrag is not None else regel.status,
        "Taakveld": regel.taakveld_regel or (soort.taakveld if soort else ""),
        "Categorie": regel.categorie_regel or (soort.categorie if soort else ""),
    }
    return {kolom: rounded(float(n)) for kolom, n in numbers.items()} | {
        kolom: text or None for kolom, text in texts.items()
    }
