"""What counting costs, and what the sandbox costs, on uncompressed 64 KiB chunks."""

from collections.abc import Iterator

import numpy as np
import zarr

from grader.sandbox.sandbox import ForkedWorkers
from grader.sandbox.sources import Source
from grader.stores.counted import CountedObjects
from grader.stores.log import AccessLog
from grader.stores.objects import MemoryObjects
from grader.stores.zarr_store import ObjectStore
from tests.benchmarks.timing import interleaved

ANSWER = b"""
import zarr

def read(array):
    for i in range(0, array.shape[0], 32):
        array[i : i + 32]
"""
SHAPE, CHUNKS = (1024, 64, 64), (32, 32, 32)  # 128 chunks of 64 KiB uint16


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured."""
    objects = MemoryObjects()
    whole = zarr.create_array(ObjectStore(objects), shape=SHAPE, chunks=CHUNKS, dtype="uint16", compressors=None)
    whole[:] = np.random.default_rng(0).integers(1, 2**16, SHAPE, np.uint16)
    counted_objects = CountedObjects(objects, AccessLog())
    plain = zarr.open_array(ObjectStore(objects), mode="r")
    counted = zarr.open_array(ObjectStore(counted_objects), mode="r")

    def read_counted() -> None:
        counted_objects.log = AccessLog()  # each example of a check has a log of its own
        read(counted)

    uncounted_s, counted_s = interleaved(lambda: read(plain), read_counted, 101)
    yield "128 chunks, uncounted", f"{uncounted_s * 1000:.2f} ms", ""
    yield "the same, counted", f"{counted_s * 1000:.2f} ms", ""
    yield "ratio", f"{counted_s / uncounted_s:.3f}", "at most 1.05"

    sandbox = ForkedWorkers()
    worker = sandbox.worker("bench", "bench.py", 600)
    worker.load(ANSWER)
    source = Source("array", "", "zarr_array", counted_objects, format=3)

    def inside() -> None:
        sandbox.cpu.leave()  # in-process reading may use every CPU, as it would without a sandbox
        read_counted()

    def sandboxed() -> None:
        sandbox.cpu.take()
        counted_objects.log = AccessLog()
        worker.request("read(array)", "call", 0, ("read",), (source,), {}, [])

    sandboxed()
    inside_s, outside_s = interleaved(inside, sandboxed, 101)
    yield "the same, counted, in the sandbox", f"{outside_s * 1000:.2f} ms", ""
    yield "ratio to counted in-process", f"{outside_s / inside_s:.2f}", "at most 1.5"
    worker.close()
    sandbox.close()


def read(array: zarr.Array) -> None:
    """Read the array in slabs of one chunk."""
    for i in range(0, array.shape[0], CHUNKS[0]):
        array[i : i + CHUNKS[0]]
