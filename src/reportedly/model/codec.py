"""Records to plain JSON values and back, without loss. Standard library only.

A `Span` becomes `[start, end]`, a `date` its ISO form, a tuple a list, a record an object of its fields.
What a value is follows from the annotations of the records, so a new field needs no line here.
"""

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from reportedly.model.span import Span

R = TypeVar("R")


def encode(value: Any) -> Any:
    """The JSON value of a record, or of what a record holds. Raises TypeError for anything else."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [encode(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def decode(kind: type[R], data: Any) -> R:
    """The record of type `kind` whose `encode` is `data`.

    Fields that `data` lacks take their default; fields the record doesn't know are passed over, so that an
    older program reads what a newer one wrote. Raises TypeError or ValueError where `data` doesn't fit.
    """
    return typing.cast(R, _decode(kind, data))


def _decode(kind: Any, data: Any) -> Any:
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        if data is None:
            return None
        kind = next(arm for arm in typing.get_args(kind) if arm is not type(None))
    origin = typing.get_origin(kind) or kind
    if origin is tuple:
        item = typing.get_args(kind)[0]
        return tuple(_decode(item, each) for each in data)
    if origin is Span:
        return Span(int(data[0]), int(data[1]))
    if origin is date:
        return date.fromisoformat(data)
    if origin is Mapping:
        return MappingProxyType(dict(data))
    if dataclasses.is_dataclass(origin):
        hints = _hints(typing.cast(type, origin))
        return typing.cast(Any, origin)(**{name: _decode(hint, data[name]) for name, hint in hints.items() if name in data})
    return data


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
