"""What one Zarr selection asks for at the same time goes in one message, and is counted chunk by chunk."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.sandbox.channel import (
    BadFrame,
    Frame,
    Op,
    pack_get,
    pack_get_all,
    pack_values,
    unpack_get_all,
    unpack_values,
)
from grader.sandbox.sources import Server
from grader.sandbox.verdicts import PastFuse
from grader.stores.objects import MemoryObjects
from grader.volumes.zarr_dress import Storage
from tests.support_sandbox import answer, of_objects, reads, zarr_source


@pytest.fixture
def messages(monkeypatch):
    """Count the messages of each kind."""
    kinds = Counter()
    serve = Server.serve

    def counting(self, frame):
        kinds[Op(frame.op)] += 1
        return serve(self, frame)

    monkeypatch.setattr(Server, "serve", counting)
    return kinds


def test_one_selection_is_one_message_and_every_chunk_is_counted(messages):
    source, volume = zarr_source()  # 4 x 2 chunks, fewer than zarr asks for at the same time
    with answer("def f(array): return array[...]") as (student, _):
        np.testing.assert_array_equal(student.f(source), volume.read())
    assert sorted(reads(source)) == list(range(8))
    assert messages[Op.GET_ALL] == 1


def test_one_chunk_is_a_plain_message(messages):
    source, volume = zarr_source()
    with answer("def f(array): return array[0, 0]") as (student, _):
        assert student.f(source) == volume.read((0, 0))
    assert messages[Op.GET_ALL] == 0
    assert reads(source) == [0]


def test_threads_of_the_answer_lose_no_read():
    program = """
from concurrent.futures import ThreadPoolExecutor
import numpy as np
def f(array):
    with ThreadPoolExecutor(4) as pool:
        return np.stack(list(pool.map(lambda i: array[i % 8], range(64))))
"""
    source, volume = zarr_source()
    with answer(program) as (student, _):
        np.testing.assert_array_equal(student.f(source), np.tile(volume.read(), (8, 1)))
    assert Counter(reads(source)) == dict.fromkeys(range(8), 16)


def test_absent_chunks_come_back_as_absent():
    source, volume = zarr_source(storage=Storage((2, 4)))
    items = {key: source.store.get(key) for key in source.store.list() if key not in ("c/0/1", "c/2/0")}
    holes = of_objects(MemoryObjects(items), "zarr_array")
    expected = volume.read()
    expected[:2, 4:] = expected[4:6, :4] = 0
    with answer("def f(array): return array[...]") as (student, _):
        np.testing.assert_array_equal(student.f(holes), expected)
    assert sorted(reads(holes)) == list(range(8))
    assert holes.log.arrays[""].n_absent == 2


def test_the_fuse_blows_in_the_middle_of_a_message():
    source, _ = zarr_source(fuse=3)
    with pytest.raises(PastFuse), answer("def f(array): return array[...]") as (student, _):
        student.f(source)
    assert len(reads(source)) == 3


@given(st.lists(st.none() | st.binary(max_size=40), min_size=1))
def test_values_come_back_the_same(values):
    payload = b"".join(pack_values(values))
    assert [None if value is None else bytes(value) for value in unpack_values(payload, len(values))] == values


@given(st.lists(st.binary(max_size=40)))
def test_requests_come_back_the_same(requests):
    assert [bytes(request) for request in unpack_get_all(pack_get_all(requests))] == requests


@given(st.binary(max_size=60))
def test_what_is_no_request_is_a_bad_frame(payload):
    source, _ = zarr_source()
    server = Server()
    number = server.handle(source).id
    good = pack_get_all([pack_get(number, "c/0/0", None)])
    op, _ = server.serve(Frame(Op.GET_ALL, 1, good))
    assert op is Op.DATA
    try:
        op, _ = server.serve(Frame(Op.GET_ALL, 1, good + payload))
    except BadFrame:
        return
    assert op is Op.ERROR or payload == b""
