"""What answers write into: it lies in the grader's memory, where what was written is read uncounted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import zarr

from grader.marking.apart import WrittenArray
from grader.marking.budget import Budget
from grader.marking.lent import lend
from grader.marking.needed import n_chunks
from grader.marking.opened import Opened, open_file, open_objects
from grader.marking.student import Remote
from grader.stores.file_layout import FileLayout
from grader.stores.files import MemoryFile, OpenFile
from grader.stores.objects import MemoryObjects, Objects
from grader.stores.zarr_layout import ZarrLayout
from grader.stores.zarr_store import ObjectStore
from grader.volumes import zarr_dress
from grader.volumes.volume import Volume
from grader.volumes.zarr_dress import Storage

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, eq=False)
class Target:
    """What an answer writes into.

    Attributes
    ----------
    objects : Objects
        Where it lies.
    opened : Opened
        What is handed over.
    """

    objects: Objects
    opened: Opened

    def array(self, path: str = "") -> WrittenArray:
        """Return the array at `path` as it is now, for reading; reads of it are not counted."""
        return WrittenArray(self.objects, path)

    def written(self, path: str = "") -> Array:
        """Return the voxels of the array at `path` as they are now."""
        return self.array(path)[...]


def every_chunk(shape: Sequence[int], chunks: Sequence[int]) -> range:
    """Return the places of all chunks of an array."""
    return range(n_chunks(shape, chunks))


def empty_array(
    shape: tuple[int, ...],
    chunks: tuple[int, ...],
    dtype: str = "uint16",
    *,
    name: str = "target",
    objects: MemoryObjects | None = None,
    shards: tuple[int, ...] | None = None,
    compressors: Literal["auto"] | None = "auto",
) -> Target:
    """Hand over an empty Zarr v3 array for writing, each of its chunks (or shards) to be written once.

    Parameters
    ----------
    shape, chunks : tuple of int
        Voxels of the array and of a chunk.
    dtype : str
        Data type.
    name : str
        What a message calls it.
    objects : MemoryObjects, optional
        Where it shall lie.
    shards : tuple of int, optional
        Voxels of a shard. zarr reads a shard before it writes it, even a complete one: as many read-backs are free.
    compressors : "auto" or None
        What zarr chooses; None for none: then what was written is as large as its bytes when it is read.
    """
    objects = objects or MemoryObjects()
    zarr.create_array(
        ObjectStore(objects),
        shape=shape,
        chunks=chunks,
        shards=shards,
        dtype=dtype,
        compressors=compressors,
        fill_value=0,
    )
    sizes = [" x ".join(map(str, size)) for size in (shape, chunks, shards or ())]
    stored = every_chunk(shape, shards or chunks)
    budget = Budget(to_write={"": stored})
    if shards:
        # A shard that is read back counts as all of its chunks: without leave to, writing would stop as reading.
        inner = n_chunks(shards, chunks)
        budget = Budget(to_write={"": stored}, free_read_backs=len(stored), fuse_chunks=inner * (64 * len(stored) + 16))
    opened = open_objects(
        objects,
        ZarrLayout(objects),
        name=name,
        description=f"an empty array of {sizes[0]} {dtype}, chunks {sizes[1]}"
        + (f", shards {sizes[2]}" * bool(shards)),
        kind="zarr_array",
        zarr_format=3,
        mode="r+",
        budget=budget,
    )
    return Target(objects, opened)


def empty_store(*, name: str = "store") -> Target:
    """Hand over an empty Zarr store; what is written there is counted, not budgeted."""
    objects = MemoryObjects()
    opened = open_objects(objects, ZarrLayout(objects), name=name, description="empty", kind="store", mode="w")
    return Target(objects, opened)


def group_with_level_0(volume: Volume, storage: Storage, budget: Budget, *, name: str = "group") -> Target:
    """Hand over a Zarr group for writing, with level 0 of `volume` as its array "0", which cannot be written."""
    dressed = zarr_dress.virtual(volume, storage, path="0")
    opened = open_objects(
        dressed.objects,
        dressed.layout,
        name=name,
        description=f'a group with the array "0": {dressed.describe()}',
        kind="zarr_group",
        zarr_format=storage.format,
        mode="r+",
        budget=budget,
    )
    return Target(dressed.objects, opened)


@dataclass(frozen=True, eq=False)
class FileTarget:
    """A file that an answer writes.

    Attributes
    ----------
    file : MemoryFile
        Where it lies.
    opened : Opened
        What is handed over.
    """

    file: MemoryFile
    opened: Opened

    def reopened(self) -> OpenFile:
        """Return what was written, as a file to read; reads of it are not counted."""
        return OpenFile(MemoryFile(self.file.content))


def empty_file(kind: str, *, name: str) -> FileTarget:
    """Hand over an empty file for writing: ``"hdf5"``, opened by h5py, or ``"file"``, a binary file; 64 MiB fit in."""
    file = MemoryFile()
    description = "a new HDF5 file" if kind == "hdf5" else "a new binary file, open for reading and writing"
    opened = open_file(file, FileLayout(), name=name, description=description, kind=kind, mode="w", budget=Budget())
    return FileTarget(file, opened)


def empty_text(name: str) -> Remote:
    """Hand over an empty text file for writing; ``text.getvalue()`` is what was written."""
    return lend(name, f"import io\n{name} = io.StringIO()")
