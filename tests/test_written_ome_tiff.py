"""What answers write as OME-TIFF: each fault has its own message, right variants pass, and nothing harms the grader."""

import io
import re
import struct
import tracemalloc
import zlib
from types import SimpleNamespace

import numpy as np
import pytest
import tifffile

from grader.checks.ome_tiff_rules import Wanted, expect_ome_tiff, expect_ome_xml, open_written
from grader.checks.tiff_pages import Tag, read_tiff
from grader.checks.windows import window_means
from grader.marking import attempt
from grader.marking.expect import Wrong

VOXEL = (2.0, 0.5, 0.25)
TILE = (32, 16)


@pytest.fixture(autouse=True)
def _called(monkeypatch):
    """Stand in for an attempt, of which messages name the last call."""
    monkeypatch.setattr(attempt, "_current", SimpleNamespace(called=lambda: "Called it."))


def image(shape=(4, 37, 51), dtype="uint16"):
    random = np.random.default_rng(1)
    if np.dtype(dtype).kind == "f":
        return random.normal(100, 20, shape).astype(dtype)
    info = np.iinfo(dtype)
    return random.integers(info.min + 1, info.max, shape, dtype, endpoint=True)


def mean(level):
    means = window_means(level, (1, 2, 2))
    return (np.floor(means + 0.5) if level.dtype.kind in "iu" else means).astype(level.dtype)


def pyramid(volume, n_levels=3):
    levels = [volume]
    while len(levels) < n_levels:
        levels.append(mean(levels[-1]))
    return levels


VOLUME = image()
LEVELS = pyramid(VOLUME)
METADATA = {
    "axes": "ZYX",
    **{f"PhysicalSize{letter}": um for letter, um in zip("ZYX", VOXEL, strict=True)},
    **{f"PhysicalSize{letter}Unit": "µm" for letter in "ZYX"},
}


def write(levels=LEVELS, *, subifds=None, bigtiff=True, ome=True, byteorder="<", metadata=METADATA, below=None, **more):
    """Return a file; `below` and `more` change how the levels below, and all of them, are written."""
    file = io.BytesIO()
    options = {"tile": TILE, "photometric": "minisblack", **more}
    with tifffile.TiffWriter(file, bigtiff=bigtiff, ome=ome, byteorder=byteorder) as writer:
        writer.write(levels[0], subifds=len(levels) - 1 if subifds is None else subifds, metadata=metadata, **options)
        for level in levels[1:]:
            writer.write(level, **{"subfiletype": 1, "metadata": None, **options, **(below or {})})
    return bytearray(file.getvalue())


def described(change):
    """Return a file of which the OME-XML was changed."""
    with tifffile.TiffFile(io.BytesIO(write())) as tif:
        xml = change(tif.ome_metadata)
    description = xml if isinstance(xml, bytes) else xml.encode()
    return write(ome=False, metadata=None, description=description)


def xml(old, new):
    """Return a file in whose OME-XML one thing was replaced by another."""

    def change(text):
        assert re.search(old, text)
        return re.sub(old, new, text)

    return described(change)


def tagged(tag, value, page=0, level=0):
    """Return a file of which a tag of one page was overwritten."""
    file = io.BytesIO(write())
    with tifffile.TiffFile(file, mode="r+b") as tif:
        directory = tif.pages.get(page)
        if level:
            directory = directory.pages.get(level - 1)
        directory.tags[tag].overwrite(value)
        return bytearray(file.getvalue())


def patched(change):
    """Return a file of which bytes were changed: `change` gets it, and where each page's directory lies."""
    content = write()
    with tifffile.TiffFile(io.BytesIO(content)) as tif:
        offsets = [page.offset for page in tif.pages]
    change(content, offsets)
    return content


def after(content, directory):
    """Return where a directory keeps the pointer to the next one."""
    return directory + 8 + 20 * struct.unpack_from("<Q", content, directory)[0]


def loop(content, offsets):
    struct.pack_into("<Q", content, after(content, offsets[-1]), offsets[0])


def endless_tag(content, offsets):
    struct.pack_into("<Q", content, offsets[0] + 8 + 4, 2**60)


def many_tags(content, offsets):
    struct.pack_into("<Q", content, offsets[0], 2**40)


def separate():
    file = io.BytesIO()
    with tifffile.TiffWriter(file, bigtiff=True, ome=True) as writer:
        for level in LEVELS:
            writer.write(level, tile=TILE, photometric="minisblack", metadata=METADATA)
    return file.getvalue()


def striding():
    return write([VOLUME[:, :: 2**k, :: 2**k] for k in range(3)])


def changed(level, change):
    """Return a file of which the pixels of one level were changed."""
    levels = [one.copy() for one in LEVELS]
    levels[level] = change(levels[level])
    return write(levels)


def one_voxel(level):
    level[2, 3, 4] ^= 64
    return level


def with_zeros(level):
    whole = np.pad(level, [(0, 0), (0, -level.shape[1] % 2), (0, -level.shape[2] % 2)])
    return mean(whole)


def bomb():
    """Return a file of which a tile of one page is 60 MB of zeros, compressed."""
    content = write(compression="zlib")
    with tifffile.TiffFile(io.BytesIO(content)) as tif:
        page = tif.pages.first
        offset, size = page.dataoffsets[0], page.databytecounts[0]
    data = zlib.compress(bytes(60_000_000), 9)[:size]
    content[offset : offset + len(data)] = data
    return content


ENTITIES = '<!DOCTYPE OME [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><OME>&b;</OME>'
OUTSIDE = '<!DOCTYPE OME [<!ENTITY a SYSTEM "file:///etc/passwd">]><OME>&a;</OME>'
DIRECT = [VOLUME, LEVELS[1], np.round(window_means(VOLUME, (1, 4, 4))).astype("uint16")]

BROKEN = {
    "nothing": (lambda: b"", "Nothing was written into the file"),
    "garbage": (lambda: b"\x89PNG" * 100, "it begins with b'\\x89PNG'; a TIFF begins with II or MM"),
    "another version": (lambda: b"II\x2c\0" + bytes(100), "its version is 44; a TIFF has 42, a BigTIFF 43"),
    "header alone": (lambda: write()[:16], "page 0 would lie beyond the end of the file"),
    "cut in the directories": (lambda: write()[:1000], "would lie beyond the end of the file, at byte"),
    "cut at the end": (lambda: write()[:-100], "tag 270 of page 0 would lie beyond the end of the file"),
    "no page": (lambda: b"II\x2b\0\x08\0\0\0" + bytes(8), "The main chain of the file has 0 pages, expected 4"),
    "a chain in a circle": (lambda: patched(loop), "the pointer to page 4 leads back to page 0"),
    "an endless tag": (lambda: patched(endless_tag), "tag 256 of page 0 would lie beyond the end of the file"),
    "many tags": (lambda: patched(many_tags), "page 0 has 1,099,511,627,776 tags"),
    "a SubIFD that is its page": (
        lambda: patched(lambda content, offsets: content.__setitem__(slice(None), tagged(330, [offsets[0]] * 2))),
        "the pointer to level 1 of page 0 leads back to page 0",
    ),
    "many SubIFDs": (lambda: write(subifds=40), "page 0 has 40 SubIFDs"),
    "a classic TIFF": (lambda: write(bigtiff=False), "It is a classic TIFF, which ends at 4 GB, expected a BigTIFF"),
    "levels as series": (separate, "has 12 pages (4 of 37 x 51, then 4 of 19 x 26, then 4 of 10 x 13), expected 4"),
    "planes missing": (
        lambda: write(pyramid(VOLUME[:3])),
        "has 3 pages (3 of 37 x 51), expected 4: one for each plane",
    ),
    "far too many pages": (lambda: write([image((200, 8, 8))]), "has 128 pages or more"),
    "colours": (
        lambda: write([VOLUME[:3]], photometric="rgb", planarconfig="separate", metadata=None),
        "has 3 samples a pixel, expected 1",
    ),
    "deep tiles": (
        lambda: write([image((16, 32, 32))], tile=(16, 16, 16), volumetric=True, ome=False),
        "is 16 planes deep, expected one page a plane",
    ),
    "level 0 alone": (lambda: write([VOLUME]), "Page 0 has 0 SubIFDs below it, expected 2: 3 levels with level 0"),
    "one level more": (lambda: write(pyramid(VOLUME, 4)), "Page 0 has 3 SubIFDs below it, expected 2"),
    "z halved too": (
        lambda: write([VOLUME, LEVELS[1][::2]], subifds=2),
        "Level 1 has 2 planes, expected 4, as level 0 has.",
    ),
    "announced, not written": (
        lambda: write(LEVELS[:2], subifds=2),
        "Level 2 has 0 planes, expected 4, as level 0 has.",
    ),
    "rounded down": (
        lambda: write([VOLUME, LEVELS[1][:, :18, :25], LEVELS[2][:, :9, :12]]),
        "Level 1 of page 0 has 18 x 25 pixels, expected 19 x 26.",
    ),
    "not smaller": (lambda: write([VOLUME] * 3), "Level 1 of page 0 has 37 x 51 pixels, expected 19 x 26."),
    "half of level 0 each": (
        lambda: write([VOLUME, LEVELS[1], LEVELS[1]]),
        "Level 2 of page 0 has 19 x 26 pixels, expected 10 x 13.",
    ),
    "a level left out": (
        lambda: write([VOLUME, LEVELS[2], mean(LEVELS[2])]),
        "Level 1 of page 0 has 10 x 13 pixels, expected 19 x 26.",
    ),
    "transposed": (
        lambda: write([level.transpose(0, 2, 1) for level in LEVELS]),
        "Page 0 has 51 x 37 pixels, expected 37 x 51.",
    ),
    "another dtype": (
        lambda: write([level.astype("float32") for level in LEVELS]),
        "Page 0 holds float32, expected uint16",
    ),
    "another dtype below": (
        lambda: write([VOLUME, *(level.astype("float64") for level in LEVELS[1:])]),
        "Level 1 of page 0 holds float64, expected uint16",
    ),
    "no reduced images": (
        lambda: write(below={"subfiletype": 0}),
        "Level 1 of page 0 has NewSubfileType 0, expected 1: a smaller copy",
    ),
    "all of them reduced": (lambda: write(subfiletype=1), "Page 0 has NewSubfileType 1, expected 0"),
    "black is white": (lambda: write(photometric="miniswhite"), "has PhotometricInterpretation 0, expected 1"),
    "strips": (lambda: write(tile=None), "Page 0 is in strips, expected tiles"),
    "strips below": (lambda: write(below={"tile": None}), "Level 1 of page 0 is in strips, expected tiles"),
    "tile exchanged": (
        lambda: write(tile=TILE[::-1]),
        "has tiles of 16 x 32, expected 32 x 16.",
    ),
    "other tiles below": (lambda: write(below={"tile": (16, 16)}), "Level 1 of page 0 has tiles of 16 x 16"),
    "tiles missing": (lambda: tagged(324, [1000] * 7), "Page 0 has 7 offsets and 8 sizes of tiles, expected 8 of each"),
    "a tile outside": (lambda: tagged(324, [2**50] * 8), "Tile 0 of page 0 ends at byte 1,125,899,906,843,648"),
    "a tile far too large": (lambda: tagged(325, [60_000] * 8), "Tile 0 of page 0 takes 60,000 bytes"),
    # OME-XML
    "no OME-XML": (lambda: write(ome=False, metadata=None), "Page 0 has no description, and so no OME-XML"),
    "tifffile's JSON": (lambda: write(ome=False), "is tifffile's own JSON, expected OME-XML"),
    "ImageJ": (
        lambda: write(ome=False, metadata=None, description="ImageJ=1.54\nimages=4"),
        "is ImageJ's, expected OME-XML",
    ),
    "no XML": (lambda: described(lambda text: text[:-6]), "cannot be read as OME-XML"),
    "not UTF-8": (lambda: described(lambda text: text.encode("latin-1")), "can't decode byte 0xb5"),
    "another document": (lambda: described(lambda _: "<svg/>"), "is a document 'svg', expected OME"),
    "no namespace": (
        lambda: xml(r'xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06"', ""),
        "OME has the namespace '', expected 'http://www.openmicroscopy.org/Schemas/OME/2016-06'",
    ),
    "entities": (lambda: described(lambda _: ENTITIES), "such a document is not read"),
    "a long document": (lambda: described(lambda text: text + " " * 2**20), "The OME-XML takes 1,04"),
    "no image": (lambda: xml("<Image.*</Image>", ""), "The OME-XML has 0 Images, expected 1"),
    "two images": (lambda: xml("(<Image.*</Image>)", r"\1\1"), "The OME-XML has 2 Images, expected 1: one series"),
    "no pixels": (lambda: xml("<Pixels.*</Pixels>", ""), "The Image has 0 times Pixels"),
    "order of dimensions": (lambda: xml("XYCZT", "ZYX"), "The DimensionOrder is 'ZYX', expected XY, then Z, C and T"),
    "x and y": (
        lambda: xml('SizeX="51" SizeY="37"', 'SizeX="37" SizeY="51"'),
        "SizeX is '37', expected '51'.",
    ),
    "x, y, z": (
        lambda: xml('SizeX="51" SizeY="37" SizeC="1" SizeZ="4"', 'SizeX="4" SizeY="37" SizeC="1" SizeZ="51"'),
        "SizeX is '4', expected '51'.",
    ),
    "timepoints": (lambda: write(metadata=METADATA | {"axes": "TYX"}), "SizeZ is '1', expected '4'."),
    "no number": (lambda: xml('SizeZ="4"', 'SizeZ="four"'), "SizeZ is 'four', expected '4'"),
    "type": (lambda: xml('"uint16"', '"int16"'), "The Type is 'int16', expected 'uint16'"),
    "samples": (lambda: xml('SamplesPerPixel="1"', 'SamplesPerPixel="3"'), "1 Channel of 3 samples a pixel"),
    "no voxel size": (lambda: write(metadata={"axes": "ZYX"}), "The OME-XML has no PhysicalSizeZ"),
    "voxel size of two axes": (lambda: xml('PhysicalSizeZ="2.0"', ""), "has no PhysicalSizeZ.\nGive it to"),
    "voxel size reversed": (
        lambda: write(metadata=METADATA | {"PhysicalSizeX": 2.0, "PhysicalSizeZ": 0.25}),
        "PhysicalSizeZ is '0.25' µm, expected '2' µm.",
    ),
    "one for all axes": (
        lambda: write(metadata=METADATA | {"PhysicalSizeX": 0.5}),
        "PhysicalSizeX is '0.5' µm, expected '0.25' µm.",
    ),
    "wrong by a thousand": (
        lambda: write(metadata=METADATA | {"PhysicalSizeY": 500.0}),
        "PhysicalSizeY is '500.0' µm, expected '0.5' µm.",
    ),
    "a wrong number": (lambda: write(metadata=METADATA | {"PhysicalSizeY": 0.6}), "is '0.6' µm, expected '0.5' µm"),
    "um": (
        lambda: write(metadata=METADATA | {"PhysicalSizeYUnit": "um"}),
        "PhysicalSizeYUnit is 'um', which is no unit of length in OME-XML",
    ),
    "Greek mu": (lambda: write(metadata=METADATA | {"PhysicalSizeXUnit": "\u03bcm"}), "with the micro sign (U+00B5)"),
    "zero": (lambda: xml('PhysicalSizeX="0.25"', 'PhysicalSizeX="0"'), "PhysicalSizeX is '0', expected a number above"),
    "nan": (lambda: xml('PhysicalSizeX="0.25"', 'PhysicalSizeX="nan"'), "PhysicalSizeX is 'nan', expected a number"),
    "no TiffData": (lambda: xml("<TiffData[^>]*/>", ""), "Pixels has no TiffData: which page is which plane"),
    "too many planes": (
        lambda: xml('PlaneCount="4"', 'PlaneCount="12"'),
        'A TiffData has IFD="0" PlaneCount="12": there are 4 pages and 4 planes',
    ),
    "too few planes": (lambda: xml(' PlaneCount="4"', ""), "By the TiffData, plane 1 is no page, expected page 1"),
    "planes in another order": (
        lambda: xml(
            "<TiffData[^>]*/>", "".join(f'<TiffData IFD="{i}" FirstZ="{3 - i}" PlaneCount="1"/>' for i in range(4))
        ),
        "By the TiffData, plane 0 is page 3, expected page 0",
    ),
    "another file": (
        lambda: xml("<TiffData[^>]*/>", '<TiffData><UUID FileName="/etc/passwd">urn:uuid:1</UUID></TiffData>'),
        "A TiffData lies in another file ('urn:uuid:1')",
    ),
    # Pixels
    "one voxel": (lambda: changed(0, one_voxel), "Level 0: 1 voxel of 7,548 is wrong; the first, at (2, 3, 4)"),
    "planes reversed": (lambda: write(pyramid(VOLUME[::-1])), "Level 0: 7,548 voxels of 7,548 are wrong"),
    "one voxel below": (lambda: changed(1, one_voxel), "Level 1: 1 voxel of 1,976 is wrong; the first, at (2, 3, 4)"),
    "[::2]": (striding, "Level 1: 1,972 voxels of 1,976 are wrong; the first, at (0, 0, 0), is 58623"),
    "rounded down means": (
        lambda: changed(1, lambda _: np.floor(window_means(VOLUME, (1, 2, 2))).astype("uint16")),
        "Level 1: 469 voxels of 1,976 are wrong; the first, at (0, 0, 1), is 35552, expected 35552.75.",
    ),
    "overflow": (
        lambda: changed(1, lambda _: (window_means(VOLUME, (1, 2, 2)) * 4 % 65536 // 4).astype("uint16")),
        "Level 1: ",
    ),
    "zeros beyond the edge": (
        lambda: changed(1, lambda _: with_zeros(VOLUME)),
        "is 6388, expected 12775.\nBelow it lie the voxels 19514, 6036.",
    ),
    "means of level 0": (lambda: write(DIRECT), "Level 2: 66 voxels of 520 are wrong"),
    "a tile that cannot be decoded": (lambda: tagged(259, 8), "tile 0 of page 0 cannot be decoded"),
    "an unknown compression": (
        lambda: tagged(259, 12345),
        "tile 0 of page 0 cannot be decoded: '12345 is not a known COMPRESSION'",
    ),
    "a bomb": (bomb, "tile 0 of page 0 cannot be decoded: it has 1,025 bytes instead of 1,024, or more"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_each_fault_has_its_message(case):
    make, says = BROKEN[case]
    with pytest.raises(Wrong) as caught:
        expect_ome_tiff(make(), Wanted(VOLUME, 3, TILE, VOXEL))
    assert says in caught.value.message
    assert caught.value.message.startswith("Called it.\n")


def test_no_two_faults_have_the_same_message():
    assert len({says for _, says in BROKEN.values()}) == len(BROKEN)


PLANES = "".join(f'<TiffData FirstZ="{i}" FirstC="0" FirstT="0" IFD="{i}" PlaneCount="1"/>' for i in range(4))
OWN = r'<TiffData IFD="0" PlaneCount="4"><UUID FileName="some.ome.tif">\1</UUID></TiffData>'

RIGHT = {
    "as the solution writes it": lambda: write(compression="zlib"),
    "uncompressed": write,
    "big-endian": lambda: write(byteorder=">", compression="zlib"),
    "LZMA": lambda: write(compression="lzma"),
    "predictor": lambda: write(compression="zlib", predictor=True),
    "predictor, big-endian": lambda: write(compression="zlib", predictor=True, byteorder=">"),
    "levels with metadata": lambda: write(below={"metadata": METADATA}),
    "no unit: micrometres": lambda: xml(' PhysicalSize.Unit="µm"', ""),
    "nanometres": lambda: write(metadata=METADATA | {"PhysicalSizeY": 500, "PhysicalSizeYUnit": "nm"}),
    "a whole number": lambda: xml('PhysicalSizeZ="2.0"', 'PhysicalSizeZ="2"'),
    "another order of dimensions": lambda: xml("XYCZT", "XYZTC"),
    "a TiffData a plane": lambda: xml("<TiffData[^>]*/>", PLANES),
    "a TiffData without attributes": lambda: xml("<TiffData[^>]*/>", "<TiffData/>"),
    "the file's own name": lambda: xml('(?s)(.*UUID="([^"]*)".*)<TiffData[^>]*/>', r"\1" + OWN.replace(r"\1", r"\2")),
    "no Channel": lambda: xml("<Channel.*</Channel>", ""),
    "further elements": lambda: xml("<Image ", '<Instrument ID="Instrument:0"/><Image AcquisitionDate="" '),
    "a prefix": lambda: described(
        lambda text: re.sub("<(/?)([A-Z])", r"<\1ome:\2", text).replace("xmlns=", "xmlns:ome=")
    ),
    "a byte order mark": lambda: described(lambda text: "\ufeff" + text),
    "an older schema": lambda: xml(r"OME/2016-06", "OME/2015-01"),
    "rounded the other way": lambda: write(
        [VOLUME, half := np.ceil(window_means(VOLUME, (1, 2, 2)) - 0.5).astype("uint16"), mean(half)]
    ),
}


@pytest.mark.parametrize("case", RIGHT)
def test_right_variants_pass(case):
    content = RIGHT[case]()
    expect_ome_tiff(content, Wanted(VOLUME, 3, TILE, VOXEL))
    with tifffile.TiffFile(io.BytesIO(content)) as tif:
        (series,) = tif.series
        assert [level.shape for level in series.levels] == [level.shape for level in LEVELS]


@pytest.mark.parametrize("dtype", ["uint8", "int16", ">u2", "uint32", "float32", "float64"])
@pytest.mark.parametrize("shape", [(1, 64, 48), (3, 40, 3), (5, 2, 2)])
def test_right_images_of_every_kind_pass(shape, dtype):
    volume = image(shape, np.dtype(dtype).newbyteorder("=")).astype(dtype)
    for n_levels in (1, 2, 4):
        expect_ome_tiff(write(pyramid(volume, n_levels)), Wanted(volume, n_levels, TILE, VOXEL))


def test_a_tile_that_is_left_out_is_zero():
    volume = np.zeros((4, 37, 51), "uint16")
    content = write(pyramid(volume))
    expect_ome_tiff(content, Wanted(volume, 3, TILE, VOXEL))
    file = io.BytesIO(content)
    with tifffile.TiffFile(file, mode="r+b") as tif:
        tif.pages.first.tags[325].overwrite([0] * 8)
    expect_ome_tiff(file.getvalue(), Wanted(volume, 3, TILE, VOXEL))


def test_floats_may_be_predicted():
    """Predictor 3, which tifffile writes with imagecodecs alone."""
    volume = image((1, 32, 16), "float32")
    content = write([volume], byteorder=">")
    swapped = volume[0].astype(">f4").view("u1").reshape(32, 16, 4).transpose(0, 2, 1).reshape(32, 64)
    encoded = np.diff(swapped, axis=1, prepend=np.zeros((32, 1), "u1")).astype("u1").tobytes()
    page = read_tiff(content).pages[0]
    offset = int(page.numbers(Tag.TILE_OFFSETS)[0])
    content[offset : offset + len(encoded)] = encoded
    tiff = read_tiff(content)
    tiff.pages[0].tags[Tag.PREDICTOR] = (3, memoryview(b"\0\3"))
    np.testing.assert_array_equal(tiff.pixels(tiff.pages[0]), volume[0])


@pytest.mark.parametrize("document", [ENTITIES, OUTSIDE, "<a>" * 300_000, "<OME " + "a" * 10**6, "\0", "<OME/>" * 9])
def test_hostile_xml_is_refused_at_once(document):
    content = write(ome=False, metadata=None, description=document.encode())
    with pytest.raises(Wrong):
        expect_ome_xml(open_written(content), Wanted(VOLUME, 3, TILE, VOXEL))


@pytest.mark.parametrize("seed", range(60))
def test_damaged_files_give_a_message_or_pass(seed):
    """Whatever stands in the file, the grader neither fails nor fills its memory."""
    random = np.random.default_rng(seed)
    content = write(compression="zlib") if seed % 2 else write()
    with tifffile.TiffFile(io.BytesIO(content)) as tif:
        starts = [page.offset for page in tif.pages] + [tif.pages[1].subifds[0], 0]
    for _ in range(random.integers(1, 12)):
        at = int(random.choice(starts)) + int(random.integers(0, 400))
        content[at] = random.choice([0, 1, 255, random.integers(256)])
    tracemalloc.start()
    try:
        expect_ome_tiff(content, Wanted(VOLUME, 3, TILE, VOXEL))
    except Wrong:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 20e6
