"""`grade observe`: counts are those of the access log and equal the arithmetic; a file of one's own is not read."""

import json
import math
import random
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import h5py
import numpy as np
import pytest
import tifffile
import zarr
from click.testing import CliRunner
from rich.console import Console

from grader.cli.observe import observe_command
from grader.courses.observing import inline
from grader.courses.observing.formats import Enlarged, Meter, MeteredObjects, formats
from grader.courses.observing.looks import Box, Tilted, looks, tilted
from grader.courses.observing.measure import observe
from grader.courses.observing.own_file import plan
from grader.reports.observation import Observation, remote_seconds
from grader.reports.observation_page import fragment, page
from grader.reports.observation_terminal import print_observation
from grader.reports.observation_words import duration, percent
from grader.reports.png import gray_png
from grader.stores.counted import CountedObjects
from grader.stores.log import AccessLog, ArrayGrid
from grader.stores.zarr_store import ObjectStore
from grader.volumes import zarr_dress
from grader.volumes.phantom import Phantom
from grader.volumes.volume import pyramid, single
from grader.volumes.zarr_dress import DressedZarr, Storage
from solutions.ex04_slicing_at_an_angle import plane_chunks

FLAT = (40, 160, 160)
SEED = random.SystemRandom().randrange(2**32)


@pytest.fixture(scope="module")
def small() -> Observation:
    return observe(FLAT)


# What is measured


@pytest.mark.parametrize("shape", [FLAT, (66, 150, 70), "random"])
def test_counts_equal_the_closed_forms(shape):
    if shape == "random":
        print(f"seed {SEED}")
        shape = tuple(random.Random(SEED).randrange(2, 160) for _ in range(3))
    print(shape)
    seen = observe(shape)
    for format, stored in zip(formats(shape), seen.stored, strict=True):
        opening, *costs = stored.costs
        assert opening.access is None
        for look, cost in zip(looks([grid.shape for grid in format.grids]), costs, strict=True):
            grid = format.grids[look.level]
            wanted = _under(shape, look, grid)
            assert set(cost.access.read) == wanted, (stored.name, look.name)
            assert (cost.chunks, cost.access.repeats) == (len(wanted), 0), (stored.name, look.name)
            assert cost.chunks == look.voxels.n_chunks(grid)
            assert cost.nbytes >= cost.access.bytes_read
            assert cost.remote_seconds == remote_seconds(cost.nbytes, cost.requests)


def _under(shape, look, grid: ArrayGrid) -> set[int]:
    """The chunks under a look, by ex04's own answer and by plain enumeration."""
    if look.name.startswith("at "):
        degrees = int(look.name.split()[1])
        sine, cosine = (round(f(math.radians(degrees)), 4) for f in (math.sin, math.cos))
        columns = 2 * math.ceil(min(shape[0] / 2 / sine, shape[2] / 2 / cosine))
        origin = [n / 2 - (columns - 1) / 2 * step for n, step in ((shape[0], sine), (shape[2], cosine))]
        plane = (origin[0], 0, origin[1]), (0, 1, 0), (sine, 0, cosine), (shape[1], columns)
        return {grid.number(index) for index in plane_chunks(shape, grid.chunks, *plane)}
    picks = [np.atleast_1d(np.arange(n)[pick]) for n, pick in zip(grid.shape, look.voxels.selection, strict=True)]
    touched = np.zeros(grid.grid, bool)
    touched[np.ix_(*(pick // c for pick, c in zip(picks, grid.chunks, strict=True)))] = True
    return set(np.flatnonzero(touched).tolist())


def test_every_format_gives_the_same_voxels():
    shape = (66, 150, 70)
    truth = single(Enlarged(shape), shape).read()
    for format in formats(shape):
        *slices, overview = looks([grid.shape for grid in format.grids])
        for look in slices:
            picture = format.connect(AccessLog(), Meter())().read(look.level, look.voxels)
            if isinstance(look.voxels, Box):
                assert (picture == truth[look.voxels.selection]).all(), (format.name, look.name)
            else:
                inside = picture[:, look.voxels.columns]
                assert (inside == truth[look.voxels.z, :, look.voxels.x].T).all(), (format.name, look.name)
        picture = format.connect(AccessLog(), Meter())().read(overview.level, overview.voxels)
        assert 64 <= max(picture.shape[1:]) < 128


@pytest.mark.slow
def test_what_the_module_teaches_stands_in_the_table():
    seen = observe((256, 256, 256))
    shares = {stored.name: {cost.look: cost.share for cost in stored.costs} for stored in seen.stored}
    assert shares["TIFF"]["at 30 degrees"] == pytest.approx(0.58, abs=0.005)  # ex04's lesson
    assert shares["TIFF"]["at 45 degrees"] == shares["TIFF"]["YZ slice"] == 1
    assert 0.25 <= shares["OME-Zarr"]["at 45 degrees"] <= shares["OME-Zarr"]["at 30 degrees"] <= 0.38
    opening = {stored.name: stored.costs[0].requests for stored in seen.stored}
    assert opening["OME-Zarr"] < opening["BDV HDF5"] < opening["TIFF"] < opening["OME-TIFF"]


def test_neighbours_in_the_file_are_one_request(small):
    costs = {stored.name: {cost.look: cost for cost in stored.costs} for stored in small.stored}
    assert (costs["OME-TIFF"]["XY slice"].chunks, costs["OME-TIFF"]["XY slice"].requests) == (4, 1)
    assert (costs["OME-TIFF"]["XZ slice"].chunks, costs["OME-TIFF"]["XZ slice"].requests) == (80, 40)
    assert (costs["OME-Zarr"]["XY slice"].chunks, costs["OME-Zarr"]["XY slice"].requests) == (9, 9)


def test_tilted_slice_spans_the_volume():
    look = tilted((40, 10, 300), 45)
    assert (look.z.min(), look.z.max()) == (0, 39)
    assert tilted((300, 10, 40), 30).x.max() == 39


# Words, terminal, page


def test_words_of_times_and_shares():
    times = (0.0001, 0.0066, 0.9994, 1.04, 99.94, 205, 7500, 1e6)
    said = ["0 ms", "7 ms", "999 ms", "1.0 s", "99.9 s", "3 min 25 s", "2 h 5 min", "12 days"]
    assert [duration(seconds) for seconds in times] == said
    assert [percent(share) for share in (0, 1e-6, 0.0005, 0.125, 1, 1.092)] == [
        "0 %",
        "< 0.1 %",
        "0.1 %",
        "12.5 %",
        "100 %",
        "109.2 %",
    ]


@pytest.mark.parametrize("width", [100, 80, 60, 40])
def test_terminal_table_fits(small, width):
    console = Console(width=width, record=True, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    print_observation(small, console)
    lines = console.export_text().splitlines()
    assert all(len(line) <= width for line in lines)
    assert "…" not in "".join(lines)
    assert sum("OME-Zarr" in line for line in lines) == 7
    assert any(re.search(r"OME-Zarr .* m?s$", line.rstrip()) for line in lines)


def test_page_is_one_file_with_maps_and_pictures(small):
    text = page(small)
    assert text.count('<svg class="map"') > 24
    assert len(re.findall(r'<img src="data:image/png;base64,[\w+/=]+"', text)) == 6
    assert not re.search(r'(?:src|href)="(?!data:)|url\(|<script', text)
    assert fragment(small).startswith("<div") or "<div" in fragment(small)[:20]


def test_png_is_what_was_drawn():
    pixels = np.random.default_rng(0).integers(0, 256, (7, 11), dtype=np.uint8)
    pillow = pytest.importorskip("PIL.Image")
    import io

    assert (np.asarray(pillow.open(io.BytesIO(gray_png(pixels)))) == pixels).all()


def test_json_holds_the_figures(tmp_path):
    result = CliRunner().invoke(observe_command, ["--size", "64", "--json", str(tmp_path / "a.json")])
    assert result.exit_code == 0, result.output
    document = json.loads((tmp_path / "a.json").read_text())
    assert document["schema"] == "big-image-exercises/observation/v1"
    assert document["stored"][0]["costs"][2]["chunks"] == 64


# One's own file


@pytest.fixture
def volume() -> np.ndarray:
    return np.arange(40 * 200 * 300, dtype=np.uint32).reshape(40, 200, 300).astype(np.uint16)


def _write_zarr(dressed: DressedZarr, folder: Path) -> Path:
    for key in dressed.objects.list():
        (folder / key).parent.mkdir(parents=True, exist_ok=True)
        (folder / key).write_bytes(bytes(dressed.objects.get(key)))
    return folder


def _image(path: Path, format: int, shards=None) -> Path:
    volume = pyramid(Phantom(), (100, 200, 300), (32, 32, 32))
    return _write_zarr(zarr_dress.written_pyramid(volume, Storage((32, 32, 32), format, shards)), path)


def _chunks(seen: Observation) -> list[int]:
    return [cost.chunks for cost in seen.stored[0].costs[1:]]


def test_tiffs(tmp_path, volume):
    plain, imagej, tiled, hyper = (tmp_path / f"{i}.tif" for i in range(4))
    tifffile.imwrite(plain, volume)
    tifffile.imwrite(imagej, volume, imagej=True, metadata={"axes": "ZYX"})
    tifffile.imwrite(tiled, volume, tile=(64, 64), compression="zlib", metadata={"axes": "ZYX"}, ome=True)
    tifffile.imwrite(hyper, np.stack([volume] * 2, 1), imagej=True, metadata={"axes": "ZCYX"})
    for file in (plain, imagej, hyper):
        assert _chunks(plan(file)) == [1, 40, 40, 40, 40, 10]
    assert _chunks(plan(tiled))[:3] == [20, 40 * 5, 40 * 4]
    assert plan(imagej).stored[0].name == "ImageJ TIFF"
    assert plan(tiled).stored[0].name == "OME-TIFF"
    assert "2 C" in plan(hyper).notes[0]


def test_pyramidal_ome_tiff_and_several_series(tmp_path, volume):
    file = tmp_path / "levels.ome.tif"
    with tifffile.TiffWriter(file, ome=True) as writer:
        writer.write(volume[0])
        writer.write(volume, tile=(64, 64), subifds=1, metadata={"axes": "ZYX"})
        writer.write(volume[:, ::2, ::2], tile=(64, 64), subfiletype=1, metadata=None)
    seen = plan(file)
    assert [level.shape for level in seen.stored[0].levels] == [(40, 200, 300), (40, 100, 150)]
    assert seen.stored[0].about.endswith('"series 1"')
    assert plan(file, "1").stored[0].levels == seen.stored[0].levels


def test_hdf5_and_bdv(tmp_path, volume):
    with h5py.File(tmp_path / "a.h5", "w") as h5:
        h5["a/table"] = np.zeros((3, 3))
        h5.create_dataset("exp/volume", data=volume, chunks=(8, 64, 64), compression="gzip")
        h5["whole"] = volume
    seen = plan(tmp_path / "a.h5")
    assert seen.stored[0].levels[0].path == "exp/volume"
    assert _chunks(seen)[:3] == [4 * 5, 5 * 5, 5 * 4]
    assert "one piece" in plan(tmp_path / "a.h5", "whole").notes[0]
    with h5py.File(tmp_path / "bdv.h5", "w") as h5:
        h5["s00/resolutions"] = np.array([(1, 1, 1), (2, 2, 2)], float)
        for level, data in enumerate((volume, volume[::2, ::2, ::2])):
            h5.create_dataset(f"t00000/s00/{level}/cells", data=data.view("int16"), chunks=(16, 16, 16))
    xml = '<SpimData><SequenceDescription><ImageLoader format="bdv.hdf5"><hdf5 type="relative">{}</hdf5>'
    (tmp_path / "bdv.xml").write_text(xml.format("bdv.h5") + "</ImageLoader></SequenceDescription></SpimData>")
    for name in ("bdv.h5", "bdv.xml"):
        seen = plan(tmp_path / name)
        assert seen.stored[0].name == "BDV HDF5"
        assert [level.shape for level in seen.stored[0].levels] == [(40, 200, 300), (20, 100, 150)]


@pytest.mark.parametrize("format", [2, 3])
def test_ome_zarr_as_folder_and_zip(tmp_path, format):
    folder = _image(tmp_path / "a.zarr", format, (64, 64, 64) if format == 3 else None)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive, zipfile.ZipFile(tmp_path / "b.zip", "w") as inner:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(file, file.relative_to(folder))
            inner.write(file, file.relative_to(tmp_path))
    seen = plan(folder)
    assert [level.shape for level in seen.stored[0].levels[:2]] == [(100, 200, 300), (50, 100, 150)]
    assert _chunks(seen)[:3] == [7 * 10, 4 * 10, 4 * 7]
    for other in ("a.zip", "b.zip"):
        assert plan(tmp_path / other).stored[0].levels == seen.stored[0].levels
    assert _chunks(plan(folder, "1"))[:1] == [4 * 5]


def test_an_image_inside_other_groups_is_found(tmp_path):
    volume = pyramid(Phantom(), (2, 3, 40, 100, 120), (1, 1, 32, 32, 32), factors=(2, 2, 2))
    _write_zarr(zarr_dress.written_pyramid(volume, Storage((1, 1, 32, 32, 32), 2)), tmp_path / "a.zarr" / "0")
    (tmp_path / "a.zarr" / ".zgroup").write_text('{"zarr_format": 2}')
    seen = plan(tmp_path / "a.zarr")
    assert seen.stored[0].levels[0].shape == (40, 100, 120)
    assert "2 x 3" in seen.notes[0]


def test_planned_requests_are_those_of_zarr(tmp_path):
    """Chunks and requests of every look equal what zarr asks an instrumented store for, shards and all."""
    rng = random.Random(SEED)
    print(f"seed {SEED}")
    for per_shard in ((2, 2, 2), (1, 4, 1), (1, 1, 1), (2, 1, 5), None):
        shape = tuple(rng.randrange(65, 150) for _ in range(3))
        shards = per_shard and tuple(16 * n for n in per_shard)
        dressed = zarr_dress.virtual_pyramid(single(Phantom(), shape), Storage((16, 16, 16), 3, shards))
        folder = tmp_path / f"{rng.random()}.zarr"
        documents = {key: dressed.objects.get(key) for key in ("zarr.json", "0/zarr.json")}
        for key, document in documents.items():
            (folder / key).parent.mkdir(parents=True, exist_ok=True)
            (folder / key).write_bytes(bytes(document))
        for look, cost in zip(looks([shape]), plan(folder).stored[0].costs[1:], strict=True):
            log, meter = AccessLog(), Meter()
            counted = MeteredObjects(CountedObjects(dressed.objects, log, dressed.layout), meter)
            array = zarr.open_array(ObjectStore(counted, read_only=True), path="0", mode="r")
            before = meter.requests
            if isinstance(look.voxels, Tilted):
                rows = np.arange(shape[1])[:, None]
                array.vindex[look.voxels.z[None], rows, look.voxels.x[None]]
            else:
                array[look.voxels.selection]
            assert cost.chunks == log.arrays["0"].n_reads, (shape, shards, look.name)
            assert set(cost.access.needed) == set(log.arrays["0"].chunks_read())
            assert meter.requests - before == cost.requests, (shape, shards, look.name)


def _bytes_read_by_this_process() -> int:
    return int(re.search(r"rchar: (\d+)", Path("/proc/self/io").read_text())[1])


def _big_tiff(path: Path) -> None:
    with tifffile.TiffWriter(path, bigtiff=True) as writer:
        writer.write(None, shape=(1000, 2048, 2048), dtype=np.uint16)


def _big_hdf5(path: Path) -> None:
    create = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    create.set_chunk((64, 64, 64))
    create.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
    create.set_fill_time(h5py.h5d.FILL_TIME_NEVER)
    with h5py.File(path, "w") as h5:
        space = h5py.h5s.create_simple((1024, 2048, 2048))
        h5py.h5d.create(h5.id, b"volume", h5py.h5t.STD_U16LE, space, create)


def _big_zarr(path: Path) -> None:
    array = zarr.create_array(path, shape=(16384, 32768, 32768), chunks=(64, 64, 64), dtype="uint16")
    array[:64, :64, :64] = 1


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="needs the system's count of bytes read (Linux)")
@pytest.mark.parametrize(
    ("make", "most"), [(_big_tiff, 10**6), (_big_hdf5, 10**6), (_big_zarr, 20_000)], ids=["tiff", "hdf5", "zarr"]
)
def test_a_big_file_is_not_read(tmp_path, make, most):
    path = tmp_path / "big"
    make(path)
    plan(path)  # modules are imported by now
    before = _bytes_read_by_this_process()
    seen = plan(path)
    read = _bytes_read_by_this_process() - before
    assert read < most
    assert 0 < seen.stored[0].costs[0].nbytes <= read
    assert seen.stored[0].levels[0].nbytes > 8 * 10**9


def test_35_terabytes_are_planned_without_listing_their_chunks(tmp_path):
    _big_zarr(tmp_path / "a.zarr")
    xy, xz, *_ = _chunks(plan(tmp_path / "a.zarr"))
    assert (xy, xz) == (512 * 512, 256 * 512)
    assert 'class="map"' not in page(plan(tmp_path / "a.zarr")).split("XZ slice")[0]


BAD = {
    "flat.tif": "single planes",
    "cut.tif": "cut short",
    "torn.tif": "damaged",
    "head.tif": "",
    "empty.tif": "is empty",
    "x.png": "no format that is known",
    "none.h5": "holds no image",
    "cut.h5": "cut short",
    "group.zarr": "no multiscales",
    "folder": "no Zarr",
    "n5": "N5",
    "nothing.zip": "no Zarr",
    "cut.zip": "damaged",
    "bad.xml": "no valid XML",
    "other.xml": "not BigDataViewer's",
    "lonely.xml": "not there",
    "level.zarr": "not there or damaged",
    "json.zarr": "damaged",
    "large.zarr": "voxels and",
    "missing.tif": "not there",
}


def _bad_files(folder: Path, volume: np.ndarray) -> None:
    tifffile.imwrite(folder / "flat.tif", volume[0])
    tifffile.imwrite(folder / "good.tif", volume)
    whole = (folder / "good.tif").read_bytes()
    for name, size in (("cut.tif", len(whole) // 2), ("torn.tif", 100), ("head.tif", 8), ("empty.tif", 0)):
        (folder / name).write_bytes(whole[:size])
    (folder / "x.png").write_bytes(gray_png(np.zeros((9, 9), np.uint8)))
    with h5py.File(folder / "none.h5", "w") as h5:
        h5["plane"] = volume[0]
    with h5py.File(folder / "good.h5", "w") as h5:
        h5["volume"] = volume
    (folder / "cut.h5").write_bytes((folder / "good.h5").read_bytes()[:3000])
    zarr.create_group(folder / "group.zarr")
    (folder / "folder").mkdir()
    (folder / "n5").mkdir()
    (folder / "n5" / "attributes.json").write_text("{}")
    with zipfile.ZipFile(folder / "nothing.zip", "w") as archive:
        archive.writestr("a.txt", "nothing")
    (folder / "cut.zip").write_bytes((folder / "nothing.zip").read_bytes()[:40])
    (folder / "bad.xml").write_text("<a><b></a>")
    (folder / "other.xml").write_text("<OME/>")
    xml = '<SpimData><SequenceDescription><ImageLoader format="bdv.hdf5"><hdf5 type="relative">no.h5</hdf5>'
    (folder / "lonely.xml").write_text(f"{xml}</ImageLoader></SequenceDescription></SpimData>")
    _image(folder / "level.zarr", 3)
    shutil.rmtree(folder / "level.zarr" / "1")
    zarr.create_array(folder / "large.zarr", shape=(10**12, 10**12, 10**12), chunks=(64, 64, 64), dtype="uint8")
    _image(folder / "json.zarr", 3)
    (folder / "json.zarr" / "zarr.json").write_text('{"zarr_format": 3, "node_')


def test_a_file_that_is_none_gets_one_sentence(tmp_path, volume):
    _bad_files(tmp_path, volume)
    for name, words in BAD.items():
        result = CliRunner().invoke(observe_command, [str(tmp_path / name)])
        sentence = result.output.strip().splitlines()[-1]
        assert result.exit_code == 2, name
        assert words in sentence, (name, sentence)
        assert sentence.startswith(f"Error: {name} can"), sentence
        assert sentence.endswith("."), sentence


@pytest.mark.parametrize(
    ("file", "array", "words"),
    [
        ("good.tif", "7", "a number from 0 to 0"),
        ("good.h5", "nope", "such as volume"),
        ("level.zarr", "nope", "no group or array nope"),
    ],
)
def test_an_array_that_is_not_there(tmp_path, volume, file, array, words):
    _bad_files(tmp_path, volume)
    result = CliRunner().invoke(observe_command, [str(tmp_path / file), "--array", array])
    assert result.exit_code == 2
    assert words in result.output


def test_names_from_a_file_are_harmless(tmp_path, volume):
    with h5py.File(tmp_path / "a.h5", "w") as h5:
        h5["<script>alert(1)</script>\x1b[31m[bold]"] = volume
    seen = plan(tmp_path / "a.h5")
    text = page(seen)
    assert "<script" not in text
    console = Console(width=200, record=True, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    print_observation(seen, console)
    said = console.export_text()
    assert "\x1b" not in said
    assert "[bold]" in said


def test_a_notebook_shows_the_same(tmp_path, volume):
    tifffile.imwrite(tmp_path / "a.tif", volume)
    shown = inline.observe(tmp_path / "a.tif")
    assert shown._repr_html_() == fragment(plan(tmp_path / "a.tif"))
    assert "40 of 40" in repr(shown)
    assert "is not there" in inline.observe(tmp_path / "<b>.tif").html
    assert "<b>" not in inline.observe(tmp_path / "<b>.tif").html


@pytest.mark.slow
def test_the_command_shows_the_lesson_in_a_few_seconds(tmp_path):
    command = [sys.executable, "-m", "grader", "observe", "--html", str(tmp_path / "a.html")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert "512 of 512   100 %  268.4 MB" in done.stdout
    assert (tmp_path / "a.html").stat().st_size < 2 * 10**6
    assert not done.stderr
