"""The same number of bytes into the same chunks, block after block of the same size, straight from the file."""

import importlib
import math
import sys
from pathlib import Path

import numpy as np
import tifffile
import zarr
from counting import CountingStore, read_backs, say, writes
from measure import report

answer = importlib.import_module("solutions.ex09_rechunking")
_, source, target, codec, max_bytes = sys.argv

with tifffile.TiffFile(source) as tif:
    shape = (len(tif.pages), *tif.pages.first.shape)
    rows_per_strip = tif.pages.first.chunks[0]
array = zarr.create_array(
    CountingStore(target),
    shape=shape,
    chunks=(64,) * 3,
    dtype="uint16",
    compressors="auto" if codec == "zstd" else None,
)


def work() -> None:
    with Path(source).open("rb", buffering=0) as file:
        for slab, band in answer.plan_rechunk(shape, rows_per_strip, array.chunks, 2, int(max_bytes)):
            block = np.empty((slab.stop - slab.start, band.stop - band.start, shape[2]), np.uint16)
            file.readinto(block.data)
            array[slab, band] = block
            del block


report(work, writes=lambda: say(writes, math.prod(array.cdata_shape)), read_backs=lambda: say(read_backs, 0))
