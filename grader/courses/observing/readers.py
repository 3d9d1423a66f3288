"""Lazy readers, one a format: each takes what a look needs through the format's own library, and nothing else."""

from typing import Any, Protocol

import h5py
import numpy as np
import tifffile
import zarr

from grader.courses.observing.looks import Box, Tilted, Voxels
from grader.stores.files import FileBytes, OpenFile
from grader.stores.objects import Objects
from grader.stores.zarr_store import ObjectStore
from grader.volumes.bdv import cells
from grader.volumes.volume import Array


class Reader(Protocol):
    """An opened volume: its levels are known, none of its voxels."""

    def read(self, level: int, voxels: Voxels) -> Array:
        """Return voxels of a level: those of a box, or the picture of a tilted slice with 0 outside."""


class TiffReader:
    """A TIFF, in strips or tiles: page by page, of each page the strips (tiles) that are needed.

    tifffile fetches those that lie beside each other in the file as one.
    """

    def __init__(self, file: FileBytes) -> None:
        opened: Any = OpenFile(file)
        self._file: Any = tifffile.TiffFile(opened)
        self._levels = self._file.series[0].levels
        self.shapes = [level.shape for level in self._levels]

    def read(self, level: int, voxels: Voxels) -> Array:
        """Return voxels of a level."""
        series = self._levels[level]
        if isinstance(voxels, Tilted):
            image = np.zeros(voxels.size_px, series.dtype)
            rows = np.arange(voxels.size_px[0])
            for z in np.unique(voxels.z):
                here = voxels.z == z
                image[:, voxels.columns[here]] = self._window(series.pages[z], rows, voxels.x[here])
            return image
        picks = [np.atleast_1d(np.arange(n)[pick]) for n, pick in zip(series.shape, voxels.selection, strict=True)]
        planes, rows, columns = picks
        block = np.stack([self._window(series.pages[z], rows, columns) for z in planes])
        return block[tuple(slice(None) if isinstance(pick, slice) else 0 for pick in voxels.selection)]

    def _window(self, page: Any, rows: Array, columns: Array) -> Array:
        """Return rows and columns of one page."""
        height, width = page.chunks[:2]
        beside = -(-page.keyframe.imagewidth // width)
        down, across = np.unique(rows // height), np.unique(columns // width)
        indices = [int(i * beside + j) for i in down for j in across]
        window = np.empty((len(rows), len(columns)), page.keyframe.dtype)
        offsets, sizes = ([table[i] for i in indices] for table in (page.dataoffsets, page.databytecounts))
        for data, index in self._file.filehandle.read_segments(offsets, sizes, indices):
            tile = page.decode(data, index)[0][0, :, :, 0]
            i, j = divmod(index, beside)
            y, x = np.flatnonzero(rows // height == i), np.flatnonzero(columns // width == j)
            window[np.ix_(y, x)] = tile[rows[y] - i * height][:, columns[x] - j * width]
        return window


class BdvReader:
    """BigDataViewer's HDF5: h5py fetches the chunks of a box, each by itself."""

    def __init__(self, file: FileBytes) -> None:
        h5 = h5py.File(OpenFile(file), "r")
        self._levels = [h5[cells(level)] for level in range(len(h5["s00/resolutions"][()]))]
        self.shapes = [level.shape for level in self._levels]

    def read(self, level: int, voxels: Voxels) -> Array:
        """Return voxels of a level."""
        dataset = self._levels[level]
        if isinstance(voxels, Box):
            return np.asarray(dataset[voxels.selection]).view(np.uint16)
        image = np.zeros(voxels.size_px, np.uint16)
        depth, _, width = dataset.chunks
        pairs = np.stack([voxels.z // depth, voxels.x // width])
        for i, j in np.unique(pairs, axis=1).T:
            here = (pairs[0] == i) & (pairs[1] == j)
            chunks = dataset[i * depth : (i + 1) * depth, :, j * width : (j + 1) * width].view(np.uint16)
            z, x = voxels.z[here] - i * depth, voxels.x[here] - j * width
            image[:, voxels.columns[here]] = chunks[z, :, x].T
        return image


class ZarrReader:
    """OME-Zarr: zarr fetches the chunks of a box or of single points, each by itself."""

    def __init__(self, objects: Objects) -> None:
        group = zarr.open_group(ObjectStore(objects, read_only=True), mode="r", zarr_format=3)
        ome: Any = group.attrs["ome"]
        self._levels: list[Any] = [group[dataset["path"]] for dataset in ome["multiscales"][0]["datasets"]]
        self.shapes = [level.shape for level in self._levels]

    def read(self, level: int, voxels: Voxels) -> Array:
        """Return voxels of a level."""
        array = self._levels[level]
        if isinstance(voxels, Box):
            return np.asarray(array[voxels.selection])
        image = np.zeros(voxels.size_px, array.dtype)
        rows = np.arange(voxels.size_px[0])[:, None]
        image[:, voxels.columns] = array.vindex[voxels.z[None], rows, voxels.x[None]]
        return image
