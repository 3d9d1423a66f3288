"""Answers that load everything, on the 35 TB volume: how soon and at what cost they are stopped."""

import time
from collections.abc import Iterator

from grader.marking.budget import Budget
from grader.sandbox.sandbox import make_sandbox
from grader.sandbox.sources import Source
from grader.sandbox.verdicts import OverMemory, PastFuse, Verdict
from grader.stores.counted import CountedObjects
from grader.stores.log import AccessLog
from grader.volumes.zarr_dress import petascale

ANSWERS = b"""
def whole(array):
    return array[:]


def every_64th(array):
    return array[::64, ::64, ::640]


def chunk_by_chunk(array):
    return [array[0, 64 * i, 0] for i in range(500)]
"""


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured."""
    import psutil

    sandbox = make_sandbox()
    sandbox.start()
    sandbox.worker("warm", "warm.py", 30).close()
    dressed = petascale()
    ends = (("whole", OverMemory), ("every_64th", PastFuse), ("chunk_by_chunk", PastFuse))
    for name, end in ends:
        log = AccessLog(Budget({"0": range(8)}).fuse(0))
        store = CountedObjects(dressed.objects, log, dressed.layout)
        source = Source("array", "35 TB", "zarr_array", store, path="0", format=3)
        ended: type = object
        start = time.perf_counter()
        worker = sandbox.worker("ex04", "answer.py", 30)
        worker.load(ANSWERS)
        try:
            worker.request(f"{name}(array)", "call", 0, (name,), (source,), {}, [])
        except Verdict as verdict:
            ended = type(verdict)
        if ended is not end:
            raise SystemExit(f"{name} ended as {ended.__name__}, not as {end.__name__}")
        seconds = time.perf_counter() - start
        worker.close()
        reads = sum(array.n_reads for array in log.arrays.values())
        picture = f"asked {source.asked.chunks:,} chunks" if source.asked else f"{reads} chunks read"
        yield f"{name}: {end.__name__}, {picture}", f"{seconds * 1000:.0f} ms", "under 1 s"
        yield "  largest worker so far", f"{worker.peak_rss_bytes / 1e6:.0f} MB", "under 300 MB"
    yield "the grader's process", f"{psutil.Process().memory_info().rss / 1e6:.0f} MB", "under 300 MB"
    sandbox.close()
