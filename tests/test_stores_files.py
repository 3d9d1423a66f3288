"""A Python file over any bytes behaves like Python's own; objects in memory and their folders."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.stores.files import MemoryFile, OpenFile
from grader.stores.objects import MemoryObjects, names_below
from grader.volumes.slots import SparseFile

steady = settings(derandomize=True, deadline=None, database=None, max_examples=100)

positions = st.integers(0, 40)
steps = st.one_of(
    st.tuples(st.just("read"), st.none() | st.integers(-1, 30)),
    st.tuples(st.just("readinto"), st.integers(0, 20)),
    st.tuples(st.just("seek"), positions, st.just(0)),
    st.tuples(st.just("seek"), st.integers(-40, 40), st.sampled_from([1, 2])),
    st.tuples(st.just("write"), st.binary(max_size=12)),
    st.tuples(st.just("truncate"), st.none() | positions),
    st.tuples(st.just("readline")),
    st.tuples(st.just("readall")),
)


def like_a_file(twin, size):
    """Truncate a BytesIO as a file is truncated: it grows as well."""
    size = twin.tell() if size is None else size
    grow = size - len(twin.getbuffer())
    if grow > 0:
        at = twin.tell()
        twin.seek(0, 2)
        twin.write(bytes(grow))
        twin.seek(at)
    else:
        twin.truncate(size)
    return size


def do(file, step):
    name, *arguments = step
    if name == "readinto":
        buffer = bytearray(arguments[0])
        return file.readinto(buffer), bytes(buffer)
    if name == "truncate" and isinstance(file, io.BytesIO):
        return like_a_file(file, *arguments)
    if name == "readall":
        return file.read()
    return getattr(file, name)(*arguments)


@pytest.mark.parametrize("below", [MemoryFile, SparseFile])
@steady
@given(content=st.binary(max_size=30), program=st.lists(steps, max_size=12))
def test_a_file_does_what_bytesio_does(below, content, program):
    bytes_below = below()
    bytes_below.write_at(0, content)
    file, twin = OpenFile(bytes_below, writable=True), io.BytesIO(content)
    for step in program:
        assert do(file, step) == do(twin, step), step
        assert file.tell() == twin.tell()
        assert file.file.size() == len(twin.getvalue())
    assert bytes(bytes_below.read_at(0, 1000)) == twin.getvalue()


def test_a_file_for_reading_cannot_be_written():
    below = MemoryFile(b"abc")
    file = OpenFile(below)
    assert file.readable()
    assert file.seekable()
    assert not file.writable()
    for write in (lambda: file.write(b"x"), lambda: file.truncate(1)):
        with pytest.raises(io.UnsupportedOperation):
            write()
    assert below.content == b"abc"


def test_nothing_goes_round_a_file():
    file = OpenFile(MemoryFile(b"abc"))
    with pytest.raises(io.UnsupportedOperation):
        file.fileno()
    assert not hasattr(file, "name")
    assert io.BufferedReader(file).read(2) == b"ab"


def test_what_is_no_position_is_refused():
    file = OpenFile(MemoryFile(b"abc"), writable=True)
    for wrong in (lambda: file.seek(-1), lambda: file.seek(0, 7), lambda: file.truncate(-1)):
        with pytest.raises(ValueError):  # noqa: PT011 -- as io.BytesIO, whose words differ
            wrong()
    assert (file.tell(), file.file.size()) == (0, 3)


def test_writes_past_the_end_leave_zeros():
    below = MemoryFile(b"ab")
    below.write_at(4, memoryview(b"xy"))
    assert below.content == b"ab\0\0xy"
    below.truncate(7)
    assert below.read_at(0, 100) == b"ab\0\0xy\0"
    assert below.read_at(9, 3) == b""


names = st.text("ab/", max_size=5)


@steady
@given(
    st.lists(st.tuples(st.sampled_from(["set", "delete"]), names.filter(bool), st.binary(max_size=9)), max_size=12),
    names,
    st.none() | st.tuples(st.integers(-12, 12), st.none() | st.integers(0, 12)),
)
def test_objects_in_memory(program, prefix, byte_range):
    objects, model = MemoryObjects(), {}
    for name, key, value in program:
        if name == "set":
            objects.set(key, value)
            model[key] = value
        else:
            objects.delete(key)
            model.pop(key, None)
    assert sorted(objects.list(prefix)) == sorted(key for key in model if key.startswith(prefix))
    for key in [*model, prefix]:
        assert objects.exists(key) == (key in model)
        got = objects.get(key, byte_range)
        want = model.get(key)
        if want is None:
            assert got is None
        else:
            assert bytes(got) == (want if byte_range is None else want[slice(*byte_range)])


def test_listing_goes_on_while_keys_come_and_go():
    objects = MemoryObjects({"a": b"1", "b": b"2"})
    for key in objects.list():
        objects.delete(key)
    assert not objects.items


def test_names_below_a_folder():
    keys = ["zarr.json", "0/zarr.json", "0/c/0/0", "0/c/0/1", "0/c/1/0", "01/zarr.json", "0"]
    assert list(names_below(keys, "")) == ["zarr.json", "0", "01"]
    assert list(names_below(keys, "0")) == ["zarr.json", "c"]
    assert list(names_below(keys, "0/c/")) == ["0", "1"]
    assert list(names_below(keys, "0/c/0/0")) == []
    assert list(names_below(keys, "nothing")) == []
