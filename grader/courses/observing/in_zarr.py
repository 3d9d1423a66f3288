"""The levels of an OME-Zarr image, or a single Zarr array, by its metadata documents."""

import json
import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.courses.observing.found import BadFile, Found, FoundLevel, found_level, is_3d
from grader.stores.objects import MemoryObjects, Objects
from grader.stores.zarr_layout import StoredArray, ZarrLayout

_MOST_FOLDERS = 64
"""Groups that are looked through for an image."""


def in_zarr(objects: Objects, array: str) -> Found:
    """Return the first image of the store, or the image or array at `array`."""
    path = array.strip("/")
    if not any(objects.exists(_join(path, name)) for name in ("zarr.json", ".zgroup", ".zattrs", ".zarray")):
        where = f"no group or array {path} in it" if path else "no zarr.json, .zgroup or .zarray in it"
        raise BadFile(f"there is {where}: it is no Zarr" if not path else f"there is {where}")
    stored = _array(objects, path)
    if stored is not None:
        return _single(objects, path, stored)
    image = path if _multiscales(objects, path) else None if path else _search(objects)
    if image is None:
        what = f"the group {path}" if path else "this Zarr group"
        raise BadFile(
            f"{what} has no multiscales, so it is no OME-Zarr image: --array takes the path of an image or array"
        )
    return _image(objects, image)


def _image(objects: Objects, path: str) -> Found:
    multiscales = _multiscales(objects, path)
    version = _attributes(objects, path).get("ome", multiscales).get("version", "")
    levels: list[FoundLevel] = []
    notes: tuple[str, ...] = ()
    for number, dataset in enumerate(multiscales["datasets"]):
        where = _join(path, dataset["path"])
        stored = _array(objects, where)
        if stored is None:
            raise BadFile(f"its multiscales name the array {where}, which is not there or damaged")
        axes = _space(multiscales.get("axes"), len(stored.grid.shape))
        if not is_3d(stored.grid.shape, axes) and not number:
            raise BadFile("it holds single planes: an image with three axes of more than one voxel is needed")
        levels.append(_level(stored, where, number, axes))
        notes = _notes(stored, axes)
    if not levels:
        raise BadFile("its multiscales name no array")
    name = " ".join(filter(None, ("OME-Zarr", str(version))))
    return Found(name, path, _about(objects, levels[0].grid.name), tuple(levels), notes=notes)


def _single(objects: Objects, path: str, stored: StoredArray) -> Found:
    axes = _space(None, len(stored.grid.shape))
    if not is_3d(stored.grid.shape, axes):
        raise BadFile("this Zarr array is no volume: three axes of more than one voxel are needed")
    return Found(
        "Zarr array", path, _about(objects, path), (_level(stored, path, 0, axes),), notes=_notes(stored, axes)
    )


def _level(stored: StoredArray, path: str, number: int, axes: Sequence[int]) -> FoundLevel:
    grid = stored.grid
    shards = stored.units.chunks if stored.sharded else ()
    return found_level(path, number, grid.shape, grid.chunks, grid.itemsize, axes, shards)


def _space(axes: Any, ndim: int) -> tuple[int, ...]:
    """Return which axes are z, y, x: by their names, or else the last three."""
    names = [axis.get("name") if isinstance(axis, dict) else axis for axis in axes or ()]
    if all(letter in names for letter in "zyx"):
        return tuple(names.index(letter) for letter in "zyx")
    return () if names or ndim < 3 else (ndim - 3, ndim - 2, ndim - 1)


def _search(objects: Objects) -> str | None:
    """Return the first image among the groups of a store, the outer ones first."""
    folders = [""]
    for _ in range(_MOST_FOLDERS):
        if not folders:
            break
        folder = folders.pop(0)
        if _multiscales(objects, folder):
            return folder
        below = (_join(folder, name) for name in objects.list_dir(folder))
        folders += [path for path in below if _is_group(objects, path)]
    return None


def _is_group(objects: Objects, path: str) -> bool:
    if objects.exists(_join(path, "zarr.json")):
        return _document(objects, _join(path, "zarr.json")).get("node_type") == "group"
    return objects.exists(_join(path, ".zgroup"))


def _multiscales(objects: Objects, path: str) -> dict[str, Any]:
    attributes = _attributes(objects, path)
    found = attributes.get("ome", attributes).get("multiscales") or [{}]
    return dict(found[0])


def _attributes(objects: Objects, path: str) -> dict[str, Any]:
    if objects.exists(_join(path, "zarr.json")):
        return dict(_document(objects, _join(path, "zarr.json")).get("attributes", {}))
    return _document(objects, _join(path, ".zattrs"))


def _array(objects: Objects, path: str) -> StoredArray | None:
    """Return the array at a path; None where there is none."""
    layout = ZarrLayout(MemoryObjects())
    for name in ("zarr.json", ".zarray"):
        document = objects.get(_join(path, name))
        if document is not None:
            layout.learn(_join(path, name), bytes(document))
    return layout.arrays.get(path)


def _about(objects: Objects, path: str) -> str:
    document = _document(objects, _join(path, "zarr.json")) or _document(objects, _join(path, ".zarray"))
    kind = document.get("data_type") or document.get("dtype")
    return f"{np.dtype(kind).name if isinstance(kind, str) else 'voxels'}, Zarr v{document.get('zarr_format')}"


def _document(objects: Objects, key: str) -> dict[str, Any]:
    """Return a metadata document; empty where there is none."""
    document = objects.get(key)
    return dict(json.loads(bytes(document))) if document is not None else {}


def _notes(stored: StoredArray, axes: Sequence[int]) -> tuple[str, ...]:
    others = [n for axis, n in enumerate(stored.grid.shape) if axis not in axes]
    if math.prod(others) == 1:
        return ()
    return (f"Of its other axes ({' x '.join(map(str, others))}), what is said holds for one place.",)


def _join(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name
