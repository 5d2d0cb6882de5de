"""What a person must never read in a finding: English of a library, or a regular expression."""

import re

ENGELS = re.compile(
    r"\b(found|expected|not|the|while|could|did|unexpected|allowed|character|occurrence|mapping"
    r"|scalar|stream|token|undefined|duplicate|should|valid|input|instance|string|field|required"
    r"|greater|less|equal|than|must|least|most|pattern|match|dictionary|decimal|integer|value"
    r"|error|permitted|None|True|False|tuple|dict|str|bool|traceback|invalid|codec|byte|line)\b"
)
PATROON = re.compile(r"\^|\\[a-zA-Z]|\(\?|\[a-z|\]\+|\)\*|\\\.")


def is_dutch(text: str) -> bool:
    """Whether a sentence has neither."""
    return not ENGELS.search(text) and not PATROON.search(text)
