"""No arithmetic: the requests of a pyramid, each chunk read once, as many chunks of the same size written."""

import sys
from itertools import product

import zarr
from counting import CountingStore, count
from measure import report

_, target = sys.argv
group = zarr.open_group(CountingStore(target))
finest = group["0"]
levels = [
    group.create_array(
        f"{level}", shape=[-(-n // 2**level) for n in finest.shape], chunks=finest.chunks, dtype="uint16"
    )
    for level in (1, 2, 3)
]


def work() -> None:
    sides = [range(0, n, 2 * c) for n, c in zip(finest.shape, finest.chunks, strict=True)]
    for corner in product(*sides):
        block = finest[tuple(slice(a, a + 2 * c) for a, c in zip(corner, finest.chunks, strict=True))]
        for level, array in enumerate(levels, 1):
            # Each box gives a chunk of level 1, the first of eight one of level 2, and so on.
            start = [a // 2**level for a in corner]
            if all(a % c == 0 for a, c in zip(start, finest.chunks, strict=True)):
                region = tuple(slice(a, a + c) for a, c in zip(start, finest.chunks, strict=True))
                array[region] = block[tuple(map(slice, finest.chunks))]


report(work, reads=count, version="zarr " + zarr.__version__)
