"""Records to plain JSON values and back, without loss. Standard library only.

A `Span` becomes `[start, end]`, a `date` its ISO form, a tuple a list, a record an object of its fields.
What a value is follows from the annotations of the records, so a new field needs no line here.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from reportedly.model.span import Span

R = TypeVar("R")


def encode(value: Any) -> Any:
    """The JSON value of a record, or of what a record holds. Raises TypeError for anything else."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is Span:
        return [encode(item) for item in value]
    names = _names(kind)
    if names is not None:
        return {name: encode(getattr(value, name)) for name in names}
    if isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [encode(item) for item in value]
    raise TypeError(f"{kind.__name__} has no JSON form")


def dumps(value: Any) -> str:
    """`encode` as JSON without blanks. What is not plain is unpacked only as it is met, which is twice as quick."""
    return _ENCODER.encode(value)


def _unpacked(value: Any) -> Any:
    """A record or mapping as an object, whose values may be records still."""
    kind: Any = type(value)
    names = _names(kind)
    if names is not None:
        return {name: getattr(value, name) for name in names}
    if isinstance(value, Mapping):
        return {str(key): item for key, item in value.items()}
    return encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_unpacked)
_PLAIN = frozenset((type(None), bool, int, float, str))


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """The fields of a record's type, None for other types: looked up once, since a claim has a hundred values."""
    return tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None


def decode(kind: type[R], data: Any) -> R:
    """The record of type `kind` whose `encode` is `data`.

    Fields that `data` lacks take their default; fields the record doesn't know are passed over, so that an
    older program reads what a newer one wrote. Raises TypeError or ValueError where `data` doesn't fit.
    """
    return typing.cast(R, _decoder(typing.cast(Any, kind))(data))


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """A function from JSON to what an annotation says: made once, since looking at annotations is slow."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        inner = _decoder(next(arm for arm in typing.get_args(kind) if arm is not type(None)))
        return lambda data: None if data is None else inner(data)
    origin = typing.get_origin(kind) or kind
    if origin is tuple:
        item = _decoder(typing.get_args(kind)[0])
        return lambda data: tuple([item(each) for each in data])
    if origin is Span:
        return lambda data: Span(int(data[0]), int(data[1]))
    if origin is date:
        return date.fromisoformat
    if origin is Mapping:
        return lambda data: MappingProxyType(dict(data))
    if dataclasses.is_dataclass(origin):
        return _record(typing.cast(type, origin))
    return lambda data: data


def _record(kind: type) -> Callable[[Any], Any]:
    fields = [(name, _decoder(hint)) for name, hint in typing.get_type_hints(kind).items()]

    def record(data: Any) -> Any:
        return kind(**{name: decoder(data[name]) for name, decoder in fields if name in data})

    return record
