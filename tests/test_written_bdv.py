"""What an answer may write for BigDataViewer: each thing that is wrong is told with words of its own, nothing harms."""

import io
import os
import textwrap
import time
from types import SimpleNamespace

import h5py
import numpy as np
import pytest

from grader.checks import bdv_contents, bdv_files
from grader.checks.bdv_files import BdvPyramid, look_into
from grader.checks.bdv_rules import MAX_XML, expect_hdf5, expect_xml, paths
from grader.checks.targets import FileTarget
from grader.marking import attempt
from grader.marking.attempt import Attempt
from grader.marking.check import check
from grader.marking.expect import Wrong
from grader.reports.model import Status
from grader.stores.files import MemoryFile
from grader.volumes.phantom import Phantom
from grader.volumes.volume import pyramid
from tests.support_sandbox import FILENAME, sandbox

IMAGE = BdvPyramid((6, 20, 36), (4, 6, 8), (1, 2, 3), n_levels=3)
SHAPES = [(6, 20, 36), (6, 10, 12), (6, 5, 4)]
VOXEL_UM = (2.0, 0.5, 0.25)
SEED = 5


@pytest.fixture(autouse=True)
def _call(monkeypatch):
    """Have a call to speak of, as while a check runs."""
    monkeypatch.setattr(attempt, "_current", SimpleNamespace(called=lambda: "Called write_bdv(…).", seed=SEED))


# -- the HDF5 file ---------------------------------------------------------------------------------------------------


def cells(level):
    return f"t00000/s00/{level}/cells"


def levels():
    volume = pyramid(Phantom("uint16", SEED), IMAGE.shape, factors=IMAGE.factors, n_levels=3)
    return [volume.read(level=level) for level in range(3)]


def right_file(h5):
    """Write a right file, by other means than the reference answer's."""
    for level, data in enumerate(levels()):
        chunks = tuple(min(c, n) for c, n in zip((4, 6, 8), data.shape, strict=True))
        put(h5, level, data.view("int16"), chunks=chunks)
    h5.create_dataset("s00/resolutions", data=np.array([[1, 1, 1], [3, 2, 1], [9, 4, 1]], "f8"))
    h5.create_dataset("s00/subdivisions", data=np.array([[8, 6, 4], [8, 6, 4], [4, 5, 4]], "i4"))


def put(h5, level, data, chunks=(4, 5, 4), path=None, **more):
    path = path or cells(level)
    if path in h5:
        del h5[path]
    h5.create_dataset(path, data=data, chunks=chunks, **{"compression": "gzip", **more})


def table(h5, name, rows, dtype):
    del h5[f"s00/{name}"]
    h5[f"s00/{name}"] = np.array(rows, dtype)


def written(*changes):
    """Return the bytes of a right file after changes."""
    file = io.BytesIO()
    with h5py.File(file, "w") as h5:
        right_file(h5)
        for change in changes:
            change(h5)
    return file.getvalue()


def judge(file):
    expect_hdf5(bdv_contents.contents(file, paths(IMAGE)), IMAGE)


def last(make, **more):
    """Write the last level in another way."""
    return lambda h5: put(h5, 2, make(levels()[2]), **more)


def only(h5, name, item):
    h5.pop(name)
    h5[name] = item


def moved(before, after):
    return lambda h5: h5.move(before, after)


def resolutions(rows, dtype="f8"):
    return lambda h5: table(h5, "resolutions", rows, dtype)


def subdivisions(rows, dtype="i4"):
    return lambda h5: table(h5, "subdivisions", rows, dtype)


def external(h5):
    del h5[cells(2)]
    h5.create_dataset(cells(2), (6, 5, 4), "i2", external=[("/etc/passwd", 0, 240)])


def virtual(h5):
    del h5[cells(2)]
    layout = h5py.VirtualLayout((6, 5, 4), "i2")
    layout[:] = h5py.VirtualSource("/etc/other.h5", "data", (6, 5, 4))
    h5.create_virtual_dataset(cells(2), layout)


def huge_chunks(h5):
    del h5[cells(2)]
    h5.create_dataset(cells(2), (6, 5, 4), "i2", chunks=(400, 4000, 1000), maxshape=(None,) * 3, compression="gzip")


def huge(h5):
    del h5[cells(2)]
    h5.create_dataset(cells(2), (10_000,) * 3, "i2", chunks=(64, 64, 64), compression="gzip")


def deep(h5):
    group = h5.create_group("deep")
    for _ in range(200):
        group = group.create_group("g")
    h5.move(cells(2), "other")


def crowded(h5):
    for i in range(2000):
        h5.create_group(f"a{i}")
    h5.move(cells(2), "other")


HDF5_FAULTS = {
    "level missing": (lambda h5: h5.pop(cells(2)), "There is no dataset t00000/s00/2/cells."),
    "one level more": (
        lambda h5: put(h5, 3, np.zeros((6, 3, 2), "i2"), (1, 1, 1)),
        "There is t00000/s00/3/cells, expected 3 levels.",
    ),
    "level above setup": (
        moved("t00000/s00/0", "t00000/0/s00"),
        "In the file there is: 's00/resolutions', 's00/subdivisions', 't00000/0/s00/cells'",
    ),
    "tables at the root": (moved("s00/subdivisions", "subdivisions"), "There is no dataset s00/subdivisions."),
    "cells is a group": (
        lambda h5: (h5.pop(cells(0)), h5.create_group(cells(0))),
        "t00000/s00/0/cells is a group, expected a dataset.",
    ),
    "soft link": (
        lambda h5: (h5.move(cells(2), "other"), only(h5, "t00000/s00/2", h5py.SoftLink("/other"))),
        "On the way to t00000/s00/2/cells there is a link",
    ),
    "external link": (
        lambda h5: only(h5, "s00", h5py.ExternalLink("/etc/other.h5", "/")),
        "On the way to s00/resolutions there is a link",
    ),
    "external storage": (external, "The values of t00000/s00/2/cells lie outside of it"),
    "resolutions z, y, x": (
        resolutions([[1, 1, 1], [1, 2, 3], [1, 4, 9]]),
        "is [[1, 1, 1], [1, 2, 3], [1, 4, 9]], expected [[1, 1, 1], [3, 2, 1], [9, 4, 1]]: the cumulative factors",
    ),
    "resolutions in steps": (
        resolutions([[1, 1, 1], [3, 2, 1], [3, 2, 1]]),
        "is [[1, 1, 1], [3, 2, 1], [3, 2, 1]], expected",
    ),
    "resolutions upside down": (
        resolutions([[1, 1, 1], [1 / 3, 1 / 2, 1], [1 / 9, 1 / 4, 1]]),
        "[0.111111, 0.25, 1]], expected",
    ),
    "resolutions backwards": (
        resolutions([[9, 4, 1], [3, 2, 1], [1, 1, 1]]),
        "is [[9, 4, 1], [3, 2, 1], [1, 1, 1]], expected",
    ),
    "resolutions with NaN": (resolutions([[np.nan] * 3] * 3), "s00/resolutions is [[nan, nan, nan]"),
    "resolutions as integers": (
        resolutions([[1, 1, 1], [3, 2, 1], [9, 4, 1]], "i4"),
        "s00/resolutions is int32, expected float64.",
    ),
    "resolutions transposed": (
        lambda h5: table(h5, "resolutions", np.ones((3, 2)), "f8"),
        "s00/resolutions has the shape (3, 2), expected (3, 3): a row x, y, z for each of 3 levels.",
    ),
    "subdivisions z, y, x": (
        subdivisions([[4, 6, 8], [4, 6, 8], [4, 5, 4]]),
        "is [[4, 6, 8], [4, 6, 8], [4, 5, 4]], expected [[8, 6, 4], [8, 6, 4], [4, 5, 4]]: the chunks x, y, z",
    ),
    "subdivisions counted": (
        subdivisions([[5, 4, 2], [2, 2, 2], [1, 1, 2]]),
        "is [[5, 4, 2], [2, 2, 2], [1, 1, 2]], expected",
    ),
    "subdivisions shrink": (
        subdivisions([[8, 6, 4], [2, 3, 4], [0, 1, 4]]),
        "is [[8, 6, 4], [2, 3, 4], [0, 1, 4]], expected",
    ),
    "subdivisions as int64": (
        subdivisions([[8, 6, 4], [8, 6, 4], [4, 5, 4]], "i8"),
        "s00/subdivisions is int64, expected int32.",
    ),
    "uint16 outright": (last(lambda data: data), "t00000/s00/2/cells is uint16, expected int16."),
    "numbers in int32": (last(lambda data: data.astype("i4")), "t00000/s00/2/cells is int32, expected int16."),
    "compound": (
        last(lambda data: data.astype([("value", "i2"), ("x" * 500, "i2")])),
        "t00000/s00/2/cells is [('value', '<i2'), (",
    ),
    "text": (
        lambda h5: (h5.pop(cells(2)), h5.create_dataset(cells(2), (6, 5, 4), h5py.string_dtype())),
        "t00000/s00/2/cells is object, expected int16.",
    ),
    "nothing": (
        lambda h5: only(h5, cells(2), h5py.Empty("i2")),
        "t00000/s00/2/cells has the shape (), expected (6, 5, 4).",
    ),
    "10**12 voxels": (huge, "t00000/s00/2/cells has the shape (10000, 10000, 10000), expected (6, 5, 4)."),
    "x, y, z": (
        last(lambda data: data.T.view("i2"), chunks=(4, 5, 4)),
        "has the shape (4, 5, 6), expected (6, 5, 4).",
    ),
    "contiguous": (
        last(lambda data: data.view("i2"), chunks=None, compression=None),
        "t00000/s00/2/cells is contiguous, expected chunks of (4, 5, 4).",
    ),
    "chunks x, y, z": (
        lambda h5: put(h5, 0, levels()[0].view("i2"), (6, 6, 4)),
        "t00000/s00/0/cells has chunks of (6, 6, 4), expected (4, 6, 8).",
    ),
    "one chunk": (last(lambda data: data.view("i2"), chunks=(6, 5, 4)), "has chunks of (6, 5, 4), expected (4, 5, 4)."),
    "chunks of 3.2 GB": (huge_chunks, "t00000/s00/2/cells has chunks of (400, 4000, 1000), expected (4, 5, 4)."),
    "uncompressed": (last(lambda data: data.view("i2"), compression=None), "is not compressed, expected gzip."),
    "lzf": (
        last(lambda data: data.view("i2"), compression="lzf"),
        "is compressed by lzf, expected gzip: BigDataViewer knows no other.",
    ),
    "clipped": (
        last(lambda data: np.minimum(data, 32767).astype("i2")),
        "58 of 120 voxels are wrong; the first at (0, 0, 0) is 32767, expected the bits of",
    ),
    "shifted": (
        last(lambda data: (data.astype(int) - 32768).astype("i2")),
        "the first at (0, 0, 0) is 3182, expected the bits of",
    ),
    "halved": (last(lambda data: (data // 2).astype("i2")), "the first at (0, 0, 0) is 17975, expected the bits of"),
    "bytes swapped": (last(lambda data: data.byteswap().view("i2")), "The bytes of each value are in the wrong order"),
    "reshaped": (
        last(lambda data: data.T.reshape(data.shape).view("i2")),
        "the first at (0, 0, 1) is 7800, expected the bits of",
    ),
    "flipped": (last(lambda data: data[:, ::-1].view("i2")), "Flipped along y."),
    "level 0 cut": (last(lambda data: levels()[0][:, :5, :4].view("i2")), "Level 0 instead of level 2."),
    "one voxel": (
        last(lambda data: (data + (np.indices(data.shape).sum(0) == 12)).astype("u2").view("i2")),
        "t00000/s00/2/cells: 1 of 120 voxels are wrong; the first at (5, 4, 3) is",
    ),
}


@pytest.mark.parametrize("fault", HDF5_FAULTS)
def test_each_fault_of_an_hdf5_file_is_told(fault):
    change, says = HDF5_FAULTS[fault]
    file = written(change)
    with pytest.raises(Wrong) as caught:
        judge(file)
    assert says in str(caught.value)
    told_by = [other for other, (_, words) in HDF5_FAULTS.items() if words in str(caught.value)]
    assert told_by == [fault], "two faults with the same words"


RIGHT_FILES = {
    "as it is": lambda h5: None,
    "nominal subdivisions": subdivisions([[8, 6, 4]] * 3),
    "nominal chunks": lambda h5: put(
        h5, 2, levels()[2].view("i2"), (4, 6, 8), maxshape=(None, None, None), compression_opts=1
    ),
    "big-endian": lambda h5: (
        put(h5, 0, levels()[0].view("i2").astype(">i2"), (4, 6, 8)),
        table(h5, "resolutions", [[1, 1, 1], [3, 2, 1], [9, 4, 1]], ">f8"),
    ),
    "shuffled, with checksums": lambda h5: put(
        h5, 0, levels()[0].view("i2"), (4, 6, 8), shuffle=True, fletcher32=True, compression_opts=9
    ),
    "more than is asked for": lambda h5: (
        h5.create_group("t00000/s00/note"),
        h5["s00"].attrs.update({"dataType": "uint16"}),
        h5.create_dataset("__DATA_TYPES__/Enum_Boolean", data=[0, 1]),
    ),
}


@pytest.mark.parametrize("variant", RIGHT_FILES)
def test_what_is_right_in_another_way_passes(variant):
    judge(written(RIGHT_FILES[variant]))


def test_one_level_is_a_pyramid_too():
    image = BdvPyramid((6, 20, 36), (4, 6, 8), n_levels=1)
    file = io.BytesIO()
    with h5py.File(file, "w") as h5:
        put(h5, 0, levels()[0].view("i2"), (4, 6, 8))
        h5["s00/resolutions"], h5["s00/subdivisions"] = np.ones((1, 3)), np.array([[8, 6, 4]], "i4")
    expect_hdf5(bdv_contents.contents(file.getvalue(), paths(image)), image)


# -- whatever it is --------------------------------------------------------------------------------------------------


def looked_into(file, seconds=30.0):
    """Return the result of a check in which an answer wrote these bytes."""

    @check(points=1, of="f", hints=(), seconds=seconds)
    def looks(student):
        """The file is looked into."""
        expect_hdf5(look_into(FileTarget(MemoryFile(file), None), paths(IMAGE)), IMAGE)

    def worker(deadline):
        return sandbox().worker("ex12_bdv_hdf5", FILENAME, deadline)

    return Attempt(looks, worker, b"", SEED).run()


def test_a_worker_looks_into_a_right_file():
    assert looked_into(written()).status is Status.PASSED


@pytest.mark.parametrize("file", [b"", b"garbage" * 100, b"\x89HDF\r\n\x1a\n" + bytes(500), written()[:3000]])
def test_what_is_no_hdf5_file_is_told(file):
    result = looked_into(file)
    assert result.status is Status.FAILED
    assert "What was written cannot be read as HDF5: OSError: Unable to synchronously open file" in result.message


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (virtual, "The values of t00000/s00/2/cells lie outside of it"),
        (external, "The values of t00000/s00/2/cells lie outside of it"),
        (huge, "has the shape (10000, 10000, 10000)"),
        (huge_chunks, "has chunks of (400, 4000, 1000)"),
        (deep, "There is no dataset t00000/s00/2/cells."),
        (crowded, "In the file there is: 'a0', 'a1', 'a10'"),
    ],
)
def test_what_is_huge_or_elsewhere_is_never_read(change, says):
    started = time.monotonic()
    result = looked_into(written(change))
    assert result.status is Status.FAILED
    assert says in result.message
    assert len(result.message) < 1000
    assert time.monotonic() - started < 5


def test_chunks_that_are_damaged_are_told():
    file = bytearray(written())
    with h5py.File(io.BytesIO(file)) as h5:
        chunk = h5[cells(0)].id.get_chunk_info(0)
    file[chunk.byte_offset : chunk.byte_offset + chunk.size] = bytes(chunk.size)
    result = looked_into(bytes(file))
    assert result.status is Status.FAILED
    assert "t00000/s00/0/cells cannot be read: " in result.message


@pytest.mark.parametrize("seed", range(6))
def test_bytes_that_are_damaged_harm_nothing(seed):
    random = np.random.default_rng(seed)
    file = np.frombuffer(written(), np.uint8).copy()
    place = random.integers(0, 8000, 40)
    file[place] = random.integers(0, 256, 40)
    result = looked_into(file.tobytes())
    assert result.status in (Status.FAILED, Status.PASSED, Status.CRASHED)
    assert "fault of its own" not in result.message


@pytest.mark.parametrize(
    ("program", "status"),
    [("os.abort()", Status.CRASHED), ("time.sleep(60)", Status.TIMEOUT), ("bytes(2**40)", Status.OVER_MEMORY)],
)
def test_a_library_that_fails_takes_nothing_with_it(monkeypatch, program, status):
    source = f"import os, time\ndef contents(file, paths): {program}"
    monkeypatch.setattr(bdv_files.inspect, "getsource", lambda module: source)
    result = looked_into(b"", seconds=1.0)
    assert result.status is status
    assert "What was written cannot be read as HDF5." in result.message


# -- the XML file ----------------------------------------------------------------------------------------------------

RIGHT_XML = textwrap.dedent("""\
    <?xml version="1.0" encoding="UTF-8"?>
    <SpimData version="0.2">
      <BasePath type="relative">.</BasePath>
      <SequenceDescription>
        <ImageLoader format="bdv.hdf5"><hdf5 type="relative">fish &amp; fly.h5</hdf5></ImageLoader>
        <ViewSetups>
          <ViewSetup>
            <id>0</id>
            <size>36 20 6</size>
            <voxelSize><unit>micrometer</unit><size>0.25 0.5 2.0</size></voxelSize>
            <attributes>
              <illumination>0</illumination><channel>0</channel><tile>0</tile><angle>0</angle>
            </attributes>
          </ViewSetup>
          <Attributes name="illumination"><Illumination><id>0</id></Illumination></Attributes>
          <Attributes name="channel"><Channel><id>0</id></Channel></Attributes>
          <Attributes name="tile"><Tile><id>0</id></Tile></Attributes>
          <Attributes name="angle"><Angle><id>0</id></Angle></Attributes>
        </ViewSetups>
        <Timepoints type="range"><first>0</first><last>0</last></Timepoints>
      </SequenceDescription>
      <ViewRegistrations>
        <ViewRegistration timepoint="0" setup="0">
          <ViewTransform type="affine"><affine>1.0 0.0 0.0 0.0 0.0 2.0 0.0 0.0 0.0 0.0 8.0 0.0</affine></ViewTransform>
        </ViewRegistration>
      </ViewRegistrations>
    </SpimData>
    """)

AFFINE = "1.0 0.0 0.0 0.0 0.0 2.0 0.0 0.0 0.0 0.0 8.0 0.0"
RANGE = '<Timepoints type="range"><first>0</first><last>0</last></Timepoints>'
SETUP = RIGHT_XML[RIGHT_XML.index("      <ViewSetup>") : RIGHT_XML.index('      <Attributes name="ill')]


def judge_xml(text):
    expect_xml(text, IMAGE, VOXEL_UM, "fish & fly.h5")


def changed(*pairs):
    text = RIGHT_XML
    for before, after in pairs:
        assert text.count(before) == 1, f"{before!r} {text.count(before)} times"
        text = text.replace(before, after)
    return text


def number(name, value):
    return changed((f"<{name}>0</{name}>", f"<{name}>{value}</{name}>"))


XML_FAULTS = {
    "nothing": ("  \n", "Nothing was written into xml."),
    "bytes": (b"<SpimData/>", "What was written into xml is no text."),
    "no XML": ("SpimData", "cannot be read as XML: syntax error"),
    "cut off": (RIGHT_XML[:900], "cannot be read as XML: no element found"),
    "twice": (RIGHT_XML + RIGHT_XML[40:], "cannot be read as XML: junk after document element"),
    "name not escaped": (changed(("&amp;", "&")), "cannot be read as XML: not well-formed (invalid token): line 5"),
    "null": (changed(("micrometer", "micro\0meter")), "(invalid token): line 10, column 30."),
    "lone surrogate": (changed(("micrometer", "\ud800")), "surrogates not allowed"),
    "bomb": (
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>' + RIGHT_XML[39:],
        "The XML has a DOCTYPE: leave it out.",
    ),
    "far too long": (RIGHT_XML + " " * MAX_XML, "The XML has more than 200,000 characters"),
    "deep": ("<a>" * 20_000 + "</a>" * 20_000, "The outermost element is <a>"),
    "namespace": (
        changed(('<SpimData version="0.2">', '<SpimData version="0.2" xmlns="http://example.org">')),
        "The outermost element is <{http://example.org}SpimData>, expected <SpimData>.",
    ),
    "no version": (changed((' version="0.2"', "")), "SpimData has the version None, expected '0.2'."),
    "another folder": (
        changed((">.</BasePath>", ">/tmp</BasePath>")),
        "BasePath is of type 'relative' with the text '/tmp'",
    ),
    "no sequence": ("<SpimData version='0.2'/>", "There is no <SequenceDescription> in <SpimData>."),
    "another loader": (changed(("bdv.hdf5", "bdv.n5")), "The format of ImageLoader is 'bdv.n5', expected 'bdv.hdf5'."),
    "another file": (changed(("fish &amp; fly.h5", "data.h5")), "<hdf5> is 'data.h5', expected 'fish & fly.h5'."),
    "name escaped twice": (changed(("&amp;", "&amp;amp;")), "<hdf5> is 'fish &amp; fly.h5', expected"),
    "name on a line": (
        changed(("fish &amp; fly.h5", "\nfish &amp; fly.h5\n")),
        "<hdf5> is '\\nfish & fly.h5\\n': here blanks and line breaks count",
    ),
    "path of no type": (
        changed(('<hdf5 type="relative">', "<hdf5>")),
        "The type of <hdf5> is None, expected 'relative'",
    ),
    "two setups": (changed((SETUP, SETUP + SETUP)), "There are 2 ViewSetups, expected one."),
    "setup 1": (changed((SETUP, SETUP.replace("<id>0", "<id>1"))), "The id of the ViewSetup is '1', expected 0"),
    "size z, y, x": (changed(("36 20 6", "6 20 36")), "<size> in <ViewSetup> is '6 20 36', expected '36 20 6'"),
    "size of the coarsest": (changed(("36 20 6", "4 5 6")), "is '4 5 6', expected '36 20 6'"),
    "size in chunks": (changed(("36 20 6", "5 4 2")), "is '5 4 2', expected '36 20 6'"),
    "size as floats": (changed(("36 20 6", "36.0 20.0 6.0")), "BigDataViewer takes whole numbers only"),
    "size on a line": (changed(("36 20 6", "\n36 20 6")), "BigDataViewer takes no blank or line break before"),
    "size with commas": (changed(("36 20 6", "36,20,6")), "is '36,20,6', expected 3 numbers"),
    "two sizes": (changed(("36 20 6", "36 20")), "<size> in <ViewSetup> is '36 20': 2 numbers, expected 3"),
    "no size": (changed(("<size>36 20 6</size>", "")), "There is no <size> in <ViewSetup>."),
    "voxel size z, y, x": (
        changed(("0.25 0.5 2.0", "2.0 0.5 0.25")),
        "<size> in <voxelSize> is '2.0 0.5 0.25', expected '0.25 0.5 2': the voxel size along x, y, z in um.",
    ),
    "voxel size divided": (changed(("0.25 0.5 2.0", "1.0 2.0 8.0")), "is '1.0 2.0 8.0', expected '0.25 0.5 2'"),
    "voxel size in nm": (changed(("0.25 0.5 2.0", "250 500 2000")), "is '250 500 2000', expected '0.25 0.5 2'"),
    "voxel size infinite": (changed(("0.25 0.5 2.0", "1e999 1 1")), "is '1e999 1 1', expected 3 numbers"),
    "voxel size nan": (changed(("0.25 0.5 2.0", "nan 1 1")), "is 'nan 1 1', expected 3 numbers"),
    "Python's numbers": (
        changed(("0.25 0.5 2.0", "np.float64(0.25) np.float64(0.5) np.float64(2.0)")),
        "is 'np.float64(0.25) np.float64(0.5) np.float64(2.0)', expected 3 numbers",
    ),
    "no unit": (changed(("<unit>micrometer</unit>", "")), "There is no <unit> in <voxelSize>."),
    "pixels": (changed(("micrometer", "pixel")), "The unit of voxelSize is 'pixel', expected 'micrometer'."),
    "no angle": (changed(("<angle>0</angle>", "")), "The ViewSetup has no attribute angle."),
    "channel alone": (
        changed(("<illumination>0</illumination>", ""), ("<tile>0</tile><angle>0</angle>", "")),
        "The ViewSetup has no attribute illumination, tile, angle.",
    ),
    "no list of tiles": (
        changed(('<Attributes name="tile"><Tile><id>0</id></Tile></Attributes>', "")),
        "The ViewSetup has the tile '0', but there is no <Attributes name=\"tile\">.",
    ),
    "an empty list": (
        changed(("<Channel><id>0</id></Channel>", "")),
        'but <Attributes name="channel"> has no <Channel>.',
    ),
    "another entry": (
        changed(("<Angle><id>0</id></Angle>", "<Angle><id>1</id></Angle>")),
        "The ViewSetup has the angle '0', but <Attributes name=\"angle\"> has only ['1'].",
    ),
    "two timepoints": (number("last", 1), "The Timepoints range from '0' to '1', expected from 0 to 0"),
    "timepoints of no type": (changed((' type="range"', "")), "The type of Timepoints is None, expected 'range'."),
    "a list of two": (
        changed(
            (
                RANGE,
                '<Timepoints type="list"><Timepoint><id>0</id></Timepoint>'
                "<Timepoint><id>1</id></Timepoint></Timepoints>",
            )
        ),
        "The Timepoints are ['0', '1'], expected 0 alone.",
    ),
    "a missing view": (
        changed((RANGE, RANGE + '<MissingViews><MissingView timepoint="0" setup="0"/></MissingViews>')),
        "There is a MissingView",
    ),
    "no registrations": (
        changed((RIGHT_XML[RIGHT_XML.index("  <ViewRegistrations>") : RIGHT_XML.index("</SpimData>")], "")),
        "There is no <ViewRegistrations> in <SpimData>.",
    ),
    "another setup": (
        changed((' setup="0"', ' setup="1"')),
        "(timepoint, setup) [('0', '1')], expected ('0', '0') alone.",
    ),
    "no transform": (
        changed((f'<ViewTransform type="affine"><affine>{AFFINE}</affine></ViewTransform>', "")),
        "There is no <ViewTransform> in <ViewRegistration>.",
    ),
    "generic transform": (changed(('type="affine"', 'type="generic"')), "The type of a ViewTransform is 'generic'"),
    "affine in um": (
        changed((AFFINE, "0.25 0 0 0 0 0.5 0 0 0 0 2.0 0")),
        "The affine is '0.25 0 0 0 0 0.5 0 0 0 0 2 0', expected",
    ),
    "affine z, y, x": (
        changed((AFFINE, "8 0 0 0 0 2 0 0 0 0 1 0")),
        "The affine is '8 0 0 0 0 2 0 0 0 0 1 0', expected '1 0 0 0 0 2 0 0 0 0 8 0'.",
    ),
    "affine by the largest": (
        changed((AFFINE, "0.125 0 0 0 0 0.25 0 0 0 0 1 0")),
        "The affine is '0.125 0 0 0 0 0.25 0 0 0 0 1 0', expected",
    ),
    "no affine": (changed((AFFINE, "1 0 0 0 0 1 0 0 0 0 1 0")), "The affine is '1 0 0 0 0 1 0 0 0 0 1 0', expected"),
    "inverse": (
        changed((AFFINE, "1 0 0 0 0 0.5 0 0 0 0 0.125 0")),
        "The affine is '1 0 0 0 0 0.5 0 0 0 0 0.125 0', expected",
    ),
    "columns": (changed((AFFINE, "1 0 0 0 2 0 0 0 8 0 0 0")), "The affine is '1 0 0 0 2 0 0 0 8 0 0 0', expected"),
    "shifted": (
        changed((AFFINE, "1 0 0 0.5 0 2 0 1 0 0 8 4")),
        "The affine is '1 0 0 0.5 0 2 0 1 0 0 8 4', expected",
    ),
    "rounded": (
        changed((AFFINE, "1 0 0 0 0 2 0 0 0 0 7.99 0")),
        "The affine is '1 0 0 0 0 2 0 0 0 0 7.99 0', expected",
    ),
    "16 numbers": (
        changed((AFFINE, AFFINE + " 0 0 0 1")),
        "16 numbers, expected 12: the three rows of a 3 x 4 matrix.",
    ),
    "overflow": (
        changed(
            (
                f"<affine>{AFFINE}</affine></ViewTransform>",
                f"<affine>{' '.join(['1e300'] * 12)}</affine></ViewTransform>"
                f'<ViewTransform type="affine"><affine>{" ".join(["-1e300"] * 12)}</affine></ViewTransform>',
            )
        ),
        "The affine is '-inf",
    ),
}


@pytest.mark.parametrize("fault", XML_FAULTS)
def test_each_fault_of_an_xml_file_is_told(fault):
    text, says = XML_FAULTS[fault]
    with pytest.raises(Wrong) as caught:
        judge_xml(text)
    assert says in str(caught.value)
    assert len(str(caught.value)) < 600
    told_by = [other for other, (_, words) in XML_FAULTS.items() if words in str(caught.value)]
    assert told_by == [fault], "two faults with the same words"


CALIBRATION = f'<ViewTransform type="affine"><affine>{AFFINE}</affine></ViewTransform>'
IDENTITY = '<ViewTransform type="affine"><affine>1 0 0 0 0 1 0 0 0 0 1 0</affine></ViewTransform>'

RIGHT_DOCUMENTS = {
    "as it is": RIGHT_XML,
    "no declaration": RIGHT_XML[39:],
    "comments": changed(("<ViewSetups>", "<!-- one --><ViewSetups>")),
    "no base path": changed(('<BasePath type="relative">.</BasePath>', "")),
    "character data": changed(("fish &amp; fly.h5", "<![CDATA[fish & fly.h5]]>")),
    "whole numbers": changed((AFFINE, "1 0 0 0 0 2 0 0 0 0 8 0"), ("0.25 0.5 2.0", "2.5e-1 .5 2")),
    "lines between numbers": changed((AFFINE, "1 0 0 0\n0 2 0 0\n0 0 8 0\n"), ("36 20 6", "36  20\t6 ")),
    "six digits": changed((AFFINE, "1.000000 0.0 0 -0.0 0 2.000000 0 0 0 0 8.000001 0")),
    "um": changed(("micrometer", "um")),
    "micro sign": changed(("micrometer", "µm")),
    "mu": changed(("micrometer", "μm")),
    "British": changed(("micrometer", "micrometre")),
    "a name": changed(("<id>0</id>\n", "<id>0</id><name>embryo</name>\n")),
    "another channel": changed(
        ("<channel>0</channel>", "<channel>3</channel>"), ("<Channel><id>0</id>", "<Channel><id>3</id><name>GFP</name>")
    ),
    "more attributes": changed(("<angle>0</angle>", "<angle>0</angle><displaysettings>0</displaysettings>")),
    "a list": changed((RANGE, '<Timepoints type="list"><Timepoint><id>0</id></Timepoint></Timepoints>')),
    "a pattern": changed((RANGE, '<Timepoints type="pattern"><integerpattern>0</integerpattern></Timepoints>')),
    "no view missing": changed((RANGE, RANGE + "<MissingViews/>")),
    "in two steps": changed((CALIBRATION, IDENTITY + CALIBRATION)),
    "moved and back": changed(
        (
            CALIBRATION,
            IDENTITY.replace("1 0 0 0", "1 0 0 8", 1) + CALIBRATION + IDENTITY.replace("1 0 0 0", "1 0 0 -8", 1),
        )
    ),
    "more than is asked for": changed(("</SpimData>", "<BoundingBoxes/><PointSpreadFunctions/></SpimData>")),
    "in another order": changed(
        (RANGE, ""),
        ("<ViewSetups>", RANGE + "<ViewSetups>"),
        ("<angle>0</angle>", ""),
        ("<tile>0<", "<angle>0</angle><tile>0<"),
    ),
}


@pytest.mark.parametrize("variant", RIGHT_DOCUMENTS)
def test_what_says_the_same_passes(variant):
    judge_xml(RIGHT_DOCUMENTS[variant])


def test_cubes_need_no_transform():
    text = changed((CALIBRATION, ""), ("0.25 0.5 2.0", "0.5 0.5 0.5"))
    expect_xml(text, IMAGE, (0.5, 0.5, 0.5), "fish & fly.h5")


def test_no_other_file_is_opened(tmp_path):
    """An external link, external storage and a virtual dataset name a file that is there, and nobody looks."""
    other = tmp_path / "other.h5"
    with h5py.File(other, "w") as h5:
        right_file(h5)
    os.utime(other, (1, 1))
    file = io.BytesIO()
    with h5py.File(file, "w") as h5:
        h5["s00"] = h5py.ExternalLink(str(other), "/s00")
        h5["t00000"] = h5py.ExternalLink(str(other), "/t00000")
    with pytest.raises(Wrong, match="On the way to s00/resolutions there is a link"):
        judge(file.getvalue())
