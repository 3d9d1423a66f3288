"""Volumes by formula read as NumPy would; the phantom's values."""

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.volumes.phantom import Phantom
from grader.volumes.volume import pyramid, single

steady = settings(derandomize=True, deadline=None, database=None)

DTYPES = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "float16", "float32", "float64"]


@steady
@given(data=st.data(), shape=hnp.array_shapes(min_dims=1, max_dims=5, max_side=6))
def test_reads_as_numpy_does(data, shape):
    volume = single(Phantom("uint16", 3), shape, axes="tczyx"[-len(shape) :])
    whole = volume.read()
    assert whole.shape == shape
    selection = data.draw(hnp.basic_indices(shape, allow_ellipsis=False, allow_newaxis=False))
    got = volume.read(selection)
    assert np.shape(got) == whole[selection].shape
    np.testing.assert_array_equal(got, whole[selection])


def test_large_regions_are_computed_in_slabs():
    volume = single(Phantom("uint16", 3), (70, 80, 90))
    np.testing.assert_array_equal(volume.read()[5, 7:9, ::-3], volume.read((5, slice(7, 9), slice(None, None, -3))))
    z, y, x = np.ogrid[:70, :80, :90]
    np.testing.assert_array_equal(volume.read(), volume.points(0, z, y, x))


def test_blocks_go_on_beyond_the_edge():
    volume = single(Phantom("uint16", 3), (5, 6, 7))
    block = volume.block((4, 4, 0), (4, 4, 8))
    assert block.shape == (4, 4, 8)
    np.testing.assert_array_equal(block[:1, :2, :7], volume.read((slice(4, 5), slice(4, 6))))


@pytest.mark.parametrize("selection", [5, -6, (0, 6), (0, 0, 0, 0)])
def test_refuses_indices_out_of_range(selection):
    with pytest.raises(IndexError):
        single(Phantom(), (5, 6, 7)).read(selection)


def test_pyramid_geometry():
    volume = pyramid(Phantom(), (100, 65, 64), (16, 32, 32), (1, 2, 2), (2.0, 0.5, 0.5), n_levels=3)
    assert [level.shape for level in volume.levels] == [(100, 65, 64), (100, 33, 32), (100, 17, 16)]
    assert volume.levels[2].factors == (1, 4, 4)
    assert volume.levels[2].scale_um == (2.0, 2.0, 2.0)
    assert volume.levels[2].translation_um == (0.0, 0.75, 0.75)


def test_pyramid_ends_with_one_chunk():
    volume = pyramid(Phantom(), (16384, 32768, 32768), (64, 64, 64))
    assert len(volume.levels) == 10
    assert volume.levels[-1].shape == (32, 64, 64)
    assert len(pyramid(Phantom(), (100, 8, 8), (16, 16, 16), (1, 2, 2)).levels) == 4  # z never fits


def test_time_and_channel_are_not_downsampled():
    volume = pyramid(Phantom(), (3, 2, 8, 8, 8), (1, 1, 4, 4, 4))
    assert [level.shape for level in volume.levels] == [(3, 2, 8, 8, 8), (3, 2, 4, 4, 4)]
    assert volume.axes == "tczyx"


@pytest.mark.parametrize("dtype", DTYPES)
def test_phantom_values(dtype):
    values = single(Phantom(dtype, 5), (40, 50, 60)).read()
    assert values.dtype == np.dtype(dtype)
    assert np.count_nonzero(values) == values.size
    assert len(np.unique(values)) > 0.95 * min(values.size, 2.0 ** min(8 * values.itemsize, 11))
    if values.dtype.kind == "f":
        assert 0 < values.min() < values.max() < 1
    else:
        info = np.iinfo(dtype)
        assert (values.min() < 0) == (info.min < 0) or values.itemsize == 8
        np.testing.assert_array_equal(values, values.astype(np.float64).astype(dtype))


def test_phantom_bits():
    values = single(Phantom("uint16", 5, bits=12), (20, 50, 60)).read()
    assert (values.min(), values.max()) == (1, 4095)


def test_phantom_seed_level_and_size():
    shape = (2**40, 2**39, 2**40)
    a, b = (pyramid(Phantom("uint32", seed), shape, n_levels=2) for seed in (1, 2))
    far = (slice(2**30, 2**30 + 4), 2**37, slice(2**38, 2**38 + 5))
    np.testing.assert_array_equal(a.read(far), pyramid(Phantom("uint32", 1), shape, n_levels=2).read(far))
    assert not (a.read(far) == b.read(far)).any()
    assert not (a.read(far) == a.read(far, level=1)).any()


def test_phantom_planes_do_not_follow_from_one_another():
    values = single(Phantom("uint16", 1), (8, 64, 64)).read().astype(float)
    for other in values[1:]:
        assert abs(np.corrcoef(values[0].ravel(), other.ravel())[0, 1]) < 0.1
        assert abs(np.corrcoef((values[1] - values[0]).ravel(), (other - values[0]).ravel())[0, 1] - 0.5) < 0.6
