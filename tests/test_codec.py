"""The data format of the channel: all that it can say comes back the same, and nothing else comes back at all."""

import math
import struct
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.given import ImageInfo, LevelInfo, Stats
from grader.sandbox import codec
from grader.sandbox.codec import Handle, Malformed, Unsendable, decode, encode

steady = settings(derandomize=True, deadline=None, database=None, max_examples=80)

DTYPES = [f"{order}{kind}" for order in "<>" for kind in ("i2", "u4", "i8", "f2", "f4", "f8", "c8", "c16")] + [
    "|b1",
    "|i1",
    "|u1",
]
dtypes = st.sampled_from(DTYPES).map(np.dtype)
texts = st.text(st.characters(), max_size=8)  # lone surrogates too
ints = st.integers() | st.integers(-(2**300), 2**300)
bounds = st.none() | st.integers(-(2**70), 2**70)
slices = st.builds(slice, bounds, bounds, bounds)
scalars = dtypes.flatmap(lambda dtype: hnp.arrays(dtype, ()).map(lambda array: array[()]))
arrays = dtypes.flatmap(
    lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
)
hashable = st.none() | st.booleans() | ints | st.floats() | texts | st.binary(max_size=8) | st.tuples(ints, texts)
leaves = (
    hashable
    | st.complex_numbers()
    | slices
    | st.builds(range, st.integers(), st.integers(), st.integers(1, 9))
    | dtypes
    | scalars
    | arrays
    | st.builds(Handle, st.sampled_from(["source", "object"]), st.integers(0, 2**64 - 1), texts)
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(hashable, inner, max_size=4)
        | st.sets(hashable, max_size=4)
        | st.builds(Stats, inner, inner, inner, inner)
        | st.builds(LevelInfo, *[inner] * 6)
        | st.builds(ImageInfo, *[inner] * 8)
    ),
    max_leaves=12,
)


def same(a, b):
    """Say whether two values are of the same type, all the way down, and equal (NaN is)."""
    if type(a) is not type(b):
        return False
    if isinstance(a, (np.ndarray, np.generic)):
        return a.dtype.str == b.dtype.str and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, float):
        return struct.pack("d", a) == struct.pack("d", b)
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return len(a) == len(b) and all(map(same, a.keys(), b.keys())) and all(map(same, a.values(), b.values()))
    if isinstance(a, set):
        return len(a) == len(b) and sorted(map(repr, a)) == sorted(map(repr, b))
    if isinstance(a, (ImageInfo, LevelInfo, Stats)):
        return same(vars(a), vars(b))
    if isinstance(a, np.dtype):
        return a.str == b.str
    return a == b


@steady
@given(values)
def test_everything_comes_back_the_same(value):
    assert same(decode(encode(value)), value)


@steady
@given(arrays, st.data())
def test_arrays_of_any_layout(array, data):
    for view in (array.T, array[..., ::2] if array.ndim else array, np.asfortranarray(array)):
        got = decode(encode(view))
        assert same(got, np.array(view, order="C"))
        assert got.flags.writeable
        assert got.flags.owndata or got.base.flags.owndata


def test_subclasses_come_back_as_what_they_are_based_on():
    class Count(int):
        pass

    class Name(str):
        __slots__ = ()

    class Pair(tuple):
        __slots__ = ()

    for value, plain in [(Count(3), 3), (Name("a"), "a"), (Pair((1, 2)), (1, 2)), (frozenset({1}), {1})]:
        got = decode(encode(value))
        assert type(got) is type(plain)
        assert got == plain
    masked = decode(encode(np.ma.masked_array([1, 2], [True, False])))
    assert type(masked) is np.ndarray


@pytest.mark.parametrize(
    "raw", [b"abc", bytearray(b"abc"), memoryview(b"aabbcc")[::2], memoryview(b"abcdef").cast("H")]
)
def test_bytes_of_any_kind(raw):
    assert decode(encode(raw)) == bytes(raw)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (object(), "an object of type object"),
        ([{"a": (object,)}], "an object of type type"),
        (np.array([None]), "an array of dtype object"),
        (np.array(["a"]), "an array of dtype <U1"),
        (np.zeros(2, "f4,i4"), "an array of dtype [('f0', '<f4'), ('f1', '<i4')]"),
        (np.datetime64("2026-01-01"), "an array of dtype datetime64[D]"),
        (1 << 40_000, "an integer of 5,001 bytes"),
        (lambda: 0, "an object of type function"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_sent_is_named(value, words):
    with pytest.raises(Unsendable) as caught:
        encode(value)
    assert str(caught.value) == words


def nested(depth):
    value = 7
    for _ in range(depth):
        value = [value]
    return value


def test_depth_is_bounded_on_both_sides():
    assert same(decode(encode(nested(codec.MAX_DEPTH))), nested(codec.MAX_DEPTH))
    with pytest.raises(Unsendable, match="nested more than 32 deep"):
        encode(nested(codec.MAX_DEPTH + 1))
    endless = []
    endless.append(endless)
    with pytest.raises(Unsendable, match="nested"):
        encode(endless)
    with pytest.raises(Malformed):
        decode(b"l\1\0\0\0" * 40 + b"N")
    with pytest.raises(Malformed):
        decode(b"l\1\0\0\0" * 100_000 + b"N")
    with pytest.raises(Malformed):
        decode(b"k" * 100_000)


def test_the_number_of_values_is_bounded_on_both_sides(monkeypatch):
    monkeypatch.setattr(codec, "MAX_VALUES", 1000)
    most = [None] * 999
    assert decode(encode(most)) == most
    with pytest.raises(Unsendable, match="more than 1,000 values"):
        encode([None] * 1000)
    with pytest.raises(Malformed, match="too many"):
        decode(b"l" + struct.pack("<I", 1000) + b"N" * 1000)


def test_an_array_that_is_too_large_is_said_by_its_shape(monkeypatch):
    monkeypatch.setattr(codec, "MAX_ARRAY_BYTES", 100)
    assert decode(encode(np.zeros(12))).shape == (12,)
    with pytest.raises(Unsendable, match=r"an array of shape \(13,\) and dtype float64, 104 bytes"):
        encode(np.zeros(13))


def test_integers_are_bounded_on_both_sides():
    largest = (1 << 8 * codec.MAX_INT_BYTES - 1) - 1
    for value in (largest, -largest):
        assert decode(encode(value)) == value
    with pytest.raises(Unsendable):
        encode(largest + 1)
    with pytest.raises(Malformed):
        decode(b"i" + struct.pack("<H", codec.MAX_INT_BYTES + 1) + bytes(codec.MAX_INT_BYTES + 1))


def test_handles_take_the_place_of_what_stays():
    def keep(value):
        return Handle("object", 5, type(value).__name__) if callable(value) else None

    assert decode(encode([1, {"a": len}], keep)) == [1, {"a": Handle("object", 5, "builtin_function_or_method")}]
    with pytest.raises(Unsendable):
        encode(object(), keep)
    with pytest.raises(Malformed):
        decode(encode(Handle("object", 1, "x" * 2000)))


def refused(data):
    """Say whether `data` is refused; what is accepted must be a value that encodes again."""
    try:
        value = decode(data)
    except Malformed:
        return True
    encode(value)
    return False


@steady
@given(values, st.data())
def test_what_is_cut_short_or_longer_is_refused(value, data):
    raw = bytes(encode(value))
    assert refused(raw[: data.draw(st.integers(0, len(raw) - 1))])
    assert refused(raw + b"N")


@steady
@given(values, st.data())
def test_mutated_bytes_never_do_anything_else(value, data):
    raw = bytearray(encode(value))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    refused(raw)
    assert refused(bytes(raw) + b"\0")


TAGS = b"NTFifcsbtlSdkryangh"


@settings(steady, max_examples=200)
@given(st.binary(max_size=60) | st.lists(st.sampled_from([*TAGS, 0, 0, 0, 1, 2, 255]), max_size=60).map(bytes))
def test_random_bytes_never_do_anything_else(raw):
    refused(raw)
    assert refused(raw + b"?")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"s" + struct.pack("<I", 2**32 - 1),
        b"b" + struct.pack("<Q", 2**64 - 1),
        b"l" + struct.pack("<I", 2**32 - 1),
        b"t" + struct.pack("<I", 900_000) + b"N",
        b"S" + struct.pack("<I", 2**31),
        b"d" + struct.pack("<I", 2**31) + b"N" * 100,
        b"a" + struct.pack("<I", 3) + b"<u2" + struct.pack("<BQQ", 2, 2**40, 2**40),
        b"a" + struct.pack("<I", 3) + b"<u2" + struct.pack("<BQ", 1, 2**63),
        b"a" + struct.pack("<I", 3) + b"<u2" + struct.pack("<B255Q", 255, *[2**63] * 255),
        b"a" + struct.pack("<I", 3) + b"<u2" + struct.pack("<BQQ", 2, 0, 2**63),
        b"a" + struct.pack("<I", 3) + b"<u2" + struct.pack("<B70Q", 70, *[0] * 70),
        b"a" + struct.pack("<I", 2) + b"|O" + struct.pack("<BQ", 1, 1) + bytes(8),
        b"a" + struct.pack("<I", 4) + b"|V99" + struct.pack("<BQ", 1, 1) + bytes(99),
        b"n" + struct.pack("<I", 3) + b"<U9" + bytes(36),
        b"y" + struct.pack("<I", 3) + b"u2,",
        b"g" + struct.pack("<I", 6) + b"Handle" + b"N" * 3,
        b"g" + struct.pack("<I", 5) + b"Stats" + b"N" * 3,
        b"s" + struct.pack("<I", 2) + b"\xff\xfe",
        b"d" + struct.pack("<I", 1) + b"l" + struct.pack("<I", 0) + b"N",
        b"r" + b"N" * 3,
        b"r" + b"i\1\0\0" * 3,
        b"c\0\0",
        b"\x80\x04K\x07.",  # a pickle
    ],
)
def test_malformed_bytes_are_refused_without_allocating(data):
    tracemalloc.start()
    try:
        with pytest.raises(Malformed):
            decode(data)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("tag", [b"S", b"d"])
def test_keys_that_collide_do_not_hang_the_grader(tag):
    prime = 2**61 - 1  # hash(k * prime) == 0
    keys = [k * prime for k in range(40_000)]
    parts = b"".join(bytes(encode(key)) + (b"N" if tag == b"d" else b"") for key in keys)
    with pytest.raises(Malformed, match="collide"):
        decode(tag + struct.pack("<I", len(keys)) + parts)


def test_large_sets_and_dicts_are_fine():
    for value in ({(i, -i) for i in range(20_000)}, {i: str(i) for i in range(20_000)}, {-i for i in range(3000)}):
        assert decode(encode(value)) == value


def test_nan_and_infinity():
    got = decode(encode([math.nan, math.inf, -math.inf, -0.0]))
    assert math.isnan(got[0])
    assert got[1:3] == [math.inf, -math.inf]
    assert math.copysign(1, got[3]) == -1
