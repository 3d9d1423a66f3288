"""Open without loading.

Read no pixel at all.

A file says what it holds before it shows it. Its *metadata* (a few hundred bytes of JSON in Zarr, a header in HDF5, a
table for each plane in TIFF) name the size, the data type and the chunks, so an image of 35 TB opens as fast as one of
35 kB. All three libraries read the metadata only, until you index with ``[...]`` or call ``asarray()``.

The *chunk* is the smallest piece that can be read on its own: a chunk in Zarr and HDF5, a strip or a tile of one plane
in TIFF. Look at its shape before you read anything, since it decides what a slice will cost.

The same in Fiji: *File > Import > HDF5/N5/Zarr/OME-NGFF...* lists the arrays and levels of a file, and
*File > Import > TIFF Virtual Stack...* opens a TIFF, before any pixel but the first plane's is loaded;
*Image > Show Info...* tells the rest.
The same with dask: ``dask.array.from_zarr(array)`` shows shape, chunk shape and number of chunks in a notebook.
"""

import math
from collections.abc import Sequence
from typing import Any

import h5py
import numpy as np
import tifffile
import zarr

from grader.given import MICROMETRES, ImageInfo, LevelInfo


def describe(source: zarr.Array | h5py.Dataset | tifffile.TiffFile) -> ImageInfo:
    """Describe an image from its metadata alone.

    At best: no pixel is read.

    Parameters
    ----------
    source : zarr.Array, h5py.Dataset or tifffile.TiffFile
        The opened image. Of a TIFF, the first series (``source.series[0]``).

    Returns
    -------
    ImageInfo
        With these fields:

        - `container` (str): ``"zarr"``, ``"hdf5"`` or ``"tiff"``.
        - `shape` (tuple of int): voxels along each axis; z, y, x (y, x of a TIFF that has one page only).
        - `dtype` (str): name in native byte order: ``"uint16"`` for big-endian data (``">u2"``) too.
        - `chunk_shape` (tuple of int): voxels of a chunk along each axis. TIFF: ``(1, rows per strip, X)``, or
          ``(1, tile height, tile width)``, without the 1 where there is one page only. A Zarr array in shards: the
          inner chunk (``source.chunks``; ``source.shards`` is the shard), since that can be read on its own. HDF5
          without chunks: the whole shape.
        - `grid_shape` (tuple of int): chunks along each axis; the incomplete ones at the far edges count.
        - `n_chunks` (int): chunks in all.
        - `nbytes` (int): bytes that the whole image takes in memory.
        - `stored_nbytes` (int or None): bytes that its chunks take in the file. HDF5:
          ``source.id.get_storage_size()``. TIFF: the sum of all pages' ``databytecounts``. Zarr: None, compressed or
          not: chunks are objects of their own that may be absent, and no metadata say how many there are or how long.

    Examples
    --------
    A stack of 10 planes, 100 x 100, in a Zarr array:

    >>> stack = zarr.create_array({}, shape=(10, 100, 100), chunks=(4, 64, 64), dtype="uint16")
    >>> info = describe(stack)
    >>> info.dtype, info.chunk_shape, info.grid_shape, info.n_chunks, info.nbytes
    ('uint16', (4, 64, 64), (3, 2, 2), 12, 200000)
    """
    if isinstance(source, tifffile.TiffFile):
        return _describe_tiff(source)
    if isinstance(source, h5py.Dataset):
        chunks = source.chunks or source.shape
        return _image_info("hdf5", source.shape, source.dtype, chunks, source.id.get_storage_size())
    return _image_info("zarr", source.shape, source.dtype, source.chunks, None)


def describe_levels(group: zarr.Group) -> list[LevelInfo]:
    """Describe the levels of an OME-Zarr resolution pyramid, from fine to coarse.

    At best: no pixel is read.

    Parameters
    ----------
    group : zarr.Group
        The opened pyramid. Its attributes hold a list ``multiscales``: in OME-Zarr 0.4 at the top, in 0.5 under
        ``"ome"``. Use the first entry.

    Returns
    -------
    list of LevelInfo
        One for each of the entry's ``datasets``, in their order, with these fields:

        - `path` (str): name of the level's array in the group.
        - `shape`, `chunk_shape` (tuple of int): voxels of the level and of a chunk (in shards: of the inner chunk)
          along all axes of the array.
        - `n_chunks` (int): chunks of the level, the incomplete ones at the far edges included.
        - `scale_um`, `translation_um` (tuple of float): voxel size, and position of the first voxel's centre, in
          micrometres, along the axes of type ``"space"`` only. A dataset without a translation has zeros.

        An axis may have any of the units of length that OME-NGFF allows, from ``"yoctometer"`` to ``"parsec"``:
        ``MICROMETRES[unit]`` (a mapping of str to float) says how many micrometres one is. Without a unit, an axis is
        in micrometres. Transformations that stand beside the ``datasets`` are of the whole image, not of a level
        (OME-NGFF applies them on top): leave them out.

    Raises
    ------
    ValueError
        If a space axis has a unit that is no unit of length, such as ``"second"`` or ``"pixel"``.

    Examples
    --------
    A level of the 0.4 kind, in nanometres, without a translation::

        axes = [{"name": "y", "type": "space", "unit": "nanometer"}, {"name": "x", "type": "space", ...}]
        datasets = [{"path": "0", "coordinateTransformations": [{"type": "scale", "scale": [650.0, 650.0]}]}]

    has ``scale_um == (0.65, 0.65)`` and ``translation_um == (0.0, 0.0)``.
    """
    attributes: dict[str, Any] = dict(group.attrs)
    multiscale = attributes.get("ome", attributes)["multiscales"][0]
    return [_level_info(group, multiscale["axes"], dataset) for dataset in multiscale["datasets"]]


def _describe_tiff(tif: tifffile.TiffFile) -> ImageInfo:
    series = tif.series[0]
    page = series.keyframe
    shape = page.shape if series.size == page.size else series.shape
    # A strip or a tile lies in one page: it has a length of 1 along the axes that count the pages.
    chunks = (1,) * (len(shape) - len(page.chunks)) + page.chunks
    stored = sum(sum(page.databytecounts) for page in series if page is not None)
    return _image_info("tiff", shape, series.dtype, chunks, stored)


def _image_info(
    container: str, shape: tuple[int, ...], dtype: np.dtype[Any], chunks: tuple[int, ...], stored_nbytes: int | None
) -> ImageInfo:
    grid = _grid_shape(shape, chunks)
    return ImageInfo(
        container=container,
        shape=shape,
        dtype=str(dtype.newbyteorder("=")),
        chunk_shape=chunks,
        grid_shape=grid,
        n_chunks=math.prod(grid),
        nbytes=math.prod(shape) * dtype.itemsize,
        stored_nbytes=stored_nbytes,
    )


def _level_info(group: zarr.Group, axes: list[dict[str, Any]], dataset: dict[str, Any]) -> LevelInfo:
    array = group[dataset["path"]]
    assert isinstance(array, zarr.Array)
    transforms = {step["type"]: step.get(step["type"]) for step in dataset["coordinateTransformations"]}
    return LevelInfo(
        path=dataset["path"],
        shape=array.shape,
        chunk_shape=array.chunks,
        n_chunks=math.prod(_grid_shape(array.shape, array.chunks)),
        scale_um=_space_um(axes, transforms["scale"]),
        translation_um=_space_um(axes, transforms.get("translation", [0.0] * len(axes))),
    )


def _space_um(axes: list[dict[str, Any]], values: Sequence[float]) -> tuple[float, ...]:
    """Return the values of the space axes, in micrometres."""
    return tuple(value * _micrometres(axis) for axis, value in zip(axes, values, strict=True) if _is_space(axis))


def _is_space(axis: dict[str, Any]) -> bool:
    # The format recommends a type for each axis, but does not demand it.
    return axis.get("type") == "space" or axis["name"] in ("z", "y", "x")


def _micrometres(axis: dict[str, Any]) -> float:
    """Return how many micrometres the unit of an axis is."""
    unit = axis.get("unit", "micrometer")
    if unit not in MICROMETRES:
        raise ValueError(f"{unit!r} is not a unit of length that OME-NGFF allows")
    return MICROMETRES[unit]


def _grid_shape(shape: tuple[int, ...], chunks: tuple[int, ...]) -> tuple[int, ...]:
    # -(-a // b) is a / b rounded up, in integers.
    return tuple(-(-size // chunk) for size, chunk in zip(shape, chunks, strict=True))
