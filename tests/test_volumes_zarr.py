"""Zarr and OME-Zarr, written and virtual: zarr reads the formula, and both hold the same keys."""

import time
import tracemalloc

import numpy as np
import pytest
import zarr
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.given import MICROMETRES
from grader.stores.counted import CountedObjects
from grader.stores.log import AccessLog
from grader.stores.zarr_store import ObjectStore
from grader.volumes import zarr_dress
from grader.volumes.phantom import Phantom
from grader.volumes.volume import pyramid, single
from grader.volumes.zarr_dress import Storage

steady = settings(derandomize=True, deadline=None, database=None, max_examples=40)


@st.composite
def cases(draw):
    n = draw(st.integers(1, 4))
    shape = tuple(draw(st.integers(1, 9)) for _ in range(n))
    chunks = tuple(draw(st.integers(1, 5)) for _ in range(n))
    format = draw(st.sampled_from([2, 3]))
    shards = tuple(c * draw(st.integers(1, 3)) for c in chunks) if format == 3 and draw(st.booleans()) else None
    compressor = draw(st.sampled_from([None, "zstd", "gzip", *(["zlib"] if format == 2 else [])]))
    storage = Storage(
        chunks, format, shards, draw(st.sampled_from([None, "/", "."])), compressor, draw(st.sampled_from("<>"))
    )
    selection = tuple(draw(st.slices(size).filter(lambda s: (s.step or 1) > 0)) for size in shape)
    return shape, storage, selection


def opened(dressed, path):
    return zarr.open_array(ObjectStore(dressed.objects), path=path, mode="r")


@steady
@given(case=cases(), dtype=st.sampled_from(["uint8", "uint16", "int16", "float32"]), path=st.sampled_from(["", "a/b"]))
def test_zarr_reads_the_formula(case, dtype, path):
    shape, storage, selection = case
    volume = single(Phantom(dtype, 3), shape, axes="tczyx"[-len(shape) :])
    real, formula = zarr_dress.written(volume, storage, path), zarr_dress.virtual(volume, storage, path)
    for dressed in (real, formula):
        array = opened(dressed, path)
        assert array.dtype.newbyteorder("=") == dtype
        np.testing.assert_array_equal(array[...], volume.read())
        np.testing.assert_array_equal(array[selection], volume.read(selection))
    assert sorted(formula.objects.list()) == sorted(real.objects.list())
    for key in real.objects.list():
        for prefix in {key[:n] for n in range(len(key) + 1)} | {f"{key}/", f"{key[:-1]}x", key[1:]}:
            assert sorted(formula.objects.list(prefix)) == sorted(real.objects.list(prefix)), prefix
    folders = {key.rpartition("/")[0] for key in real.objects.list()}
    for folder in [*folders, "none", f"{path}/c/99"]:
        assert sorted(formula.objects.list_dir(folder)) == sorted(real.objects.list_dir(folder))
    for key in [*real.objects.list(), "c/99", "a/b/c/99/0/0"]:
        assert formula.objects.exists(key) == real.objects.exists(key)


@pytest.mark.parametrize("compressor", [None, "zstd"])
def test_ranges_of_a_shard_agree(compressor):
    dressed = zarr_dress.virtual(single(Phantom(), (9, 10)), Storage((2, 3), shards=(4, 6), compressor=compressor))
    key = "c/2/1"
    whole = bytes(dressed.objects.get(key))
    for start in range(0, len(whole), 5):
        for stop in (start + 1, start + 20, len(whole), None):
            assert bytes(dressed.objects.get(key, (start, stop))) == whole[start:stop]
    assert bytes(dressed.objects.get(key, (-68, None))) == whole[-68:]


def test_part_of_a_shard_makes_only_its_chunks(monkeypatch):
    dressed = zarr_dress.virtual(single(Phantom(), (64, 64, 64)), Storage((8, 8, 8), shards=(32, 32, 32)))
    made = []
    make = zarr_dress.ChunkSource._chunk
    monkeypatch.setattr(zarr_dress.ChunkSource, "_chunk", lambda self, index: made.append(index) or make(self, index))
    array = opened(dressed, "")
    np.testing.assert_array_equal(array[3, 10, 40:50], dressed.volume.read((3, 10, slice(40, 50))))
    assert sorted(map(tuple, made)) == [(0, 1, 5), (0, 1, 6)]


@pytest.mark.parametrize("format", [2, 3])
@pytest.mark.parametrize("make", [zarr_dress.written_pyramid, zarr_dress.virtual_pyramid])
@pytest.mark.parametrize("axes", ["zyx", "tczyx"])
def test_ome_zarr(make, format, axes):
    more = (1,) * (len(axes) - 3)
    volume = pyramid(Phantom(), (2,) * len(more) + (12, 20, 18), factors=(1, 2, 2), voxel_um=(2, 0.5, 0.5), n_levels=3)
    dressed = make(
        volume,
        Storage((*more, 4, 8, 8), format),
        units=("micrometer", "nanometer", None),
        paths=("s1", "full/0", "s0"),
        name="embryo",
    )
    group = zarr.open_group(ObjectStore(dressed.objects), mode="r")
    for level, path in enumerate(dressed.paths):
        np.testing.assert_array_equal(group[path][...], volume.read(level=level))
        assert dressed.layout.arrays[path].grid.level == level
        metadata = group[path].metadata
        assert metadata.dimension_names == tuple(axes) if format == 3 else metadata.dimension_separator == "/"
    attributes = dict(group.attrs)
    image = attributes["multiscales"][0] if format == 2 else attributes["ome"]["multiscales"][0]
    assert (image if format == 2 else attributes["ome"])["version"] == ("0.4" if format == 2 else "0.5")
    assert [axis["name"] for axis in image["axes"]] == list(axes)
    assert [axis.get("unit") for axis in image["axes"]][-3:] == ["micrometer", "nanometer", None]
    scale, translation = image["datasets"][2]["coordinateTransformations"]
    assert scale == {"type": "scale", "scale": [*map(float, more), 2.0, 2000.0, 2.0]}
    assert translation == {"type": "translation", "translation": [*(0.0 for _ in more), 0.0, 750.0, 0.75]}


def test_ome_zarr_without_translations():
    volume = pyramid(Phantom(), (8, 8, 8), (4, 4, 4))
    dressed = zarr_dress.virtual_pyramid(volume, Storage((4, 4, 4)), units=None, translations=False)
    image = zarr.open_group(ObjectStore(dressed.objects), mode="r").attrs["ome"]["multiscales"][0]
    assert all(len(dataset["coordinateTransformations"]) == 1 for dataset in image["datasets"])
    assert all("unit" not in axis for axis in image["axes"])


@pytest.mark.parametrize("format", [2, 3])
def test_thirty_five_terabytes_open_fast_and_small(format):
    tracemalloc.start()
    started = time.perf_counter()
    dressed = zarr_dress.petascale(format=format)
    log = AccessLog()
    store = ObjectStore(CountedObjects(dressed.objects, log, dressed.layout))
    group = zarr.open_group(store, mode="r")
    array = group["0"]
    seconds = time.perf_counter() - started
    assert array.nbytes == 2**45
    assert len(list(dressed.objects.list_dir("0"))) == (258 if format == 2 else 2)  # not 67 million
    assert list(dressed.objects.list_dir(""))[-10:] == [str(level) for level in range(10)]
    selection = (5000, slice(10000, 10200), slice(30000, 30100))
    np.testing.assert_array_equal(array[selection], dressed.volume.read(selection))
    np.testing.assert_array_equal(group["9"][...], dressed.volume.read(level=9))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert log.arrays["0"].n_reads == 4 * 3
    assert seconds < 1
    assert peak < 64 * 2**20


def test_virtual_cannot_be_written():
    dressed = zarr_dress.virtual(single(Phantom(), (4, 4)), Storage((2, 2)))
    with pytest.raises(PermissionError):
        dressed.objects.set("c/0/0", b"")
    with pytest.raises(PermissionError):
        dressed.objects.delete("c/0/0")


def test_describes_itself():
    volume = single(Phantom(), (40, 48, 50))
    dressed = zarr_dress.virtual(volume, Storage((8, 8, 8), shards=(16, 16, 16), compressor="zstd"))
    assert dressed.describe() == "40 x 48 x 50 uint16, chunks 8 x 8 x 8 in shards 16 x 16 x 16, zstd, Zarr v3"


def test_the_units_that_students_are_given_are_those_that_volumes_have():
    assert set(MICROMETRES) == set(zarr_dress.UNITS_OF_LENGTH)
    assert all(um * zarr_dress._PER_MICROMETRE[unit] == pytest.approx(1, rel=1e-12) for unit, um in MICROMETRES.items())
