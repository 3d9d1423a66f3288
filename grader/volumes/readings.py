"""Ways in which right voxels come out with wrong values: another data type, byte order or scale."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from grader.volumes.volume import Array

_ENOUGH_BITS = 48


@dataclass(frozen=True)
class Reading:
    """What may have been done to the values of a volume.

    Attributes
    ----------
    words : str
        What was done; empty where nothing was.
    project : callable
        Does it to an array of the volume's values.
    exact : bool
        False where the last digits of a float may differ.
    """

    words: str
    project: Callable[[Array], Array]
    exact: bool = True

    def equal(self, truth: Array, got: Array) -> Array:
        """Say for each voxel whether `got` is what this reading makes of `truth`."""
        with np.errstate(all="ignore"):
            values = self.project(truth)
        return values == got if self.exact else np.isclose(values, got, rtol=1e-6, atol=0)


def readings(volume: np.dtype[np.generic], got: np.dtype[np.generic]) -> Iterator[Reading]:
    """Yield the readings by which an answer of type `got` can hold values of type `volume`, the plainest first."""
    native = got.newbyteorder("=")
    yield Reading(_type_words(volume, got), lambda truth: truth.astype(native))
    if got.itemsize == volume.itemsize > 1 and got.kind in "uif":
        yield Reading("the bytes of each value are in the wrong order", lambda truth: truth.byteswap().view(native))
    if got.kind == "f" and volume.kind in "ui":
        top = float(np.iinfo(volume.type).max)  # type: ignore[type-var]
        yield Reading("scaled to 0 … 1", lambda truth: truth / top, exact=False)
    if got.kind == volume.kind == "u" and got.itemsize < volume.itemsize:
        shift = 8 * (volume.itemsize - got.itemsize)
        yield Reading(f"only the upper {8 * got.itemsize} bits of each value", lambda truth: truth >> shift)


def _type_words(volume: np.dtype[np.generic], got: np.dtype[np.generic]) -> str:
    if got == volume:
        return ""
    words = f"{got.name} instead of {volume.name}"
    if got.newbyteorder("=") == volume:
        return f"in another byte order ({got.str}) than the machine's"
    if got.itemsize == volume.itemsize and (volume.kind, got.kind) == ("u", "i"):
        return f"{words}, so large values are negative"
    if volume.kind == "f" and got.kind in "ui":
        return f"{words}, so fractions are cut off"
    if got.kind in "ui" and got.itemsize < volume.itemsize:
        return f"{words}, so large values have wrapped"
    return words


def tells_position(values: Array) -> bool:
    """Say whether `values` differ so much that a place that holds them all cannot be found by chance."""
    distinct = len(np.unique(values.reshape(-1)[: 2**12]))
    return distinct * min(16.0, 8.0 * values.dtype.itemsize) >= _ENOUGH_BITS and distinct > 3


def plain_words(got: Array) -> str | None:
    """Return what there is to say of an answer that is the same everywhere."""
    if got.size == 0:
        return None
    if got.dtype.kind == "f" and np.isnan(got).all():
        return "every value is NaN"
    first = got.reshape(-1)[0]
    if not (got == first).all() or got.size < 4:
        return None
    return "all zeros" if first == 0 else f"the same value everywhere: {first}"
