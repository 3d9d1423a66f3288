"""What an answer wrote, read in a worker of its own.

The bytes are the answer's, and with Zarr the codecs are too: a few bytes may stand for terabytes, and a library in C
may end its process for bytes that it does not expect. So what was written is decoded where that costs one check.
"""

import math
from typing import Any

import numpy as np
import zarr

from grader.marking import attempt
from grader.marking.budget import far_too_much
from grader.marking.expect import expect, wrong
from grader.marking.words import shown
from grader.sandbox.sources import Source
from grader.sandbox.verdicts import OverMemory, PastFuse, TimedOut, Verdict
from grader.stores.counted import CountedObjects
from grader.stores.log import AccessLog
from grader.stores.objects import Objects
from grader.stores.zarr_layout import ZarrLayout
from grader.stores.zarr_store import ObjectStore

Array = np.ndarray[Any, np.dtype[Any]]

MAX_BYTES = 2**28
"""Bytes that are read at once."""

_READER = b"""
import numpy as np

def voxels(array, selection):
    values = np.asarray(array[selection])
    return np.ascontiguousarray(values, values.dtype.newbyteorder("="))
"""


class WrittenArray:
    """A Zarr array that an answer wrote, or wrote into.

    Its metadata are read here, which runs nothing and allocates nothing; its voxels come from a helper.

    Parameters
    ----------
    objects : Objects
        Where it lies; reads of it are not counted.
    path : str
        Where in there.

    Attributes
    ----------
    shape, chunks : tuple of int
        Voxels of the array and of a chunk (inner chunk of a shard).
    dtype : dtype
        Data type, in the byte order in which it is stored.

    Raises
    ------
    Wrong
        If there is no array that Zarr can open.
    """

    def __init__(self, objects: Objects, path: str = "") -> None:
        self._objects = objects
        self._path = path
        name = f'"{path}"' if path else "What was written"
        try:
            array: Any = zarr.open_array(ObjectStore(objects, read_only=True), path=path, mode="r")
        except Exception as error:  # whatever an answer has put there
            raise wrong(f"{name} is no array that Zarr can open ({type(error).__name__}).") from None
        self.shape: tuple[int, ...] = array.shape
        self.chunks: tuple[int, ...] = array.chunks
        self.dtype: np.dtype[Any] = array.dtype

    def __getitem__(self, selection: Any) -> Array:
        """Return the voxels of a selection of slices, in native byte order.

        Raises
        ------
        Verdict
            If they cannot be read.
        """
        slices = selection if isinstance(selection, tuple) else () if selection is Ellipsis else (selection,)
        sizes = [len(range(n)[part]) for n, part in zip(self.shape, slices, strict=False)]
        nbytes = math.prod([*sizes, *self.shape[len(sizes) :]]) * self.dtype.itemsize
        says = "What was written" + f' as "{self._path}"' * bool(self._path)
        expect(nbytes <= MAX_BYTES, f"{says} has the shape {shown(self.shape)} now, which is far too large.")
        says += " cannot be read by Zarr"
        layout = ZarrLayout(self._objects, self._path)
        store = CountedObjects(self._objects, AccessLog(far_too_much(MAX_BYTES)), layout)
        source = Source("array", "", "zarr_array", store, path=self._path)
        current = attempt.current()
        arguments = source, slices or (slice(None),) * len(self.shape)
        try:
            value = current.shared_helper(_READER).request("the reader", "call", 0, ("voxels",), arguments, {}, [])
        except TimedOut:
            raise TimedOut(f"{current.called()}\n{says}: it takes too long.") from None
        except PastFuse:
            raise wrong(f"{says}: it has far too many chunks.") from None
        except OverMemory:
            raise wrong(f"{says}.", "Its chunks become far more bytes than the array has.") from None
        except Verdict as verdict:
            raise wrong(f"{says}.", *verdict.message.splitlines()[1:2]) from None
        expect(isinstance(value, np.ndarray), f"{says}.")
        current.saw(value)
        return np.asarray(value)
