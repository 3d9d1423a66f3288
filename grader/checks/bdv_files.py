"""BigDataViewer pyramids: files to hand over, made when they are read; and what an answer wrote, looked into."""

import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from hypothesis import strategies as st

from grader.checks import bdv_contents
from grader.checks.selections import pick, sizes
from grader.checks.targets import FileTarget
from grader.given import Selection
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.expect import expect_array, wrong
from grader.marking.needed import needed
from grader.marking.opened import Opened, open_file
from grader.sandbox.verdicts import Raised, Verdict
from grader.volumes import bdv
from grader.volumes.diagnosis import diagnose
from grader.volumes.phantom import Phantom
from grader.volumes.slots import ByteOrder, DressedFile
from grader.volumes.volume import Array, Volume, pyramid

Contents = dict[str, Any]
"""What `grader.checks.bdv_contents.contents` returns."""


@dataclass(frozen=True)
class BdvPyramid:
    """A pyramid of uint16, known by what it is like: each level has values of its own.

    Attributes
    ----------
    shape : tuple of int
        Voxels of level 0 along z, y, x.
    chunks : tuple of int
        Voxels of a chunk.
    factors : tuple of int
        Downsampling from one level to the next.
    n_levels : int
        Number of levels.
    dtype : str
        What a file to be read holds: ``"int16"``, or ``"uint16"`` as newer writers have it; big-endian as ``">i2"``.
    """

    shape: tuple[int, int, int]
    chunks: tuple[int, int, int]
    factors: tuple[int, int, int] = (1, 2, 2)
    n_levels: int = 2
    dtype: str = "int16"

    @property
    def volume(self) -> Volume:
        """The truth, with the current attempt's seed."""
        return _volume(self, attempt.current().seed)

    @property
    def shapes(self) -> list[tuple[int, ...]]:
        """Voxels of each level."""
        return [level.shape for level in self.volume.levels]

    @property
    def cumulative_factors(self) -> list[tuple[int, ...]]:
        """Downsampling of each level from level 0."""
        return [level.factors for level in self.volume.levels]

    @property
    def clipped_chunks(self) -> list[tuple[int, ...]]:
        """Voxels of a chunk of each level: none is larger than its level."""
        return [tuple(map(min, self.chunks, shape)) for shape in self.shapes]

    def levels(self, byteorder: ByteOrder = "<") -> list[Array]:
        """Return the voxels of each level."""
        levels = [self.volume.read(level=i) for i in range(self.n_levels)]
        return [level.astype(level.dtype.newbyteorder(byteorder)) for level in levels]

    def open(self, level: int, selection: Selection) -> Opened:
        """Hand the file over, to read a selection of one level; chunks of another level earn nothing."""
        dressed = _dressed(self, attempt.current().seed)
        grid = dressed.layout.arrays[level].grid
        return open_file(
            dressed.file,
            dressed.layout,
            name="h5",
            description=f"{dressed.describe()}, cells of {_typed(self.dtype)}",
            kind="hdf5",
            budget=Budget({grid.name: needed(grid, selection)}, only_needed_arrays=True),
        )

    def expect(self, got: Any, level: int, selection: Selection) -> None:
        """Require the voxels of `selection`; a wrong answer is diagnosed by the phantom."""
        volume, chunks = self.volume, self.clipped_chunks[level]
        want = volume.read(selection, level)
        expect_array(got, want, lambda array: diagnose(volume, array, selection, level, chunks))


def _typed(dtype: str) -> str:
    return f"{'big-endian ' * dtype.startswith('>')}{np.dtype(dtype).name}"


@lru_cache(maxsize=16)
def _volume(image: BdvPyramid, seed: int) -> Volume:
    return pyramid(Phantom("uint16", seed), image.shape, factors=image.factors, n_levels=image.n_levels)


@lru_cache(maxsize=16)
def _dressed(image: BdvPyramid, seed: int) -> DressedFile:
    return bdv.virtual(_volume(image, seed), image.chunks, dtype=image.dtype)


BIG = BdvPyramid((1024, 2048, 2048), (64, 64, 64), (2, 2, 2), n_levels=5)
"""8.6 GB at level 0, 134 MB at level 2."""


@cache
@st.composite
def pyramids(draw: st.DrawFn) -> BdvPyramid:
    """Return small pyramids; at coarse levels a chunk is often larger than the level."""
    return BdvPyramid(
        shape=draw(st.tuples(sizes(1, 12, 5), sizes(2, 24, 16), sizes(2, 24, 20))),
        chunks=draw(st.tuples(sizes(1, 6, 2), sizes(1, 8, 5), sizes(1, 8, 6))),
        factors=draw(pick((1, 2, 2), (2, 2, 2), (1, 2, 3), (1, 1, 2))),
        n_levels=draw(sizes(1, 3, 2)),
        dtype=draw(pick("int16", "int16", "uint16", ">i2")),
    )


# What was written


def look_into(target: FileTarget, paths: Sequence[str]) -> Contents:
    """Return what an answer wrote at `paths` of an HDF5 file.

    A worker looks: HDF5 may end the process, or open other files, for bytes that are no file of its own.
    """
    current = attempt.current()
    helper = current.shared_helper(inspect.getsource(bdv_contents).encode())
    try:
        file = bytes(target.file.content)
        found: Contents = helper.request("contents", "call", 0, ("contents",), (file, list(paths)), {}, [])
    except Raised as raised:
        said = raised.message.partition("It raised ")[2] or raised.message
        raise wrong(f"What was written cannot be read as HDF5: {said}", _KEEP_OUT) from None
    except Verdict as verdict:  # it took too long, or too much memory, or its process ended
        verdict.message = f"{current.called()}\nWhat was written cannot be read as HDF5.\n{_KEEP_OUT}"
        raise
    return found


_KEEP_OUT = "Write through the h5py.File that is handed over, and through nothing else."
