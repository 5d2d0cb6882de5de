"""The closed lists behind the drop-downs of the workbook."""

from modelgemeente_xl.model.ontwikkeling import AARDEN, DRIJVERS, STATUSSEN

LIJSTEN: dict[str, tuple[str, ...]] = {
    "aard": AARDEN,
    "drijver": DRIJVERS,
    "status": (*STATUSSEN, "vervallen", "eigen"),
    "meenemen": ("ja", "nee"),
    "noodzaak": ("onvermijdelijk", "keuze"),
    "besluit": ("voorstel", "akkoord", "afgewezen", "uitgesteld"),
}
