"""What lies in an HDF5 file, told in plain values.

An answer wrote the file, so it may be anything, and HDF5 is a library in C: the text of this file runs in a worker of
its own (see `grader.checks.bdv_files`). It imports nothing else of the grader.
"""

import io
from collections.abc import Sequence
from typing import Any

import h5py
import numpy as np

MAX_BYTES = 2**24
"""Bytes of a dataset, or of one of its chunks, that are read."""

MAX_NAMES = 30
"""Names of a file that are listed."""


def contents(file: bytes, paths: Sequence[str]) -> dict[str, Any]:
    """Return what lies at `paths` of an HDF5 file, and the names of what else is there.

    Parameters
    ----------
    file : bytes
        The file.
    paths : sequence of str
        Where datasets are expected.

    Returns
    -------
    dict
        For each path what `_item` says of it; under ``"names"`` the first names of the file.

    Raises
    ------
    OSError
        If it is no HDF5 file.
    """
    with h5py.File(io.BytesIO(file), "r") as h5:
        return {path: _item(h5, path) for path in paths} | {"names": _names(h5)}


def _item(h5: h5py.File, path: str) -> dict[str, Any]:
    """Return what lies at a path: ``"is"`` is ``"missing"``, ``"link"``, ``"group"`` or ``"dataset"``."""
    item: Any = h5
    for name in path.split("/"):
        link = item.get(name, getlink=True) if isinstance(item, h5py.Group) else None
        if link is None:
            return {"is": "missing"}
        if not isinstance(link, h5py.HardLink):  # it may lead out of the file
            return {"is": "link"}
        item = item[name]
    if not isinstance(item, h5py.Dataset):
        return {"is": "group"}
    return {"is": "dataset"} | _dataset(item)


def _dataset(dataset: h5py.Dataset) -> dict[str, Any]:
    """Return what a dataset is like, and its values unless they are too many or lie elsewhere."""
    found: dict[str, Any] = {
        "shape": tuple(dataset.shape or ()),
        "dtype": "of a type that NumPy has not",
        "chunks": dataset.chunks,
        "compression": dataset.compression,
        "elsewhere": bool(dataset.external) or dataset.is_virtual,
        "values": None,
        "error": "",
    }
    try:
        dtype = dataset.dtype
        found["dtype"] = str(dtype.newbyteorder("="))[:200]
        sizes = [np.prod(shape, dtype=float) for shape in (found["shape"], dataset.chunks or ())]
        small = max(sizes) * dtype.itemsize <= MAX_BYTES and dataset.shape is not None
        if small and not found["elsewhere"] and dtype.kind in "iuf" and dtype.itemsize <= 8:
            found["values"] = np.asarray(dataset[()]).astype(dtype.newbyteorder("="))
    except (OSError, TypeError, ValueError, RuntimeError) as error:
        found["error"] = str(error)[:200]
    return found


def _names(h5: h5py.File) -> list[str]:
    """Return the first names of datasets, and of groups that hold nothing."""
    names: list[str] = []

    def note(name: str, item: Any) -> bool | None:
        if isinstance(item, h5py.Dataset) or not len(item):
            names.append(name)
        return True if len(names) > MAX_NAMES else None

    h5.visititems(note)
    return names
