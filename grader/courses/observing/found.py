"""What is found in a user's own file: the levels of one image, by their metadata."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.stores.log import ArrayGrid


class BadFile(Exception):
    """There is no image to be observed; the message is one sentence that says what to do."""


@dataclass(frozen=True)
class FoundLevel:
    """One level.

    Attributes
    ----------
    grid : ArrayGrid
        Its axes z, y, x, and its chunks. A voxel is as large as what a chunk holds of it, other axes included.
    shards : tuple of int
        Voxels of a shard along z, y, x; empty where there are none.
    """

    grid: ArrayGrid
    shards: tuple[int, ...] = ()


@dataclass(frozen=True)
class Found:
    """An image.

    Attributes
    ----------
    format : str
        ``"OME-TIFF"``.
    array : str
        Where in the file it lies; empty where there is one image only.
    about : str
        How it is stored, in words.
    levels : tuple of FoundLevel
        From fine to coarse.
    axes : tuple of str
        What a map calls the axes, where they are not z, y, x.
    notes : tuple of str
        What else there is to know.
    """

    format: str
    array: str
    about: str
    levels: tuple[FoundLevel, ...]
    axes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def found_level(
    name: str,
    level: int,
    shape: Sequence[int],
    chunks: Sequence[int],
    itemsize: int,
    axes: Sequence[int],
    shards: Sequence[int] = (),
) -> FoundLevel:
    """Return the z, y, x of an array that may have more axes: of those, the first place counts.

    Parameters
    ----------
    axes : sequence of int
        Which of the array's axes are z, y, x.
    """
    for axis, chunk in enumerate(chunks):
        itemsize *= chunk if axis not in axes else 1
    space = [tuple(sizes[axis] for axis in axes) for sizes in (shape, chunks)]
    grid = ArrayGrid(name, level, space[0], space[1], itemsize)
    return FoundLevel(grid, tuple(shards[axis] for axis in axes) if shards else ())


def is_3d(shape: Sequence[int], axes: Sequence[int]) -> bool:
    """Say whether the axes are those of a volume: none of a single voxel."""
    return len(axes) == 3 and all(shape[axis] > 1 for axis in axes)
