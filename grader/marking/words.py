"""Values as a message shows them: short, and as the student would type them."""

from collections.abc import Callable, Collection
from itertools import islice
from typing import Any

import numpy as np

MAX_SHOWN = 120

_ENDS = MAX_SHOWN // 3
"""Items of a long value that are put into words at each end: each takes three characters at least."""


def shown(value: Any) -> str:
    """Return `value` as a student would type it, cut where it is long."""
    return cut(_typed(value))


def argument(value: Any) -> str:
    """Return `value`, which a call is given, as `shown` does, but cut between words: half a number is another one."""
    text = _typed(value)
    if len(text) <= MAX_SHOWN:
        return text
    half = (MAX_SHOWN - 3) // 2
    first = text[: half + 1].rpartition(" ")[0] or text[:half]
    last = text[-half - 1 :].partition(" ")[2] or text[-half:]
    return f"{first} … {last}"


def result(value: Any) -> str:
    """Return `value`, which an answer returned, as a message shows it: an object of its own by its type."""
    return type_of(value) if hasattr(value, "type_name") else shown(value)


def selection(key: Any) -> str:
    """Return a selection as it stands between square brackets: ``"3, 0:5, ::2"``."""
    axes = key if isinstance(key, tuple) else (key,)
    return ", ".join(_axis(axis) for axis in axes)


def cut(text: str, length: int = MAX_SHOWN) -> str:
    """Return `text`, shortened in the middle where it is longer than `length`."""
    if len(text) <= length:
        return text
    half = (length - 3) // 2
    return f"{text[:half]} … {text[-half:]}"


def type_of(value: Any) -> str:
    """Return what kind of thing `value` is, with its article: ``"a list"``, ``"an array of shape (3, 4)"``."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape} and dtype {value.dtype}"
    name = getattr(value, "type_name", None) or type(value).__name__
    return f"an {name}" if name[:1].lower() in "aeiou" else f"a {name}"


def _axis(axis: Any) -> str:
    if not isinstance(axis, slice):
        return shown(axis)
    start, stop, step = ("" if part is None else str(part) for part in (axis.start, axis.stop, axis.step))
    return f"{start}:{stop}" + (f":{step}" if step else "")


def _typed(value: Any) -> str:
    name = getattr(value, "shown_as", None)
    if isinstance(name, str):
        return name
    match value:
        case np.ndarray():
            small = value.size <= 12 and all(n <= 12 for n in value.shape)
            return f"np.array({value.tolist()})" if small else f"array of shape {value.shape}"
        case np.generic():
            return repr(value.item())
        case slice():
            parts = [value.start, value.stop] + ([value.step] if value.step is not None else [])
            return f"slice({_items(parts)})"
        case tuple():
            return f"({_items(value)}{',' if len(value) == 1 else ''})"
        case list():
            return f"[{_items(value)}]"
        case set() if value:
            return f"{{{_items(value)}}}"
        case dict():
            return f"{{{_items(value.items(), lambda item: f'{shown(item[0])}: {shown(item[1])}')}}}"
        case str() if len(value) > 2 * MAX_SHOWN:
            return repr(value[:MAX_SHOWN] + value[-MAX_SHOWN:])
        case bytes() if len(value) > 2 * MAX_SHOWN:
            return repr(value[:MAX_SHOWN] + value[-MAX_SHOWN:])
    return repr(value)


def _items(values: Collection[Any], put: Callable[[Any], str] = shown) -> str:
    """Return items in words; of very many those at both ends, as no more of them is ever shown."""
    if len(values) <= 2 * _ENDS:
        return ", ".join(map(put, values))
    first = ", ".join(map(put, islice(values, _ENDS)))
    last = ", ".join(map(put, islice(values, len(values) - _ENDS, None)))
    return f"{first}, {last}"
