"""Says what a Zarr selection asks for before Zarr makes a list of its chunks.

Zarr spends 30 us a chunk before the first read, so a selection of a million chunks would hang for half a minute
with nothing to count. What does not fit into the answer's memory fails as it would with a system that refuses memory;
macOS refuses none. The guard serves messages and early stopping; it never counts. Runs in the worker.
"""

import contextlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.sandbox.proxies import RemoteObjects
from grader.stores.zarr_store import ObjectStore

MANY_CHUNKS = 4096
"""A selection of more chunks is reported to the grader, who decides."""


@dataclass(frozen=True)
class Asked:
    """A selection, in chunks.

    Attributes
    ----------
    source : int
        Number of the store at the grader.
    array : str
        The array's path in the store.
    chunks : int
        How many chunks the selection touches.
    nbytes : int
        Bytes of the result.
    box : tuple of (int, int)
        First and last-but-one chunk index along each axis.
    """

    source: int
    array: str
    chunks: int
    nbytes: int
    box: tuple[tuple[int, int], ...]


def install(report: Callable[[Asked | None], None]) -> None:
    """Have every Zarr selection on a store of the grader's reported before it is carried out, and None afterwards."""
    import zarr.core.array as module

    get_selection = getattr(module, "_get_selection", None)
    if get_selection is None:  # a Zarr that is built otherwise: the fuse alone has to do
        return

    async def guarded(*args: Any, **kwargs: Any) -> Any:
        asked = None
        with contextlib.suppress(AttributeError, TypeError, IndexError):  # a Zarr that is built otherwise
            asked = what_is_asked(store_path=args[0], metadata=args[1], indexer=args[-1])
        if asked is not None:
            report(asked)
        selected = await get_selection(*args, **kwargs)
        report(None)
        return selected

    module._get_selection = guarded


def what_is_asked(store_path: Any, metadata: Any, indexer: Any) -> Asked | None:
    """Return what an indexer of Zarr's would read; None where it is not a store of the grader's."""
    store, array = store_path.store, store_path.path
    pages = None
    if isinstance(store, ObjectStore) and isinstance(store.objects, RemoteObjects):
        number = store.objects.number
    elif type(store).__name__ == "ZarrTiffStore":  # one of tifffile's, over a file of the grader's
        pages, array = store._data[int(array or 0)].keyframe, "" if array == "0" else array
        number = pages.parent.filehandle._fh.file.number
    else:
        return None
    axes = getattr(indexer, "dim_indexers", None)
    if axes is not None:
        extents = [_extent(axis, chunk) for axis, chunk in zip(axes, _chunk_shape(metadata), strict=True)]
        chunks = math.prod(count for count, _ in extents)
        box = tuple(extent for _, extent in extents)
    elif hasattr(indexer, "chunk_rixs"):
        chunks = len(indexer.chunk_rixs)
        box = tuple((int(i.min()), int(i.max()) + 1) if chunks else (0, 0) for i in indexer.chunk_mixs)
    else:
        return None
    if pages is not None and _chunk_shape(metadata)[-2:] != tuple(pages.chunks)[:2]:  # whole pages as chunks
        chunks, box = chunks * math.prod(pages.chunked), (*box[:-2], *((0, n) for n in pages.chunked))
    itemsize = metadata.dtype.to_native_dtype().itemsize
    return Asked(number, array, chunks, math.prod(indexer.shape) * itemsize, box)


def _chunk_shape(metadata: Any) -> tuple[int, ...]:
    """Return the shape of a stored chunk: in format 3 of a shard, where there are shards."""
    shape: tuple[int, ...] = metadata.chunk_grid.chunk_shape if metadata.zarr_format == 3 else metadata.chunks
    return shape


def _extent(axis: Any, chunk: int) -> tuple[int, tuple[int, int]]:
    """Return how many chunks an axis' indexer touches, and their first and last-but-one index."""
    if hasattr(axis, "step"):
        if axis.nitems == 0:
            return 0, (0, 0)
        first, last = axis.start // chunk, (axis.stop - 1) // chunk
        return min(last - first + 1, axis.nitems), (first, last + 1)
    if hasattr(axis, "dim_chunk_ixs"):
        indices = axis.dim_chunk_ixs
        return len(indices), (int(min(indices)), int(max(indices)) + 1) if len(indices) else (0, 0)
    first = axis.dim_sel // chunk
    return 1, (first, first + 1)
