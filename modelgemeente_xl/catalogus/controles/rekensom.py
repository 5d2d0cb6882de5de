"""Evaluate the arithmetic that stands beside a derived figure, without running code."""

import ast
import operator
from collections.abc import Callable
from decimal import Decimal, DivisionByZero, InvalidOperation

_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def evaluate(som: str) -> Decimal:
    """Compute numbers joined by + - * / and brackets; raise `ValueError` for anything else."""
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
