"""Zarr arrays and OME-Zarr pyramids to hand over: small ones that zarr wrote, and any size made when it is read."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hypothesis import strategies as st

from grader.given import Selection
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.expect import expect_array
from grader.marking.needed import needed
from grader.marking.opened import Opened, open_objects
from grader.stores.log import ArrayGrid
from grader.volumes import zarr_dress
from grader.volumes.diagnosis import diagnose
from grader.volumes.phantom import Phantom
from grader.volumes.volume import Volume, pyramid, single
from grader.volumes.zarr_dress import DressedZarr, Storage


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
        dressed = self.dressed()
        return open_objects(
            dressed.objects,
            dressed.layout,
            name=name,
            description=dressed.describe(),
            kind="zarr_array",
            zarr_format=self.storage.format,
            budget=budget,
        )

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
    translations : bool
        Whether the metadata say where each level's first voxel lies.
    paths : tuple of str, optional
        The arrays' names; "0", "1", … where None.
    virtual : bool
        Made by formula when it is read.
    """

    shape: tuple[int, ...]
    storage: Storage
    axes: str = "zyx"
    voxel_um: tuple[float, ...] = (1.0, 1.0, 1.0)
    factors: tuple[int, ...] = (2, 2, 2)
    n_levels: int | None = None
    units: str | tuple[str | None, ...] | None = "micrometer"
    translations: bool = True
    paths: tuple[str, ...] | None = None
    dtype: str = "uint16"
    virtual: bool = False

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
        dressed = self.dressed()
        return open_objects(
            dressed.objects,
            dressed.layout,
            name=name,
            description=dressed.describe(),
            kind="zarr_group",
            zarr_format=self.storage.format,
            budget=budget,
        )

    def expect(self, got: Any, level: int, selection: Selection) -> None:
        """Require the voxels of `selection` of one level; a wrong answer is diagnosed by the phantom."""
        volume, chunks = self.volume, self.storage.chunks
        expect_array(
            got, volume.read(selection, level), lambda array: diagnose(volume, array, selection, level, chunks)
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
        volume, image.storage, units=image.units, translations=image.translations, paths=image.paths
    )
    return dressed


PETASCALE = (16384, 32768, 32768)
"""Shape of the 35 TB volume: uint16, 64-cubed chunks, ten levels."""


@st.composite
def storages(draw: st.DrawFn, n_axes: int = 3, largest: int = 6) -> Storage:
    """Return small chunks of every kind: Zarr v2 and v3, both separators, compressed or not, sharded."""
    chunks = draw(st.tuples(*[st.integers(1, largest)] * n_axes))
    zarr_format: Any = draw(st.sampled_from([2, 3]))
    sharded = zarr_format == 3 and draw(st.booleans())
    shards = tuple(c * draw(st.integers(1, 2)) for c in chunks) if sharded else None
    return Storage(
        chunks,
        zarr_format,
        shards,
        separator=draw(st.sampled_from([None, "/", "."])),
        compressor=draw(st.sampled_from([None, "zstd"])),
        byteorder=draw(st.sampled_from("<>")),
    )


@st.composite
def images(draw: st.DrawFn, largest: int = 16) -> ZarrImage:
    """Return small three-dimensional arrays."""
    shape = draw(st.tuples(*[st.integers(1, largest)] * 3))
    return ZarrImage(shape, draw(storages()), draw(st.sampled_from(["uint16", "uint8", "int16", "float32"])))
