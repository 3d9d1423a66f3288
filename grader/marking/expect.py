"""What a check may expect of a value; what differs is said with the numbers."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.marking import attempt
from grader.marking.words import result, shown, type_of
from grader.sandbox.verdicts import Raised, Verdict


class Wrong(Verdict, Exception):
    """The answer returned something else than was asked for."""

    status = "failed"


def wrong(*lines: str) -> Wrong:
    """Return the verdict on the last call: what it was, then what is wrong with its result."""
    return Wrong("\n".join([attempt.current().called(), *filter(None, lines)]))


def expect(condition: bool, *lines: str) -> None:
    """Require a condition; `lines` say what is wrong, the gap, and what to look at."""
    if not condition:
        raise wrong(*lines)


def expect_int(got: Any, want: int, *look: str) -> None:
    """Require a whole number (Python's or NumPy's)."""
    expect(_is_int(got), f"It returned {type_of(got)}, expected a whole number.", *look)
    expect(int(got) == want, f"It returned {shown(got)}, expected {want}.", *look)


def expect_float(got: Any, want: float, *look: str, rel: float = 1e-9) -> None:
    """Require a number within a relative tolerance."""
    number = isinstance(got, (int, float, np.integer, np.floating)) and not isinstance(got, bool)
    expect(number, f"It returned {type_of(got)}, expected a number.", *look)
    close = abs(float(got) - want) <= rel * max(abs(want), 1e-300)
    expect(close, f"It returned {shown(got)}, expected {want!r}.", *look)


def expect_bool(got: Any, want: bool, *look: str) -> None:
    """Require True or False (Python's or NumPy's)."""
    expect(isinstance(got, (bool, np.bool_)), f"It returned {type_of(got)}, expected True or False.", *look)
    expect(bool(got) == want, f"It returned {bool(got)}, expected {want}.", *look)


def expect_ints(got: Any, want: tuple[int, ...], *look: str) -> None:
    """Require a tuple of whole numbers; a list or a 1-D array is as good."""
    numbers = sequence(got)
    expect(
        numbers is not None and all(_is_int(n) for n in numbers),
        f"It returned {result(got)}, expected a tuple of whole numbers.",
        *look,
    )
    assert numbers is not None
    expect(tuple(map(int, numbers)) == want, f"It returned {shown(tuple(numbers))}, expected {shown(want)}.", *look)


def expect_slices(got: Any, want: tuple[slice, ...], *look: str) -> None:
    """Require a tuple of slices; they compare by start, stop and ``step or 1``."""
    parts = sequence(got)
    expect(
        parts is not None and all(isinstance(part, slice) and _is_plain(part) for part in parts),
        f"It returned {result(got)}, expected a tuple of slices.",
        *look,
    )
    assert parts is not None
    same = [_slice(part) for part in parts] == [_slice(part) for part in want]
    expect(same, f"It returned {shown(tuple(parts))}, expected {shown(want)}.", *look)


def expect_array(
    got: Any, want: np.ndarray[Any, Any], diagnose: Callable[[np.ndarray[Any, Any]], str | None] = lambda _: None
) -> None:
    """Require an array of the same shape, native dtype and values.

    Parameters
    ----------
    got : object
        What was returned; a scalar stands for an array without axes.
    want : array
        The ground truth.
    diagnose : callable
        Takes a wrong array and says what was really returned, if it can tell.
    """
    if not isinstance(got, (np.ndarray, np.generic)) and not (want.ndim == 0 and isinstance(got, (int, float))):
        raise wrong(f"It returned {type_of(got)}, expected an array of shape {want.shape} and dtype {want.dtype}.")
    array = np.asarray(got, dtype=None if isinstance(got, (np.ndarray, np.generic)) else want.dtype)
    same = array.shape == want.shape and np.array_equal(array, want, equal_nan=want.dtype.kind == "f")
    look = "" if same else _as_line(diagnose(array))
    expect(array.shape == want.shape, f"It returned shape {array.shape}, expected {want.shape}.", look)
    kind = ""
    if array.dtype.newbyteorder("=") != want.dtype:
        kind = f"It returned dtype {array.dtype}, expected {want.dtype}."
    if not same:
        differ = array != want
        first = tuple(int(i) for i in np.argwhere(differ)[0])
        at = f" at {shown(first)}" if first else ""
        raise wrong(
            f"{np.count_nonzero(differ):,} of {want.size:,} values are wrong; the first{at} is "
            f"{shown(array[first])}, expected {shown(want[first])}.",
            look,
            kind,
        )
    expect(not kind, kind)
    expect(
        array.dtype.isnative,
        f"The values are right, but the dtype is {array.dtype.str!r}: bytes in the file's order.",
        "Return native byte order: with your result as image, image.astype(image.dtype.newbyteorder('=')).",
    )


MAX_ITEMS = 100_000
"""Items of a sequence that are looked at one by one."""


def sequence(value: Any) -> list[Any] | None:
    """Return the items of a tuple, a list or a 1-D array, `MAX_ITEMS` at most; None for anything else."""
    is_one = isinstance(value, (tuple, list)) or (isinstance(value, np.ndarray) and value.ndim == 1)
    return list(value) if is_one and len(value) <= MAX_ITEMS else None


def _is_int(value: Any) -> bool:
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)


def _is_plain(part: slice) -> bool:
    return all(end is None or _is_int(end) for end in (part.start, part.stop, part.step))


def _slice(part: slice) -> tuple[Any, Any, Any]:
    return part.start, part.stop, part.step or 1


def _as_line(says: str | None) -> str:
    if not says:
        return ""
    first = says[0] if len(says.split()[0].rstrip(",")) == 1 else says[0].upper()  # an axis stays a small letter
    return f"{first}{says[1:]}{'' if says.endswith('.') else '.'}"


def expect_raises(exception: str, call: Callable[[], Any], *look: str) -> None:
    """Require that `call` raises Python's exception of that name, or a subclass of it such as zarr's or NumPy's own."""
    try:
        got = call()
    except Raised as raised:
        if exception in raised.kinds:
            return
        alike = re.search(rf"It raised {exception}\b", raised.message)
        want = f"Expected Python's own {exception}, not a class of that name." if alike else f"Expected {exception}."
        raise raised.saying("\n".join([raised.message, want, *filter(None, look)])) from None
    raise wrong(f"It returned {result(got)}, expected {exception}.", *look)
