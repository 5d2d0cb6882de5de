"""What can be used of a file in which not everything fits: so that its references are checked too.

Whoever wrote two mistakes must not hear of the second when the first is mended.
"""

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError


def partly(annotation: Any, content: Any) -> Any:
    """Make of the content what its form says; what does not fit is None, or empty if it holds more.

    An entry of a list or block keeps its place, whatever is wrong in it.
    """
    try:
        return TypeAdapter(annotation).validate_python(content, strict=True)
    except ValidationError:
        return _pieces(annotation, content)


def _pieces(annotation: Any, content: Any) -> Any:
    kind = _bare(annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _record(kind, content if isinstance(content, dict) else {})
    origin, of = get_origin(kind), get_args(kind)
    if origin is tuple:
        items = content if isinstance(content, (tuple, list)) else ()
        return tuple(partly(of[0], item) for item in items)
    if origin is dict:
        entries = content.items() if isinstance(content, dict) else ()
        return {key: partly(of[1], value) for key, value in entries}
    return None


def _record(model: type[BaseModel], content: Mapping[str, Any]) -> BaseModel:
    values = {}
    for name, field in model.model_fields.items():
        if name in content:
            values[name] = partly(_annotation(model, name), content[name])
        elif field.is_required():
            values[name] = _pieces(_annotation(model, name), None)
    return model.model_construct(**values)


@cache
def _annotation(model: type[BaseModel], name: str) -> Any:
    """What a field must be, with its bounds: they stand beside each other in the model."""
    field = model.model_fields[name]
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def _bare(annotation: Any) -> Any:
    """The type itself, without its bounds, and of alternatives the first that is something."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        annotation = next(of for of in get_args(annotation) if of is not NoneType)
    return annotation
