"""HDF5 datasets to hand over: small ones that h5py wrote, and an 8 GB one that is made when it is read."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from hypothesis import strategies as st

from grader.checks.selections import pick, sizes
from grader.given import Selection
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.expect import expect_array
from grader.marking.needed import needed
from grader.marking.opened import Opened, open_file
from grader.stores.log import ArrayGrid
from grader.volumes import hdf5
from grader.volumes.diagnosis import diagnose
from grader.volumes.phantom import Phantom
from grader.volumes.slots import ByteOrder, DressedFile
from grader.volumes.volume import single


@dataclass(frozen=True)
class Hdf5Dataset:
    """A gzip-compressed dataset, known by what it is like; its bytes are made when it is opened.

    Attributes
    ----------
    shape : tuple of int
        Voxels along each axis.
    chunks : tuple of int or None
        Voxels of a chunk; None for contiguous storage, which is not compressed.
    dtype : str
        Data type.
    path : str
        Where it lies in the file.
    virtual : bool
        Made by formula when it is read.
    byteorder : str
        ``"<"`` or ``">"``; written ones only.
    """

    shape: tuple[int, ...]
    chunks: tuple[int, ...] | None
    dtype: str = "uint16"
    path: str = "data"
    virtual: bool = False
    byteorder: ByteOrder = "<"

    @property
    def grid(self) -> ArrayGrid:
        """The grid of chunks."""
        return self.dressed().layout.arrays[0].grid

    def dressed(self) -> DressedFile:
        """Return the file, with the current attempt's seed."""
        return _dressed(self, attempt.current().seed)

    def needed(self, selection: Selection) -> frozenset[int]:
        """Return the chunks that a selection touches."""
        return needed(self.grid, selection)

    def open(self, budget: Budget | None = None, name: str = "dataset") -> Opened:
        """Hand the dataset over."""
        dressed = self.dressed()
        return open_file(
            dressed.file,
            dressed.layout,
            name=name,
            description=dressed.describe(),
            kind="hdf5_dataset",
            path=self.path,
            budget=budget,
        )

    def expect(self, got: Any, selection: Selection) -> None:
        """Require the voxels of `selection`; a wrong answer is diagnosed by the phantom."""
        volume = self.dressed().volume
        expect_array(got, volume.read(selection), lambda array: diagnose(volume, array, selection, 0, self.chunks))


@lru_cache(maxsize=16)
def _dressed(dataset: Hdf5Dataset, seed: int) -> DressedFile:
    volume = single(Phantom(dataset.dtype, seed), dataset.shape)
    if dataset.virtual:
        assert dataset.chunks is not None
        return hdf5.virtual(volume, dataset.chunks, path=dataset.path)
    return hdf5.written(volume, dataset.chunks, path=dataset.path, byteorder=dataset.byteorder)


BIG = Hdf5Dataset((1024, 2048, 2048), chunks=(64, 128, 128), virtual=True)
"""8.6 GB in 4096 gzip chunks, and no disk."""


@cache
@st.composite
def datasets(draw: st.DrawFn, largest: int = 16) -> Hdf5Dataset:
    """Return small chunked datasets."""
    shape = draw(st.tuples(*(sizes(1, largest, plain) for plain in (5, 10, 9))))
    chunks = tuple(draw(sizes(1, min(6, size), plain)) for size, plain in zip(shape, (2, 4, 4), strict=True))
    return Hdf5Dataset(shape, chunks, draw(pick("uint16", "uint8", "int16", "float32")))
