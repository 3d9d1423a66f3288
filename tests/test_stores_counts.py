"""Counts are exact: what a real library reads through an instrument is what chunk arithmetic says, for every dress."""

import itertools
from collections import Counter

import h5py
import numpy as np
import pytest
import tifffile
import zarr
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.marking.needed import needed
from grader.stores.counted import CountedFile, CountedObjects
from grader.stores.file_layout import hdf5_layout, tiff_layout
from grader.stores.files import MemoryFile, OpenFile
from grader.stores.log import AccessLog, ArrayGrid
from grader.stores.objects import MemoryObjects
from grader.stores.zarr_store import ObjectStore
from grader.volumes import hdf5, tiff, zarr_dress
from grader.volumes.phantom import Phantom
from grader.volumes.volume import pyramid, single
from grader.volumes.zarr_dress import Storage

steady = settings(derandomize=True, deadline=None, database=None, max_examples=35)

DTYPES = st.sampled_from(["uint8", "uint16", "int16", "float32"])


@st.composite
def selections(draw, shape):
    """One int or slice an axis: negative, empty and beyond the end too."""
    axes = []
    for size in shape:
        bound = st.none() | st.integers(-size - 2, size + 2)
        step = st.none() | st.integers(1, size + 1)
        axes.append(draw(st.integers(-size, size - 1) | st.builds(slice, bound, bound, step)))
    return tuple(axes)


@st.composite
def zarr_cases(draw):
    n = draw(st.integers(1, 3))
    shape = tuple(draw(st.integers(1, 12)) for _ in range(n))
    chunks = tuple(draw(st.integers(1, 5)) for _ in range(n))
    form = draw(st.sampled_from([2, 3]))
    shards = tuple(c * draw(st.integers(1, 3)) for c in chunks) if form == 3 and draw(st.booleans()) else None
    compressor = draw(st.sampled_from([None, "zstd", "gzip"]))
    storage = Storage(chunks, form, shards, draw(st.sampled_from([None, "/", "."])), compressor)
    return shape, storage, draw(st.lists(selections(shape), min_size=1, max_size=3))


def brute_force(shape, chunks, selection):
    """Return the chunk indices of every single voxel that NumPy would take."""
    voxels = np.arange(np.prod(shape)).reshape(shape)[selection]
    index = np.unravel_index(np.ravel(voxels), shape)
    return set(zip(*(i // c for i, c in zip(index, chunks, strict=True)), strict=True))


@steady
@given(st.data())
def test_the_arithmetic_agrees_with_counting_voxel_by_voxel(data):
    shape = data.draw(st.tuples(*[st.integers(1, 9)] * data.draw(st.integers(1, 3))))
    chunks = tuple(data.draw(st.integers(1, 10)) for _ in shape)
    selection = data.draw(selections(shape))
    grid = ArrayGrid("", 0, shape, chunks, 1)
    assert {grid.index(n) for n in needed(grid, selection)} == brute_force(shape, chunks, selection)


def read_and_count(store, path, volume, chosen, grid, form=3):
    """Read selections one after the other; each must touch exactly the chunks that it needs, each once."""
    array = zarr.open_array(ObjectStore(store), path=path, mode="r", zarr_format=form)
    expected = Counter()
    for selection in chosen:
        np.testing.assert_array_equal(array[selection], volume.read(selection))
        expected.update(needed(grid, selection))
        log = store.log.arrays.get(path)
        assert Counter(log.chunks_read() if log else ()) == expected
    return expected


@pytest.mark.parametrize("dress", [zarr_dress.written, zarr_dress.virtual])
@steady
@given(case=zarr_cases(), dtype=DTYPES, path=st.sampled_from(["", "a/b"]))
def test_zarr(dress, case, dtype, path):
    shape, storage, chosen = case
    volume = single(Phantom(dtype, 1), shape, axes="tczyx"[-len(shape) :])
    dressed = dress(volume, storage, path)
    store = CountedObjects(dressed.objects, AccessLog())
    grid = store.layout.arrays[path].grid
    assert (grid.shape, grid.chunks, grid.itemsize) == (shape, storage.chunks, volume.dtype.itemsize)
    expected = read_and_count(store, path, volume, chosen, grid, storage.format)
    log = store.log.arrays.get(path)
    if log is None:
        assert not expected
        return
    assert log.n_reads == expected.total()
    assert log.n_repeats == expected.total() - len(expected)
    assert (log.n_absent, log.n_writes, log.n_read_backs) == (0, 0, 0)
    if not storage.compressor and not storage.shards:
        assert log.bytes_read == expected.total() * grid.chunk_nbytes
    if not storage.shards:
        assert log.bytes_read == sum(n * stored_nbytes(dressed, path, chunk) for chunk, n in expected.items())


def stored_nbytes(dressed, path, chunk):
    stored = dressed.layout.arrays[path]
    index = stored.separator.join(map(str, stored.units.index(chunk)))
    return len(dressed.objects.get("/".join(filter(None, (path, stored.key_prefix + index)))))


@pytest.mark.parametrize("location", ["start", "end"])
@pytest.mark.parametrize("compressors", [None, "auto"])
@settings(steady, max_examples=12)
@given(data=st.data())
def test_shards_with_their_index_at_either_end(location, compressors, data):
    shape = data.draw(st.tuples(st.integers(1, 10), st.integers(1, 10)))
    chunks = data.draw(st.tuples(st.integers(1, 3), st.integers(1, 3)))
    shards = tuple(c * data.draw(st.integers(1, 3)) for c in chunks)
    chosen = data.draw(st.lists(selections(shape), min_size=1, max_size=3))
    volume = single(Phantom("uint16", 2), shape, axes="yx")
    objects = sharded(volume.read(), chunks, shards, location, compressors)
    store = CountedObjects(objects, AccessLog())
    expected = read_and_count(store, "", volume, chosen, store.layout.arrays[""].grid)
    index_reads = store.log.metadata_reads - 1  # beside the array's own document
    assert 0 <= index_reads <= expected.total()


def sharded(values, chunks, shards, location="end", compressors=None):
    objects = MemoryObjects()
    array = zarr.create_array(
        ObjectStore(objects),
        shape=values.shape,
        chunks=chunks,
        shards={"shape": shards, "index_location": location},
        dtype=values.dtype,
        compressors=compressors,
        fill_value=0,
    )
    array[...] = values
    return objects


def test_a_part_of_a_shard_costs_its_index_and_its_chunks():
    values = np.arange(1, 65, dtype="uint16").reshape(8, 8)
    for location in ("start", "end"):
        store = CountedObjects(sharded(values, (2, 2), (4, 4), location), AccessLog())
        array = zarr.open_array(ObjectStore(store), mode="r")
        before = store.log.metadata_reads, store.log.metadata_bytes
        array[0:2, 0:4]  # two of the four inner chunks of the first shard
        assert sorted(store.log.arrays[""].chunks_read()) == [0, 1]
        assert store.log.metadata_reads - before[0] == 1
        assert store.log.metadata_bytes - before[1] == 4 * 16 + 4
        assert store.log.arrays[""].bytes_read == 2 * 8
        array[4:8, 4:8]  # a whole shard: one request, no index
        assert list(store.log.arrays[""].chunks_read())[2:] == [10, 11, 14, 15]
        assert store.log.metadata_reads - before[0] == 1


def test_no_range_of_a_shard_goes_uncounted():
    """Whatever bytes of a shard are asked for, each inner chunk that they hold is counted, and no other."""
    values = np.arange(1, 17, dtype="uint8").reshape(4, 4)
    for location in ("start", "end"):
        objects = sharded(values, (2, 2), (4, 4), location)
        size, index = len(objects.items["c/0/0"]), 4 * 16 + 4
        table = objects.items["c/0/0"][:64] if location == "start" else objects.items["c/0/0"][-index:-4]
        where = [range(a, a + n) for a, n in np.frombuffer(table, "<u8").reshape(-1, 2).tolist()]
        ranges = [(a, b) for a in range(size) for b in range(a + 1, size + 2)]
        ranges += [(a, None) for a in range(-size - 2, size)]
        for asked in ranges:
            store = CountedObjects(objects, AccessLog())
            served = range(size)[slice(*asked)]
            store.get("c/0/0", asked)
            log = store.log.arrays.get("")
            touched = [i for i, chunk in enumerate(where) if set(chunk) & set(served)]
            assert list(log.chunks_read() if log else ()) == touched, (location, asked)


def test_levels_of_a_pyramid_are_counted_apart():
    volume = pyramid(Phantom("uint16", 3), (16, 20, 24), (8, 8, 8))
    dressed = zarr_dress.virtual_pyramid(volume, Storage((8, 8, 8), 2), paths=["full/s0", "full/s1", "full/s2"])
    store = CountedObjects(dressed.objects, AccessLog())
    group = zarr.open_group(ObjectStore(store), mode="r")
    group["full/s1"][...]
    assert set(store.log.arrays) == {"full/s1"}
    log = store.log.arrays["full/s1"]
    assert (log.grid.level, log.n_reads, log.n_repeats) == (1, log.grid.n_chunks, 0)


@st.composite
def tiff_cases(draw):
    shape = (draw(st.integers(2, 4)), draw(st.integers(1, 14)), draw(st.integers(2, 9)))
    options = {
        "byteorder": draw(st.sampled_from("<>")),
        "compression": draw(st.sampled_from([None, "zlib"])),
        "bigtiff": draw(st.booleans()),
    }
    return shape, draw(st.integers(1, shape[1])), options


@pytest.mark.parametrize("dress", [tiff.written, tiff.virtual])
@steady
@given(case=tiff_cases(), dtype=DTYPES, data=st.data())
def test_tiff(dress, case, dtype, data):
    """The strips of a selection, each read where the page says that it lies; then the page as tifffile reads it."""
    shape, rows_per_strip, options = case
    volume = single(Phantom(dtype, 4), shape)
    dressed = dress(volume, rows_per_strip, **options)
    file = CountedFile(dressed.file, dressed.layout, AccessLog())
    with tifffile.TiffFile(OpenFile(file)) as tif:
        pages = len(tif.pages)
        assert pages == shape[0]
        assert not file.log.arrays
        z = data.draw(st.integers(0, pages - 1))
        y, x = data.draw(selections(shape[1:]))
        grid = dressed.layout.arrays[0].grid
        strips = needed(grid, (z, y, slice(None)))
        page, per_page = tif.pages[z], len(tif.pages[z].dataoffsets)
        assert per_page == grid.grid[-2]
        stored = 0
        for strip in strips:
            offset, nbytes = page.dataoffsets[strip % per_page], page.databytecounts[strip % per_page]
            rows = page.decode(tif.filehandle.read_segments([offset], [nbytes]).__next__()[0], strip % per_page)[0]
            first = strip % per_page * rows_per_strip
            np.testing.assert_array_equal(
                np.reshape(rows, (-1, shape[2])), volume.read((z, slice(first, first + rows_per_strip)))
            )
            stored += nbytes
        log = file.log.array(grid)
        assert sorted(log.chunks_read()) == sorted(strips)
        assert log.bytes_read == stored
        whole = needed(grid, (z, slice(None), slice(None)))
        np.testing.assert_array_equal(page.asarray()[y, x], volume.read((z, y, x)))
        assert Counter(log.chunks_read()) == Counter(strips) + Counter(whole)
        assert log.n_repeats == len(strips)
        assert log.bytes_read == stored + sum(page.databytecounts)
        assert log.n_absent == 0


@pytest.mark.parametrize("options", [{}, {"compression": "zlib"}, {"byteorder": ">"}, {"bigtiff": True}])
@pytest.mark.parametrize("dress", [tiff.written, tiff.virtual])
def test_a_whole_tiff_reads_each_strip_once(dress, options):
    """Also where tifffile merges neighbours: a series in one piece is one request and many strips."""
    volume = single(Phantom("uint16", 5), (6, 11, 13))
    dressed = dress(volume, 4, **options)
    file = CountedFile(dressed.file, dressed.layout, AccessLog())
    with tifffile.TiffFile(OpenFile(file)) as tif:
        np.testing.assert_array_equal(tif.asarray(), volume.read())
    log = file.log.arrays[""]
    assert sorted(log.chunks_read()) == list(range(6 * 3))
    assert log.bytes_read == sum(dressed.layout.arrays[0].sizes)


def test_tiles_and_subifd_levels_are_counted_apart():
    memory = MemoryFile()
    values = np.arange(2 * 48 * 40, dtype="uint16").reshape(2, 48, 40)
    with tifffile.TiffWriter(OpenFile(memory, writable=True), bigtiff=True, ome=True) as writer:
        writer.write(values, subifds=1, tile=(16, 16), metadata={"axes": "ZYX"})
        writer.write(values[:, ::2, ::2], subfiletype=1, tile=(16, 16), metadata=None)
    with tifffile.TiffFile(OpenFile(memory)) as tif:
        layout = tiff_layout(tif)
    file = CountedFile(memory, layout, AccessLog())
    with tifffile.TiffFile(OpenFile(file)) as tif:
        levels = tif.series[0].levels
        assert not file.log.arrays
        levels[1].pages[1].asarray()
    assert {name: sorted(log.chunks_read()) for name, log in file.log.arrays.items()} == {"1": [4, 5, 6, 7]}
    assert file.log.arrays["1"].grid == ArrayGrid("1", 1, (2, 24, 20), (1, 16, 16), 2)


@st.composite
def hdf5_cases(draw):
    shape = tuple(draw(st.integers(1, 12)) for _ in range(draw(st.integers(1, 3))))
    chunks = tuple(draw(st.integers(1, min(5, size))) for size in shape)
    return shape, chunks, draw(st.lists(selections(shape), min_size=1, max_size=3))


@pytest.mark.parametrize("dress", [hdf5.written, hdf5.virtual])
@steady
@given(case=hdf5_cases(), dtype=DTYPES, path=st.sampled_from(["data", "t00000/s00/0/cells"]))
def test_hdf5(dress, case, dtype, path):
    shape, chunks, chosen = case
    volume = single(Phantom(dtype, 6), shape, axes="tczyx"[-len(shape) :])
    dressed = dress(volume, chunks, path=path)
    file = CountedFile(dressed.file, dressed.layout, AccessLog())
    extents = dressed.layout.arrays[0]
    sizes = dict(zip(extents.numbers.tolist(), extents.sizes.tolist(), strict=True))
    expected = Counter()
    with h5py.File(OpenFile(file), "r", rdcc_nbytes=0) as h5:
        for selection in chosen:
            np.testing.assert_array_equal(h5[path][selection], volume.read(selection))
            expected.update(needed(extents.grid, selection))
            log = file.log.array(extents.grid)
            assert Counter(log.chunks_read()) == expected
    assert log.bytes_read == sum(sizes[chunk] * n for chunk, n in expected.items())
    assert log.n_repeats == expected.total() - len(expected)


def test_datasets_of_one_file_are_counted_apart():
    memory = MemoryFile()
    with h5py.File(OpenFile(memory, writable=True), "w") as h5:
        data = np.arange(64 * 64, dtype="u2").reshape(64, 64)
        for name, chunks in (("a/x", (32, 32)), ("a/y", (16, 64)), ("z", None)):
            h5.create_dataset(name, data=data, chunks=chunks, compression="gzip" if chunks else None)
    with h5py.File(OpenFile(memory), "r") as h5:
        layout = hdf5_layout(h5)
    file = CountedFile(memory, layout, AccessLog())
    with h5py.File(OpenFile(file), "r", rdcc_nbytes=0) as h5:
        h5["a/y"][20]
        h5["z"][...]
    assert {name: list(log.chunks_read()) for name, log in file.log.arrays.items()} == {"a/y": [1], "z": [0]}


@pytest.mark.parametrize("form", [2, 3])
def test_absent_chunks_count_as_reads(form):
    objects = MemoryObjects()
    array = zarr.create_array(
        ObjectStore(objects), shape=(4, 4), chunks=(2, 2), dtype="u2", fill_value=7, zarr_format=form, compressors=None
    )
    array[0:2, 0:2] = 1
    store = CountedObjects(objects, AccessLog())
    read = zarr.open_array(ObjectStore(store), mode="r")[...]
    assert read[3, 3] == 7
    log = store.log.arrays[""]
    assert (log.n_reads, log.n_absent, log.bytes_read) == (4, 3, 8)


def test_metadata_reads_are_counted_with_their_bytes():
    objects = zarr_dress.written(single(Phantom(), (4, 4), axes="yx"), Storage((2, 2), 3)).objects
    store = CountedObjects(objects, AccessLog())
    zarr.open_array(ObjectStore(store), mode="r", zarr_format=3)
    assert store.log.metadata_reads == 1
    assert store.log.metadata_bytes == len(objects.items["zarr.json"])
    file = CountedFile(
        MemoryFile(bytes(100)), tiff.written(single(Phantom(), (2, 2), axes="yx"), 1).layout, AccessLog()
    )
    file.read_at(0, 3)
    file.read_at(98, 9)
    assert (file.log.metadata_reads, file.log.metadata_bytes) == (2, 5)


def test_grid_numbers_and_indices_are_inverse():
    grid = ArrayGrid("", 0, (5, 7, 3), (2, 3, 2), 2)
    assert (grid.grid, grid.n_chunks, grid.chunk_nbytes, grid.nbytes) == ((3, 3, 2), 18, 24, 210)
    places = list(itertools.product(range(3), range(3), range(2)))
    assert [grid.number(index) for index in places] == list(range(18))
    assert [grid.index(n) for n in range(18)] == places
    assert grid.contains((2, 2, 1))
    assert not any(grid.contains(index) for index in [(3, 0, 0), (0, 0, 2), (-1, 0, 0), (0, 0), (0, 0, 0, 0)])
