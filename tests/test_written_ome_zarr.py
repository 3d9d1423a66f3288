"""What an answer may write as OME-Zarr: each fault is told in words of its own, what is right passes, nothing harms."""

import gzip
import itertools
import json
import textwrap
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import zarr
import zarr.codecs

from grader.checks import ex11_ome_zarr
from grader.checks.ome_zarr_rules import (
    MAX_DOCUMENT,
    Levels,
    Wanted,
    as_json,
    expect_arrays,
    expect_attributes,
    expect_entry,
    expect_layout,
    expect_values,
)
from grader.marking import attempt
from grader.marking.apart import WrittenArray
from grader.marking.attempt import Attempt
from grader.marking.check import check
from grader.marking.expect import Wrong
from grader.reports.model import Status
from grader.stores.objects import MemoryObjects
from grader.stores.zarr_store import ObjectStore
from grader.volumes.phantom import Phantom
from grader.volumes.volume import single
from tests.support_sandbox import EXERCISE, FILENAME, sandbox

SEED = 5


@pytest.fixture(autouse=True)
def _call(monkeypatch):
    """Have a call to speak of, as while a check runs."""
    monkeypatch.setattr(attempt, "_current", SimpleNamespace(called=lambda: "Called f(…).", seed=SEED))


def words(judge, *arguments):
    """Return what is said of something wrong, without the call."""
    with pytest.raises(Wrong) as caught:
        judge(*arguments)
    return caught.value.message.removeprefix("Called f(…).\n")


# -- the document ----------------------------------------------------------------------------------------------------

WANTED = {
    version: Wanted("tczyx", (2.0, 0.5, 0.65), ((1, 1, 1), (1, 2, 2), (2, 4, 6)), version) for version in ("0.4", "0.5")
}


def right_entry(version="0.5"):
    """Return a right entry, its numbers worked out by hand."""
    space = [{"name": name, "type": "space", "unit": "micrometer"} for name in "zyx"]
    numbers = [
        ([1, 1, 2, 0.5, 0.65], [0, 0, 0, 0, 0]),
        ([1.0, 1.0, 2.0, 1.0, 1.3], [0.0, 0.0, 0.0, 0.25, 0.325]),
        ([1.0, 1.0, 4.0, 2.0, 3.9], [0.0, 0.0, 1.0, 0.75, 1.625]),
    ]
    entry = {
        "axes": [{"name": "t", "type": "time"}, {"name": "c", "type": "channel"}, *space],
        "datasets": [
            {
                "path": str(level),
                "coordinateTransformations": [
                    {"type": "scale", "scale": scale},
                    {"type": "translation", "translation": translation},
                ],
            }
            for level, (scale, translation) in enumerate(numbers)
        ],
    }
    return entry | ({"version": "0.4"} if version == "0.4" else {})


def steps(entry, level=2):
    return entry["datasets"][level]["coordinateTransformations"]


def scale(*space, level=2, others=(1, 1)):
    return lambda entry: steps(entry, level)[0].update(scale=[*others, *space])


def translation(*space, level=2, others=(0, 0)):
    return lambda entry: steps(entry, level)[1].update(translation=[*others, *space])


def axis(number, **values):
    return lambda entry: entry["axes"][number].update(values)


BROKEN = {
    # name: (version, what is changed, what is said of it)
    "unit um": (
        "0.5",
        axis(2, unit="um"),
        "Axis z has the unit 'um', expected 'micrometer'.\nUnits are written in full",
    ),
    "unit of micro sign": ("0.5", axis(3, unit="µm"), "Axis y has the unit 'µm'"),
    "unit nanometer": ("0.5", axis(2, unit="nanometer"), "Axis z has the unit 'nanometer', expected"),
    "unit missing": ("0.4", lambda e: e["axes"][4].pop("unit"), "Axis x has no unit, expected 'micrometer'"),
    "unit of channels": ("0.5", axis(1, unit="micrometer"), "Axis c has the unit 'micrometer', expected none."),
    "unit of time": ("0.5", axis(0, unit="second"), "Axis t has the unit 'second', expected none."),
    "type missing": ("0.5", lambda e: e["axes"][0].pop("type"), "Axis t has no type, expected 'time'."),
    "type of channels": ("0.5", axis(1, type="space"), "Axis c has type 'space', expected 'channel'."),
    "names alone": (
        "0.5",
        lambda e: e.update(axes=list("tczyx")),
        "\"axes\" is ['t', 'c', 'z', 'y', 'x'], expected a list with a dictionary",
    ),
    "axes missing": ("0.5", lambda e: e.pop("axes"), 'The entry has no "axes". It has only "datasets".'),
    "axes reversed": ("0.5", lambda e: e["axes"].reverse(), "are named ['x', 'y', 'z', 'c', 't'], expected"),
    "channels before time": (
        "0.5",
        lambda e: e["axes"].insert(0, e["axes"].pop(1)),
        "['c', 't', 'z', 'y', 'x'], expected ['t', 'c', 'z', 'y', 'x'].",
    ),
    "axis missing": ("0.5", lambda e: e["axes"].pop(0), "The axes are named ['c', 'z', 'y', 'x'], expected"),
    "datasets missing": ("0.5", lambda e: e.pop("datasets"), 'The entry has no "datasets". It has only "axes".'),
    "no levels": ("0.5", lambda e: e["datasets"].clear(), "The datasets' paths are [], expected ['0', '1', '2']."),
    "coarse first": ("0.5", lambda e: e["datasets"].reverse(), "paths are ['2', '1', '0'], expected"),
    "level 0 missing": ("0.5", lambda e: e["datasets"].pop(0), "paths are ['1', '2'], expected"),
    "last level missing": ("0.5", lambda e: e["datasets"].pop(), "paths are ['0', '1'], expected"),
    "level twice": (
        "0.5",
        lambda e: e["datasets"].append(e["datasets"][2]),
        "The datasets' paths are ['0', '1', '2', '2']",
    ),
    "level too many": (
        "0.5",
        lambda e: e["datasets"].append({**e["datasets"][2], "path": "3"}),
        "['0', '1', '2', '3'], expected ['0', '1', '2'].",
    ),
    "paths as numbers": (
        "0.5",
        lambda e: [d.update(path=int(d["path"])) for d in e["datasets"]],
        "paths are [0, 1, 2], expected",
    ),
    "path missing": ("0.5", lambda e: e["datasets"][1].pop("path"), "paths are ['0', None, '2'], expected"),
    "paths from 1": (
        "0.5",
        lambda e: [d.update(path=str(int(d["path"]) + 1)) for d in e["datasets"]],
        "paths are ['1', '2', '3'], expected",
    ),
    "paths with a slash": ("0.5", lambda e: e["datasets"][0].update(path="/0"), "paths are ['/0', '1', '2']"),
    "no transformations": (
        "0.5",
        lambda e: e["datasets"][0].pop("coordinateTransformations"),
        'Level 0: its dataset has no "coordinateTransformations". It has only "path".',
    ),
    "translation first": (
        "0.5",
        lambda e: steps(e).reverse(),
        "are ['translation', 'scale'], expected ['scale', 'translation'].\nThere is exactly one scale",
    ),
    "no scale": ("0.5", lambda e: steps(e).pop(0), "its transformations are ['translation'], expected"),
    "two scales": ("0.5", lambda e: steps(e).insert(0, steps(e)[0]), "its transformations are ['scale', 'scale', "),
    "two translations": (
        "0.5",
        lambda e: steps(e).append(steps(e)[1]),
        "its transformations are ['scale', 'translation', 'translation'], ",
    ),
    "identity": (
        "0.5",
        lambda e: steps(e, 0).insert(0, {"type": "identity"}),
        "['identity', 'scale', 'translation'], expected ['scale', 'translation'].",
    ),
    "scale elsewhere": (
        "0.5",
        lambda e: steps(e).__setitem__(0, {"type": "scale", "path": "scales"}),
        'the scale has no numbers. It has only "type", "path"',
    ),
    "scale of space alone": (
        "0.5",
        scale(4, 2, 3.9, others=()),
        "Level 2: the scale is [4, 2, 3.9], expected 5 numbers: one for each axis.",
    ),
    "translation of space alone": (
        "0.5",
        translation(1, 0.75, 1.625, others=()),
        "Level 2: the translation is [1, 0.75, 1.625], expected 5 numbers",
    ),
    "scale too long": ("0.5", scale(4, 2, 3.9, others=(1, 1, 1)), "the scale is [1, 1, 1, 4, 2, 3.9], expected 5"),
    "scale one number": ("0.5", lambda e: steps(e)[0].update(scale=4.0), "is 4.0, expected a list of 5 numbers."),
    "scale in words": ("0.5", scale(4, 2, "3.9"), "[1, 1, 4, 2, '3.9'], expected a list of 5 numbers."),
    "scale true": ("0.5", scale(True, 2, 3.9), "[1, 1, True, 2, 3.9], expected a list of 5 numbers."),
    "scale not a number": ("0.5", scale(float("nan"), 2, 3.9), "the scale is [1.0, 1.0, nan, 2.0, 3.9], expected"),
    "time scaled by 0": ("0.5", scale(4, 2, 3.9, others=(0, 1)), "Along t, which is no axis of space, it is 1."),
    "channels moved": (
        "0.5",
        translation(1, 0.75, 1.625, others=(0, 1)),
        "Along c, which is no axis of space, it is 0.",
    ),
    "scale of level 0": (
        "0.5",
        scale(2, 0.5, 0.65),
        "the scale is [1.0, 1.0, 2.0, 0.5, 0.65], expected [1.0, 1.0, 4.0, 2.0, 3.9].",
    ),
    "scale in voxels": ("0.5", scale(2, 4, 6), "the scale is [1.0, 1.0, 2.0, 4.0, 6.0], expected"),
    "scale of the level below": ("0.5", scale(2, 1, 1.3), "the scale is [1.0, 1.0, 2.0, 1.0, 1.3], expected"),
    "scale relative": ("0.5", scale(2, 2, 3), "the scale is [1.0, 1.0, 2.0, 2.0, 3.0], expected"),
    "scale of one step": ("0.5", scale(4, 1, 1.95), "the scale is [1.0, 1.0, 4.0, 1.0, 1.95], expected"),
    "scale multiplied up": ("0.5", scale(4, 4, 7.8), "the scale is [1.0, 1.0, 4.0, 4.0, 7.8], expected"),
    "scale divided": (
        "0.5",
        scale(1, 0.125, 0.65 / 6),
        "the scale is [1.0, 1.0, 1.0, 0.125, 0.108333333333], expected",
    ),
    "scale x, y, z": ("0.5", scale(3.9, 2, 4), "the scale is [1.0, 1.0, 3.9, 2.0, 4.0], expected"),
    "scale halved": ("0.5", scale(2, 1, 1.95), "the scale is [1.0, 1.0, 2.0, 1.0, 1.95], expected"),
    "scale in nanometres": ("0.5", scale(4000, 2000, 3900), "the scale is [1.0, 1.0, 4000.0, 2000.0, 3900.0]"),
    "scale slightly off": (
        "0.5",
        scale(4, 2, 3.9001),
        "[1.0, 1.0, 4.0, 2.0, 3.9001], expected [1.0, 1.0, 4.0, 2.0, 3.9]",
    ),
    "translation missing": (
        "0.5",
        lambda e: steps(e).pop(),
        "Level 2 has no translation, expected [1.0, 0.75, 1.625].",
    ),
    "translation 0": ("0.5", translation(0, 0, 0), "Level 2: the translation is [0.0, 0.0, 0.0, 0.0, 0.0], expected"),
    "translation in voxels": (
        "0.5",
        translation(0.5, 1.5, 2.5),
        "the translation is [0.0, 0.0, 0.5, 1.5, 2.5], expected",
    ),
    "translation of the corner": (
        "0.5",
        translation(2, 1, 1.95),
        "the translation is [0.0, 0.0, 2.0, 1.0, 1.95], expected",
    ),
    "translation to the last": (
        "0.5",
        translation(2, 1.5, 3.25),
        "the translation is [0.0, 0.0, 2.0, 1.5, 3.25], expected",
    ),
    "translation of half a voxel": (
        "0.5",
        translation(1, 0.25, 0.325),
        "the translation is [0.0, 0.0, 1.0, 0.25, 0.325], expected",
    ),
    "translation negative": (
        "0.5",
        translation(-1, -0.75, -1.625),
        "the translation is [0.0, 0.0, -1.0, -0.75, -1.625], expected",
    ),
    "translation scaled": ("0.5", translation(2, 3, 9.75), "the translation is [0.0, 0.0, 2.0, 3.0, 9.75], expected"),
    "translation relative": (
        "0.5",
        translation(1, 0.5, 1.3),
        "the translation is [0.0, 0.0, 1.0, 0.5, 1.3], expected",
    ),
    "translation of level 1": (
        "0.5",
        translation(0, 0.25, 0.325),
        "the translation is [0.0, 0.0, 0.0, 0.25, 0.325], expected",
    ),
    "translation is the scale": (
        "0.5",
        translation(4, 2, 3.9),
        "the translation is [0.0, 0.0, 4.0, 2.0, 3.9], expected",
    ),
    "translation of level 0": (
        "0.5",
        translation(7, 7, 7, level=0),
        "Level 0: the translation is [0.0, 0.0, 7.0, 7.0, 7.0], expected [0.0, 0.0, 0.0, 0.0, 0.0].",
    ),
    "scale on top": (
        "0.5",
        lambda e: e.update(coordinateTransformations=[{"type": "scale", "scale": [1, 1, 2, 0.5, 0.65]}]),
        "They come on top of those of every level",
    ),
    "version in 0.5": ("0.5", lambda e: e.update(version="0.5"), "the version stands beside the list of entries"),
    "no version in 0.4": ("0.4", lambda e: e.pop("version"), 'The entry has no "version", expected "version": "0.4".'),
    "version as a number": ("0.4", lambda e: e.update(version=0.4), "version is 0.4, expected '0.4'."),
    "version 0.5 in 0.4": ("0.4", lambda e: e.update(version="0.5"), "The entry's version is '0.5', expected '0.4'."),
    "name empty": ("0.5", lambda e: e.update(name=""), "expected no such key: the image has no name."),
}


def changed(change, version="0.5"):
    entry = right_entry(version)
    change(entry)
    return entry


@cache
def said_of_documents():
    """Return what is said of each of the broken documents."""
    return {name: words(expect_entry, changed(change, v), WANTED[v]) for name, (v, change, _) in BROKEN.items()}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_document_is_refused_in_words_of_its_own(name):
    says = BROKEN[name][2]
    assert says in said_of_documents()[name]
    assert [other for other, message in said_of_documents().items() if says in message] == [name]


GOOD = {
    "as it is": lambda e: None,
    "other keys": lambda e: e.update(type="mean", metadata={"method": "mean"}, omero={}),
    "keys of levels and axes": lambda e: [one.update(more=1) for one in (*e["axes"], *e["datasets"], *steps(e))],
    "keys in another order": lambda e: [e.update({key: e.pop(key)}) for key in sorted(e)],
    "no translation of 0": lambda e: steps(e, 0).pop(),
    "whole numbers": scale(4, 2, 3.9),
    "floats": lambda e: steps(e, 0)[0].update(scale=[1.0, 1.0, 2.0, 0.5, 0.65]),
    "rounding": scale(4, 2, 0.65 * 2 * 3),
    "nothing on top": lambda e: e.update(
        coordinateTransformations=[{"type": "scale", "scale": [1, 1, 1, 1, 1]}, {"type": "identity"}]
    ),
    "an empty list on top": lambda e: e.update(coordinateTransformations=[]),
}


@pytest.mark.parametrize("version", ["0.4", "0.5"])
@pytest.mark.parametrize("name", GOOD)
def test_a_right_document_passes(name, version):
    expect_entry(changed(GOOD[name], version), WANTED[version])


def test_numpys_floats_are_json():
    entry = right_entry()
    steps(entry)[0]["scale"] = list(np.array([1, 1, 4, 2, 3.9]))
    expect_entry(as_json(entry), WANTED["0.5"])


def test_a_tuple_is_no_list():
    entry = right_entry()
    steps(entry)[0]["scale"] = tuple(steps(entry)[0]["scale"])
    assert "It has a tuple in it" in words(as_json, entry)


def test_names():
    named = Wanted("yx", (1.0, 1.0), ((1, 1),), "0.5", "embryo")
    space = [{"name": name, "type": "space", "unit": "micrometer"} for name in "yx"]
    level = {"path": "0", "coordinateTransformations": [{"type": "scale", "scale": [1, 1]}]}
    entry = {"axes": space, "datasets": [level], "name": "embryo"}
    expect_entry(entry, named)
    assert "The entry's name is 'other', expected 'embryo'." in words(expect_entry, entry | {"name": "other"}, named)
    assert 'The entry has no "name"' in words(expect_entry, {"axes": space, "datasets": [level]}, named)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ([right_entry()], "It returned a list, expected a dictionary."),
        (json.dumps(right_entry()), "expected a dictionary."),
        (None, "It returned None, expected a dictionary."),
        ({"multiscales": [right_entry()]}, 'It has a key "multiscales", expected one entry'),
        ({"ome": {"multiscales": [right_entry()]}}, 'It has a key "ome", expected one entry'),
        (
            {"axes": np.zeros(3)},
            "It has an array of shape (3,) and dtype float64 in it, which cannot be written as JSON.",
        ),
        ({"axes": np.int64(3)}, "It has an int64 in it, which cannot be written as JSON."),
        ({("axes",): 3}, "It cannot be written as JSON: keys must be str"),
        ({"axes": 10**5000}, "It cannot be written as JSON"),
    ],
    ids=["list", "text", "None", "multiscales", "ome", "array", "int64", "keys", "a huge number"],
)
def test_what_is_no_document_is_refused(value, says):
    assert says in words(as_json, value)


JUNK = [None, True, -1, 10**400, float("nan"), "x" * 10_000, [], {}, [[]], [{}], {"scale": [1]}, [1, "a", None]]


def places(value, where=()):
    """Yield the place of everything in a document."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*where, key)
        yield from places(item, (*where, key))


def test_junk_anywhere_in_a_document_is_only_wrong():
    for where, junk in itertools.product(places(right_entry("0.4")), JUNK):
        entry = right_entry("0.4")
        inner = entry
        for key in where[:-1]:
            inner = inner[key]
        inner[where[-1]] = junk
        assert len(words(expect_entry, entry, WANTED["0.4"])) < 1000, where


# -- the store -------------------------------------------------------------------------------------------------------

SHAPE, CHUNKS = (4, 9, 10), (4, 4, 4)
LEVELS = Levels((SHAPE, (4, 5, 5), (4, 3, 3)), CHUNKS, "uint16", (1, 2, 2))
VOLUME = single(Phantom("uint16", SEED), SHAPE)


def mean(block, rounded=np.rint):
    """Return the mean of 2 x 2 neighbours along the last two axes, one window after the other."""
    out = np.zeros((len(block), -(-block.shape[1] // 2), -(-block.shape[2] // 2)), block.dtype)
    for z, y, x in np.ndindex(out.shape):
        out[z, y, x] = rounded(block[z, 2 * y : 2 * y + 2, 2 * x : 2 * x + 2].mean())
    return out


def written(version, layout=None, levels=None, **more):
    """Write a right image, by other means than the reference answer's."""
    objects = MemoryObjects()
    datasets = [
        {
            "path": str(level),
            "coordinateTransformations": [
                {"type": "scale", "scale": [2.0, 0.5 * f, 0.65 * f]},
                {"type": "translation", "translation": [0.0, 0.25 * (f - 1), 0.325 * (f - 1)]},
            ],
        }
        for level, f in enumerate((1, 2, 4))
    ]
    entry = {"axes": [{"name": n, "type": "space", "unit": "micrometer"} for n in "zyx"], "datasets": datasets}
    if version == "0.4":
        attributes = {"multiscales": [entry | {"version": "0.4"}]}
        options = {"chunk_key_encoding": {"name": "v2", "separator": "/"}}
    else:
        attributes = {"ome": {"version": "0.5", "multiscales": [entry]}}
        options = {"dimension_names": ["z", "y", "x"]}
    group = zarr.create_group(
        ObjectStore(objects), zarr_format=2 if version == "0.4" else 3, attributes=attributes | more
    )
    data = VOLUME.read()
    for level in range(3):
        array = group.create_array(
            str(level), **{"shape": data.shape, "chunks": CHUNKS, "dtype": "uint16"} | options | (layout or {})
        )
        data = (levels or {}).get(level, data)
        array[...] = data
        data = mean(data)
    return objects


def in_process(objects):
    return lambda path: zarr.open_array(ObjectStore(objects, read_only=True), path=path, mode="r")[...]


def judge(objects, version):
    """Judge a store as the check does; the reading alone is done here, where nothing hostile is read."""
    expect_entry(expect_attributes(objects, version), wanted(version))
    expect_layout(expect_arrays(objects, LEVELS), version)
    expect_values(objects, in_process(objects), VOLUME, LEVELS)


def wanted(version):
    return Wanted("zyx", (2.0, 0.5, 0.65), ((1, 1, 1), (1, 2, 2), (1, 4, 4)), version, None)


def document(key, change):
    """Return what changes a metadata document of a store."""

    def edit(objects):
        content = json.loads(objects.items[key])
        change(content)
        objects.items[key] = json.dumps(content).encode()

    return edit


def attributes(change):
    return document("zarr.json", lambda d: change(d["attributes"]))


def moved(*keys, to=""):
    """Return what moves objects, or removes them."""

    def edit(objects):
        for key in [one for one in objects.items if one.startswith(keys)]:
            value = objects.items.pop(key)
            if to:
                objects.items[to + key] = value

    return edit


def level_again(level, **options):
    """Return what writes a level anew, in another way."""

    def edit(objects):
        path, other = str(level), MemoryObjects()
        data = in_process(objects)(path)
        data = data.astype(options.get("dtype", data.dtype))
        given = {"shape": data.shape, "chunks": CHUNKS, "dtype": data.dtype, "dimension_names": ["z", "y", "x"]}
        array = zarr.create_array(ObjectStore(other), name=path, **given | options)
        array[...] = data[tuple(map(slice, array.shape))]
        moved(f"{path}/")(objects)
        objects.items.update({key: value for key, value in other.items.items() if key.startswith(f"{path}/")})

    return edit


def values(level, change):
    """Return what changes a level's voxels."""

    def edit(objects):
        array = zarr.open_array(ObjectStore(objects), path=str(level), mode="r+")
        array[...] = change(array[...])

    return edit


V2 = {"zarr_format": 2, "dimension_names": None}

BROKEN_STORES = {
    "empty": ("0.5", moved(""), "At the root of the store lies nothing, expected a group."),
    "no root": ("0.5", moved("zarr.json"), "At the root of the store lies only ['0', '1', '2'], expected a group."),
    "root is an array": (
        "0.5",
        lambda o: o.items.update({"zarr.json": o.items["0/zarr.json"]}),
        "At the root of the store lies an array, expected a group.",
    ),
    "another format": (
        "0.5",
        lambda o: o.items.update(written("0.4").items) or o.items.pop("zarr.json"),
        "At the root of the store lies .zgroup (format 2), expected Zarr format 3.",
    ),
    "format 3 for 0.4": (
        "0.4",
        lambda o: o.items.clear() or o.items.update(written("0.5").items),
        "At the root of the store lies zarr.json (format 3), expected Zarr format 2.",
    ),
    "both formats": (
        "0.5",
        lambda o: o.items.update({".zgroup": b'{"zarr_format": 2}'}),
        "Which of them is opened is the reader's choice. Remove .zgroup.",
    ),
    "no attributes": ("0.5", attributes(dict.clear), 'The group has no attributes, expected "ome".'),
    "top level in 0.5": (
        "0.5",
        attributes(lambda a: a.update(a.pop("ome"))),
        'The group has the attributes "version", "multiscales", expected "ome".',
    ),
    "under ome in 0.4": (
        "0.4",
        document(".zattrs", lambda a: a.update(ome={"multiscales": a.pop("multiscales"), "version": "0.4"})),
        'The group has the attributes "ome", expected "multiscales".',
    ),
    "no .zattrs": ("0.4", moved(".zattrs"), 'The group has no attributes, expected "multiscales".'),
    "in a group below": (
        "0.5",
        lambda o: o.items.update(
            {"image/zarr.json": o.items["zarr.json"], "zarr.json": b'{"zarr_format": 3, "node_type": "group"}'}
        ),
        "The group 'image' has it: the image is to lie at the root of the store.",
    ),
    "ome is a list": (
        "0.5",
        attributes(lambda a: a.update(ome=[])),
        'The attribute "ome" is [], expected a dictionary',
    ),
    "ome without version": (
        "0.5",
        attributes(lambda a: a["ome"].pop("version")),
        'The attribute "ome" has only "multiscales", expected "version": "0.5" too.',
    ),
    "ome of 0.4": ("0.5", attributes(lambda a: a["ome"].update(version="0.4")), "is '0.4', expected '0.5'."),
    "ome's version a number": ("0.5", attributes(lambda a: a["ome"].update(version=0.5)), "is 0.5, expected '0.5'."),
    "ome without multiscales": (
        "0.5",
        attributes(lambda a: a["ome"].pop("multiscales")),
        'The attribute "ome" has only "version", expected "multiscales" too.',
    ),
    "entry alone": (
        "0.5",
        attributes(lambda a: a["ome"].update(multiscales=a["ome"]["multiscales"][0])),
        '"multiscales" is a dict, expected a list of one dictionary.',
    ),
    "two entries": (
        "0.5",
        attributes(lambda a: a["ome"]["multiscales"].append({})),
        '"multiscales" has 2 items, expected a list of one dictionary.',
    ),
    "separated by dots": (
        "0.4",
        document("1/.zarray", lambda d: d.update(dimension_separator=".")),
        "Level 1 separates the indices of a chunk by '.', expected '/'.",
    ),
    "separator left out": (
        "0.4",
        document("0/.zarray", lambda d: d.pop("dimension_separator")),
        "Level 0 separates the indices of a chunk by '.', expected '/'.",
    ),
    "level of another format": (
        "0.5",
        level_again(1, **V2),
        "Level 1 is an array of Zarr format 2, expected format 3.",
    ),
    "level of both formats": (
        "0.5",
        lambda o: o.items.update({"1/.zarray": b"{}"}),
        '"1" has .zarray (format 2) and zarr.json (format 3)',
    ),
    "no dimension names": (
        "0.5",
        document("0/zarr.json", lambda d: d.pop("dimension_names")),
        "Level 0 has no dimension names, expected ['z', 'y', 'x']",
    ),
    "dimension names x, y, z": (
        "0.5",
        document("2/zarr.json", lambda d: d["dimension_names"].reverse()),
        "Level 2 has the dimension names ['x', 'y', 'z'], expected",
    ),
    "level missing": ("0.5", moved("1/"), "The group has ['0', '2'], expected the levels ['0', '1', '2']."),
    "level 0 missing": ("0.5", moved("0/"), "The image itself is level 0."),
    "level without metadata": ("0.5", moved("2/zarr.json"), '"2" is no array: it has no .zarray and no zarr.json.'),
    "level too many": (
        "0.5",
        lambda o: o.items.update({"3/zarr.json": o.items["2/zarr.json"]}),
        "The last is level 2, (4, 3, 3): it fits into one chunk",
    ),
    "something else": (
        "0.5",
        lambda o: o.items.update({"notes/zarr.json": b"{}"}),
        "The group has ['0', '1', '2', 'notes']",
    ),
    "level is a group": (
        "0.5",
        lambda o: o.items.update({"1/zarr.json": o.items["zarr.json"]}),
        '"1" is a group, expected an array.',
    ),
    "shape rounded down": (
        "0.5",
        level_again(1, shape=(4, 4, 5)),
        "Level 1 has shape (4, 4, 5), expected (4, 5, 5).",
    ),
    "shape x, y, z": (
        "0.5",
        document("0/zarr.json", lambda d: d["shape"].reverse()),
        "Level 0 has shape (10, 9, 4), expected (4, 9, 10).",
    ),
    "chunks clipped": (
        "0.5",
        level_again(2, chunks=(4, 3, 3)),
        "Level 2 has chunks (4, 3, 3), expected (4, 4, 4).",
    ),
    "other chunks": ("0.5", level_again(1, chunks=(2, 4, 4)), "Level 1 has chunks (2, 4, 4), expected (4, 4, 4)."),
    "in shards": (
        "0.5",
        level_again(1, shards=(4, 8, 8)),
        "Level 1 is stored in shards of (4, 8, 8), expected no shards",
    ),
    "dtype truncated": ("0.5", level_again(1, dtype="uint8"), "Level 1 has dtype 'uint8', expected 'uint16'."),
    "dtype float": ("0.5", level_again(2, dtype="float64"), "Level 2 has dtype 'float64', expected 'uint16'."),
    "dtype signed": (
        "0.4",
        document("0/.zarray", lambda d: d.update(dtype="<i2")),
        "Level 0 has dtype '<i2', expected '<u2'.",
    ),
    "dtype of another byte order": (
        "0.4",
        document("0/.zarray", lambda d: d.update(dtype=">u2")),
        "Level 0 has dtype '>u2', expected '<u2'.",
    ),
    "level 0 upside down": ("0.5", values(0, lambda v: v[::-1]), "What was written: flipped along z."),
    "level 0 with a wrong voxel": (
        "0.5",
        values(0, lambda v: v + (np.arange(v.size).reshape(v.shape) == 95)),
        "Level 0 is not the image: 1 of 360 voxels is wrong. The first, (1, 0, 5), is",
    ),
    "level subsampled": (
        "0.5",
        values(1, lambda v: VOLUME.read()[:, ::2, ::2]),
        "Level 1: 100 of 100 voxels are wrong. The first, (0, 0, 0), is 58993",
    ),
    "level rounded down": (
        "0.5",
        lambda o: o.items.update(written("0.5", levels={1: mean(VOLUME.read(), np.floor)}).items),
        "Level 1: 17 of 100 voxels are wrong. The first, (0, 0, 2), is 39999",
    ),
    "level of zeros": (
        "0.5",
        values(2, np.zeros_like),
        "Level 2: 36 of 36 voxels are wrong. The first, (0, 0, 0), is 0",
    ),
    "chunk missing": ("0.5", moved("0/c/0/1/2"), "Chunk (0, 1, 2) was never written."),
    "chunks missing": ("0.5", moved("1/c/"), "Chunk (0, 0, 0) was never written, nor 3 others."),
    "edges wrong": (
        "0.5",
        values(1, lambda v: np.where(np.arange(5)[:, None] == 4, v + 2, v)),
        "Only windows that the edge cuts off are wrong.",
    ),
    "metadata are no JSON": ("0.5", lambda o: o.items.update({"zarr.json": b"{"}), "zarr.json is no JSON: Expecting"),
    "metadata are no text": (
        "0.5",
        lambda o: o.items.update({"0/zarr.json": b'"\xff'}),
        "0/zarr.json is no JSON: 'utf-8'",
    ),
    "metadata are a list": ("0.5", lambda o: o.items.update({"zarr.json": b"[]"}), "zarr.json holds a list, expected"),
    "metadata nested deeply": (
        "0.5",
        lambda o: o.items.update({"zarr.json": b'{"a":' * 100 + b"1" + b"}" * 100}),
        "zarr.json is nested more than 32 deep.",
    ),
    "metadata nested very deeply": (
        "0.5",
        lambda o: o.items.update({"1/zarr.json": b"[" * 500_000}),
        "1/zarr.json is no JSON: maximum recursion depth",
    ),
    "metadata huge": (
        "0.5",
        lambda o: o.items.update({"zarr.json": b" " * (MAX_DOCUMENT + 1)}),
        "zarr.json has 1.0 MB, expected at most 1.0 MB of metadata.",
    ),
    "a number of many digits": (
        "0.5",
        lambda o: o.items.update({"0/zarr.json": b'{"a": ' + b"1" * 5000 + b"}"}),
        "0/zarr.json is no JSON: Exceeds the limit",
    ),
    "shape huge": (
        "0.5",
        document("0/zarr.json", lambda d: d.update(shape=[10**6] * 3)),
        "Level 0 has shape (1000000, 1000000, 1000000), expected (4, 9, 10).",
    ),
    "shape of many axes": (
        "0.5",
        document("0/zarr.json", lambda d: d.update(shape=[1] * 99)),
        "(ValueError: no sizes:",
    ),
    "shape in words": ("0.4", document("0/.zarray", lambda d: d.update(shape="4, 9, 10")), "no sizes: '4, 9, 10'"),
    "chunks missing in the metadata": (
        "0.5",
        document("0/zarr.json", lambda d: d.pop("chunk_grid")),
        "The metadata of \"0\" are not those of a Zarr array (KeyError: 'chunk_grid').",
    ),
    "a structure for a dtype": (
        "0.4",
        document("0/.zarray", lambda d: d.update(dtype=[["a", "<u2"]])),
        "Level 0 has dtype \"[['a', '<u2']]\", expected '<u2'.",
    ),
    "an object for a dtype": (
        "0.4",
        document("0/.zarray", lambda d: d.update(dtype="|O")),
        "Level 0 has dtype \"'|O'\", expected '<u2'.",
    ),
}


@pytest.mark.parametrize("name", BROKEN_STORES)
def test_a_broken_store_is_refused(name):
    version, change, says = BROKEN_STORES[name]
    objects = written(version)
    change(objects)
    assert says in words(judge, objects, version)


def edited(change, version):
    objects = written(version)
    change(objects)
    return objects


GOOD_STORES = {
    "0.4": ("0.4", lambda o: None),
    "0.5": ("0.5", lambda o: None),
    "other attributes": ("0.5", attributes(lambda a: a.update(author="me") or a["ome"].update(omero={}))),
    "the image has a name": ("0.5", attributes(lambda a: a["ome"]["multiscales"][0].update(name="embryo"))),
    "other attributes in 0.4": ("0.4", document(".zattrs", lambda a: a.update(author="me", ome={}))),
    "consolidated": ("0.5", lambda o: zarr.consolidate_metadata(ObjectStore(o))),
    "consolidated 0.4": ("0.4", lambda o: zarr.consolidate_metadata(ObjectStore(o))),
    "another codec": ("0.5", level_again(1, compressors=zarr.codecs.GzipCodec())),
    "no codec": ("0.5", level_again(0, compressors=None)),
    "several codecs": ("0.5", level_again(1, filters=[zarr.codecs.TransposeCodec(order=(2, 1, 0))])),
    "big-endian chunks": ("0.5", level_again(0, serializer=zarr.codecs.BytesCodec(endian="big"))),
    "another fill value": ("0.5", level_again(2, fill_value=7)),
    "dots in 0.5": ("0.5", level_again(0, chunk_key_encoding={"name": "default", "separator": "."})),
    "keys of format 2 in 0.5": ("0.5", level_again(0, chunk_key_encoding={"name": "v2", "separator": "/"})),
}


@pytest.mark.filterwarnings("ignore:Consolidated metadata")
@pytest.mark.parametrize("name", GOOD_STORES)
def test_a_right_store_passes(name):
    version, change = GOOD_STORES[name]
    objects = written(version)
    change(objects)
    judge(objects, version)


# -- what is read in a worker ----------------------------------------------------------------------------------------


def read_apart(objects):
    """Have a check read what was written, where it can do no harm, and return how that ended."""

    def reads(student):
        """It is read."""
        expect_values(objects, lambda path: WrittenArray(objects, path)[...], VOLUME, LEVELS)

    one = check(points=1, of="f", hints=())(reads)
    return Attempt(one, lambda deadline: sandbox().worker(EXERCISE, FILENAME, deadline), b"", SEED).run()


def chunk(content, key="0/c/0/0/0"):
    return lambda objects: objects.items.update({key: content})


def codecs(*more, of=0):
    return document(f"{of}/zarr.json", lambda d: d.update(codecs=[{"name": "bytes"}, *more]))


def bomb(objects):
    """Put a few kilobytes in place of a chunk that become gigabytes."""
    level_again(0, compressors=zarr.codecs.GzipCodec())(objects)
    chunk(gzip.compress(bytes(2**25), 1) * 64)(objects)


UNREADABLE = {
    "not encoded": (chunk(b"this is no chunk"), 'What was written as "0" cannot be read by Zarr.\nIt raised '),
    "cut short": (lambda o: chunk(o.items["0/c/0/0/0"][:40])(o), 'as "0" cannot be read by Zarr.\nIt raised '),
    "no bytes": (chunk(b"", "1/c/0/0/1"), 'What was written as "1" cannot be read by Zarr.'),
    "an unknown codec": (
        codecs({"name": "hocus_pocus"}, of=2),
        '"2" is no array that Zarr can open (UnknownCodecError).',
    ),
    "no codec at all": (
        document("1/zarr.json", lambda d: d.update(codecs=[])),
        '"1" is no array that Zarr can open (ValueError).',
    ),
    "few bytes for gigabytes": (
        bomb,
        'as "0" cannot be read by Zarr.\nIts chunks become far more bytes than the array has.',
    ),
    "no fill value": (document("0/zarr.json", lambda d: d.pop("fill_value")), '"0" is no array that Zarr can open'),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_decoded_harms_nothing(name):
    change, says = UNREADABLE[name]
    result = read_apart(edited(change, "0.5"))
    assert result.status is Status.FAILED
    assert says in result.message


def test_what_can_be_decoded_is_compared():
    assert (
        read_apart(edited(level_again(0, serializer=zarr.codecs.BytesCodec(endian="big")), "0.5")).status
        is Status.PASSED
    )
    assert "flipped along z" in read_apart(edited(values(0, lambda v: v[::-1]), "0.4")).message


# -- right answers that are not the reference's ----------------------------------------------------------------------

SOLUTION = (Path(__file__).parents[1] / "solutions" / "ex11_ome_zarr.py").read_text(encoding="utf-8")

EAGER = """
def write_ome_zarr(store, level0, voxel_um, factors, version):
    chunks = level0.chunks if isinstance(level0, zarr.Array) else (64, 64, 64)
    shapes = level_shapes(level0.shape, factors, chunks)
    entry = multiscales("zyx", voxel_um, [[f**n for f in factors] for n in range(len(shapes))], version)
    old = version == "0.4"
    group = zarr.open_group(store, mode="w", zarr_format=2 if old else 3)
    data = np.asarray(level0[...])
    data = data.astype(data.dtype.newbyteorder("="))
    for path, shape in enumerate(shapes):
        layout = {"chunk_key_encoding": {"name": "v2", "separator": "/"}} if old else {"dimension_names": list("zyx")}
        CREATE
        data = downsample_mean(data, factors)
    group.attrs["multiscales" if old else "ome"] = [entry] if old else {"version": "0.5", "multiscales": [entry]}
    return group
"""

ANSWERS = {
    "all at once": "group.create_array(str(path), shape=shape, chunks=chunks, dtype=data.dtype, **layout)[...] = data",
    "data handed to zarr": "group.create_array(str(path), data=data, chunks=chunks, compressors=None, **layout)",
    "overwritten, consolidated": """
        group.create_array(str(path), shape=shape, chunks=chunks, dtype=data.dtype, **layout)
        level = group.create_array(
            str(path), shape=shape, chunks=chunks, dtype=data.dtype, overwrite=True, fill_value=3, **layout
        )
        for z in range(0, shape[0], chunks[0]):
            level[z : z + chunks[0]] = data[z : z + chunks[0]]
        level[...]
        level[...]
        zarr.consolidate_metadata(store)""",
}


CHUNKWISE = """
def write_ome_zarr(store, level0, voxel_um, factors, version):
    chunks = level0.chunks if isinstance(level0, zarr.Array) else (64, 64, 64)
    shapes = level_shapes(level0.shape, factors, chunks)
    entry = multiscales("zyx", voxel_um, [[f**n for f in factors] for n in range(len(shapes))], version)
    old = version == "0.4"
    layout = {"chunk_key_encoding": {"name": "v2", "separator": "/"}} if old else {"dimension_names": list("zyx")}
    group = zarr.open_group(store, mode="w", zarr_format=2 if old else 3)
    dtype = level0.dtype.newbyteorder("=")
    for path, shape in enumerate(shapes):
        group.create_array(str(path), shape=shape, chunks=shape, dtype=dtype, **layout)
        group.create_array(str(path), shape=shape, chunks=chunks, dtype=dtype, overwrite=True, fill_value=3, **layout)
    for part in reversed([*_chunk_regions(shapes[0], chunks)]):
        group["0"][part] = np.asarray(level0[part], dtype)
    for path, shape in enumerate(shapes[1:], 1):
        for part in reversed([*_chunk_regions(shape, chunks)]):
            below = group[str(path - 1)][tuple(slice(p.start * f, p.stop * f) for p, f in zip(part, factors))]
            group[str(path)][part] = downsample_mean(below, factors)
    group.attrs["multiscales" if old else "ome"] = [entry] if old else {"version": "0.5", "multiscales": [entry]}
    zarr.consolidate_metadata(store)
    return group
"""


def graded(check, answer):
    return Attempt(
        check,
        lambda deadline: sandbox().worker("ex11_ome_zarr", "ex11_ome_zarr.py", deadline),
        (SOLUTION + answer).encode(),
        SEED,
    ).run()


@pytest.mark.slow
@pytest.mark.parametrize("name", ANSWERS)
def test_other_right_answers_pass(name):
    answer = EAGER.replace("CREATE", textwrap.dedent(ANSWERS[name]).strip().replace("\n", "\n        "))
    result = graded(ex11_ome_zarr.writes_an_image_that_readers_know, answer)
    assert (result.status, result.message) == (Status.PASSED, "")
    assert result.gold


@pytest.mark.slow
@pytest.mark.parametrize("check", ["writes_an_image_that_readers_know", "handles_each_chunk_once"])
def test_another_order_of_chunks_passes(check):
    result = graded(getattr(ex11_ome_zarr, check), CHUNKWISE)
    assert (result.status, result.message) == (Status.PASSED, "")
    assert result.gold
