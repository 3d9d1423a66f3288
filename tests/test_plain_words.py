"""What libraries raise is said again in plain words, where it is certain; and an error shows the answer's own line."""

import importlib
import sys
from types import SimpleNamespace

import pytest

from grader.courses.run import run
from grader.sandbox import plain_words
from grader.sandbox.plain_words import in_plain_words
from grader.sandbox.verdicts import PastFuse
from grader.volumes.zarr_dress import Storage
from tests.support_grade import EX03, answer
from tests.support_sandbox import FILENAME, ending, hdf5_source, tiff_source, zarr_source

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="what confines an answer is there on Linux alone")

TIFF = {
    "closed": ("f.close()\n    return f.pages[0].asarray()", "What was handed over is closed. Leave it open"),
    "closed for later": (
        "with f:\n        f.pages[0].asarray()\n    return f.pages[1].asarray()",
        "What was handed over is closed. Leave it open",
    ),
    "mapped by tifffile": ("return tifffile.memmap(f.filehandle)", "no file on your disk"),
    "mapped by its path": ("return tifffile.memmap(f.filehandle.path)", "no file on your disk"),
    "mapped by NumPy": ("return np.memmap(f.filehandle, 'u2', 'r')", "no file on your disk"),
    "mapped by Python": ("return mmap.mmap(f.filehandle.fileno(), 0)", "no file on your disk"),
    "mapped by the page": ("return f.filehandle.memmap_array('u2', (2,))", "no file on your disk"),
    "opened again": ("return tifffile.TiffFile(f.filehandle.path)", "do not open it again"),
    "opened by its name": ("return open(f.filename, 'rb')", "do not open it again"),
    "opened by its handle": ("return open(f.filehandle)", "do not open it again"),
    "half a strip": (
        "f.filehandle.seek(f.pages[0].dataoffsets[0])\n    return f.pages[0].decode(f.filehandle.read(9), 0)",
        "page.decode(data, index) wants the bytes of strip or tile number index, all of them",
    ),
}
COMPRESSED = {
    "beside the strip": (
        "page = f.pages[0]\n    f.filehandle.seek(page.dataoffsets[0] + 1)\n"
        "    return page.decode(f.filehandle.read(page.databytecounts[0]), 0)",
        "page.decode(data, index) wants the bytes of strip or tile number index, all of them",
    ),
    "unpacked by hand": ("return zlib.decompress(bytes(range(99)))", "is not what was compressed"),
    "by numcodecs": ("return numcodecs.Zstd().decode(bytes(range(99)))", "is not what was compressed"),
    "by blosc": ("return numcodecs.Blosc().decode(bytes(range(99)))", "is not what was compressed"),
    "by gzip": ("return numcodecs.GZip().decode(bytes(range(99)))", "is not what was compressed"),
}
HDF5 = {
    "closed": ("f.file.close()\n    return f[0]", "What was handed over is closed. Leave it open"),
    "closed by with": (
        "with f.file:\n        pass\n    return f.shape",
        "What was handed over is closed. Leave it open",
    ),
    "closed, then looked into": ("g = f.file\n    g.close()\n    return g['data']", "What was handed over is closed."),
    "opened again": ("return h5py.File(f.file.filename, 'r')", "do not open it again"),
}
ZARR = {
    "opened by its store's name": ("return zarr.open_array(str(f.store_path))", "do not open it again"),
    "opened by its store's path": ("return zarr.open_array(f.store.root)", "do not open it again"),
    "too many blocks": ("return f.blocks[3, 0]", "array.blocks counts blocks of array.shards"),
}
OTHER = {
    "waits for input": ("return input()", "leave out input()"),
    "stops in a debugger": ("breakpoint()\n    return 1", f"It stops in: pytest --pdb {FILENAME}"),
}
SILENT = {
    "a file of its own": "g = io.BytesIO()\n    g.close()\n    return g.read()",
    "a path of its own": "return open('stack.tif')",
    "an index of its own": "return [1][2]",
    "an attribute": "return f.planes",
    "a name of a module": "return np.no_such_thing",
    "its own words": "raise ValueError('I/O operation on closed file')",
    "a conversion": "return int('header')",
    "a page that is not there": "return f.pages[99]",
}
HEAD = "import io, mmap, zlib\nimport h5py, numcodecs, numpy as np, tifffile, zarr\n\ndef f(f):\n    "


def cases(table):
    return pytest.mark.parametrize(("body", "says"), table.values(), ids=table)


def said(body, source):
    verdict = ending(HEAD + body + "\n", source)
    assert body.splitlines()[-1].strip() in verdict.traceback or "breakpoint" in body
    return verdict.explains


@cases(TIFF)
def test_of_a_tiff(body, says):
    assert says in said(body, tiff_source()[0])


@cases(COMPRESSED)
def test_of_what_is_compressed(body, says):
    assert says in said(body, tiff_source(compression="zlib")[0])


@cases(HDF5)
def test_of_hdf5(body, says):
    assert says in said(body, hdf5_source()[0])


@cases(ZARR)
def test_of_zarr(body, says):
    assert says in said(body, zarr_source((16, 16), Storage((2, 4), shards=(8, 8)))[0])


@cases(OTHER)
def test_of_python(body, says):
    assert says in said(body, tiff_source()[0])


@LINUX
@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("import subprocess\n    return subprocess.run(['ls'])", "may start no process"),
        ("import socket\n    return socket.create_connection(('127.0.0.1', 9))", "may start no process"),
        ("return open('/etc/passwd')", "and no other file"),
    ],
)
def test_of_what_an_answer_may_not_do(body, says):
    assert says in said(body, tiff_source()[0])


@LINUX
def test_coordinates_of_a_huge_array():
    source, _ = zarr_source((2**20, 2**20, 64), Storage((64, 64, 64)), virtual=True)
    verdict = ending(HEAD + "return f.vindex[[0], [0], [0]]\n", source)
    assert verdict.status == "over_memory"
    assert "one for each chunk of the whole array" in verdict.explains


@pytest.mark.parametrize("body", SILENT.values(), ids=SILENT)
def test_nothing_is_said_that_may_be_untrue(body):
    assert said(body, tiff_source()[0]) == ""


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "import pandas_of_my_own",
            "Another file of yours is not read: put what you need of it into ex03_tiff_planes.py.",
        ),
        ("import numpy.no_such_part", "Use what the stub imports."),
        ("from numpy import no_such_name", "Use what the stub imports."),
        ("import ex01_inspect", "No other exercise's file is read"),
        ("from solutions.ex03_tiff_planes import read_plane", "No other exercise's file is read"),
        ("import grader.no_such_room", "Of the grader, an answer uses grader.given"),
        ("from grader.earlier.ex10_pyramid import downsample_mean", "Use what the stub imports."),
        pytest.param("import grader.marking", "Of the grader, an answer uses grader.given", marks=LINUX),
    ],
)
def test_of_imports(line, says):
    verdict = ending(f"import io\n{line}\n", 1)
    assert verdict.explains.startswith(says) or verdict.explains.endswith(says)
    assert f"{EX03}.py, line 2" in verdict.traceback
    assert ".py)" not in verdict.message


def test_of_a_module_that_cannot_be_loaded_there():
    report = {
        "kind": "raised",
        "type": "PermissionError",
        "kinds": ("PermissionError", "OSError"),
        "text": "[Errno 13] Permission denied: '/home/me/.config/library'",
        "frames": [(3, "<module>", "import some_library")],
    }
    assert in_plain_words(report, FILENAME).startswith("The grader does without that module")
    report["frames"] = [(3, "read_plane", "some_library.load()")]
    assert "and no other file" in in_plain_words(report, FILENAME)


def missing(text, kind="AttributeError"):
    return in_plain_words({"kind": "raised", "type": kind, "kinds": (kind,), "text": text}, FILENAME)


def test_what_needs_a_newer_python_is_told(monkeypatch):
    monkeypatch.setattr(plain_words, "sys", SimpleNamespace(version_info=(3, 11, 7)))
    says = "itertools.batched needs Python 3.12; yours is 3.11."
    assert missing("module 'itertools' has no attribute 'batched'") == says
    assert missing("cannot import name 'batched' from 'itertools' (unknown location)", "ImportError") == says
    assert missing("No module named 'annotationlib'", "ModuleNotFoundError").startswith(
        "annotationlib needs Python 3.14"
    )
    assert missing("No module named 'compression.zstd'", "ModuleNotFoundError").startswith(
        "compression needs Python 3.14"
    )
    assert missing("module 'itertools' has no attribute 'batch'") == ""
    syntax = {"kind": "syntax", "text": "invalid syntax"}
    assert in_plain_words(syntax | {"code": "type Point = tuple[int, int]"}, FILENAME).endswith("3.12; yours is 3.11.")
    assert in_plain_words(syntax | {"code": "    def first[T](items):"}, FILENAME).endswith("3.12; yours is 3.11.")
    assert in_plain_words(syntax | {"code": "type(x) = 3"}, FILENAME) == ""
    assert in_plain_words(syntax | {"code": "def first(items)"}, FILENAME) == ""
    monkeypatch.setattr(plain_words, "sys", SimpleNamespace(version_info=(3, 14, 0)))
    assert missing("module 'itertools' has no attribute 'batched'") == ""


@pytest.mark.parametrize(("name", "version"), plain_words._SINCE.items())
def test_the_table_of_names_is_true_here(name, version):
    assert is_there(name) == (sys.version_info >= tuple(map(int, version.split("."))))


def is_there(name):
    """Say whether there is a module of that name, or a module with that attribute."""
    module, _, attribute = name.rpartition(".")
    try:
        importlib.import_module(name)
    except ImportError:
        return bool(module) and is_there(module) and hasattr(sys.modules[module], attribute)
    return True


def test_a_line_that_python_cannot_read_is_shown_with_a_caret():
    verdict = ending("import numpy as np\n\ndef f(a)\n    return a\n", 1)
    assert verdict.message == f"{EX03}.py, line 3: Python cannot read this line: expected ':'."
    assert verdict.traceback == f"{EX03}.py, line 3\n    def f(a)\n            ^"


@pytest.mark.parametrize(
    "loop", ["    for i in range(9999):\n        a[0, 0]\n", "    [a[0, 0] for _ in range(9999)]\n"]
)
def test_who_is_stopped_sees_where(loop):
    source, _ = zarr_source(fuse=3)
    verdict = ending(f"def f(a):\n{loop}", source)
    assert isinstance(verdict, PastFuse)
    assert verdict.traceback.startswith(f"{EX03}.py, line ")
    assert "a[0, 0]" in verdict.traceback


def test_who_catches_everything_is_stopped_all_the_same():
    source, _ = zarr_source(fuse=3)
    caught = "def f(a):\n    while True:\n        try: a[0, 0]\n        except BaseException: pass\n"
    assert isinstance(ending(caught, source), PastFuse)


@pytest.mark.parametrize("in_process", [False, True])
def test_the_report_has_the_call_its_sources_and_the_sentence(tmp_path, in_process):
    answer(tmp_path, replaced="\n\ndef read_plane(tif, z):\n    return tifffile.imread(tif.filehandle.path, key=z)\n")
    (report,) = run([f"{tmp_path}/{EX03}.py::reads_one_page"], in_process=in_process)
    called, source, raised, says = report.exercises[0].checks[0].message.splitlines()
    assert called.startswith("Called read_plane(tif, ")
    assert source.startswith("tif: ")
    assert raised.startswith("It raised FileNotFoundError: ")
    assert says == plain_words._IS_OPEN
