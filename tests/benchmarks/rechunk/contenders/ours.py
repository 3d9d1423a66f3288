"""The reference answer to ex09."""

import importlib
import math
import sys

import tifffile
import zarr
from counting import Counter, CountingFile, CountingStore, read_backs, reads, say, writes
from measure import report

answer = importlib.import_module("solutions.ex09_rechunking")
_, source, target, codec, max_bytes = sys.argv

with tifffile.TiffFile(CountingFile(source)) as tif:
    shape = (len(tif.pages), *tif.pages.first.shape)
    array = zarr.create_array(
        CountingStore(target),
        shape=shape,
        chunks=(64,) * 3,
        dtype="uint16",
        compressors="auto" if codec == "zstd" else None,
    )
    strips = {place for page in tif.pages for place in zip(page.dataoffsets, page.databytecounts, strict=True)}
    report(
        lambda: answer.rechunk_tiff(tif, array, int(max_bytes)),
        reads=lambda: say(Counter({place: n for place, n in reads.items() if place in strips}), len(strips)),
        writes=lambda: say(writes, math.prod(array.cdata_shape)),
        read_backs=lambda: say(read_backs, 0),
    )
