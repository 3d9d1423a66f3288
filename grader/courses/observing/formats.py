"""The same virtual volume in four formats, each over an instrumented store."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from grader.courses.observing.readers import BdvReader, Reader, TiffReader, ZarrReader
from grader.courses.read_only import ReadOnlyFile, ReadOnlyObjects
from grader.marking.accesses import tiff_axes
from grader.stores.counted import CountedFile, CountedObjects
from grader.stores.files import FileBytes
from grader.stores.log import AccessLog, ArrayGrid
from grader.stores.objects import ByteRange, Bytes, Objects
from grader.volumes import bdv, ome_tiff, tiff, zarr_dress
from grader.volumes.embryo import Embryo
from grader.volumes.slots import DressedFile
from grader.volumes.volume import Array, LevelGeometry, Volume, pyramid, single
from grader.volumes.zarr_dress import DressedZarr, Storage

CHUNK, TILE = 64, 128
"""Voxels along an edge of a chunk (BDV, OME-Zarr) and of a tile (OME-TIFF)."""

_COARSE = 128
"""Voxels along an edge of the embryo that is computed; larger volumes repeat each of them."""


@dataclass(frozen=True)
class Enlarged:
    """The embryo, computed once at a coarse resolution: any voxel is then a look into a small array.

    Attributes
    ----------
    shape : tuple of int
        Size of level 0 in voxels, z, y, x.
    """

    shape: tuple[int, ...]

    @property
    def dtype(self) -> np.dtype[Any]:
        """uint16."""
        return np.dtype(np.uint16)

    def __call__(self, level: LevelGeometry, index: Any) -> Array:
        """Return the values at integer voxel indices."""
        coarse = _embryo(tuple(min(n, _COARSE) for n in self.shape))
        axes = zip(index, level.factors, self.shape, coarse.shape, strict=True)
        places = [np.minimum((i * f + f // 2) * small // n, small - 1) for i, f, n, small in axes]
        return np.asarray(coarse[tuple(places)])


@cache
def _embryo(shape: tuple[int, ...]) -> Array:
    return single(Embryo.of(shape), shape).read()


class Meter:
    """What goes over the line to one file or store: requests, bytes, and the time that it takes to make them."""

    def __init__(self) -> None:
        self.requests = 0
        self.nbytes = 0
        self.seconds = 0.0

    def note(self, data: Bytes | None, started: float) -> None:
        """Take note of one request and of what came back."""
        self.requests += 1
        self.nbytes += len(data) if data is not None else 0
        self.seconds += time.perf_counter() - started


class MeteredFile(ReadOnlyFile):
    """A file, read through a meter."""

    def __init__(self, file: FileBytes, meter: Meter) -> None:
        self._file = file
        self._meter = meter

    def size(self) -> int:
        """Return the length of the file in bytes."""
        return self._file.size()

    def read_at(self, offset: int, size: int) -> Bytes:
        """Return `size` bytes from `offset`, fewer at the end of the file."""
        started = time.perf_counter()
        data = self._file.read_at(offset, size)
        self._meter.note(data, started)
        return data


class MeteredObjects(ReadOnlyObjects):
    """A Zarr store, read through a meter."""

    def __init__(self, objects: Objects, meter: Meter) -> None:
        self._objects = objects
        self._meter = meter
        self.exists = objects.exists
        self.list = objects.list
        self.list_dir = objects.list_dir

    def get(self, key: str, byte_range: ByteRange | None = None) -> Bytes | None:
        """Return the object's bytes, or those of `byte_range`."""
        started = time.perf_counter()
        value = self._objects.get(key, byte_range)
        self._meter.note(value, started)
        return value


@dataclass(frozen=True)
class Format:
    """The volume in one format.

    Attributes
    ----------
    name, clothes : str
        ``"OME-Zarr"``; how it is stored, in words.
    grids : tuple of ArrayGrid
        The chunks of each level.
    axes : tuple of tuple of str
        What a map of each level calls the axes; empty for z, y, x.
    connect : callable
        Takes a log and a meter; returns what opens the volume through both.
    """

    name: str
    clothes: str
    grids: tuple[ArrayGrid, ...]
    axes: tuple[tuple[str, ...], ...]
    connect: Callable[[AccessLog, Meter], Callable[[], Reader]]


def formats(shape: tuple[int, int, int]) -> tuple[Format, ...]:
    """Return the volume of `shape` voxels (uint16, z, y, x) plane by plane, in tiles, and in chunks twice."""
    formula = Enlarged(shape)
    whole = single(formula, shape)
    planes = pyramid(formula, shape, (shape[0], TILE, TILE), (1, 2, 2))
    chunks = pyramid(formula, shape, (CHUNK,) * 3)
    return (
        _file("TIFF", tiff.virtual(whole, shape[1]), TiffReader),
        _file("OME-TIFF", ome_tiff.virtual(planes, (TILE, TILE)), TiffReader),
        _file("BDV HDF5", bdv.virtual(chunks, (CHUNK,) * 3), BdvReader),
        _zarr("OME-Zarr", chunks),
    )


def _file(name: str, dressed: DressedFile, reader: Callable[[FileBytes], Reader]) -> Format:
    grids = tuple(extents.grid for extents in dressed.layout.arrays)

    def connect(log: AccessLog, meter: Meter) -> Callable[[], Reader]:
        # Counted outside, metered inside: a request is what the library asks for, and the log sees the same.
        file = CountedFile(MeteredFile(dressed.file, meter), dressed.layout, log)
        return lambda: reader(file)

    axes = tuple(tiff_axes(grid) if reader is TiffReader else () for grid in grids)
    return Format(name, _about(name, dressed), grids, axes, connect)


def _zarr(name: str, volume: Volume) -> Format:
    dressed = zarr_dress.virtual_pyramid(volume, Storage((CHUNK,) * 3))
    grids = tuple(dressed.layout.arrays[path].grid for path in dressed.paths)

    def connect(log: AccessLog, meter: Meter) -> Callable[[], Reader]:
        objects = CountedObjects(MeteredObjects(dressed.objects, meter), log, dressed.layout)
        return lambda: ZarrReader(objects)

    return Format(name, _about(name, dressed), grids, ((),) * len(grids), connect)


def _about(name: str, dressed: DressedFile | DressedZarr) -> str:
    """Return how it is stored, without the format's name."""
    return dressed.describe().removeprefix(name).lstrip(", ")
