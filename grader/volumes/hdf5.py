"""Chunked, gzip-compressed HDF5: written by h5py, or any size by formula.

Source: HDF5 File Format Specification 3.0: II.A (superblock 0), III.A.1 (version 1 B-trees), IV.A.2.i (data layout).
"""

import zlib
from collections.abc import Sequence
from typing import Any

import h5py
import numpy as np

from grader.stores.file_layout import Extents, FileLayout, hdf5_layout
from grader.stores.files import FileBytes, MemoryFile, OpenFile
from grader.stores.log import ArrayGrid
from grader.stores.objects import Bytes
from grader.volumes.slots import ByteOrder, DressedFile, SlotFile, SparseFile, to_bytes
from grader.volumes.volume import Array, Volume

_UNDEFINED = b"\xff" * 8
_HEADERS = 2**20
"""Bytes at the beginning of a file in which all of its object headers lie."""

_NODE_CHILDREN = 64
"""Twice the rank of a chunk B-tree, 32 where the superblock does not say otherwise."""


def written(
    volume: Volume,
    chunks: Sequence[int] | None,
    *,
    path: str = "data",
    compression: bool = True,
    byteorder: ByteOrder = "<",
) -> DressedFile:
    """Let h5py write level 0 of `volume` as the dataset at `path`.

    Parameters
    ----------
    volume : Volume
        A small one: it is held in memory.
    chunks : sequence of int, or None
        Voxels of a chunk along each axis; None for contiguous storage, which is never compressed.
    path : str
        Where in the file, such as ``"t00000/s00/0/cells"``.
    compression : bool
        gzip.
    byteorder : str
        ``"<"`` or ``">"``.
    """
    file = MemoryFile()
    packed = "gzip" if compression and chunks else None
    with h5py.File(OpenFile(file, writable=True), "w") as h5:
        data = volume.read().astype(volume.dtype.newbyteorder(byteorder))
        h5.create_dataset(path, data=data, chunks=tuple(chunks) if chunks else None, compression=packed)
    with h5py.File(OpenFile(file), "r") as h5:
        layout = hdf5_layout(h5)
    return DressedFile(volume, file, layout, _clothes(volume, chunks, packed))


def virtual(volume: Volume, chunks: Sequence[int], *, path: str = "data") -> DressedFile:
    """Make the same gzip-compressed file without its chunks: the formula fills them when they are read.

    h5py writes the file with a dataset that has no chunks yet; the B-tree of the chunks is then put behind it. Each
    chunk is a valid zlib stream of stored blocks, so that its length is known before its content.
    """
    metadata = SparseFile()
    with new_file(metadata) as h5:
        h5.create_dataset(path, volume.shape, volume.dtype, chunks=tuple(chunks), compression="gzip")
    file, layout = with_chunks(
        metadata, volume, [ArrayGrid(path, 0, volume.shape, tuple(chunks), volume.dtype.itemsize)]
    )
    return DressedFile(volume, file, layout, _clothes(volume, chunks, "gzip"))


def new_file(metadata: SparseFile) -> h5py.File:
    """Return a file to be made, in the oldest format: the one that `with_chunks` knows."""
    return h5py.File(OpenFile(metadata, writable=True), "w", libver=("earliest", "v108"))


def with_chunks(metadata: SparseFile, volume: Volume, grids: Sequence[ArrayGrid]) -> tuple[FileBytes, FileLayout]:
    """Give every chunk to gzip-compressed datasets that have none yet; the formula fills them when they are read.

    Parameters
    ----------
    metadata : SparseFile
        The file that h5py wrote.
    volume : Volume
        The truth.
    grids : sequence of ArrayGrid
        The datasets, in the order in which they were created, each with its level of the volume.
    """
    extents = [_add_chunks(metadata, grid) for grid in grids]
    first_of = np.cumsum([0, *(grid.n_chunks for grid in grids)])

    def chunk(slot: int) -> Bytes:
        which = int(np.searchsorted(first_of, slot, side="right")) - 1
        grid = grids[which]
        start = [i * c for i, c in zip(grid.index(slot - int(first_of[which])), grid.chunks, strict=True)]
        return zlib.compress(to_bytes(volume.block(start, grid.chunks, grid.level)), 0)

    offsets, sizes = (np.concatenate([getattr(one, name) for one in extents]) for name in ("offsets", "sizes"))
    return SlotFile(metadata, offsets, sizes, chunk), FileLayout(extents, reads_ahead=True)


def _add_chunks(metadata: SparseFile, grid: ArrayGrid) -> Extents:
    """Put room for a dataset's chunks at the end of the file, and the tree that finds them before it."""
    nbytes = len(zlib.compress(bytes(grid.chunk_nbytes), 0))
    tree_at = metadata.size()
    offsets = tree_at + _tree_nbytes(grid) + nbytes * np.arange(grid.n_chunks)
    metadata.write_at(tree_at, _chunk_tree(grid, nbytes, offsets, tree_at))
    end = int(offsets[-1]) + nbytes
    metadata.truncate(end)
    _link_tree(metadata, grid, tree_at, end)
    return Extents(grid, np.arange(grid.n_chunks), offsets, np.full(grid.n_chunks, nbytes))


def _node_type(grid: ArrayGrid) -> np.dtype[Any]:
    """Return the layout of a full node: header, then keys and children in turn, then one key more."""
    key = [("nbytes", "<u4"), ("filter_mask", "<u4"), ("offset", "<u8", len(grid.shape) + 1)]
    return np.dtype(
        [
            ("signature", "S4"),
            ("node_type", "u1"),
            ("level", "u1"),
            ("n_children", "<u2"),
            ("left", "<u8"),
            ("right", "<u8"),
            ("entries", [*key, ("child", "<u8")], _NODE_CHILDREN),
            ("last", key),
        ]
    )


def _tree_nbytes(grid: ArrayGrid) -> int:
    return sum(_nodes_per_level(grid)) * _node_type(grid).itemsize


def _nodes_per_level(grid: ArrayGrid) -> list[int]:
    """Return how many nodes the tree has at each level, from the leaves to the root."""
    counts = [-(-grid.n_chunks // _NODE_CHILDREN)]
    while counts[-1] > 1:
        counts.append(-(-counts[-1] // _NODE_CHILDREN))
    return counts


def _chunk_tree(grid: ArrayGrid, nbytes: int, chunk_offsets: Array, address: int) -> bytes:
    """Return the B-tree of all chunks, to lie at `address`: the root first, the leaves last."""
    dtype = _node_type(grid)
    counts = _nodes_per_level(grid)
    places = np.stack(np.unravel_index(np.arange(grid.n_chunks), grid.grid), axis=1)
    corners = np.zeros((grid.n_chunks + 1, len(grid.shape) + 1), np.uint64)
    corners[:-1, :-1] = places * np.array(grid.chunks)
    corners[-1, 0] = grid.grid[0] * grid.chunks[0]
    children, step = chunk_offsets, 1  # chunks below one child
    nodes = []
    for level, count in enumerate(counts):
        first = address + sum(counts[level + 1 :]) * dtype.itemsize
        node = np.zeros(count, dtype)
        node["signature"], node["node_type"], node["level"] = b"TREE", 1, level
        node["n_children"] = np.minimum(_NODE_CHILDREN, len(children) - _NODE_CHILDREN * np.arange(count))
        at = first + dtype.itemsize * np.arange(count)
        node["left"], node["right"] = np.roll(at, 1), np.roll(at, -1)
        node["left"][0] = node["right"][-1] = 2**64 - 1
        _fill(node, children, corners[: grid.n_chunks : step], corners[-1], nbytes)
        nodes.append(node.tobytes())
        children, step = at, step * _NODE_CHILDREN
    return b"".join(reversed(nodes))


def _fill(node: Array, children: Array, corners: Array, end: Array, nbytes: int) -> None:
    """Put the keys and children of one level into its nodes; a key more closes each node."""
    n = len(children)
    entries = np.zeros(node["entries"].size, node["entries"].dtype)
    entries["child"][:n], entries["offset"][:n], entries["nbytes"][:n] = children, corners, nbytes
    entries["offset"][n:] = end
    node["entries"] = entries.reshape(node["entries"].shape)
    node["last"]["offset"][:-1] = node["entries"]["offset"][1:, 0]
    node["last"]["offset"][-1] = end
    node["last"]["nbytes"] = nbytes


def _link_tree(metadata: FileBytes, grid: ArrayGrid, tree_at: int, end: int) -> None:
    """Enter the tree into the dataset's layout message, and the new end of the file into the superblock."""
    sizes = (*grid.chunks, grid.itemsize)
    dimensions = b"".join(size.to_bytes(4, "little") for size in sizes)
    version_class_rank = bytes((3, 2, len(sizes)))
    head = bytes(metadata.read_at(0, min(tree_at, _HEADERS)))
    message = head.index(version_class_rank + _UNDEFINED + dimensions)
    metadata.write_at(message + len(version_class_rank), tree_at.to_bytes(8, "little"))
    metadata.write_at(40, end.to_bytes(8, "little"))


def _clothes(volume: Volume, chunks: Sequence[int] | None, compression: str | None) -> str:
    if chunks is None:
        return f"{volume.describe()}, contiguous HDF5"
    return f"{volume.describe()}, chunks {' x '.join(map(str, chunks))}, {compression or 'uncompressed'}, HDF5"
