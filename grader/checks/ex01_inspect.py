"""Open without loading."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import cache, partial
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.checks import hdf5_files, tiff_stacks
from grader.checks.hdf5_files import Hdf5Dataset, datasets
from grader.checks.selections import sizes
from grader.checks.tiff_stacks import TiffStack, stacks, tiled_stacks
from grader.checks.zarr_arrays import PETASCALE, ZarrImage, ZarrPyramid, images, pyramids
from grader.given import ImageInfo, LevelInfo
from grader.marking.budget import Budget
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_raises, sequence
from grader.marking.student import Student
from grader.marking.words import shown, type_of
from grader.stores.log import ArrayGrid
from grader.volumes.zarr_dress import UNITS_OF_LENGTH, Storage

BIG_ARRAY = ZarrImage(PETASCALE, Storage((64, 64, 64)), virtual=True)
ARRAY = ZarrImage((5, 10, 9), Storage((2, 4, 4)), virtual=True)
DATASET = Hdf5Dataset((5, 10, 9), (2, 4, 4), path="t00000/s00/0/cells")
STACK = TiffStack((3, 10, 12), rows_per_strip=4)
TILES = TiffStack((3, 40, 50), rows_per_strip=0, tile=(16, 32))

BIG_PYRAMID = ZarrPyramid(PETASCALE, Storage((64, 64, 64)), voxel_um=(1.0, 0.25, 0.25), virtual=True)
PYRAMID = ZarrPyramid(
    (24, 40, 56), Storage((8, 16, 16)), voxel_um=(2.0, 0.5, 0.65), factors=(1, 2, 2), n_levels=3, virtual=True
)
OME_ZARR_04 = replace(PYRAMID, storage=Storage((8, 16, 16), format=2))
MOVIE = replace(PYRAMID, shape=(2, 3, 24, 40, 56), storage=Storage((1, 1, 8, 16, 16)), axes="tczyx")
CHANNELS = replace(
    MOVIE, shape=(3, 40, 56), storage=Storage((1, 16, 16)), axes="cyx", voxel_um=(0.5, 0.65), factors=(2, 2)
)
TRANSFORMED = replace(PYRAMID, also=("transformation of the image",))


def _in_units(*units: str) -> ZarrPyramid:
    return replace(PYRAMID, n_levels=2, units=units)


SMALL_UNITS = (
    _in_units("yoctometer", "zeptometer", "attometer"),
    _in_units("femtometer", "picometer", "angstrom"),
)
USUAL_UNITS = (_in_units("nanometer", "micrometer", "millimeter"), _in_units("centimeter", "decimeter", "meter"))
LARGE_UNITS = (
    _in_units("hectometer", "kilometer", "megameter"),
    _in_units("gigameter", "terameter", "petameter"),
    _in_units("exameter", "zettameter", "yottameter"),
)
OTHER_UNITS = (_in_units("inch", "foot", "yard"), _in_units("mile", "micrometer", "parsec"))


@cache
@st.composite
def one_page(draw: st.DrawFn) -> TiffStack:
    """Return TIFFs of a single page."""
    rows = draw(sizes(2, 24, 20))
    return TiffStack((1, rows, draw(sizes(2, 24, 16))), draw(sizes(1, rows, 8)))


@cache
@st.composite
def contiguous(draw: st.DrawFn) -> Hdf5Dataset:
    """Return HDF5 datasets without chunks."""
    return Hdf5Dataset(draw(st.tuples(sizes(1, 16, 5), sizes(1, 16, 10), sizes(1, 16, 9))), None)


@check(
    points=1,
    of="describe",
    hints=(
        "An opened array knows its size before a voxel is read. Print it and see what it tells; only do not index "
        "it with [...].",
        "source.shape, source.dtype and source.chunks come from the metadata. Along each axis there are size / "
        "chunk chunks, rounded up; stored_nbytes is None.",
        "-(-size // chunk) rounds up, math.prod(grid) counts the chunks, and str(source.dtype.newbyteorder('=')) is "
        "the name in native byte order.",
    ),
    examples=4,
)
@given(images().map(lambda image: replace(image, virtual=True)))
@demand("An array of 35 TB is described without reading a chunk.", BIG_ARRAY, large=True)
@demand("The grid counts the incomplete chunks at the far edges; nbytes does not.", ARRAY)
@demand("Without compression, too, stored_nbytes is None.", ARRAY)
@demand("Chunks that fit exactly are not one more.", replace(ARRAY, shape=(4, 8, 12)))
@demand("In shards, the chunk is the inner one.", replace(ARRAY, storage=Storage((2, 4, 4), shards=(4, 8, 8))))
@demand("dtype is the name in native byte order.", replace(ARRAY, storage=Storage((2, 4, 4), 2, byteorder=">")))
@demand("stored_nbytes is None: no chunk is counted.", replace(ARRAY, storage=Storage((2, 4, 4), compressor="zstd")))
@demand("A chunk may be larger than the array.", replace(ARRAY, storage=Storage((8, 16, 16))))
@demand("There may be two axes.", ZarrImage((10, 9), Storage((4, 4)), virtual=True))
@demand("There may be five axes.", ZarrImage((2, 3, 5, 10, 9), Storage((1, 1, 2, 4, 4)), virtual=True))
@demand("Each data type has its own size.", replace(ARRAY, dtype="float32"))
def describes_zarr(student: Student, image: ZarrImage) -> None:
    """What a Zarr array holds, 35 TB or 35 bytes, is described without reading a chunk."""
    array = image.open(Budget())
    got = student.describe(array)
    expect_info(got, "zarr", image.grid, image.dtype, None)
    array.expect_reads()


@check(
    points=1,
    of="describe",
    hints=(
        "What is the smallest piece that can be read of a dataset without chunks? And what of it is really stored "
        "in the file?",
        "dataset.chunks is None where there are none; then the whole shape is the only chunk. The bytes in the file "
        "are known to dataset.id.",
        "chunk_shape = source.chunks or source.shape; stored_nbytes = source.id.get_storage_size().",
    ),
    examples=3,
)
@given(datasets() | contiguous())
@demand("A dataset of 8.6 GB is described without reading a chunk.", hdf5_files.BIG, large=True)
@demand("The grid counts the incomplete chunks at the far edges; nbytes does not.", DATASET)
@demand("stored_nbytes is what the chunks take in the file.", DATASET)
@demand("Chunks that fit exactly are not one more.", replace(DATASET, shape=(4, 8, 12)))
@demand("Without chunks, the chunk is the whole shape.", Hdf5Dataset((6, 7, 8), None))
@demand("dtype is the name in native byte order.", replace(DATASET, byteorder=">"))
@demand("There may be two axes.", Hdf5Dataset((10, 9), (4, 4)))
@demand("Each data type has its own size.", replace(DATASET, dtype="float32"))
def describes_hdf5(student: Student, dataset: Hdf5Dataset) -> None:
    """What an HDF5 dataset holds, chunked or not, is described without reading a chunk."""
    source = dataset.open(Budget())
    stored = int(dataset.dressed().layout.arrays[0].sizes.sum())
    expect_info(student.describe(source), "hdf5", dataset.grid, dataset.dtype, stored)
    source.expect_reads()


@check(
    points=1,
    of="describe",
    hints=(
        "Which object of tifffile speaks for the whole stack, and which for a single page? Neither reads a pixel "
        "before you call asarray().",
        "tif.series[0] has the shape and dtype of the stack. Its keyframe is a page: keyframe.chunks is the size of "
        "a strip or tile. Each page lists in databytecounts the bytes of its strips.",
        "The chunk shape is (1,) * (len(shape) - len(keyframe.chunks)) + keyframe.chunks, and stored_nbytes is the "
        "sum of sum(page.databytecounts) for each page in tif.series[0].pages.",
    ),
    examples=3,
)
@given(stacks() | tiled_stacks() | one_page())
@demand("A stack of 4 GB is described without reading a strip.", tiff_stacks.BIG, large=True)
@demand("The chunk is a strip of one page; the grid counts the incomplete strips.", STACK)
@demand("stored_nbytes is the sum of all pages.", STACK)
@demand("Strips that fit exactly are not one more.", replace(STACK, shape=(3, 8, 12)))
@demand("The chunk may be a tile.", TILES)
@demand("A tile may be larger than the page.", replace(TILES, shape=(3, 10, 12)))
@demand("A single page has two axes.", replace(STACK, shape=(1, 10, 12)))
@demand("A single page of tiles has two axes.", replace(TILES, shape=(1, 40, 50)))
@demand("Compressed pages take different numbers of bytes.", replace(STACK, compression="zlib", dark_first=True))
@demand("dtype is the name in native byte order.", replace(STACK, byteorder=">"))
@demand("Each data type has its own size.", replace(STACK, dtype="float32"))
@demand("Only the first series counts: a page behind it may be a thumbnail.", replace(STACK, thumbnail=True))
def describes_tiff(student: Student, stack: TiffStack) -> None:
    """What a TIFF holds, in strips or tiles, one page or 2000, is described without reading a strip."""
    tif = stack.open(Budget())
    stored = int(stack.dressed().layout.arrays[0].sizes.sum())
    expect_info(student.describe(tif), "tiff", stack.grid, stack.dtype, stored)
    tif.expect_reads()


@check(
    points=1,
    of="describe_levels",
    hints=(
        "Print dict(group.attrs): where do the levels stand there, in 0.4 and in 0.5? Their order in that list "
        "counts, not their names.",
        '0.4 has "multiscales" at the top of group.attrs, 0.5 under "ome". Of its first entry, each of the '
        '"datasets" has the "path" of a level\'s array in the group.',
        'attributes = dict(group.attrs); entry = attributes.get("ome", attributes)["multiscales"][0]; array = '
        'group[dataset["path"]].',
    ),
    examples=2,
)
@given(pyramids())
@demand("The ten levels of 35 TB are listed without reading a chunk.", BIG_PYRAMID, large=True)
@demand("There is one LevelInfo for each dataset, from fine to coarse.", PYRAMID)
@demand("n_chunks counts the incomplete chunks at the far edges.", PYRAMID)
@demand("OME-Zarr 0.4 has multiscales at the top.", OME_ZARR_04)
@demand("The order is that of the metadata, not of the names.", replace(PYRAMID, paths=("fine", "10", "9")))
@demand("A path may lead through folders.", replace(PYRAMID, paths=("scale/s0", "scale/s1", "scale/s2")))
@demand("shape and chunk_shape have all axes.", MOVIE)
@demand("Only the first entry of multiscales counts.", replace(PYRAMID, also=("second image",)))
@demand("A pyramid may have one level.", replace(PYRAMID, n_levels=1))
@demand("In shards, the chunk is the inner one.", replace(PYRAMID, storage=Storage((8, 16, 16), shards=(8, 32, 32))))
def lists_the_levels(student: Student, image: ZarrPyramid) -> None:
    """describe_levels lists the arrays of an OME-Zarr pyramid in the metadata's order, without reading a chunk."""
    group = image.open(Budget({image.paths_of_levels[0]: ()}))
    for i, level in enumerate(expect_levels(student.describe_levels(group), image)):
        grid = image.grid(i)
        want = {"shape": grid.shape, "chunk_shape": grid.chunks, "n_chunks": grid.n_chunks}
        expect_fields(level, want, {}, of=f"levels[{i}].")
    group.expect_reads()


@check(
    points=1,
    of="describe_levels",
    hints=(
        "Each level says for itself how large its voxels are and where the first one lies. Which of these numbers "
        "belong to axes of space, and in which unit is each?",
        "A dataset's coordinateTransformations hold a scale and perhaps a translation, one value for each axis of "
        "the entry's \"axes\". Multiply both by the micrometres of the axis's unit. What stands beside the datasets "
        "is left out.",
        'Write a table of units, {"nanometer": 1e-3, "micrometer": 1.0, "inch": 25400.0, …}, and look up '
        'axis.get("unit", "micrometer") in it; if it is not there, raise ValueError.',
    ),
    examples=2,
)
@given(case=pyramids())
@demand("The voxels of ten levels of 35 TB are known without reading one.", BIG_PYRAMID, large=True)
@demand("Each level has its own scale.", PYRAMID)
@demand("Each level has its own translation.", PYRAMID)
@demand("OME-Zarr 0.4 has multiscales at the top.", OME_ZARR_04)
@demand("The order is that of the metadata, not of the names.", replace(PYRAMID, paths=("fine", "10", "9")))
@demand("The first voxel may lie anywhere, below 0 too.", replace(PYRAMID, origin_um=(30.0, -1200.5, 800.0)))
@demand("Without a translation there are zeros.", replace(PYRAMID, translations=False))
@demand("One level may have a translation, and another none.", replace(PYRAMID, translations=(True, True, False)))
@demand("Time and channel are no space axes.", MOVIE)
@demand("There may be two space axes.", CHANNELS)
@demand("A unit of time is no concern of space.", replace(MOVIE, also=("unit of time",)))
@demand("Without a unit, an axis is in micrometres.", replace(PYRAMID, units=None))
@demand("Nanometres are converted to micrometres, scale and translation.", replace(PYRAMID, units="nanometer"))
@demand("Each axis has its own unit.", replace(PYRAMID, units=("micrometer", "nanometer", "millimeter")))
@demand("Some axes may have a unit, and others none.", replace(PYRAMID, units=("nanometer", None, None)))
@demand("Units may be small: yoctometer to angstrom.", *SMALL_UNITS)
@demand("Units may be usual: nanometer to meter.", *USUAL_UNITS)
@demand("Units may be large: hectometer to yottameter.", *LARGE_UNITS)
@demand("Units may be those of other systems: inch to parsec.", *OTHER_UNITS)
@demand("A transformation of the whole image is none of a level's.", TRANSFORMED)
@demand("A unit of time on a space axis raises ValueError.", _in_units("micrometer", "micrometer", "second"))
@demand("A unit that is none raises ValueError.", _in_units("pixel", "pixel", "pixel"))
def knows_where_the_levels_lie(student: Student, case: ZarrPyramid, *more: ZarrPyramid) -> None:
    """describe_levels gives each level's voxel size and position in micrometres, whatever the unit."""
    for image in (case, *more):
        group = image.open(Budget({image.paths_of_levels[0]: ()}))
        unit = no_length(image)
        if unit:
            look = f"{unit!r} is no unit of length."
            expect_raises("ValueError", partial(student.describe_levels, group), look)
            return
        for i, level in enumerate(expect_levels(student.describe_levels(group), image)):
            image.expect_scale(level.scale_um, i, of=f"levels[{i}].scale_um")
            image.expect_translation(level.translation_um, i, of=f"levels[{i}].translation_um")
        group.expect_reads()


def no_length(image: ZarrPyramid) -> str:
    """Return the unit of a space axis that is no unit of length; nothing where there is none."""
    units = image.units if isinstance(image.units, tuple) else (image.units,)
    return next((unit for unit in units if unit and unit not in UNITS_OF_LENGTH), "")


def expect_info(got: Any, container: str, grid: ArrayGrid, dtype: str, stored_nbytes: int | None) -> None:
    """Require an ImageInfo; the first field that is wrong is named."""
    expect(isinstance(got, ImageInfo), f"It returned {type_of(got)}, expected an ImageInfo (of grader.given).")
    want = ImageInfo(container, grid.shape, dtype, grid.chunks, grid.grid, grid.n_chunks, grid.nbytes, stored_nbytes)
    overflow = "It overflowed: 32 bits are too few." if got.nbytes in wrapped_to_32_bits(grid) else ""
    expect_fields(got, asdict(want), {"nbytes": overflow})


def expect_levels(got: Any, image: ZarrPyramid) -> list[LevelInfo]:
    """Require a list with a LevelInfo for each level of the metadata, in their order."""
    paths = image.paths_of_levels
    levels = sequence(got)
    expect(levels is not None, f"It returned {type_of(got)}, expected a list of LevelInfo (of grader.given).")
    assert levels is not None
    for level in levels:
        expect(isinstance(level, LevelInfo), f"The list holds {type_of(level)}, expected a LevelInfo.")
    found = tuple(level.path for level in levels)
    says = "List one LevelInfo for each of the metadata's datasets, in their order."
    expect(found == paths, f"The paths are {shown(found)}, expected {shown(paths)}.", says)
    return levels


def expect_fields(got: Any, want: Mapping[str, Any], look: Mapping[str, str], of: str = "") -> None:
    """Require the values of some fields; `look` has for a field what is to be said where its value is wrong."""
    for name, right in want.items():
        value = plain(getattr(got, name))
        if type(value) is type(right) and value == right:
            continue
        says = look.get(name, "")
        if value == right:
            kind = "a dtype" if isinstance(value, np.dtype) else type_of(value)
            says = f"It is {kind}; make it {type_of(right)}."
        expect(False, f"{of}{name} is {shown(value)}, expected {shown(right)}.", says)


def plain(value: Any) -> Any:
    """Return Python's own ints and tuples for those of NumPy, and for lists."""
    items = sequence(value)
    if items is not None:
        return tuple(map(plain, items))
    return int(value) if isinstance(value, np.integer) else value


def wrapped_to_32_bits(grid: ArrayGrid) -> list[int]:
    """Return what numbers of bytes too large for 32 bits become, signed and unsigned; none where they fit."""
    n = grid.nbytes
    return [(n + 2**31) % 2**32 - 2**31, n % 2**32] if n >= 2**31 else []
