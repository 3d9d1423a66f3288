"""What an exception that a library raised means here: a sentence in plain words, from one table.

A library says what it could not do, not what the student did. A row speaks where all of it holds, and only there: a
sentence that is untrue is worse than none.
"""

import re
import sys
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One kind of exception.

    Attributes
    ----------
    kind : str
        Name of a Python exception that it is one of; any where empty.
    text : str
        Pattern that is found in what it says.
    inside : str
        Pattern that is found in one of the places in libraries where it arose, ``"zarr.core.indexing:BlockIndexer.…"``.
    says : str
        What is said of it.
    closed : bool
        Something that was handed over is closed.
    """

    kind: str
    text: str
    inside: str
    says: str
    closed: bool = False


_NO_FILE = (
    "What is handed over is no file on your disk, so nothing can be mapped into memory. Its bytes are read through it: "
    "of a TIFF with tif.filehandle.seek(offset), then tif.filehandle.read(number of bytes)."
)
_IS_OPEN = "What is handed over is open already, and has no path: use it as it is, and do not open it again."
_STRIP = (
    "page.decode(data, index) wants the bytes of strip or tile number index, all of them and no others: "
    "page.databytecounts[index] bytes, from page.dataoffsets[index] on."
)
_COMPRESSED = (
    "What was to be decompressed is not what was compressed: the bytes begin or end elsewhere than the strip, tile or "
    "chunk, or another codec made them."
)
_LISTS = (
    "For coordinates (vindex) Zarr keeps lists in memory: several numbers for each voxel that is asked for, and one "
    "for each chunk of the whole array, even for a single voxel. Where that is too much, find the chunks that you need "
    "yourself, and read a part of each."
)
_NO_PROCESS = "An answer may start no process and reach no network where it is graded. Threads are allowed."
_NO_FILES = (
    "Where it is graded, an answer reads its libraries and writes temporary files, and no other file. All that it "
    "needs is handed over to it."
)
_NO_INPUT = "Nothing can be typed in where an answer is graded: leave out input()."
_BLOCKS = "array.blocks counts blocks of array.shards, where the array has shards, else blocks of array.chunks."
_NO_IMPORT = (
    "The grader does without that module: it cannot be loaded where answers are graded. Use what the stub imports, and "
    "Python's own modules (see the README)."
)
_OTHERS = "subprocess|multiprocessing|concurrent.futures.process|socket|asyncio|http|urllib|ssl|ftplib|requests|urllib3"

TABLE = (
    Row(
        "",
        r"(?i)closed|identifier|not a (dataset|group|file)|invalid location",
        "",
        "What was handed over is closed. Leave it open: the next call reads from it, too.",
        closed=True,
    ),
    Row("", r"does not have a file descriptor|cannot memory-map file without fileno", "", _NO_FILE),
    Row("TypeError", r"os\.PathLike object, not (FileHandle|TiffFile|OpenFile)$", r":.*memmap", _NO_FILE),
    Row("FileNotFoundError", r"Unnamed binary stream|<grader\.stores\.files\.OpenFile", r":.*memmap", _NO_FILE),
    Row("FileNotFoundError", r"Unnamed binary stream|<grader\.stores\.files\.OpenFile", "", _IS_OPEN),
    Row("TypeError", r"os\.PathLike object, not (FileHandle|TiffFile|OpenFile)$", "", _IS_OPEN),
    Row("", r"file://ObjectStore\(RemoteObjects\)|^'RemoteStore' object has no attribute '(root|path)'", "", _IS_OPEN),
    Row("", r"^corrupted (strip|tile) cannot be reshaped", r"^tifffile\.tifffile:TiffPage\.", _STRIP),
    Row("", r"(?i)decompress|decode|header|corrupt|invalid", r"^tifffile\.tifffile:TiffPage\.decode\b", _STRIP),
    Row(
        "",
        r"^Error -[35] while decompressing|^Zstd decompression error|ZSTD_decompress|error during blosc decompression"
        r"|^Not a gzipped file|^LZ4 decompression error",
        "",
        _COMPRESSED,
    ),
    Row("IndexError", "", r"^zarr\.core\.indexing:BlockIndexer\.", _BLOCKS),
    Row("MemoryError", "", r"^zarr\.core\.indexing:CoordinateIndexer\.", _LISTS),
    Row("PermissionError", "", rf"^({_OTHERS})\b", _NO_PROCESS),
    Row("OSError", r"\[Errno 1\] Operation not permitted>$", r"^urllib\.", _NO_PROCESS),
    Row("PermissionError", r"^\[Errno 13\] Permission denied: ", "", _NO_FILES),
    Row("EOFError", r"^EOF when reading a line$", "", _NO_INPUT),
)
"""Which sentence belongs to which exception; the first row that holds counts."""

_NEWER = {
    "3.12": "calendar.Day calendar.Month collections.abc.Buffer inspect.BufferFlags itertools.batched "
    "inspect.markcoroutinefunction math.sumprod random.binomialvariate sys.monitoring types.get_original_bases "
    "typing.TypeAliasType typing.override",
    "3.13": "copy.replace dbm.sqlite3 math.fma os.process_cpu_count queue.ShutDown statistics.kde "
    "statistics.kde_random types.CapsuleType typing.NoDefault typing.ReadOnly typing.TypeIs "
    "typing.get_protocol_members typing.is_protocol warnings.deprecated",
    "3.14": "annotationlib compression concurrent.interpreters functools.Placeholder heapq.heapify_max "
    "heapq.heappop_max heapq.heappush_max io.Reader io.Writer pathlib.types string.templatelib "
    "typing.evaluate_forward_ref uuid.uuid6 uuid.uuid7 uuid.uuid8",
}
"""What Python's own modules have since a version."""

_SINCE = {name: version for version, names in _NEWER.items() for name in names.split()}

_NO_SUCH_NAME = re.compile(
    r"^cannot import name '(?P<name>\w+)' from '(?P<module>[\w.]+)'"
    r"|^module '(?P<owner>[\w.]+)' has no attribute '(?P<attribute>\w+)'"
)
_NO_SUCH_MODULE = re.compile(r"^No module named '([\w.]+)'")
_NEWER_SYNTAX = (
    (re.compile(r"type\s+\w+\s*(\[.*\])?\s*=[^=]"), "3.12", "The statement type"),
    (re.compile(r"(async\s+)?def\s+\w+\s*\[|class\s+\w+\s*\["), "3.12", "[...] behind the name of a function or class"),
)


def in_plain_words(report: dict[str, Any], filename: str) -> str:
    """Return what an exception means, as a sentence; empty where nothing is certain.

    Parameters
    ----------
    report : dict
        What `grader.sandbox.servant` says of the exception.
    filename : str
        The answer's file, as the user named it.
    """
    file = filename.replace("\\", "/").rpartition("/")[2]
    text, kinds = str(report.get("text", "")), tuple(map(str, report.get("kinds", ())))
    if report.get("kind") == "syntax":
        return _newer_syntax(str(report.get("code", "")))
    if newer := _newer_name(text):
        return newer
    lines = [code for _, _, code in report.get("frames") or ()]
    last = str(lines[-1]) if lines else ""
    if "ImportError" in kinds or ("OSError" in kinds and re.match(r"(import|from)\s", last)):
        return _no_import(text, kinds, str(report.get("module", "")), last, file)
    inside = tuple(map(str, report.get("inside", ())))
    if report.get("type") == "BdbQuit" or any(re.match(r"[pb]db:", place) for place in inside):
        says = f"Nobody can type at a breakpoint() here. It stops in: pytest --pdb {filename}"
        return "" if report.get("debugger") else says
    for row in TABLE:
        if (
            (not row.kind or row.kind in kinds)
            and (not row.closed or report.get("closed"))
            and (not row.inside or any(re.search(row.inside, place) for place in inside))
            and re.search(row.text, text)
        ):
            return row.says
    return ""


def _newer_syntax(code: str) -> str:
    for pattern, version, what in _NEWER_SYNTAX:
        if pattern.match(code.strip()):
            return _needs(what, version)
    return ""


def _newer_name(text: str) -> str:
    """Return that a name of Python's own modules, or one of these, is newer than this Python."""
    if found := _NO_SUCH_NAME.match(text):
        name = f"{found['module'] or found['owner']}.{found['name'] or found['attribute']}"
    elif found := _NO_SUCH_MODULE.match(text):
        name = found[1] if found[1] in _SINCE else found[1].partition(".")[0]
    else:
        return ""
    return _needs(name, _SINCE[name]) if name in _SINCE else ""


def _needs(what: str, version: str) -> str:
    """Return that something needs a newer Python; nothing where this one is new enough."""
    here = sys.version_info[:2]
    if here >= tuple(map(int, version.split("."))):
        return ""
    return f"{what} needs Python {version}; yours is {here[0]}.{here[1]}."


def _no_import(text: str, kinds: tuple[str, ...], module: str, line: str, file: str) -> str:
    if text.startswith("cannot import name") or "is not given here" in text:
        return "Use what the stub imports."
    root = module.partition(".")[0]
    if root in ("solutions", "exercises") or re.match(r"ex\d\d_", module):
        return f"No other exercise's file is read: put what you need of it into {file}."
    if root == "grader" or re.match(r"(import|from)\s+grader\b", line):
        return "Of the grader, an answer uses grader.given, and what its stub imports of grader.earlier."
    if "ImportError" not in kinds or re.search(r"shared object file|failed to map segment|DLL load failed", text):
        return _NO_IMPORT
    if "ModuleNotFoundError" in kinds and module == root:
        return (
            "Use what the stub imports, and Python's own modules (see the README). Another file of yours is not read: "
            f"put what you need of it into {file}."
        )
    return "Use what the stub imports."
