"""Sign-on with Entra ID: xlwings Server looks here for who someone is."""

from xlwings_server.models import User

from modelgemeente_xl.server.deur.aanmelden import claims_of


async def validate_token(token: str) -> User:
    """The user of a token that is good now. The token itself is not kept: nobody acts with it."""
    return User(claims=await claims_of(token))
