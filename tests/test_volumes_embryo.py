"""The synthetic embryo: the same from every region and level, never 0, labels that fit."""

import numpy as np
import pytest

from grader.volumes.embryo import Embryo
from grader.volumes.volume import pyramid, single

SHAPE = (48, 64, 80)


@pytest.fixture(scope="module")
def embryo():
    return pyramid(Embryo.of(SHAPE, (2, 1, 1), seed=4), SHAPE, factors=(2,), voxel_um=(2, 1, 1), n_levels=3)


@pytest.fixture(scope="module")
def labels(embryo):
    return pyramid(embryo.formula.labels, SHAPE, factors=(2,), voxel_um=(2, 1, 1), n_levels=3)


def regions():
    rng = np.random.default_rng(0)
    for _ in range(6):
        yield tuple(slice(*sorted(rng.integers(0, n + 1, 2))) for n in SHAPE)
    yield 20, slice(None), slice(None)
    yield slice(None), 30, slice(None, None, 3)
    yield 20, 30, 40


def test_regions_are_crops(embryo, labels):
    for volume in (embryo, labels):
        whole = volume.read()
        for region in regions():
            np.testing.assert_array_equal(volume.read(region), whole[region])


def test_values(embryo, labels):
    assert embryo.read().dtype == np.uint16
    assert labels.read().dtype == np.uint32
    for level in range(3):
        assert embryo.read(level=level).min() >= 1
        assert labels.read(level=level).min() == 1


def test_nuclei_are_bright(embryo, labels):
    image, label = embryo.read(), labels.read()
    assert len(np.unique(label)) > 100
    assert label.max() < embryo.formula.n_cells + 2
    assert np.median(image[label > 1]) > 3 * np.median(image[label == 1])


def test_levels_show_the_same_embryo(embryo, labels):
    fine, coarse = labels.read(), labels.read(level=1)
    # A coarse voxel's centre lies between fine ones, so that it can touch the edge of a nucleus that they miss.
    assert len(np.setdiff1d(coarse, fine)) <= len(np.unique(fine)) // 100
    assert (coarse == fine[::2, ::2, ::2]).mean() > 0.9


def test_seeds_differ():
    a, b = (single(Embryo.of(SHAPE, seed=seed), SHAPE).read(24) for seed in (1, 2))
    assert (a != b).mean() > 0.9


def test_channels_and_time():
    shape = (2, 2, 16, 32, 32)
    formula = Embryo.of(shape, seed=4)
    image, label = single(formula, shape).read(), single(formula.labels, shape).read()
    nuclei = label[0, 0] > 1
    assert image[0, 0][nuclei].mean() > 3 * image[0, 1][nuclei].mean()
    assert (image[0, 0] != image[1, 0]).mean() > 0.9


def test_points_are_the_voxels(embryo, labels):
    rng = np.random.default_rng(1)
    where = [rng.integers(0, n, (5, 40)) for n in SHAPE]
    for volume in (embryo, labels):
        np.testing.assert_array_equal(volume.points(0, *where), volume.read()[tuple(where)])
