"""Evaluate the arithmetic that stands beside a derived figure, without running code."""

import ast
import operator
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, DivisionByZero, InvalidOperation

MEEST_TEKENS = 300
"""What is longer nobody follows, and Python may not come through it."""
_TEKENS = re.compile(r"[0-9.+*/() -]*")
_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def faults_of_sum(
    som: str, right: Callable[[Decimal], bool], wrong: Callable[[Decimal], tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """What is wrong with arithmetic beside a figure, and how to mend it: its form, or its outcome.

    `right` says whether an outcome agrees with the figure, and `wrong` what to say where not.
    """
    try:
        outcome = evaluate(som)
    except ValueError as error:
        yield str(error), "gebruik getallen, + - * / en haakjes"
        return
    if not right(outcome):
        yield wrong(outcome)


def evaluate(som: str) -> Decimal:
    """Compute numbers joined by + - * / and brackets; raise `ValueError` for anything else."""
    if len(som) > MEEST_TEKENS:
        raise ValueError(f"een rekensom heeft ten hoogste {MEEST_TEKENS} tekens")
    if not _TEKENS.fullmatch(som):
        raise ValueError(f"'{som}' mag alleen getallen, + - * / en haakjes hebben")
    try:
        return _value(ast.parse(som, mode="eval").body, som)
    except (SyntaxError, DivisionByZero, InvalidOperation) as error:
        raise ValueError(f"'{som}' is geen rekensom") from error


def _value(node: ast.expr, som: str) -> Decimal:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        return _OPERATIONS[type(node.op)](_value(node.left, som), _value(node.right, som))
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return Decimal(str(node.value))
    raise ValueError(f"'{som}' mag alleen getallen, + - * / en haakjes hebben")
