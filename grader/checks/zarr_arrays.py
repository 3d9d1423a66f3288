"""Zarr arrays and OME-Zarr pyramids to hand over: small ones that zarr wrote, and any size made when it is read."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from hypothesis import strategies as st

from grader.checks.selections import pick, sizes
from grader.given import Selection
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.expect import expect, expect_array, sequence
from grader.marking.needed import needed
from grader.marking.opened import Opened, open_objects
from grader.marking.words import shown
from grader.stores.log import ArrayGrid
from grader.volumes import zarr_dress
from grader.volumes.diagnosis import diagnose
from grader.volumes.phantom import Phantom
from grader.volumes.volume import Volume, pyramid, single
from grader.volumes.zarr_dress import Also, DressedZarr, Storage


@dataclass(frozen=True)
class ZarrImage:
    """An array, known by what it is like; its bytes are made when it is opened.

    Attributes
    ----------
    shape : tuple of int
        Voxels along each axis.
    storage : Storage
        Chunks, format, shards, compression.
    dtype : str
        Data type, in native byte order.
    virtual : bool
        Made by formula when it is read.
    """

    shape: tuple[int, ...]
    storage: Storage
    dtype: str = "uint16"
    virtual: bool = False

    @property
    def grid(self) -> ArrayGrid:
        """The grid of chunks (of inner chunks, where there are shards)."""
        return self.dressed().layout.arrays[""].grid

    @property
    def volume(self) -> Volume:
        """The truth."""
        return self.dressed().volume

    def dressed(self) -> DressedZarr:
        """Return the store, with the current attempt's seed."""
        return _dressed_image(self, attempt.current().seed)

    def needed(self, selection: Selection) -> frozenset[int]:
        """Return the chunks that a selection touches."""
        return needed(self.grid, selection)

    def open(self, budget: Budget | None = None, name: str = "array") -> Opened:
        """Hand the array over."""
        return _open(self.dressed(), "zarr_array", self.storage, budget, name)

    def expect(self, got: Any, selection: Selection) -> None:
        """Require the voxels of `selection`; a wrong answer is diagnosed by the phantom."""
        volume, chunks = self.volume, self.storage.chunks
        expect_array(got, volume.read(selection), lambda array: diagnose(volume, array, selection, 0, chunks))


@dataclass(frozen=True)
class ZarrPyramid:
    """An OME-Zarr pyramid: version 0.4 in Zarr format 2, 0.5 in format 3.

    Attributes
    ----------
    shape : tuple of int
        Voxels of level 0 along each axis.
    storage : Storage
        Chunks, format, shards, compression of every level.
    axes : str
        ``"zyx"`` or ``"tczyx"``.
    voxel_um : tuple of float
        Voxel size of level 0 along the space axes.
    factors : tuple of int
        Downsampling from one level to the next along the space axes.
    n_levels : int, optional
        Number of levels; until a level fits into one chunk where None.
    units : str, None, or tuple of them
        Unit of the space axes' scales, one for all or one each; None leaves it out.
    translations : bool, or tuple of them
        Whether the metadata say where each level's first voxel lies.
    paths : tuple of str, optional
        The arrays' names; "0", "1", … where None.
    virtual : bool
        Made by formula when it is read.
    also : tuple of str
        What the metadata say beside that, see `grader.volumes.zarr_dress.written_pyramid`.
    """

    shape: tuple[int, ...]
    storage: Storage
    axes: str = "zyx"
    voxel_um: tuple[float, ...] = (1.0, 1.0, 1.0)
    factors: tuple[int, ...] = (2, 2, 2)
    n_levels: int | None = None
    units: str | tuple[str | None, ...] | None = "micrometer"
    translations: bool | tuple[bool, ...] = True
    paths: tuple[str, ...] | None = None
    dtype: str = "uint16"
    virtual: bool = False
    also: tuple[Also, ...] = ()

    @property
    def volume(self) -> Volume:
        """The truth."""
        return self.dressed().volume

    @property
    def paths_of_levels(self) -> tuple[str, ...]:
        """The array of each level."""
        return self.dressed().paths

    def grid(self, level: int) -> ArrayGrid:
        """Return the grid of chunks of one level."""
        dressed = self.dressed()
        return dressed.layout.arrays[dressed.paths[level]].grid

    def dressed(self) -> DressedZarr:
        """Return the store, with the current attempt's seed."""
        return _dressed_pyramid(self, attempt.current().seed)

    def open(self, budget: Budget | None = None, name: str = "group") -> Opened:
        """Hand the pyramid's group over."""
        return _open(self.dressed(), "zarr_group", self.storage, budget, name)

    def expect(self, got: Any, level: int, selection: Selection) -> None:
        """Require the voxels of `selection` of one level; a wrong answer is diagnosed by the phantom."""
        volume, chunks = self.volume, self.storage.chunks
        expect_array(
            got, volume.read(selection, level), lambda array: diagnose(volume, array, selection, level, chunks)
        )

    def expect_scale(self, got: Any, level: int, of: str = "scale_um") -> None:
        """Require the voxel size of a level along its space axes, in micrometres; usual mistakes are named."""
        levels = self.volume.levels
        all_scales = np.array([one.scale_um for one in levels[: level + 1]])
        product = tuple(all_scales.prod(axis=0))
        mistakes = [(one.scale_um, f"That is level {i}'s.") for i, one in enumerate(levels) if i != level]
        mistakes += [(product, "A level's scale is relative to no other level: do not multiply them.")]
        mistakes += [(levels[level].factors, "Those are voxels of level 0, not micrometres.")]
        mistakes += [(tuple(all_scales[-1] / all_scales[max(level - 1, 0)]), "That is relative to the level before.")]
        self._expect_um(of, got, levels[level].scale_um, mistakes)

    def expect_translation(self, got: Any, level: int, of: str = "translation_um") -> None:
        """Require the position of a level's first voxel, in micrometres; zeros where the metadata give none."""
        levels = self.volume.levels
        here = levels[level]
        zeros = (0.0,) * len(here.scale_um)
        if not (self.translations[level] if isinstance(self.translations, tuple) else self.translations):
            mistakes = [(one.translation_um, f"That is level {i}'s.") for i, one in enumerate(levels) if i != level]
            mistakes += [(here.translation_um, "The metadata of this level give no translation: return zeros.")]
            self._expect_um(of, got, zeros, mistakes)
            return
        mistakes = [(zeros, "The metadata of this level have a translation: see its coordinateTransformations.")]
        mistakes += [(one.translation_um, f"That is level {i}'s.") for i, one in enumerate(levels) if i != level]
        mistakes += [(here.scale_um, "That is the scale.")]
        mistakes += [(tuple((f - 1) / 2 for f in here.factors), "Those are voxels of level 0, not micrometres.")]
        self._expect_um(of, got, here.translation_um, mistakes)

    def _expect_um(
        self, name: str, got: Any, want: tuple[float, ...], mistakes: list[tuple[tuple[float, ...], str]]
    ) -> None:
        """Require one number of micrometres for each space axis."""
        numbers = sequence(got)
        numeric = [isinstance(n, (int, float, np.number)) and not isinstance(n, bool) for n in numbers or ["none"]]
        expect(all(numeric), f"{name} is {shown(got)}, expected a tuple of numbers.")
        values = tuple(float(n) for n in numbers or ())
        if _close(values, want):
            return
        says = next((words for value, words in mistakes if _close(values, value)), "")
        if len(values) == len(self.axes) > len(want):
            says = f"Give the space axes alone, not all of {', '.join(self.axes)}."
        elif values == want[::-1]:
            says = "That is x, y, z: the order is z, y, x."
        elif not says and len(values) == len(want):
            says = next(self._unconverted(values, want), "")
        expect(False, f"{name} is {shown(_rounded(values))}, expected {shown(_rounded(want))}.", says)

    def _unconverted(self, values: tuple[float, ...], want: tuple[float, ...]) -> Iterator[str]:
        """Yield, for each axis that was left in its unit, what to do."""
        units = self.units if isinstance(self.units, tuple) else (self.units,) * len(want)
        letters = self.axes[-len(want) :]
        for letter, unit, value, right in zip(letters, units, values, want, strict=True):
            power = math.log10(value / right) if value > 0 < right else 0.0
            if unit and abs(power) > 0.5 and abs(power - round(power)) < 1e-9:
                yield f"The unit of {letter} is {unit}: convert it to micrometres."
            elif unit is None and abs(power) > 0.5:
                yield f"The axis {letter} has no unit: it is in micrometres then."


def _open(dressed: DressedZarr, kind: str, storage: Storage, budget: Budget | None, name: str) -> Opened:
    return open_objects(
        dressed.objects,
        dressed.layout,
        name=name,
        description=dressed.describe(),
        kind=kind,
        zarr_format=storage.format,
        budget=budget,
    )


@lru_cache(maxsize=16)
def _dressed_image(image: ZarrImage, seed: int) -> DressedZarr:
    dress = zarr_dress.virtual if image.virtual else zarr_dress.written
    return dress(single(Phantom(image.dtype, seed), image.shape), image.storage)


@lru_cache(maxsize=16)
def _dressed_pyramid(image: ZarrPyramid, seed: int) -> DressedZarr:
    volume = pyramid(
        Phantom(image.dtype, seed),
        image.shape,
        image.storage.chunks,
        image.factors,
        image.voxel_um,
        image.n_levels,
        image.axes,
    )
    dress: Any = zarr_dress.virtual_pyramid if image.virtual else zarr_dress.written_pyramid
    dressed: DressedZarr = dress(
        volume,
        image.storage,
        units=image.units,
        translations=image.translations,
        paths=image.paths,
        also=image.also,
    )
    return dressed


def _close(values: tuple[float, ...], want: tuple[float, ...]) -> bool:
    return len(values) == len(want) and np.allclose(values, want, rtol=1e-9, atol=1e-12)


def _rounded(values: tuple[float, ...]) -> tuple[float, ...]:
    """Return the values as a person would write them: 0.6 for 0.6000000000000001."""
    return tuple(float(f"{value:.12g}") for value in values)


PETASCALE = (16384, 32768, 32768)
"""Shape of the 35 TB volume: uint16, 64-cubed chunks, ten levels."""


@cache
@st.composite
def storages(draw: st.DrawFn, n_axes: int = 3, largest: int = 6) -> Storage:
    """Return small chunks of every kind: Zarr v2 and v3, both separators, compressed or not, sharded."""
    chunks = draw(st.tuples(*(sizes(1, largest, plain) for plain in (*[1] * 5, 2, 4, 4)[-n_axes:])))
    zarr_format: Any = draw(pick(3, 2))
    sharded = zarr_format == 3 and draw(st.booleans())
    shards = tuple(c * draw(st.integers(1, 2)) for c in chunks) if sharded else None
    return Storage(
        chunks,
        zarr_format,
        shards,
        separator=draw(pick(None, "/", ".")),
        compressor=draw(pick(None, "zstd")),
        byteorder=draw(pick("<", ">")),
    )


@cache
@st.composite
def images(draw: st.DrawFn, largest: int = 16) -> ZarrImage:
    """Return small three-dimensional arrays."""
    shape = draw(st.tuples(*(sizes(1, largest, plain) for plain in (5, 10, 9))))
    return ZarrImage(shape, draw(storages()), draw(pick("uint16", "uint8", "int16", "float32")))


@cache
@st.composite
def pyramids(draw: st.DrawFn, largest: int = 24) -> ZarrPyramid:
    """Return small OME-Zarr pyramids: both versions, z, y, x or t, c, z, y, x, any units, any names."""
    axes = draw(pick("zyx", "tczyx"))
    n_levels = draw(sizes(1, 4, 3))
    zarr_format: Any = draw(pick(3, 2))
    other = draw(st.tuples(sizes(1, 2, 2), sizes(1, 3, 3))) if axes == "tczyx" else ()
    chunks = (*(1 for _ in other), *draw(st.tuples(*(sizes(2, 8, plain) for plain in (4, 8, 8)))))
    return ZarrPyramid(
        shape=(*other, *draw(st.tuples(*(sizes(2, largest, plain) for plain in (10, 20, 24))))),
        storage=Storage(chunks, zarr_format),
        axes=axes,
        voxel_um=draw(pick((2.0, 0.5, 0.5), (1.0, 1.0, 1.0), (0.3, 0.1, 0.13), (5.0, 0.65, 0.6))),
        factors=draw(pick((1, 2, 2), (2, 2, 2), (2, 1, 1), (1, 1, 2), (1, 3, 2))),
        n_levels=n_levels,
        units=draw(pick(*_UNITS)),
        translations=draw(st.booleans()),
        paths=draw(_paths(n_levels)),
        virtual=True,
    )


@cache
def _paths(n_levels: int) -> st.SearchStrategy[tuple[str, ...] | None]:
    names = tuple(f"scale/s{i}" for i in range(n_levels))
    return st.none() | st.permutations([str(i) for i in range(n_levels)]).map(tuple) | st.just(names)


_UNITS = ["micrometer", "nanometer", None, "millimeter", ("micrometer", "nanometer", "nanometer"), "angstrom"]
