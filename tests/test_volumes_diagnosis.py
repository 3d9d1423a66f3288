"""Each wrong answer gets its sentence, a right one none, and nothing is ever claimed that is not so."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.volumes.diagnosis import diagnose
from grader.volumes.phantom import Phantom
from grader.volumes.sampling import Sampling, diagnose_points, nearest
from grader.volumes.volume import pyramid, single

steady = settings(derandomize=True, deadline=None, database=None)

ALL = slice(None)
BOX = (3, slice(5, 15), slice(10, 30))
SMALL = pyramid(Phantom("uint16", 3), (40, 60, 80), factors=(2,), n_levels=3)
LARGE = pyramid(Phantom("uint16", 3), (320, 480, 640), factors=(2,), n_levels=3)


def transposed_box(read):
    return read((slice(7, 13), slice(4, 25), slice(12, 39))).transpose(1, 0, 2)


def half(read, rest):
    got = read(BOX).copy()
    got[4:] = rest(read)
    return got


WRONG = {
    "axis": (lambda r: r((ALL, 3)), 3, "these are the pixels of y = 3: axis 1 instead of axis 0"),
    "axis, turned": (lambda r: r((ALL, ALL, 3)).T, 3, "pixels of x = 3: axis 2 instead of axis 0, z and y swapped"),
    "plane": (lambda r: r(4), 3, "plane z = 4 instead of z = 3"),
    "plane far off": (lambda r: r(17), 3, "plane z = 17 instead of z = 3"),
    "plane from the end": (lambda r: r(-1), 0, "(the last one) instead of z = 0"),
    "transposed": (lambda r: r(3).T, 3, "y and x swapped"),
    "shift": (
        lambda r: r((3, slice(5, 15), slice(11, 31))),
        BOX,
        "shifted by one voxel along x (from x = 11 on instead of x = 10)",
    ),
    "two shifts": (
        lambda r: r((3, slice(4, 14), slice(11, 31))),
        BOX,
        "shifted by one voxel along y (from y = 4 on instead of y = 5), shifted by one voxel along x",
    ),
    "chunk": (lambda r: r((3, slice(5, 15), slice(18, 38))), BOX, "shifted by one whole chunk along x"),
    "end included": (lambda r: r((3, slice(5, 15), slice(10, 31))), BOX, "21 voxels along x instead of 20"),
    "selections": (lambda r: r((3, slice(10, 30), slice(5, 15))), BOX, "the selections of y and x swapped"),
    "flip": (lambda r: r(BOX)[::-1], BOX, "flipped along y"),
    "x, y, z": (
        lambda r: r((slice(5), slice(6), slice(7))).transpose(2, 1, 0),
        (slice(5), slice(6), slice(7)),
        "x, y, z order instead of z, y, x",
    ),
    "x, y, z selection": (
        lambda r: r((slice(2, 9), slice(6), slice(1, 5))),
        (slice(1, 5), slice(6), slice(2, 9)),
        "x, y, z order instead of z, y, x",
    ),
    "axis kept": (
        lambda r: r((slice(3, 4), *BOX[1:])),
        BOX,
        "the voxels are right, but the shape is (1, 10, 20) instead of (10, 20)",
    ),
    "flat": (lambda r: r(BOX).ravel(), BOX, "the voxels are right, but the shape is (200,) instead of (10, 20)"),
    "float": (lambda r: r(BOX).astype(float), BOX, "the voxels are right, but float64 instead of uint16"),
    "float shift": (lambda r: r((4, *BOX[1:])) * 1.0, BOX, "plane z = 4 instead of z = 3, float64 instead of uint16"),
    "bytes": (lambda r: r(BOX).byteswap(), BOX, "the bytes of each value are in the wrong order"),
    "big endian": (lambda r: r(BOX).astype(">u2"), BOX, "in another byte order (>u2) than the machine's"),
    "scaled": (lambda r: r(BOX) / 65535, BOX, "scaled to 0 … 1"),
    "signed": (lambda r: r(BOX).view("int16"), BOX, "int16 instead of uint16, so large values are negative"),
    "wrapped values": (lambda r: r(BOX).astype("u1"), BOX, "uint8 instead of uint16, so large values have wrapped"),
    "upper byte": (lambda r: (r(BOX) >> 8).astype("u1"), BOX, "only the upper 8 bits of each value"),
    "zeros": (lambda r: np.zeros((10, 20), "u2"), BOX, "all zeros"),
    "constant": (lambda r: np.full((10, 20), 7, "u2"), BOX, "the same value everywhere: 7"),
    "nan": (lambda r: np.full((10, 20), np.nan), BOX, "every value is NaN"),
    "half zero": (lambda r: half(r, lambda r: 0), BOX, "the first 4 rows are right, from row 4 on: all zeros"),
    "half another plane": (
        lambda r: half(r, lambda r: r((4, slice(9, 15), BOX[2]))),
        BOX,
        "the first 4 rows are right, from row 4 on: plane z = 4 instead of z = 3",
    ),
    "steps": (lambda r: r((3, slice(5, 25), slice(10, 30))), (3, slice(5, 25, 2), slice(10, 30)), "in steps of 2"),
    "rolled": (lambda r: np.roll(r(3), 1, 1), 3, "shifted by one voxel along x (wrapped round at the edge"),
}


@pytest.mark.parametrize("volume", [SMALL, LARGE], ids=["small", "large"])
@pytest.mark.parametrize("name", WRONG)
def test_names_the_mistake(name, volume):
    make, selection, words = WRONG[name]
    assert words in diagnose(volume, make(volume.read), selection, chunks=(8, 8, 8))


@pytest.mark.parametrize("dtype", ["uint8", "int16", "uint32", "float32"])
@pytest.mark.parametrize("name", ["axis", "plane", "transposed", "shift", "flip", "half zero"])
def test_names_the_mistake_in_any_type(name, dtype):
    volume = single(Phantom(dtype, 8), (40, 60, 80))
    make, selection, words = WRONG[name]
    assert words in diagnose(volume, make(volume.read), selection)


def test_names_the_level():
    box = (3, slice(5, 15), slice(10, 20))
    assert diagnose(SMALL, SMALL.read(box, 1), box, 2) == "level 1 instead of level 2"
    assert diagnose(SMALL, SMALL.read(level=1), None, 2) == "level 1 instead of level 2"
    strided = SMALL.read((slice(None, None, 4),) * 3)
    words = "level 0 instead of level 2, at the same place in steps of 4 x 4 x 4 voxels"
    assert diagnose(SMALL, strided, None, 2) == words


def test_names_timepoint_and_channel():
    volume = single(Phantom("uint16", 3), (3, 2, 20, 30, 40))
    assert diagnose(volume, volume.read((1, 1, 5)), (0, 1, 5)) == "timepoint 1 instead of timepoint 0"
    assert diagnose(volume, volume.read((0, 0, 5)), (0, 1, 5)) == "channel 0 instead of channel 1"
    swapped = "timepoint 0 instead of timepoint 1, channel 1 (the last one) instead of channel 0"
    assert diagnose(volume, volume.read((0, 1, 5)), (1, 0, 5)) == swapped


def test_finds_a_box_anywhere():
    asked = (slice(1, 7), slice(9, 30), slice(0, 27))
    words = diagnose(SMALL, transposed_box(SMALL.read), asked)
    assert words.startswith("z and y swapped, shifted by 6 voxels along z (from z = 7 on instead of z = 1)")


@steady
@given(data=st.data())
def test_a_right_answer_has_no_diagnosis(data):
    selection = tuple(
        data.draw(st.one_of(st.integers(0, n - 1), st.slices(n).filter(lambda s: (s.step or 1) > 0)))
        for n in (40, 60, 80)
    )
    assert diagnose(SMALL, SMALL.read(selection), selection) is None


@pytest.mark.parametrize("volume", [SMALL, LARGE], ids=["small", "large"])
def test_noise_has_no_diagnosis(volume):
    rng = np.random.default_rng(0)
    for dtype in ("uint8", "uint16", "float64"):
        assert diagnose(volume, rng.integers(1, 255, (10, 20)).astype(dtype), BOX) is None
    assert diagnose(volume, np.array(["a"]), BOX) is None
    assert diagnose(volume, volume.read((4, 5, 6)), (3, 5, 6)) is None  # one voxel proves nothing


def plane():
    i, j = np.mgrid[:60, :80]
    steps = np.array([[0.5, 0.75, 0.1], [-0.5, 0.25, 0.9]])[:, :, np.newaxis, np.newaxis]
    return np.array([10.0, 5, 7])[:, np.newaxis, np.newaxis] + steps[0] * i + steps[1] * j


def sampled(points=None, rounding=nearest, outside=lambda index, shape: index, level=0, fill=0):
    points = plane() if points is None else points
    return Sampling((), level, rounding=rounding, outside=outside).values(SMALL, points, fill)


X = np.array([0, 0, 1.0])[:, np.newaxis, np.newaxis]
POINTS_WRONG = {
    "rint": (lambda: sampled(rounding=lambda p: np.rint(p).astype(int)), "halves are rounded to the even neighbour"),
    "floor": (lambda: sampled(rounding=lambda p: np.floor(p).astype(int)), "rounded down"),
    "trunc": (lambda: sampled(rounding=lambda p: p.astype(int)), "truncated towards zero"),
    "x, y, z": (lambda: sampled(plane()[::-1]), "x, y, z order instead of z, y, x"),
    "y, x": (lambda: sampled(plane()[[0, 2, 1]]), "y and x swapped"),
    "transposed": (lambda: sampled().T, "rows and columns of the answer are swapped"),
    "upside down": (lambda: sampled()[::-1], "the answer is upside down"),
    "wrapped": (lambda: sampled(outside=np.mod), "wrapped round to the other end"),
    "clipped": (lambda: sampled(outside=lambda i, n: np.clip(i, 0, n - 1)), "the voxels at the edge are repeated"),
    "shift": (lambda: sampled(plane() + X), "shifted by one voxel along x"),
    "half": (lambda: sampled(plane() + 0.5), "shifted by half a voxel along every axis"),
    "fill": (lambda: sampled(fill=7), "right inside the volume; outside"),
    "level": (lambda: sampled(level=1), "level 1 instead of level 0, at the same voxel indices"),
    "float": (lambda: sampled().astype(float), "the voxels are right, but float64 instead of uint16"),
    "zeros": (lambda: sampled() * 0, "all zeros"),
}


@pytest.mark.parametrize("name", POINTS_WRONG)
def test_names_the_mistake_at_points(name):
    make, words = POINTS_WRONG[name]
    assert words in diagnose_points(SMALL, plane(), make())


def test_names_a_forgotten_translation():
    volume = pyramid(Phantom(), (80, 90, 100), voxel_um=(2, 0.5, 0.5), n_levels=3)
    geometry = volume.levels[2]
    points = plane() / 4
    offset = np.array(geometry.translation_um) / np.array(geometry.scale_um)
    got = Sampling((), 2).values(volume, points + offset[:, np.newaxis, np.newaxis], 0)
    assert diagnose_points(volume, points, got, 2) == "the translation of level 2 is left out"


def test_right_points_and_noise_have_no_diagnosis():
    assert diagnose_points(SMALL, plane(), sampled()) is None
    assert diagnose_points(SMALL, plane(), np.random.default_rng(0).integers(1, 60000, (60, 80)).astype("u2")) is None


@settings(steady, max_examples=40)
@given(data=st.data())
def test_no_answer_is_too_odd(data):
    entries = [st.one_of(st.integers(-n, n - 1), st.slices(n)) for n in (6, 7, 8)]
    volume = pyramid(Phantom(data.draw(st.sampled_from(["uint8", "uint16", "float32"])), 3), (6, 7, 8), n_levels=3)
    asked, returned = (data.draw(st.tuples(*entries)) for _ in range(2))
    dtype = data.draw(st.sampled_from(["uint8", ">u2", "int16", "int64", "float16", "float64", "bool"]))
    got = np.asarray(volume.read(returned))
    got = got.astype(dtype) if data.draw(st.booleans()) else got
    got = got[..., np.newaxis] if data.draw(st.booleans()) else got.T
    words = diagnose(volume, got, asked, chunks=(2, 3, 4))
    assert words is None or words
    diagnose_points(volume, np.zeros((3, *got.shape)), got)
