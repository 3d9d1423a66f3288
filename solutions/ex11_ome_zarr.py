"""Write OME-Zarr.

Write each chunk of each level once, and say in the metadata what it is, how large, and where it lies.

To Zarr, a pyramid is a group with some arrays in it. That they are the same image, which comes after which, what the
axes mean and how large a voxel is, stand in a document that OME-Zarr (OME-NGFF) defines: ``multiscales``, a list with
an entry for each image in the group; here there is one. Two versions of the format are in use. The entry is nearly the
same in both, but lies in another place::

    0.4                                           0.5
    .zgroup          Zarr format 2                zarr.json     Zarr format 3; attributes: {"ome":
    .zattrs          {"multiscales": [entry]}                   {"version": "0.5", "multiscales": [entry]}}
    0/.zarray        "dimension_separator": "/"   0/zarr.json   "dimension_names": ["z", "y", "x"]
    0/0/0/0          chunk of level 0             0/c/0/0/0
    1/.zarray                                     1/zarr.json
    ...                                           ...

Every level has a *scale* and a *translation*: voxel ``i`` lies at ``i * scale + translation``. Both count from the
image as a whole, never from the level above or below. Most readers believe what they are told: a wrong scale opens
without a complaint, and shifts or squeezes the image when a viewer changes levels.

The specification is at https://ngff.openmicroscopy.org: "multiscales" metadata.

The same in Fiji: *File > Save As > Export HDF5/N5/Zarr/OME-NGFF...* with the metadata "OME-NGFF", and "Create pyramid".
The same in napari: the plug-in *napari-ome-zarr* opens what you write when it is dropped onto the window.
The same in Python: the packages *ome-zarr* (``write_image``) and *ngff-zarr* (``to_multiscales``).
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, Literal

import numpy as np
import zarr
from zarr.abc.store import Store

from grader.earlier.ex10_pyramid import downsample_mean, level_shapes, level_transform


def multiscales(
    axes: str,
    voxel_um: Sequence[float],
    factors_per_level: Sequence[Sequence[int]],
    version: Literal["0.4", "0.5"],
    name: str = "",
) -> dict[str, Any]:
    """Return what the metadata say about one image: one entry of the list ``multiscales``.

    Parameters
    ----------
    axes : str
        One letter for each axis of the arrays, in their order: ``"zyx"``, ``"tczyx"`` or ``"cyx"``. Time and channel
        come before the space axes z, y, x.
    voxel_um : sequence of float
        Voxel size of level 0 along each *space* axis, in micrometres.
    factors_per_level : sequence of sequence of int
        For each level, from level 0 on, the downsampling from level 0 along each *space* axis: cumulative, and all 1
        for level 0 itself.
    version : str
        ``"0.4"`` or ``"0.5"``.
    name : str
        Name of the image; without one, the entry has no ``"name"``.

    Returns
    -------
    dict
        Made of dictionaries, lists (no tuples), strings and plain numbers only, as JSON is:

        - ``"axes"``: for each axis a dictionary with ``"name"`` (the letter) and ``"type"`` (``"time"``, ``"channel"``
          or ``"space"``). A space axis also has ``"unit": "micrometer"``, in full: ``"um"`` is no unit of OME-Zarr. The
          others have none.
        - ``"datasets"``: for each level, from fine to coarse, a dictionary with ``"path"`` (``"0"``, ``"1"``, …) and
          ``"coordinateTransformations"``: a list of one scale, and after it one translation. Each is a dictionary with
          its ``"type"`` and, under ``"scale"`` or ``"translation"``, a list of as many numbers as there are axes.
          Along space axes they are those of `level_transform`; along the others, 1 and 0.
        - ``"name"``, where there is one.
        - ``"version": "0.4"`` for 0.4. In 0.5 the version is not told here, but beside the list.

    Raises
    ------
    ValueError
        If the version is neither of the two: "0.3" or "0.6", say.

    Examples
    --------
    >>> entry = multiscales("cyx", (0.5, 0.5), [(1, 1), (2, 2)], "0.5")
    >>> entry["axes"][1]
    {'name': 'y', 'type': 'space', 'unit': 'micrometer'}
    >>> entry["datasets"][1]["coordinateTransformations"][1]
    {'type': 'translation', 'translation': [0.0, 0.25, 0.25]}
    """
    if version not in ("0.4", "0.5"):
        raise ValueError(f"OME-Zarr {version!r} is neither 0.4 nor 0.5")
    n_others = len(axes) - len(voxel_um)
    datasets = []
    for level, factors in enumerate(factors_per_level):
        scale_um, translation_um = level_transform(voxel_um, factors)
        steps = [
            {"type": "scale", "scale": [1.0] * n_others + [float(s) for s in scale_um]},
            {"type": "translation", "translation": [0.0] * n_others + [float(t) for t in translation_um]},
        ]
        datasets.append({"path": str(level), "coordinateTransformations": steps})
    entry: dict[str, Any] = {"axes": [_axis(letter) for letter in axes], "datasets": datasets}
    if name:
        entry["name"] = name
    if version == "0.4":
        entry["version"] = version
    return entry


def write_ome_zarr(
    store: Store,
    level0: np.ndarray | zarr.Array,
    voxel_um: Sequence[float],
    factors: Sequence[int],
    version: Literal["0.4", "0.5"],
) -> zarr.Group:
    """Write an image as an OME-Zarr pyramid.

    At best: each chunk of each level is written once, whole; where `level0` is a Zarr array, each of its chunks is read
    once. Whatever you have written you may read again, each chunk once, to make the next level. Memory, where `level0`
    is a Zarr array: at most 16 of its chunks and 1 MiB (32 chunks and 1 MiB earn half of the points), however large it
    is. That is measured with 64 chunks of 128 KiB and the factors (1, 2, 2).

    Parameters
    ----------
    store : zarr.abc.store.Store
        Where to, at the root of it. Nothing is there yet.
    level0 : ndarray or zarr.Array, shape (z, y, x)
        The image: integers or floats in any byte order. A Zarr array may be in shards.
    voxel_um : sequence of float
        Voxel size of the image along z, y and x, in micrometres.
    factors : sequence of int
        Downsampling from each level to the next along z, y and x: (1, 2, 2) makes levels that are downsampled by
        (1, 1, 1), (1, 2, 2), (1, 4, 4), ….
    version : str
        ``"0.4"`` or ``"0.5"``.

    Returns
    -------
    zarr.Group
        The root of the store. It holds the levels as the arrays ``"0"``, ``"1"``, …:

        - Each is the `downsample_mean` of the one before, with the shapes of `level_shapes`: until one fits into a
          chunk. Level 0 is the image itself, and always there.
        - All have the chunks of `level0` (of one in shards, the inner chunks), or of 64 x 64 x 64 voxels where it is a
          NumPy array; and no shards. Their data type is that of `level0`, in native byte order.
        - 0.4: Zarr format 2 with ``"/"`` between the indices of a chunk (Zarr's own choice would be ``"."``), and
          ``"multiscales"`` among the group's attributes.
        - 0.5: Zarr format 3 with the dimension names z, y, x, and the group's attribute ``"ome"``, which is
          ``{"version": "0.5", "multiscales": [entry]}``.

    Raises
    ------
    ValueError
        If the version is neither of the two.
    """
    chunks = level0.chunks if isinstance(level0, zarr.Array) else (64, 64, 64)
    shapes = level_shapes(level0.shape, factors, chunks)
    factors_per_level = [[f**level for f in factors] for level in range(len(shapes))]
    entry = multiscales("zyx", voxel_um, factors_per_level, version)
    layout: dict[str, Any]
    if version == "0.4":
        group = zarr.create_group(store, zarr_format=2, attributes={"multiscales": [entry]})
        layout = {"chunk_key_encoding": {"name": "v2", "separator": "/"}}
    else:
        ome = {"version": version, "multiscales": [entry]}
        group = zarr.create_group(store, zarr_format=3, attributes={"ome": ome})
        layout = {"dimension_names": ("z", "y", "x")}

    dtype = level0.dtype.newbyteorder("=")
    # Level 0 is the image, downsampled by nothing.
    finer: Any = level0
    step: Sequence[int] = (1, 1, 1)
    for path, shape in enumerate(shapes):
        level = group.create_array(str(path), shape=shape, chunks=chunks, dtype=dtype, fill_value=0, **layout)
        for region in _chunk_regions(shape, chunks):
            window = tuple(slice(r.start * f, r.stop * f) for r, f in zip(region, step, strict=True))
            level[region] = downsample_mean(np.asarray(finer[window]), step)
        finer, step = level, factors
    return group


def _axis(letter: str) -> dict[str, str]:
    """Return what the metadata say about one axis."""
    if letter in "tc":
        return {"name": letter, "type": {"t": "time", "c": "channel"}[letter]}
    return {"name": letter, "type": "space", "unit": "micrometer"}


def _chunk_regions(shape: Sequence[int], chunks: Sequence[int]) -> Iterator[tuple[slice, ...]]:
    """Yield where each chunk lies, clipped to the shape."""
    return product(
        *(
            [slice(start, min(start + chunk, size)) for start in range(0, size, chunk)]
            for size, chunk in zip(shape, chunks, strict=True)
        )
    )
