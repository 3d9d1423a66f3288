"""The image that is viewed: an OME-Zarr pyramid in a folder, or 35 TB of an embryo that is a formula."""

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import zarr

from grader.courses.viewing.folder import FolderObjects
from grader.reports.words import counted, human_bytes, one_line
from grader.stores.log import ArrayGrid
from grader.stores.objects import MemoryObjects, Objects
from grader.stores.zarr_layout import METADATA_NAMES, ZarrLayout
from grader.stores.zarr_store import ObjectStore
from grader.volumes.embryo import Embryo
from grader.volumes.zarr_dress import petascale

_SHAPE, _VOXEL_UM = (16384, 32768, 32768), (0.025, 0.025, 0.025)
_MALFORMED = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_MOST_SAMPLED = 2**26
"""Bytes that are read to find out how bright an image is."""


class NoImage(Exception):
    """There is nothing to view; the message is one sentence that says why."""


@dataclass(frozen=True)
class Level:
    """One level of a pyramid.

    Attributes
    ----------
    grid : ArrayGrid
        Its array and chunks.
    scale : tuple of float
        Size of a voxel along each axis, in the units of the metadata.
    """

    grid: ArrayGrid
    scale: tuple[float, ...]


@dataclass(frozen=True)
class Image:
    """A pyramid to view.

    Attributes
    ----------
    name : str
        What it is called.
    zarr_format : int
        2 or 3.
    objects : Objects
        Its bytes.
    size : callable
        Returns the length of an object in bytes, None where there is none.
    layout : ZarrLayout
        Its arrays.
    levels : tuple of Level
        From fine to coarse.
    axes : tuple of str
        Their names; the last ones are z, y, x, whatever they are called.
    depth : float
        Where the first plane to be shown lies along z, from 0 to 1.
    """

    name: str
    zarr_format: int
    objects: Objects
    size: Callable[[str], int | None]
    layout: ZarrLayout
    levels: tuple[Level, ...]
    axes: tuple[str, ...]
    depth: float = 0.5

    def holds(self, key: str) -> bool:
        """Say whether a key is a chunk or a metadata document of the image, whether there or not."""
        folder, _, name = key.rpartition("/")
        return self.layout.find(key) is not None or (name in METADATA_NAMES and folder in {"", *self.layout.arrays})

    def about(self) -> str:
        """Return a sentence about it."""
        finest = self.levels[0].grid
        sizes, chunks = (" x ".join(map(str, numbers)) for numbers in (finest.shape, finest.chunks))
        levels = counted(len(self.levels), "level")
        return f"{human_bytes(finest.nbytes)}, {sizes} voxels, {levels}, chunks {chunks}, Zarr v{self.zarr_format}"

    def contrast(self) -> tuple[float, float] | None:
        """Return the values to show as black and as white; None where that cannot be said."""
        coarsest = self.levels[-1].grid
        if coarsest.nbytes > _MOST_SAMPLED:
            return None
        try:
            array = zarr.open_array(ObjectStore(self.objects, read_only=True), path=coarsest.name, mode="r")
            values = np.asarray(array[...], np.float64)
            low, high = map(float, np.percentile(values[np.isfinite(values)], (1, 99.8)))
        except Exception:  # whatever a library says of a damaged array: the viewer says it too
            return None
        return (low, high) if low < high else None


def embryo() -> Image:
    """Return 35 TB that take no disk: ten levels, in chunks of 64 cubed."""
    dressed = petascale(Embryo.of(_SHAPE, _VOXEL_UM), 3, _VOXEL_UM)
    levels = zip(dressed.paths, dressed.volume.levels, strict=True)

    def size(key: str) -> int | None:
        made = dressed.objects.get(key)
        return None if made is None else len(made)

    return Image(
        name="embryo",
        zarr_format=3,
        objects=dressed.objects,
        size=size,
        layout=dressed.layout,
        levels=tuple(Level(dressed.layout.arrays[path].grid, level.scale_um) for path, level in levels),
        axes=("z", "y", "x"),
        depth=0.26,  # through cells: in the middle there is yolk
    )


def find_image(path: Path) -> Image:
    """Return the image in a folder: it is an image, or one of the folders in it is.

    Raises
    ------
    NoImage
        If there is none, or more than one.
    """
    if not path.exists():
        raise NoImage(f"{path} is not there.")
    if not path.is_dir():
        raise NoImage(f"{path} is a file: name a folder that holds an OME-Zarr image.")
    folders = [path] if _describes_image(path) else [folder for folder in _folders(path) if _describes_image(folder)]
    if not folders:
        raise NoImage(f"{path} holds no OME-Zarr image: no zarr.json or .zattrs in it tells of multiscales.")
    if len(folders) > 1:
        names = ", ".join(folder.name for folder in folders[:4]) + (", …" if len(folders) > 4 else "")
        raise NoImage(f"{path} holds {len(folders)} images ({names}): name one of them.")
    try:
        return _image(folders[0])
    except _MALFORMED as error:
        raise NoImage(f"{folders[0]} is no image that can be shown: {one_line(str(error))[:200]}.") from None
    except OSError as error:
        raise NoImage(f"{folders[0]} cannot be read: {error.strerror or error}.") from None


def _folders(path: Path) -> Iterator[Path]:
    try:
        yield from sorted(child for child in path.iterdir() if child.is_dir())
    except OSError as error:
        raise NoImage(f"{path} cannot be read: {error.strerror or error}.") from None


def _describes_image(folder: Path) -> bool:
    try:
        return bool(_multiscales(FolderObjects(folder))[1])
    except (*_MALFORMED, OSError):
        return False


def _multiscales(objects: Objects) -> tuple[int, dict[str, Any]]:
    """Return the Zarr format of a group and its first multiscales; empty where there is none."""
    for name, zarr_format in (("zarr.json", 3), (".zattrs", 2)):
        document = objects.get(name)
        if document is not None:
            metadata = json.loads(bytes(document))
            attributes = metadata.get("attributes", {}) if zarr_format == 3 else metadata
            return zarr_format, cast(dict[str, Any], (attributes.get("ome", attributes).get("multiscales") or [{}])[0])
    return 3, {}


def _image(folder: Path) -> Image:
    objects = FolderObjects(folder)
    zarr_format, multiscales = _multiscales(objects)
    layout = ZarrLayout(MemoryObjects())
    name = "zarr.json" if zarr_format == 3 else ".zattrs"
    layout.learn(name, objects.get(name) or b"")
    levels = []
    for dataset in multiscales["datasets"]:
        path = dataset["path"]
        key = f"{path}/{'zarr.json' if zarr_format == 3 else '.zarray'}"
        document = objects.get(key)
        if document is None:
            raise ValueError(f"its multiscales name the array {path}, and there is no {key}")
        layout.learn(key, document)
        if path not in layout.arrays:
            raise ValueError(f"{key} describes no array")
        levels.append(Level(layout.arrays[path].grid, _scale(dataset, len(layout.arrays[path].grid.shape))))
    if not levels:
        raise ValueError("its multiscales name no array")
    axes = tuple(str(axis["name"]) for axis in multiscales["axes"])
    if any(len(axes) != len(level.grid.shape) for level in levels):
        raise ValueError(f"its arrays have other axes than its multiscales say ({', '.join(axes)})")
    return Image(folder.resolve().name, zarr_format, objects, objects.size, layout, tuple(levels), axes)


def _scale(dataset: dict[str, Any], ndim: int) -> tuple[float, ...]:
    transformations = dataset.get("coordinateTransformations", ())
    scale = next((one["scale"] for one in transformations if one["type"] == "scale"), [1.0] * ndim)
    if len(scale) != ndim or not all(math.isfinite(s) and s > 0 for s in scale):
        raise ValueError(f"its scale is {scale}, where {ndim} lengths are expected")
    return tuple(map(float, scale))
