"""Views of a pyramid: where their pixels lie, which voxels and chunks are under them, and what a cache can save."""

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, TypeVar

import numpy as np
from hypothesis import strategies as st

from grader.checks.lru import Lru
from grader.checks.selections import pick, sizes
from grader.checks.zarr_arrays import ZarrPyramid
from grader.given import LevelInfo
from grader.marking.expect import expect_array
from grader.marking.needed import n_chunks
from grader.volumes.phantom import Phantom
from grader.volumes.sampling import diagnose_points, nearest
from grader.volumes.volume import Array, pyramid
from grader.volumes.zarr_dress import Storage

Triple = tuple[float, float, float]
Key = TypeVar("Key", bound=Hashable)

DOWN: Triple = (0.0, 1.0, 0.0)
RIGHT: Triple = (0.0, 0.0, 1.0)

RAGGED = ZarrPyramid((10, 23, 31), Storage((4, 8, 6)), voxel_um=(2.0, 0.5, 0.5), factors=(2, 2, 2), virtual=True)
"""Its chunks do not divide it; four levels."""

UNEVEN = replace(RAGGED, voxel_um=(0.25, 0.65, 0.6))
WIDE = replace(RAGGED, voxel_um=(0.25, 0.6, 0.65))
"""Their voxels are longer in y than in x, and longer in x than in y."""

UNMOVED = replace(RAGGED, units="nanometer", translations=False, paths=("s0", "s1", "s2", "s3"))
BIG_ENDIAN = replace(RAGGED, storage=Storage((4, 8, 6), 2, byteorder=">"))
"""Zarr v2: of v3, big-endian chunks come in native byte order by themselves."""

SIGNED = replace(RAGGED, storage=Storage((4, 8, 6), 2), dtype="int16")
FLOATS = replace(RAGGED, storage=Storage((4, 8, 6), byteorder=">"), dtype="float32")


@dataclass(frozen=True)
class View:
    """A grid of pixels anywhere in an image.

    Attributes
    ----------
    center_um : tuple of float
        z, y, x of its middle, in micrometres.
    size_px : tuple of int
        Rows and columns.
    pixel_um : float
        Side of a pixel.
    u, v : tuple of float
        Unit vectors (z, y, x) along which its rows and its columns follow each other; along y and x unless said.
    """

    center_um: Triple
    size_px: tuple[int, int]
    pixel_um: float
    u: Triple = DOWN
    v: Triple = RIGHT

    @property
    def points_um(self) -> Array:
        """Where the centres of its pixels lie: (3, h, w)."""
        i, j = ((np.arange(n) - (n - 1) / 2) * self.pixel_um for n in self.size_px)
        axes = zip(self.center_um, self.u, self.v, strict=True)
        return np.stack([c + i[:, None] * u + j * v for c, u, v in axes])

    def points(self, level: LevelInfo) -> Array:
        """Return where they lie in voxels of a level: (3, h, w)."""
        scale, translation = (np.reshape(um, (3, 1, 1)) for um in (level.scale_um, level.translation_um))
        points: Array = (self.points_um - translation) / scale
        return points

    def voxels(self, level: LevelInfo) -> Array:
        """Return the voxels nearest to them, be they in the level or not: (3, h, w)."""
        return nearest(self.points(level))


@lru_cache(maxsize=64)
def levels_of(image: ZarrPyramid) -> tuple[LevelInfo, ...]:
    """Return what the metadata of a pyramid say of its levels."""
    chunks = image.storage.chunks
    volume = pyramid(Phantom(), image.shape, chunks, image.factors, image.voxel_um, image.n_levels, image.axes)
    zeros = (0.0,) * len(image.voxel_um)
    return tuple(
        LevelInfo(
            path=image.paths[one.level] if image.paths else str(one.level),
            shape=one.shape,
            chunk_shape=chunks,
            n_chunks=n_chunks(one.shape, chunks),
            scale_um=one.scale_um,
            translation_um=one.translation_um if image.translations else zeros,
        )
        for one in volume.levels
    )


def best_level(scales_um: Sequence[Sequence[float]], pixel_um: float, axes: Sequence[int] = (1, 2)) -> int:
    """Return the position of the coarsest level whose voxel is at most a pixel along `axes`; 0 where none is."""
    fine_enough = [max(scale_um[axis] for axis in axes) <= pixel_um * (1 + 1e-9) for scale_um in scales_um]
    return max((i for i, enough in enumerate(fine_enough) if enough), default=0)


def level_of(image: ZarrPyramid, view: View) -> int:
    """Return the level that a view is shown on."""
    return best_level([level.scale_um for level in levels_of(image)], view.pixel_um)


def inside(voxels: Array, shape: Sequence[int]) -> Array:
    """Say which of the voxels, (3, h, w), are in a level: (h, w)."""
    return np.asarray(((voxels >= 0) & (voxels < np.reshape(shape, (3, 1, 1)))).all(axis=0))


def chunks_under(level: LevelInfo, view: View) -> list[int]:
    """Return the places in a level's grid of the chunks under the pixels of a view, sorted."""
    voxels = view.voxels(level)
    index = voxels[:, inside(voxels, level.shape)] // np.reshape(level.chunk_shape, (3, 1))
    if not index.size:
        return []
    first = index.min(axis=1, keepdims=True)
    marked = np.zeros(np.ptp(index, axis=1) + 1, bool)
    marked[tuple(index - first)] = True
    grid = tuple(-(-size // chunk) for size, chunk in zip(level.shape, level.chunk_shape, strict=True))
    places: list[int] = np.ravel_multi_index(tuple((np.argwhere(marked) + first.T).T), grid).tolist()
    return places


def fills_its_box(level: LevelInfo, view: View) -> bool:
    """Say whether a view parallel to the planes needs every chunk of its bounding box: none is between its pixels."""
    voxels = view.voxels(level)
    first, last = voxels[:, 0, 0], voxels[:, -1, -1]
    start, stop = np.maximum(first, 0), np.minimum(last + 1, level.shape)
    chunks = np.array(level.chunk_shape)
    box = np.prod(np.where(start < stop, (stop - 1) // chunks - start // chunks + 1, 0))
    return len(chunks_under(level, view)) == int(box)


def most_chunks(size_px: tuple[int, int], chunks: Sequence[int]) -> int:
    """Return how many chunks a view parallel to the planes needs at most, at any zoom.

    It holds where voxels are as long in y as in x, levels at most halve them, and the coarsest is one chunk in y and x:
    a pixel is then less than two voxels wide on every level but that one.
    """
    return math.prod(-(-(2 * n - 1) // c) + 1 for n, c in zip(size_px, chunks[-2:], strict=True))


def chunk_nbytes(level: LevelInfo, place: int, itemsize: int) -> int:
    """Return the bytes of a chunk's voxels; beyond the level's edge it has none."""
    grid = [-(-size // chunk) for size, chunk in zip(level.shape, level.chunk_shape, strict=True)]
    index = np.unravel_index(place, grid)
    sides = zip(level.shape, level.chunk_shape, index, strict=True)
    return itemsize * math.prod(min(chunk, size - int(i) * chunk) for size, chunk, i in sides)


def lru_misses(
    frames: Iterable[Iterable[Key]], nbytes: Callable[[Key], int], capacity_bytes: int
) -> list[tuple[Key, ...]]:
    """Return, for each frame, what a cache that drops the least recently used chunk has to load.

    Parameters
    ----------
    frames : iterable of iterables of keys
        The chunks that each frame needs, in the order in which it asks for them.
    nbytes : callable
        The bytes of a chunk. One that is larger than the capacity is not kept, and nothing is dropped for it.
    capacity_bytes : int
        Room in the cache.
    """
    lru = Lru(capacity_bytes)
    return [tuple(key for key in frame if not lru.get(key, nbytes(key))) for frame in frames]


# What a view shows


def expect_shown(got: Any, image: ZarrPyramid, view: View) -> None:
    """Require the voxels nearest to the pixels of a view.

    Parameters
    ----------
    got : object
        What was returned.
    image, view : ZarrPyramid, View
        What was to be shown.
    """
    number = level_of(image, view)
    level = levels_of(image)[number]
    voxels = view.voxels(level)
    shown = _values(image, number, voxels)

    def about(array: Array) -> str | None:
        if array.shape != view.size_px:
            turned = array.shape == view.size_px[::-1]
            return "Rows and columns are exchanged: size_px is (height, width)" if turned else None
        mixed = _about_levels(image, number, voxels, array, shown)
        return mixed or diagnose_points(image.volume, view.points(level), array, number)

    expect_array(got, shown, about)


def _about_levels(image: ZarrPyramid, number: int, voxels: Array, got: Array, shown: Array) -> str:
    """Recognise voxels of the right indices and of another level among right ones."""
    wrong = got != shown
    if wrong.all():
        return ""
    others = (other for other in range(len(levels_of(image))) if other != number)
    found = [i for i in others if np.array_equal(_values(image, i, voxels)[wrong], got[wrong])]
    return f"Those are voxels of level {found[0]}, with the indices of level {number}." if len(found) == 1 else ""


def _values(image: ZarrPyramid, level: int, voxels: Array) -> Array:
    """Return the values of voxels of a level, (3, h, w); 0 outside."""
    volume = image.volume
    within = inside(voxels, volume.levels[level].shape)
    values = np.zeros(within.shape, volume.dtype)
    values[within] = volume.points(level, *voxels[:, within])
    return values


# Views to ask for


def clear_of_ties(view: View, level: LevelInfo) -> bool:
    """Say whether every pixel keeps 1e-6 of a voxel away from where rounding changes, or all is exact in binary."""
    if _exact(view, level):
        return True
    edges = view.points(level) + 0.5
    return bool((np.abs(edges - np.round(edges)) > 1e-6).all())


def _exact(view: View, level: LevelInfo) -> bool:
    """Say whether a view's coordinates in voxels are computed without any rounding."""
    whole = all(abs(n) in (0, 1) for n in (*view.u, *view.v))
    powers = all(math.frexp(um)[0] == 0.5 for um in level.scale_um)
    short = (*view.center_um, view.pixel_um, *level.translation_um)
    return whole and powers and all((um * 1024).is_integer() for um in short)


_SHIFTS = (0.0, 0.01, 0.03, *(0.0123457 * n for n in range(1, 100)))
"""Voxels by which a view is moved away from ties: short numbers first, then some that few ratios have in common."""


def settled(view: View, level: LevelInfo) -> View:
    """Return the view itself, or one moved by a hundredth of a voxel or so, that is clear of ties on a level."""
    for by in _SHIFTS:
        z, y, x = (round(c + by * um, 7) if by else c for c, um in zip(view.center_um, level.scale_um, strict=True))
        moved = replace(view, center_um=(z, y, x))
        if clear_of_ties(moved, level):
            return moved
    raise AssertionError(f"{view} has ties wherever it is")


@cache
@st.composite
def pyramids_to_view(draw: st.DrawFn) -> ZarrPyramid:
    """Return small pyramids: voxels longer in z, translations or none, any units, names and formats.

    Voxels are about as long in y as in x, levels halve them, no chunk is smaller than the step from pixel to pixel, and
    the coarsest level is one chunk in y and x: so a view parallel to the planes mostly needs all of its bounding box.
    """
    chunks = (draw(sizes(1, 6, 4)), draw(sizes(3, 8, 8)), draw(sizes(3, 8, 6)))
    shape = (draw(sizes(2, 16, 10)), draw(sizes(6, 40, 24)), draw(sizes(6, 40, 30)))
    halvings = [math.ceil(math.log2(size / chunk)) for size, chunk in zip(shape[1:], chunks[1:], strict=True)]
    n_levels = 1 + max(0, *halvings)
    zarr_format: Any = draw(pick(3, 2))
    names = tuple(f"scale/s{i}" for i in range(n_levels))
    backwards = tuple(str(n_levels - 1 - i) for i in range(n_levels))
    return ZarrPyramid(
        shape=shape,
        storage=Storage(chunks, zarr_format, byteorder=draw(pick("<", ">"))),
        voxel_um=draw(pick((2.0, 0.5, 0.5), (0.3, 0.1, 0.1), (1.0, 1.0, 1.0), (5.0, 0.65, 0.6), (0.25, 0.5, 0.5))),
        factors=draw(pick((1, 2, 2), (2, 2, 2))),
        n_levels=n_levels,
        units=draw(pick("micrometer", "nanometer", None)),
        translations=draw(pick(True, True, False)),
        paths=draw(pick(None, names, backwards)),
        dtype=draw(pick("uint16", "uint16", "int16", "float32")),
        virtual=True,
    )


@st.composite
def views(draw: st.DrawFn, image: ZarrPyramid, directions: Sequence[tuple[Triple, Triple]] = ((DOWN, RIGHT),)) -> View:
    """Return views of a pyramid: at any zoom, in its middle, over its edge or beside it.

    Those parallel to the planes need all chunks of their bounding box, so that whoever reads that is not worse off.
    """
    levels = levels_of(image)
    number = draw(sizes(0, len(levels) - 1, 1))
    scale_um = levels[number].scale_um
    ratios = [1.3, 1.0, 1.9, 1.5, 1.25]
    ratios += [0.25, 0.7] if number == 0 else []
    ratios += [3.0, 6.0] if number == len(levels) - 1 else []
    pixel_um = float(f"{max(scale_um[1:]) * draw(pick(*ratios)):.12g}")
    u, v = draw(pick(*directions))
    eighths = [draw(sizes(*bounds)) for bounds in ((-1, 9, 4), (-2, 10, 5), (-2, 10, 3))]
    step = [um / 8 for um in image.voxel_um]
    z, y, x = (
        round(eighth / 8 * (size - 1) * voxel / by) * by
        for eighth, size, voxel, by in zip(eighths, image.shape, image.voxel_um, step, strict=True)
    )
    size_px = draw(sizes(1, 24, 6)), draw(sizes(1, 24, 9))
    view = View((round(z, 6), round(y, 6), round(x, 6)), size_px, pixel_um, u, v)
    level = levels[level_of(image, view)]
    view = settled(view, level)
    return view if (u, v) != (DOWN, RIGHT) or fills_its_box(level, view) else replace(view, size_px=(1, 1))
