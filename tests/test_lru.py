"""The model of a cache, and what ex15's checks make of it, of shards and of what answers write."""

import time
from dataclasses import replace

import numpy as np
import pytest
import zarr
from hypothesis import given, settings
from hypothesis import strategies as st

from grader import checks
from grader.checks import ex15_cache_and_shards as ex15
from grader.checks import lru
from grader.checks.lru import Lru
from grader.marking.attempt import Attempt
from grader.marking.recognise import with_mistake
from grader.reports.model import Status
from grader.stores.objects import MemoryObjects
from grader.stores.zarr_store import ObjectStore
from tests.support_grade import REPOSITORY
from tests.support_sandbox import content, sandbox

pytestmark = pytest.mark.slow

EXERCISE = "ex15_cache_and_shards"
SOLUTION = (REPOSITORY / "solutions" / f"{EXERCISE}.py").read_text(encoding="utf-8")


def slow_lru(capacity, uses):
    """A list of (key, bytes), searched and summed anew each time: too simple to be wrong."""
    kept, found = [], []
    for key, nbytes in uses:
        found.append(key in dict(kept))
        if found[-1]:
            kept = [one for one in kept if one[0] != key] + [(key, nbytes)]
        elif nbytes <= capacity:
            kept.append((key, nbytes))
            while sum(size for _, size in kept) > capacity:
                kept.pop(0)
    return found, kept


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 40), st.lists(st.integers(0, 5), max_size=40), st.lists(st.integers(0, 20), min_size=6))
def test_the_model_is_an_lru(capacity, keys, sizes):
    cached = Lru(capacity)
    found = [cached.get(key, sizes[key]) for key in keys]
    want, kept = slow_lru(capacity, [(key, sizes[key]) for key in keys])
    assert found == want
    assert list(cached.sizes.items()) == kept
    assert (cached.hits, cached.misses) == (want.count(True), want.count(False))
    assert cached.nbytes == sum(size for _, size in kept) <= capacity


@pytest.mark.parametrize(("room", "loads"), [(15, 1024), (16, 64), (17, 64), (0, 1024)])
def test_the_cliff_is_hdf5s(room, loads):
    """64 planes of 64 cubed in 16-cubed chunks: HDF5's own cache reads 1024 chunks with room for 15, 64 with 16."""
    scan = ex15.Scan((64, 64, 64), (16, 16, 16))
    assert lru.loads(room * scan.chunk_nbytes, scan.uses()) == loads


@pytest.mark.parametrize("axis", range(3))
def test_one_layer_is_exactly_enough(axis):
    scan = ex15.Scan((32, 32, 32), (4, 8, 16), 2, axis)
    enough = scan.layer * scan.chunk_nbytes
    assert lru.loads(enough, scan.uses()) == 64
    assert lru.loads(enough - 1, scan.uses()) == scan.n_uses == 32 * scan.layer


class Counting(ObjectStore):
    requests = 0

    async def get(self, key, prototype, byte_range=None):
        Counting.requests += key != "zarr.json"
        return await super().get(key, prototype, byte_range)


@settings(max_examples=80, deadline=None)
@given(ex15.stored_parts())
def test_requests_are_those_that_zarr_makes(case):
    layout, selection = case
    store = Counting(MemoryObjects())
    array = zarr.create_array(store, shape=layout.shape, chunks=layout.chunks, shards=layout.shards, dtype="u1")
    array[...] = 1
    Counting.requests = 0
    assert np.all(array[selection] == 1)
    assert Counting.requests == ex15.requests(layout, selection)


# Answers


def mark(check, source="", seconds=None):
    """Grade the solution with something put behind it."""
    (one,) = [one for one in checks.load(EXERCISE).checks if one.name == check]

    def worker(its_seconds):
        return sandbox().worker(EXERCISE, f"{EXERCISE}.py", seconds or its_seconds)

    answer = content(f"{SOLUTION}\n\n{source}")
    result = Attempt(one, worker, answer, 7).run()
    return replace(result, message=with_mistake(result, EXERCISE, one, worker, answer))


def test_first_in_first_out_is_found_in_a_few_steps():
    result = mark(
        "drops_what_was_used_longest_ago",
        """
def get(self, key, _get=ChunkCache.get):
    if key in self._chunks:
        self.hits += 1
        return self._chunks[key]
    return _get(self, key)
ChunkCache.get = get
""",
    )
    assert result.status is Status.FAILED
    called, _, name = result.message.split("\n")
    assert called.startswith("Called get a, ")
    assert called.count("get ") <= 8
    assert "first in, first out" in name


def test_an_exception_is_told_with_what_went_before():
    result = mark(
        "drops_what_was_used_longest_ago",
        """
def get(self, key, _get=ChunkCache.get):
    if self.hits == 1:
        raise RuntimeError("no more")
    return _get(self, key)
ChunkCache.get = get
""",
    )
    assert result.status is Status.ERROR
    assert "Called get a, get b, get a, get c (room for 16 bytes; each chunk has 8).\nIt raised RuntimeError" in (
        result.message
    )


def test_the_time_for_shorter_ways_ends_well():
    slow = """
import time
from dataclasses import replace
def get(self, key, _get=ChunkCache.get):
    time.sleep(0.02)
    chunk = _get(self, key)
    if self.misses >= 4:
        return chunk + 1
    return chunk
ChunkCache.get = get
"""
    started = time.monotonic()
    result = mark("drops_what_was_used_longest_ago", slow)
    assert result.status is Status.FAILED
    assert "values are wrong" in result.message
    assert "Asked again" not in result.message
    assert time.monotonic() - started < 10


def test_an_endless_get_is_late():
    source = "ChunkCache.get = lambda self, key: [0 for _ in iter(int, 1)]"
    assert mark("keeps_chunks_from_harm", source, seconds=1).status is Status.TIMEOUT


def test_cliffs_are_those_of_the_answers_own_cache():
    (table,) = mark("finds_the_room_for_a_scan").tables
    assert table.head == ("room in the cache", "along z", "along y", "along x")
    assert table.rows[:2] == (("8,191 bytes", "256", "512", "1,024"), ("8,192 bytes", "64", "512", "1,024"))
    assert table.rows[-1] == ("32,768 bytes", "64", "64", "64")
    (table,) = mark("finds_the_room_for_a_scan", "ChunkCache._make_room = lambda self, nbytes: None").tables
    assert {row[1:] for row in table.rows} == {("64", "64", "64")}


@pytest.mark.parametrize(
    "source",
    [
        "del ChunkCache",
        "def ChunkCache(load, capacity_bytes): raise NotImplementedError",
        "def ChunkCache(load, capacity_bytes): return {}",
        "ChunkCache.get = lambda self, key: 1 // 0",
    ],
)
def test_the_room_for_a_scan_needs_no_cache(source):
    result = mark("finds_the_room_for_a_scan", source)
    assert result.status is Status.PASSED
    assert not result.tables


def test_the_wait_is_shown():
    (table,) = mark("counts_objects_and_requests").tables
    assert table.rows[-1] == ("all", "4,096", "431.1 s", "8", "22.3 s")


WRITES = """
def write_sharded(array, planes, _write=write_sharded):
    _write(array, planes)
    {}
"""


@pytest.mark.parametrize(
    ("then", "says"),
    [
        ("array.store.objects.set('c/0/0/0', b'junk')", "cannot be read by Zarr.\nIt raised ValueError"),
        ("array.store.objects.set('c/0/0/0', bytes(100_000))", "cannot be read by Zarr.\nIt raised ValueError"),
        ("array.store.objects.set('c/0/0/0', b'')", "values are wrong"),
        ("array.resize((10**6,) * 3)", "this array was there before: its shape, its chunks and its form stay"),
        ("array.attrs['done'] = True", "It changed the array's metadata"),
        ("array.store.objects.delete('zarr.json')", "this array was there before: it stays"),
        ("array.store.objects.set('zarr.json', b'{')", "this array was there before"),
        ("array.store.objects.delete('c/0/0/0')", "values are wrong"),
        (
            "[array.store.objects.set(f'{i}', bytes(2**20)) for i in range(200)]",
            "is no chunk of an array of this store",
        ),
    ],
)
def test_whatever_was_written_is_judged(then, says):
    result = mark("writes_each_shard_once", WRITES.format(then))
    assert result.status in (Status.FAILED, Status.ERROR)
    assert says in result.message
    assert "fault of its own" not in result.message


LAYERS = """
def write_sharded(array, planes):
    start, layer = 0, []
    for plane in planes:
        if start == array.shape[0]:
            raise ValueError("too many")
        layer.append(plane.copy())
        if len(layer) == array.shards[0] or start + len(layer) == array.shape[0]:
            stop, volume = start + len(layer), np.stack(layer)
            {}
            start, layer = stop, []
    if start != array.shape[0]:
        raise ValueError("too few")
"""


@pytest.mark.parametrize(
    ("write", "status"),
    [
        ("array[start:stop] = volume", Status.PASSED),
        (
            "for y, x in np.ndindex(*(-(-n // s) for n, s in zip(array.shape[1:], array.shards[1:]))):\n"
            "                part = tuple(slice(i * s, (i + 1) * s) for i, s in zip((y, x), array.shards[1:]))\n"
            "                array[(slice(start, stop), *part)] = volume[(slice(None), *part)]",
            Status.PASSED,
        ),
        ("array[start:stop] = volume; array[start:stop] = volume", Status.HALF),
    ],
)
def test_any_way_to_write_each_shard_once(write, status):
    result = mark("writes_each_shard_once", LAYERS.format(write))
    assert (result.status, result.gold) == (status, status is Status.PASSED), result.message
