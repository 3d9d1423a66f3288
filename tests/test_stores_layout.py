"""Which chunk a key names, learned from metadata documents: foreign keys and malformed documents are none."""

import contextlib
import json
import time

import numpy as np
import pytest
import zarr
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.stores.counted import MAX_DOCUMENT, MAX_DOCUMENTS, CountedObjects
from grader.stores.log import AccessLog, Fuse, FuseBlown
from grader.stores.objects import MemoryObjects
from grader.stores.zarr_layout import METADATA_NAMES, ZarrLayout
from grader.stores.zarr_store import ObjectStore

steady = settings(derandomize=True, deadline=None, database=None, max_examples=200)


def made(**options):
    objects = MemoryObjects()
    zarr.create_array(ObjectStore(objects), dtype="u2", compressors=None, **options)
    return objects


def test_keys_of_every_encoding():
    two = {"shape": (4, 6), "chunks": (2, 2)}
    cases = [
        (made(**two), "c/1/2", ["1/2", "c.1.2", "c/1", "c/1/2/0", "c/2/0", "c/0/3", "c/-1/0", "c", "C/1/2"]),
        (made(**two, zarr_format=2), "1.2", ["1/2", "c/1/2", "1", "1.2.0", "2.0", "0.3", ".1.2"]),
        (made(**two, chunk_key_encoding={"name": "default", "separator": "."}), "c.1.2", ["c/1/2", "1.2", "c1.2"]),
        (made(**two, chunk_key_encoding={"name": "v2", "separator": "/"}), "1/2", ["c/1/2", "1.2", "1//2"]),
        (made(**two, zarr_format=2, chunk_key_encoding={"name": "v2", "separator": "/"}), "1/2", ["1.2"]),
    ]
    for objects, key, foreign in cases:
        layout = ZarrLayout(objects)
        found = layout.find(key)
        assert (found.unit, found.chunks) == (5, (5,))
        for other in [*foreign, "", "x", *METADATA_NAMES]:
            assert layout.find(other) is None, (key, other)


@pytest.mark.parametrize("alias", ["c/01/2", "c/+1/2", "c/ 1/2", "c/١/2", "c/1_0/2", "c/²/1", "c/" + "9" * 5000 + "/0"])
def test_other_ways_to_write_a_number_are_foreign(alias):
    assert ZarrLayout(made(shape=(4, 6), chunks=(2, 2))).find(alias) is None


@pytest.mark.parametrize(("form", "key"), [(2, "0"), (3, "c")])
def test_an_array_without_axes_has_one_chunk(form, key):
    objects = made(shape=(), zarr_format=form)
    store = CountedObjects(objects, AccessLog())
    array = zarr.open_array(ObjectStore(store), mode="r+", zarr_format=form)
    array[...] = 5
    assert array[()] == 5
    log = store.log.arrays[""]
    assert (log.writes, list(log.chunks_read())) == ([0], [0])
    layout = ZarrLayout(objects)
    assert layout.find(key).chunks == (0,)
    assert [layout.find(name) for name in (*METADATA_NAMES, "1", "c/0")] == [None] * 7


def test_arrays_in_folders_and_their_levels():
    objects = MemoryObjects()
    multiscales = [{"datasets": [{"path": "full/s0"}, {"path": "s1"}]}]
    group = zarr.create_group(ObjectStore(objects), attributes={"ome": {"version": "0.5", "multiscales": multiscales}})
    for path in ("full/s0", "s1", "labels/cells"):
        group.create_array(path, shape=(4,), chunks=(2,), dtype="u1")
    layout = ZarrLayout(objects)
    assert {path: array.grid.level for path, array in layout.arrays.items()} == {
        "full/s0": 0,
        "s1": 1,
        "labels/cells": 0,
    }
    assert layout.find("full/s0/c/1").layout is layout.arrays["full/s0"]
    assert layout.find("full/c/1") is None
    assert layout.find("c/0") is None


def test_a_shards_chunks_are_those_inside_the_array():
    objects = MemoryObjects()
    zarr.create_array(ObjectStore(objects), shape=(5, 5), chunks=(2, 2), shards=(4, 4), dtype="u1")
    layout = ZarrLayout(objects)
    assert layout.find("c/0/0").chunks == (0, 1, 3, 4)
    assert layout.find("c/1/1").chunks == (8, -1, -1, -1)
    assert layout.find("c/2/0") is None
    array = layout.arrays[""]
    assert (array.sharded, array.index_nbytes, array.chunks_per_shard) == (True, 4 * 16 + 4, (2, 2))


GOOD = json.loads(made(shape=(4, 6), chunks=(2, 2)).items["zarr.json"])
SHARDED = json.loads(made(shape=(8, 8), chunks=(2, 2), shards=(4, 4)).items["zarr.json"])
V2 = json.loads(made(shape=(4, 6), chunks=(2, 2), zarr_format=2).items[".zarray"])


@st.composite
def broken(draw):
    """A metadata document in which something, somewhere, was replaced or left out."""
    name, document = draw(st.sampled_from([("zarr.json", GOOD), ("zarr.json", SHARDED), (".zarray", V2)]))
    document = json.loads(json.dumps(document))
    where = document
    while True:
        keys = list(where) if isinstance(where, dict) else list(range(len(where)))
        key = draw(st.sampled_from(keys))
        if not (isinstance(where[key], (dict, list)) and where[key] and draw(st.booleans())):
            break
        where = where[key]
    junk = st.sampled_from([None, True, -1, 0, 1, 2**70, 1.5, "", "x", [], {}, [0, 0], [[]], {"a": 1}, [1, 2, 3]])
    if draw(st.booleans()):
        where[key] = draw(junk)
    else:
        del where[key]
    return name, json.dumps(document).encode()


@steady
@given(broken())
def test_a_malformed_document_teaches_nothing_and_breaks_nothing(case):
    name, document = case
    objects = MemoryObjects()
    store = CountedObjects(objects, AccessLog())
    store.set(name, document)
    with contextlib.suppress(PermissionError):  # by what was learned, this may be no chunk
        store.set("c/0/0", b"1234")
    objects.set("c/0/0", b"1234")
    for byte_range in (None, (0, 2), (-4, None)):
        store.get("c/0/0", byte_range)
        store.get("0.0", byte_range)
    assert bytes(store.get(name)) == document
    for array in store.layout.arrays.values():
        assert all(n > 0 for n in array.grid.chunks)
    ZarrLayout(store)


@pytest.mark.parametrize(
    "document", [b"", b"[]", b"7", b"null", b'"x"', b"{", b"\xff", b"[" * 100_000, b'{"a":' * 9999]
)
@pytest.mark.parametrize("name", METADATA_NAMES)
def test_what_is_no_document_is_kept_as_it_is(name, document):
    store = CountedObjects(MemoryObjects(), AccessLog())
    store.set(f"a/{name}", document)
    assert not store.layout.arrays
    assert store.get(f"a/{name}") == document


@pytest.mark.parametrize(
    "attributes", [{"ome": []}, {"ome": {"multiscales": {}}}, {"multiscales": [{"datasets": [7]}]}]
)
def test_malformed_multiscales_are_none(attributes):
    objects = MemoryObjects()
    zarr.create_group(ObjectStore(objects), attributes=attributes)
    zarr.create_array(ObjectStore(objects), name="0", shape=(4,), chunks=(2,), dtype="u1")
    assert ZarrLayout(objects).arrays["0"].grid.level == 0


def test_a_shard_of_absurdly_many_chunks_is_none():
    document = json.loads(json.dumps(SHARDED))
    document["shape"] = document["chunk_grid"]["configuration"]["chunk_shape"] = [2**40, 2**40]
    store = CountedObjects(MemoryObjects(), AccessLog())
    started = time.monotonic()
    store.set("zarr.json", json.dumps(document).encode())
    store.get("c/0/0")
    assert not store.layout.arrays
    assert time.monotonic() - started < 5


def test_an_array_of_absurdly_many_axes_is_none():
    document = json.loads(json.dumps(GOOD))
    for n_axes, known in ((32, True), (33, False), (100_000, False)):
        document["shape"] = document["chunk_grid"]["configuration"]["chunk_shape"] = [1] * n_axes
        store = CountedObjects(MemoryObjects(), AccessLog())
        store.set("zarr.json", json.dumps(document).encode())
        assert ("" in store.layout.arrays) == known


@pytest.mark.parametrize("data_type", [[["a", "u2"]], "u2," * 1000, {"name": "u2"}])
def test_a_data_type_that_is_no_name_of_one_is_none(data_type):
    store = CountedObjects(MemoryObjects(), AccessLog())
    store.set(".zarray", json.dumps({**V2, "dtype": data_type}).encode())
    assert not store.layout.arrays


def test_what_an_answer_says_of_an_image_is_bounded():
    store = CountedObjects(MemoryObjects(), AccessLog())
    with pytest.raises(PermissionError, match="may have 1,048,576 bytes of metadata, not 1,048,577"):
        store.set("zarr.json", bytes(MAX_DOCUMENT + 1))
    for i in range(MAX_DOCUMENTS):
        store.set(f"{i}/.zattrs", b"{}")
        store.set(f"{i}/.zattrs", b'{"a": 1}')
    with pytest.raises(PermissionError, match="a store may have 1,000 metadata documents, not more"):
        store.set("another/.zattrs", b"{}")
    store.delete("0/.zattrs")
    store.set("another/.zattrs", b"{}")


def test_arrays_that_come_and_go_are_bounded_too():
    store = CountedObjects(MemoryObjects(), AccessLog())
    document = json.dumps(GOOD).encode()
    for i in range(MAX_DOCUMENTS):
        store.set(f"{i}/zarr.json", document)
        store.delete(f"{i}/zarr.json")
    with pytest.raises(PermissionError, match="1,000 metadata documents"):
        store.set("another/zarr.json", document)
    assert len(store.layout.arrays) == MAX_DOCUMENTS


def test_no_more_is_remembered_than_an_image_has():
    store = CountedObjects(MemoryObjects(made(shape=(4, 6), chunks=(2, 2)).items), AccessLog())
    for i in range(20):
        levels = [{"path": f"{i}-{k}"} for k in range(200)] + [{"path": "x" * 2000}]
        store.set(".zattrs", json.dumps({"multiscales": [{"datasets": levels}]}).encode())
    assert len(store.layout._levels) == 1000
    for i in range(20_000):
        store.exists(f"nothing/{i}")
        store.get(f"nothing/{i}")
    assert store.layout._found.cache_info().currsize <= 2**14


def test_an_object_without_a_byte_is_kept_too():
    store = CountedObjects(MemoryObjects(), AccessLog(Fuse(1, 1, 2**60, 10_000)))
    for i in range(37):
        store.set(f"{i}/.zattrs", b"")
    with pytest.raises(FuseBlown):
        store.set("37/.zattrs", b"")
    assert len(store._objects.items) == 37


def test_a_shard_whose_index_is_garbage_is_served_all_the_same():
    objects = made(shape=(8, 8), chunks=(2, 2), shards=(4, 4))
    store = CountedObjects(objects, AccessLog())
    for garbage in (b"", b"short", bytes(68), b"\xff" * 100, np.full(20, 2**63, "<u8").tobytes()):
        store.set("c/0/0", garbage)
        for byte_range in (None, (0, 8), (-68, None), (-8, None), (4, None)):
            assert store.get("c/0/0", byte_range) is not None
    assert store.log.arrays[""].n_writes == 5


def test_one_array_is_found_without_a_look_at_the_others():
    objects = MemoryObjects()
    group = zarr.create_group(ObjectStore(objects))
    for path in ("a/0", "a/1", "b"):
        group.create_array(path, shape=(4,), chunks=(2,), dtype="u1")
    assert sorted(ZarrLayout(objects, "a").arrays) == ["a/0", "a/1"]
    objects.list_dir = None
    assert list(ZarrLayout(objects, "a/1").arrays) == ["a/1"]


def test_opening_a_huge_store_lists_no_chunks():
    class NoListing(MemoryObjects):
        def list(self, prefix=""):
            raise AssertionError("listed")

        def list_dir(self, prefix=""):
            assert prefix in ("", "labels"), prefix
            return iter({"": ["zarr.json", "0", "labels"], "labels": []}[prefix])

    objects = MemoryObjects()
    group = zarr.create_group(ObjectStore(objects))
    group.create_array("0", shape=(2**40, 2**40), chunks=(64, 64), dtype="u2")
    layout = ZarrLayout(NoListing(objects.items))
    assert layout.arrays["0"].grid.n_chunks == 2**68
    assert layout.find(f"0/c/{2**34 - 1}/5").unit == (2**34 - 1) * 2**34 + 5
