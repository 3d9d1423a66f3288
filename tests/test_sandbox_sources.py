"""What an answer gets: sources of every kind, functions, iterators; reads through the worker count as in-process."""

from collections import Counter

import h5py
import numpy as np
import pytest
import tifffile
import zarr

from grader.sandbox.sources import MAX_FILE, Given
from grader.sandbox.verdicts import Crashed, OverMemory, PastFuse, Raised
from grader.stores.file_layout import FileLayout
from grader.stores.files import MemoryFile, OpenFile
from grader.stores.objects import MemoryObjects
from grader.stores.zarr_store import ObjectStore
from grader.volumes import hdf5
from grader.volumes.phantom import Phantom
from grader.volumes.slots import DressedFile
from grader.volumes.volume import pyramid, single
from grader.volumes.zarr_dress import Storage, petascale, virtual_pyramid
from tests.support_sandbox import METHODS, answer, hdf5_source, of_file, of_objects, reads, tiff_source, zarr_source

READING = """
    import numpy as np
    def cut(array, *selections): return [array[s] for s in selections]
    def pages(tif, *numbers): return [tif.pages[z].asarray() for z in numbers]
    def stack(tif): return tif.series[0].asarray()
"""
SELECTIONS = [(3,), (slice(1, 5), slice(None, None, 3)), (slice(0, 0), 1), (-1, -1), (slice(None), 2)]


def figures(source):
    """Return everything that the log of a source says."""
    arrays = {
        name: (Counter(log.chunks_read()), log.bytes_read, log.n_absent, Counter(log.writes))
        for name, log in source.log.arrays.items()
        if log.reads or log.writes
    }
    return arrays, source.log.metadata_reads, source.log.metadata_bytes


ZARR = [
    Storage((2, 4)),
    Storage((3, 3), 2, separator="/", compressor="zlib"),
    Storage((2, 2), 3, (4, 4), compressor="zstd"),
    Storage((2, 2), 3, (4, 4)),
]


@METHODS
@pytest.mark.parametrize("storage", ZARR, ids=Storage.describe)
@pytest.mark.parametrize("virtual", [True, False])
def test_zarr_counts_in_the_worker_as_in_process(method, storage, virtual):
    given, volume = zarr_source((8, 8), storage, virtual=virtual)
    twin, _ = zarr_source((8, 8), storage, virtual=virtual)
    array = zarr.open_array(ObjectStore(twin.store, read_only=True), path="", mode="r", zarr_format=storage.format)
    expected = [array[s] for s in SELECTIONS]
    with answer(READING, method) as (student, _):
        got = student.cut(given, *SELECTIONS)
    for one, other, selection in zip(got, expected, SELECTIONS, strict=True):
        np.testing.assert_array_equal(one, other)
        np.testing.assert_array_equal(one, volume.read(selection))
    assert figures(given) == figures(twin)
    assert reads(given)


@METHODS
@pytest.mark.parametrize(
    "options", [{}, {"compression": "zlib", "byteorder": ">"}, {"virtual": True, "bigtiff": True}], ids=str
)
def test_tiff_counts_in_the_worker_as_in_process(method, options):
    given, volume = tiff_source(**options)
    twin, _ = tiff_source(**options)
    with tifffile.TiffFile(OpenFile(twin.store)) as tif:
        _ = [tif.pages[z].asarray() for z in (2, 0, 2)]
        tif.series[0].asarray()
    with answer(READING, method) as (student, _):
        for z, page in zip((2, 0, 2), student.pages(given, 2, 0, 2), strict=True):
            np.testing.assert_array_equal(page, volume.read(z))
        np.testing.assert_array_equal(student.stack(given), volume.read())
    assert figures(given) == figures(twin)
    assert given.log.metadata_reads > 10


@METHODS
@pytest.mark.parametrize("path", ["data", "t00000/s00/0/cells"])
def test_hdf5_counts_in_the_worker_as_in_process(method, path):
    given, volume = hdf5_source(path=path)
    twin, _ = hdf5_source(path=path)
    with h5py.File(OpenFile(twin.store), "r", rdcc_nbytes=0) as h5:
        dataset = h5[path]
        expected = [dataset[s] for s in SELECTIONS]
    with answer(READING, method) as (student, _):
        for one, other in zip(student.cut(given, *SELECTIONS), expected, strict=True):
            np.testing.assert_array_equal(one, other)
    assert figures(given)[0] == figures(twin)[0]
    assert given.log.metadata_reads > 0
    np.testing.assert_array_equal(expected[0], volume.read(SELECTIONS[0]))


def test_metadata_of_a_file_are_one_block_and_one_figure():
    """Thousands of metadata reads of a TIFF: answered in the worker, and reported with the call's return."""
    given, _ = tiff_source((300, 4, 4), rows=2, virtual=True)
    served = []
    with answer("def f(tif): return len(tif.pages)") as (student, worker):
        serve = worker.server.serve
        worker.server.serve = lambda frame: served.append(frame.op) or serve(frame)
        assert student.f(given) == 300
    assert len(served) == 1  # "open"
    assert given.log.metadata_reads > 300
    assert not given.log.arrays


def test_groups_stores_files_and_whole_hdf5():
    volume = pyramid(Phantom(), (8, 8), (4, 4))
    objects = virtual_pyramid(volume, Storage((4, 4), 2), paths=["full/0", "1"]).objects
    group, store = of_objects(objects, "zarr_group", form=2), of_objects(objects, "store", form=2)
    h5, flat = hdf5_source(kind="hdf5", path="a/b")
    source = """
        import zarr
        def group(g): return type(g).__name__, sorted(dict(g.attrs)), g["1"][...]
        def store(s): return zarr.open_array(s, path="full/0", mode="r")[0:4, 0:4]
        def h5(h): return type(h).__name__, h["a/b"].chunks, h["a/b"][0]
        def file(f): return f.read(4), f.seek(0, 2), f.tell()
        def write(x): x["a/b"][0] = 1
    """
    tif, _ = tiff_source()
    tif.kind = "file"
    with answer(source) as (student, _):
        name, attributes, level = student.group(group)
        assert (name, attributes) == ("Group", ["multiscales"])
        np.testing.assert_array_equal(level, volume.read(level=1))
        assert reads(group, "1") == [0]
        np.testing.assert_array_equal(student.store(store), volume.read((slice(4), slice(4))))
        assert reads(store, "full/0") == [0]
        name, chunks, row = student.h5(h5)
        assert (name, chunks) == ("File", (2, 4))
        np.testing.assert_array_equal(row, flat.read(0))
        assert student.file(tif) == (b"II*\0", tif.store.size(), tif.store.size())
        with pytest.raises(Raised):
            student.write(h5)
        assert not h5.log.arrays["a/b"].writes


def test_the_same_source_is_the_same_object():
    given, _ = zarr_source()
    with answer("def f(a, b): return a is b\ndef g(a): return id(a)") as (student, _):
        assert student.f(given, given) is True
        assert student.g(given) == student.g(given)
        assert given.log.metadata_reads == 1


@METHODS
def test_what_is_written_arrives(method):
    target = of_objects(MemoryObjects(), "store", mode="w", name="store")
    source = """
        import numpy as np, zarr
        def create(store):
            array = zarr.create_array(store, shape=(4, 4), chunks=(2, 2), dtype="u2")
            array[...] = 1
            array[0] = 2
            array[2:, 2:] = 0
            return array[:, 0]
        def fill(array, planes):
            for row, plane in enumerate(planes): array[row] = plane
    """
    with answer(source, method) as (student, _):
        np.testing.assert_array_equal(student.create(target), [2, 1, 1, 1])
        log = target.log.arrays[""]
        assert (log.n_writes, log.n_read_backs, log.n_reads) == (7, 2, 2)
        assert sorted(key for key in target.store.list() if key != "zarr.json") == ["c/0/0", "c/0/1", "c/1/0"]
        array = of_objects(target.store, "zarr_array", mode="r+")
        student.fill(array, Given("planes", iter(np.full((4, 4), 7, "u2"))))
        np.testing.assert_array_equal(zarr.open_array(ObjectStore(target.store._objects), mode="r")[...], 7)


@pytest.mark.parametrize("kind", ["hdf5", "file"])
def test_files_are_written_too(kind):
    blank = of_file(DressedFile(None, MemoryFile(), FileLayout(), ""), kind, mode="w")
    source = """
        def hdf5(h5): h5.create_dataset("x", data=range(5))
        def file(f):
            f.write(b"hello")
            f.truncate(7)
            f.seek(0)
            return f.read()
        def huge(f):
            try:
                f.truncate(2**50)
            except OSError as error:
                return str(error)
    """
    with answer(source) as (student, _):
        if kind == "file":
            assert student.file(blank) == b"hello\0\0"
            assert f"a file may have {MAX_FILE:,} bytes" in student.huge(blank)
            assert blank.store.size() == 7
            return
        student.hdf5(blank)
    with h5py.File(OpenFile(blank.store), "r") as h5:
        np.testing.assert_array_equal(h5["x"][...], range(5))


def test_functions_and_iterators_of_the_graders():
    source = """
        def use(reduce, block): return reduce(block, 2), reduce.__name__
        def misuse(reduce):
            try: reduce("x", None)
            except OSError as error: return str(error)
        def unsendable(reduce): return reduce(object(), 1)
        def drain(planes): return list(planes), next(iter(planes), "end")
        def half(planes): return next(planes)
    """
    calls = []

    def reduce(block, factor):
        calls.append(factor)
        return block.sum() * factor

    reduced = Given("reduce", reduce)
    with answer(source) as (student, _):
        assert student.use(reduced, np.arange(4)) == (12, "reduce")
        assert calls == [2]
        assert student.misuse(reduced).startswith("reduce was called with something it cannot use: ")
        with pytest.raises(Raised, match="TypeError: reduce was called with an object of type object"):
            student.unsendable(reduced)
        assert student.drain(Given("planes", iter([1, "b"]))) == ([1, "b"], "end")
        rest = iter(range(5))
        assert student.half(Given("planes", rest)) == 0
        assert list(rest) == [1, 2, 3, 4]  # not drawn ahead


def test_sources_of_an_earlier_example_are_closed():
    source = """
        kept = []
        def keep(*things): kept.extend(things)
        def array(): return kept[0][0]
        def page(): return kept[1].pages[0].asarray()
        def function(): return kept[2](1)
        def iterate(): return next(kept[3])
        def new(array): return array[0]
    """
    array, volume = zarr_source()
    tif, _ = tiff_source()
    with answer(source) as (student, worker):
        student.keep(array, tif, Given("double", lambda n: 2 * n), Given("planes", iter([1])))
        assert student.function() == 2
        worker.server.forget()
        for name, words in [
            ("array", "OSError: this source was handed over for an earlier question and is closed now"),
            ("page", "OSError: this source was handed over for an earlier question and is closed now"),
            ("function", "OSError: this function was handed over for an earlier question"),
            ("iterate", "OSError: this iterator was handed over for an earlier question"),
        ]:
            with pytest.raises(Raised) as caught:
                getattr(student, name)()
            assert words in caught.value.message
        np.testing.assert_array_equal(student.new(array), volume.read(0))
    assert reads(array) == [0, 1]
    assert not tif.log.arrays


@METHODS
def test_what_hdf5_writes_after_its_source_is_closed_is_lost_in_silence(method):
    blank = of_file(DressedFile(None, MemoryFile(), FileLayout(), ""), "hdf5", mode="w")
    source = """
        def fail(h5):
            h5.create_dataset("x", data=range(5), chunks=(2,))
            raise ValueError("half-way")
        def other(): return 1
    """
    with answer(source, method) as (student, worker):
        with pytest.raises(Raised, match="half-way"):
            student.fail(blank)
        worker.server.forget()
        assert student.other() == 1
        assert worker.output() == ""
    assert worker.output() == ""


@METHODS
def test_reads_past_the_fuse_end_the_worker(method):
    array, _ = zarr_source((10, 4), Storage((1, 4)), fuse=5)
    source = """
        def f(array):
            rows = []
            for i in range(10):
                try:
                    rows.append(array[i])
                except BaseException:
                    pass
            return rows
    """
    with answer(source, method) as (student, worker):
        with pytest.raises(PastFuse, match=r"Called f\(array\)\."):
            student.f(array)
        assert not worker.alive
        with pytest.raises(Crashed):
            student.f(array)
    assert reads(array) == [0, 1, 2, 3, 4]
    assert array.log.blown


@pytest.mark.parametrize("make", [tiff_source, hdf5_source])
def test_the_fuse_of_a_file(make):
    given, _ = make(fuse=3)
    body = "tif.asarray()" if make is tiff_source else "tif[...]"
    with pytest.raises(PastFuse), answer(f"def f(tif): return {body}") as (student, _):
        student.f(given)
    assert given.log.blown
    assert sum(log.n_reads for log in given.log.arrays.values()) <= 3


def huge(fuse=1000):
    return of_objects(petascale().objects, "zarr_array", fuse=fuse, path="0", name="array")


@METHODS
def test_a_huge_selection_is_stopped_before_zarr_lists_its_chunks(method):
    array = huge()
    with answer("def f(array): return array[::64, ::64, ::64]", method) as (student, worker):
        with pytest.raises(PastFuse):
            student.f(array)
        assert not worker.alive
    assert array.asked.chunks == 256 * 512 * 512
    assert array.asked.box == ((0, 256), (0, 512), (0, 512))
    assert (array.asked.array, array.asked.nbytes) == ("0", 256 * 512 * 512 * 2)
    assert not array.log.arrays


@METHODS
def test_an_allocation_is_refused_before_any_read(method):
    array = huge()
    with answer("def f(array): return array[:]\ndef g(array): return array[0, 0, 0]", method) as (student, worker):
        with pytest.raises(OverMemory, match=r"67,108,864 chunks of array '0' at once: 35\.2 TB of memory"):
            student.f(array)
        assert worker.alive
        assert array.asked.box == ((0, 256), (0, 512), (0, 512))
        assert not array.log.arrays
        student.g(array)
        assert reads(array, "0") == [0]


def test_the_guard_lets_through_what_the_fuse_allows():
    array, volume = zarr_source((68, 68), Storage((1, 1)), virtual=True, fuse=5_000)
    with answer("def f(array): return array[...]") as (student, _):
        np.testing.assert_array_equal(student.f(array), volume.read())
    assert array.asked is None
    assert sorted(reads(array)) == list(range(68 * 68))


def test_what_is_asked_for_in_shards_is_shown_in_chunks():
    volume = single(Phantom(), (2**20, 2**20), axes="yx")
    array, _ = zarr_source(volume.shape, Storage((64, 64), 3, (512, 512)), virtual=True, fuse=100)
    with answer("def f(array): return array[:]") as (student, _), pytest.raises(OverMemory):
        student.f(array)
    assert array.asked.box == ((0, 2**14), (0, 2**14))


def test_threads_of_the_answer_read_at_once():
    array, volume = zarr_source((64, 16), Storage((2, 4)), virtual=True)
    tif, stack = tiff_source((16, 16, 8), rows=4)
    source = """
        from concurrent.futures import ThreadPoolExecutor
        import numpy as np
        def rows(array):
            with ThreadPoolExecutor(8) as pool:
                return np.stack(list(pool.map(lambda i: array[i], range(array.shape[0]))))
        def pages(tif):
            with ThreadPoolExecutor(8) as pool:
                return np.stack(list(pool.map(lambda page: page.asarray(), list(tif.pages))))
    """
    with answer(source) as (student, _):
        np.testing.assert_array_equal(student.rows(array), volume.read())
        np.testing.assert_array_equal(student.pages(tif), stack.read())
    assert Counter(reads(array)) == Counter(dict.fromkeys(range(128), 2))
    assert Counter(reads(tif)) == Counter(range(64))


WHOLE_STACKS = {
    "tif.asarray()": (0, 400),
    "tif.series[0].asarray()": (0, 400),
    "tif.asarray(key=slice(40, 390))": (40, 390),
    "tif.pages[40:390][0].parent.asarray(key=range(40, 390))": (40, 390),
    'zarr.open_array(tif.aszarr(), mode="r")[:]': (0, 400),
    'zarr.open_array(tif.aszarr(chunkmode="page"), mode="r")[40:390]': (40, 390),
}


@pytest.mark.parametrize("selection", WHOLE_STACKS)
@pytest.mark.parametrize("compression", ["none", "zlib"])
def test_pages_that_do_not_fit_into_memory_are_all_seen_to_be_asked_for(selection, compression):
    tif, _ = tiff_source((400, 1024, 1024), 256, virtual=True, compression=compression)
    with answer(f"import zarr\ndef f(tif): return {selection}") as (student, _), pytest.raises(OverMemory):
        student.f(tif)
    first, stop = WHOLE_STACKS[selection]
    assert tif.asked.box == ((first, stop), (0, 4), (0, 1))
    assert (tif.asked.chunks, tif.asked.nbytes) == ((stop - first) * 4, (stop - first) * 2 * 1024 * 1024)
    assert not reads(tif)


@pytest.mark.parametrize(
    "selection", ["h5[:]", "h5[...]", "np.asarray(h5)", 'h5.astype("f4")[:]', "h5[:, 100:-100:2]", "h5[::7].sum()"]
)
def test_a_dataset_that_does_not_fit_into_memory_is_seen_to_be_asked_for(selection):
    volume = single(Phantom("uint16", 1), (4096, 1024, 1024))
    h5 = of_file(hdf5.virtual(volume, (64, 64, 64), path="a/b"), "hdf5_dataset", name="h5", path="a/b")
    with answer(f"import numpy as np\ndef f(h5): return {selection}") as (student, _), pytest.raises(OverMemory):
        student.f(h5)
    part = (1, 15) if "100" in selection else (0, 16)
    assert h5.asked.box == ((0, 64), part, (0, 16))
    assert h5.asked.array == "a/b"
    assert not reads(h5, "a/b")


def test_a_small_part_of_a_dataset_that_does_not_fit_is_read():
    volume = single(Phantom("uint16", 1), (4096, 1024, 1024))
    h5 = of_file(hdf5.virtual(volume, (64, 64, 64)), "hdf5_dataset", name="h5", path="data")
    with answer("def f(h5): return h5[4095, ::512, 1000:], h5[[3, 5], 4, 4], h5[0:0].shape") as (student, _):
        part, chosen, empty = student.f(h5)
    np.testing.assert_array_equal(part, volume.read((4095, slice(None, None, 512), slice(1000, None))))
    assert (chosen.shape, empty) == ((2,), (0, 1024, 1024))


def test_a_file_read_as_bytes_is_seen_to_be_asked_for():
    tif, _ = tiff_source((30, 16, 16), 4, fuse=20)
    source = "def f(tif):\n    tif.filehandle.seek(0)\n    tif.filehandle.read()"
    with answer(source) as (student, _), pytest.raises(PastFuse):
        student.f(tif)
    assert tif.asked.box == ((0, 30), (0, 4), (0, 1))
    assert tif.asked.chunks == 120


def test_the_request_that_is_one_too_many_is_not_all_that_was_asked_for():
    tif, _ = tiff_source((30, 16, 16), 4, fuse=20)
    with answer("def f(tif):\n    for page in tif.pages: page.asarray()") as (student, _), pytest.raises(PastFuse):
        student.f(tif)
    assert tif.asked is None
    assert len(reads(tif)) == 20
