"""The log and the instruments: writes and read-backs, deletes, copies, the fuse, threads."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import zarr
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.marking.needed import needed
from grader.stores.counted import CountedFile, CountedObjects
from grader.stores.file_layout import Extents, FileLayout
from grader.stores.files import MemoryFile, OpenFile
from grader.stores.log import AccessLog, ArrayGrid, Fuse, FuseBlown
from grader.stores.objects import MemoryObjects
from grader.stores.zarr_store import ObjectStore
from grader.volumes import hdf5, zarr_dress
from grader.volumes.phantom import Phantom
from grader.volumes.volume import single
from grader.volumes.zarr_dress import Storage

steady = settings(derandomize=True, deadline=None, database=None, max_examples=40)

LINE = ArrayGrid("", 0, (10,), (1,), 8)


def target(shape=(8, 8), chunks=(4, 4), shards=None, form=3, fuse=None):
    """Return a counted store and an empty array of zeros in it."""
    store = CountedObjects(MemoryObjects(), AccessLog(fuse))
    array = zarr.create_array(
        ObjectStore(store), shape=shape, chunks=chunks, shards=shards, dtype="u2", zarr_format=form, compressors=None
    )
    return store, array


@pytest.mark.parametrize("form", [2, 3])
def test_aligned_writes_read_nothing_back(form):
    store, array = target(form=form)
    array[...] = 1
    log = store.log.arrays[""]
    assert (log.n_writes, log.n_reads, log.n_read_backs) == (4, 0, 0)
    assert sorted(log.writes) == [0, 1, 2, 3]
    assert log.bytes_written == 4 * 32


@pytest.mark.parametrize("form", [2, 3])
def test_unaligned_writes_read_back_what_they_change(form):
    store, array = target(form=form)
    array[...] = 1
    array[2:6, 0:4] = 2
    log = store.log.arrays[""]
    assert log.writes[4:] == [0, 2] or log.writes[4:] == [2, 0]
    assert (log.n_writes, log.n_read_backs, log.n_reads) == (6, 2, 0)
    for row in range(4):
        array[row] = 3
    assert (log.n_writes, log.n_read_backs, log.n_reads) == (14, 10, 0)


@steady
@given(st.data())
def test_writes_and_read_backs_are_exact(data):
    """Every touched chunk is written once; it is read back if and only if it is not covered."""
    shape = data.draw(st.tuples(st.integers(1, 9), st.integers(1, 9)))
    chunks = data.draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    store, array = target(shape, chunks)
    start = tuple(data.draw(st.integers(0, n - 1)) for n in shape)
    stop = tuple(data.draw(st.integers(a + 1, n)) for a, n in zip(start, shape, strict=True))
    region = tuple(map(slice, start, stop))
    array[region] = 5
    log = store.log.arrays[""]
    touched = needed(log.grid, region)
    covered = 0
    for number in touched:
        corner = [i * c for i, c in zip(log.grid.index(number), chunks, strict=True)]
        end = [min(a + c, n) for a, c, n in zip(corner, chunks, shape, strict=True)]
        covered += all(a <= b and c <= d for a, b, c, d in zip(start, corner, end, stop, strict=True))
    assert sorted(log.writes) == sorted(touched)
    assert log.n_read_backs == len(touched) - covered
    assert log.n_reads == 0


def test_a_shard_is_read_before_part_of_it_is_written():
    store, array = target((8, 8), (2, 2), shards=(4, 4))
    array[0:4, 0:4] = 1
    log = store.log.arrays[""]
    complete = log.n_read_backs
    assert complete in (0, 1)  # Zarr 3.1 reads a shard even before it writes all of it, 3.4 does not
    assert (log.writes, log.n_reads) == ([0], 0)
    array[0:4, 4:6] = 1  # half a shard
    array[0:4, 6:8] = 2
    assert (log.writes, log.n_read_backs, log.n_reads) == ([0, 1, 1], complete + 2, 0)


def test_reading_what_was_written_is_no_read_back():
    """A pyramid level by level: the level below is complete before it is read."""
    store = CountedObjects(MemoryObjects(), AccessLog())
    group = zarr.create_group(ObjectStore(store))
    below = group.create_array("0", shape=(8, 8), chunks=(4, 4), dtype="u2")
    below[...] = 1
    above = group.create_array("1", shape=(4, 4), chunks=(4, 4), dtype="u2")
    above[...] = below[::2, ::2]
    logs = store.log.arrays
    assert (logs["0"].n_writes, logs["0"].n_reads, logs["0"].n_read_backs) == (4, 4, 0)
    assert (logs["1"].n_writes, logs["1"].n_reads, logs["1"].n_read_backs) == (1, 0, 0)
    below[0:4, 0:4] = 2  # written anew after it was read: that read was for nothing
    assert (logs["0"].n_writes, logs["0"].n_reads, logs["0"].n_read_backs) == (5, 3, 1)


def test_a_chunk_of_fill_values_is_deleted_and_that_is_a_write():
    store, array = target()
    array[...] = 1
    array[0:4, 0:4] = 0
    log = store.log.arrays[""]
    assert log.writes[-1] == 0
    assert (log.n_writes, log.bytes_written) == (5, 4 * 32)
    assert not store.exists("c/0/0")
    array[0:4, 0:4]
    assert (log.n_reads, log.n_absent) == (1, 1)


def test_copies_of_the_store_share_the_log():
    objects = zarr_dress.written(single(Phantom(), (4, 4), axes="yx"), Storage((2, 2))).objects
    store = CountedObjects(objects, AccessLog())
    original = ObjectStore(store)
    copy = original.with_read_only(True)
    assert copy.read_only
    assert not original.read_only
    assert copy == original
    assert hash(copy) == hash(original)
    zarr.open_array(original, mode="r")[0:2, 0:2]  # zarr itself makes a read-only copy here
    zarr.open_array(copy, mode="r")[0:2, 2:4]
    assert list(store.log.arrays[""].chunks_read()) == [0, 1]
    with pytest.raises(ValueError, match="read-only"):
        zarr.open_array(copy, mode="r+")[0:2] = 1


def test_an_array_made_through_the_store_is_counted_from_its_first_chunk():
    store = CountedObjects(MemoryObjects(), AccessLog())
    group = zarr.create_group(ObjectStore(store), zarr_format=2)
    group.create_array("a/b", shape=(4,), chunks=(2,), dtype="u1")[...] = 1
    assert sorted(store.log.arrays["a/b"].writes) == [0, 1]
    group.create_array("a/b", shape=(6,), chunks=(3,), dtype="u1", overwrite=True)[...] = 1
    assert store.layout.arrays["a/b"].grid.chunks == (3,)
    with pytest.raises(zarr.errors.ContainsArrayError):
        group.create_array("a/b", shape=(6,), chunks=(3,), dtype="u1")


def strips(n=10, nbytes=8, start=100, fuse=None):
    """Return a counted file of `n` strips one after the other."""
    numbers = np.arange(n)
    layout = FileLayout([Extents(LINE, numbers, start + nbytes * numbers, np.full(n, nbytes))])
    content = bytes(start) + bytes(i for i in range(n) for _ in range(nbytes))
    return CountedFile(MemoryFile(content), layout, AccessLog(fuse))


@pytest.mark.parametrize(
    ("offset", "size", "chunks"),
    [
        (0, 100, []),
        (0, 101, [0]),
        (100, 8, [0]),
        (107, 1, [0]),
        (107, 2, [0, 1]),
        (108, 8, [1]),
        (99, 82, list(range(10))),
        (104, 0, []),
        (100, 0, []),
        (180, 50, []),
        (179, 50, [9]),
    ],
)
def test_a_byte_is_enough_to_touch_a_strip(offset, size, chunks):
    file = strips()
    data = file.read_at(offset, size)
    log = file.log.array(LINE)
    assert list(log.chunks_read()) == chunks
    inside = range(max(offset, 100), min(offset + size, 180))
    assert log.bytes_read == (len(inside) if chunks else 0)
    assert file.log.metadata_reads == (not chunks)
    assert data == file._file.read_at(offset, size)


def test_a_read_ahead_that_spills_into_a_chunk_is_none():
    layout = FileLayout([Extents(LINE, np.arange(2), np.array([100, 9000]), np.array([8000, 8000]))], reads_ahead=True)
    content = bytes(i % 255 + 1 for i in range(20000))
    for start, stop, end, chunks in [
        (50, 150, 100, []),
        (50, 4196, 4196, [0]),
        (50, 8101, 8101, [0]),
        (150, 160, 160, [0]),
        (7000, 9100, 9000, [0]),
        (50, 9100, 9000, [0]),
        (8100, 17000, 17000, [1]),
    ]:
        file = CountedFile(MemoryFile(content), layout, AccessLog())
        served = file.read_at(start, stop - start)
        assert list(file.log.array(LINE).chunks_read()) == chunks
        assert served == content[start:end] + bytes(stop - end), "what is not counted is not served"
    assert list(layout.metadata(20000)) == [(0, 100), (8100, 9000), (17000, 20000)]


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        ([(100, 0)], {}),
        ([(100, 1)], {}),
        ([(99, 8)], {}),
        ([(101, 8)], {}),
        ([(100, 8)], {0: 1}),
        ([(90, 40)], {0: 1, 1: 1, 2: 1}),
        ([(100, 4), (104, 4)], {0: 1}),
        ([(104, 4), (90, 13), (103, 1)], {0: 1}),
        ([(100, 4), (105, 3)], {}),
        ([(100, 4), (102, 0), (90, 0), (104, 4)], {0: 1}),
        ([(100, 8), (100, 4), (102, 6)], {0: 2}),
    ],
)
def test_a_strip_is_read_whole_once_all_of_its_bytes_were_served(asked, whole):
    file = strips()
    for offset, size in asked:
        file.read_at(offset, size)
    assert file.log.array(LINE).whole == whole


def test_a_chunk_is_read_whole_once_all_of_its_bytes_were_served():
    store, array = target()
    array[...] = 1
    store = CountedObjects(store._objects, AccessLog())
    log = store.log.array(store.layout.arrays[""].grid)
    for part in ((0, 0), (5, 5), (99, 120), (0, 31)):
        store.get("c/0/0", part)
    assert (log.n_reads, log.whole) == (4, {})
    store.get("c/0/0", (-31, None))
    assert log.whole == {0: 1}, "the first 31 bytes and the last 31 are all"
    store.get("c/0/1", (0, 31))
    store.get("c/0/1", (31, 5))
    store.get("c/1/0")
    store.get("c/1/1", (-32, None))
    assert log.whole == {0: 1, 2: 1, 3: 1}
    store.delete("c/1/1")
    assert store.get("c/1/1", (0, 1)) is None
    assert log.whole[3] == 1, "there is nothing of it: that is all that can be known"


def test_an_inner_chunk_is_read_whole_once_all_of_its_bytes_were_served():
    store, array = target((8, 8), (2, 2), shards=(4, 4))
    array[...] = 1
    store = CountedObjects(store._objects, AccessLog())
    log = store.log.array(store.layout.arrays[""].grid)
    store.get("c/0/0", (-68, None))
    for part in ((0, 1), (0, 0), (8, 15)):
        store.get("c/0/0", part)
    assert (list(log.chunks_read()), log.whole) == ([0, 4], {})  # in their order in the shard
    store.get("c/0/0", (1, 16))
    assert log.whole == {0: 1, 4: 1}
    store.get("c/1/1")
    assert log.whole == dict.fromkeys((0, 4, 10, 11, 14, 15), 1)


def test_what_is_read_back_was_not_read():
    store, array = target()
    array[...] = 1
    array[0:2] = 2
    assert not store.log.arrays[""].whole
    array[0:4, 0:4]
    assert store.log.arrays[""].whole == {0: 1}


def test_file_writes_are_counted_by_overlap_too():
    file = strips()
    file.write_at(104, bytes(8))
    log = file.log.array(LINE)
    assert (log.writes, log.bytes_written) == ([0, 1], 8)
    file.write_at(0, bytes(50))
    file.truncate(90)
    assert log.n_writes == 2
    assert file.size() == 90


def test_the_fuse_lets_nothing_past_it():
    served = []

    class Spy(MemoryObjects):
        def get(self, key, byte_range=None):
            served.append(key)
            return super().get(key, byte_range)

    objects = zarr_dress.written(single(Phantom(), (8,), axes="x"), Storage((1,))).objects
    store = CountedObjects(Spy(objects.items), AccessLog(Fuse(3, 2**60)))
    served.clear()
    for i in range(3):
        assert store.get(f"c/{i}") is not None
    for _ in range(2):
        with pytest.raises(FuseBlown):
            store.get("c/3")
    assert served == ["c/0", "c/1", "c/2"]
    assert list(store.log.arrays[""].chunks_read()) == [0, 1, 2]
    assert store.log.blown
    assert store.get("zarr.json") is not None  # metadata are free


def test_the_fuse_counts_bytes_in_memory_too():
    file = strips(fuse=Fuse(100, 20))
    file.read_at(100, 1)
    file.read_at(108, 1)
    with pytest.raises(FuseBlown):
        file.read_at(116, 1)
    assert list(file.log.array(LINE).chunks_read()) == [0, 1]
    assert file.log.blown


def test_a_request_past_the_fuse_is_refused_as_a_whole():
    file = strips(fuse=Fuse(5, 2**60))
    file.read_at(100, 16)
    with pytest.raises(FuseBlown):
        file.read_at(116, 32)
    assert list(file.log.array(LINE).chunks_read()) == [0, 1]
    assert file.log.array(LINE).bytes_read == 16
    file.read_at(116, 24)  # what still fits is served
    assert list(file.log.array(LINE).chunks_read()) == [0, 1, 2, 3, 4]


def test_a_shard_past_the_fuse_is_refused_before_it_is_read():
    store, array = target((8, 8), (2, 2), shards=(4, 4))
    array[...] = 1
    counted = CountedObjects(store._objects, AccessLog(Fuse(3, 2**60)))
    with pytest.raises(FuseBlown):
        counted.get("c/0/0")
    assert not counted.log.arrays
    zarr.open_array(ObjectStore(counted), mode="r")[0:2, 0:4]
    assert counted.log.arrays[""].n_reads == 2


@pytest.mark.parametrize("n_threads", [2, 8])
def test_raw_threads_lose_no_read_and_count_none_twice(n_threads):
    objects = zarr_dress.virtual(single(Phantom(), (64, 64), axes="yx"), Storage((4, 4))).objects
    store, file = CountedObjects(objects, AccessLog()), strips(200)
    barrier = threading.Barrier(n_threads)

    def work(_):
        barrier.wait()
        for i in range(256):
            store.get(f"c/{i // 16}/{i % 16}")
            file.read_at(100 + 8 * (i % 200), 8)
            file.read_at(0, 10)

    with ThreadPoolExecutor(n_threads) as pool:
        list(pool.map(work, range(n_threads)))
    assert Counter(store.log.arrays[""].chunks_read()) == Counter(dict.fromkeys(range(256), n_threads))
    reads = Counter(i % 200 for i in range(256) for _ in range(n_threads))
    log = file.log.array(LINE)
    assert Counter(log.chunks_read()) == reads
    assert log.bytes_read == 8 * reads.total()
    assert (file.log.metadata_reads, file.log.metadata_bytes) == (256 * n_threads, 2560 * n_threads)


def test_threads_together_do_not_get_past_the_fuse():
    file = strips(fuse=Fuse(100, 2**60))
    served = []

    def work(_):
        for i in range(50):
            try:
                served.append(len(file.read_at(100 + 8 * (i % 10), 8)))
            except FuseBlown:
                return

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert len(served) == 100 == file.log.array(LINE).n_reads


def test_zarr_in_threads():
    dressed = zarr_dress.virtual(single(Phantom(), (32, 32), axes="yx"), Storage((4, 4)))
    store = CountedObjects(dressed.objects, AccessLog())
    array = zarr.open_array(ObjectStore(store), mode="r")
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda y: array[y], range(32)))
    np.testing.assert_array_equal(np.stack(rows), dressed.volume.read())
    assert Counter(store.log.arrays[""].chunks_read()) == Counter(dict.fromkeys(range(64), 4))


def test_hdf5_in_threads():
    import h5py

    dressed = hdf5.written(single(Phantom(), (32, 32), axes="yx"), (4, 8))
    file = CountedFile(dressed.file, dressed.layout, AccessLog())
    with h5py.File(OpenFile(file), "r", rdcc_nbytes=0) as h5, ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda y: h5["data"][y], range(32)))
    np.testing.assert_array_equal(np.stack(rows), dressed.volume.read())
    assert Counter(file.log.arrays["data"].chunks_read()) == Counter(dict.fromkeys(range(32), 4))


def test_threads_that_write_lose_no_write():
    log = AccessLog()

    def work(_):
        for unit in range(10):
            for _ in range(50):
                log.ask(LINE, (unit,), unit)
                log.write(LINE, unit, 3)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    array = log.arrays[""]
    assert (array.n_writes, array.bytes_written) == (4000, 12000)
    assert array.n_reads + array.n_read_backs == 4000
