"""`grade observe FILE`: the levels and chunks of one's own image, and what looks at it would cost; no voxel is read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from grader.courses.observing.formats import Meter, MeteredFile, MeteredObjects
from grader.courses.observing.found import BadFile, Found, FoundLevel
from grader.courses.observing.in_hdf5 import file_of_xml, in_hdf5
from grader.courses.observing.in_tiff import in_tiff
from grader.courses.observing.in_zarr import in_zarr
from grader.courses.observing.looks import Look, looks
from grader.courses.observing.on_disk import FolderMetadata, PathFile, ZipMetadata
from grader.reports.model import MAX_TRACE, Access
from grader.reports.observation import LATENCY_S, MB_PER_S, Cost, Level, Observation, Stored, remote_seconds
from grader.reports.words import counted, human_bytes, one_line
from grader.stores.files import FileBytes

_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HDF5, _ZIP = b"\x89HDF\r\n\x1a\n", b"PK\x03\x04"
_MOST_VOXELS, _MOST_CHUNKS = 2**24, 2**20
"""Along an axis of any image that there is."""

_KNOWN = "TIFF, OME-TIFF, HDF5, BigDataViewer's .h5 or .xml, OME-Zarr (a folder or .zip)"

_NOTES = (
    "Nothing but metadata was read: these are the chunks that lie under each look. Their bytes are those of whole "
    "chunks, unpacked; a compressed file takes fewer.",
    f"Remote: bytes / {MB_PER_S} MB/s + requests x {1000 * LATENCY_S:.0f} ms, one request after the other "
    "(load_seconds of ex00), a chunk a request. Opening is what it took here, request by request.",
)


@dataclass(frozen=True)
class _Seen:
    """What was found, what was read to find it, and of how large a file."""

    found: Found
    meter: Meter
    size: int = 0


def plan(path: Path, array: str = "") -> Observation:
    """Return the levels of an image and what looks at it would cost.

    Parameters
    ----------
    path : Path
        TIFF, OME-TIFF, HDF5, BigDataViewer's HDF5 or XML, OME-Zarr as a folder or zip archive.
    array : str
        Which image of several: the number of a series (TIFF), the path of a dataset, group or array.

    Raises
    ------
    BadFile
        If there is nothing to observe; the message is one sentence.
    """
    try:
        seen = _find(path, array)
        _expect_credible(seen.found)
        return _observation(path, seen)
    except BadFile as error:
        raise BadFile(f"{_shown(path)} cannot be observed: {one_line(str(error))}.") from None
    except OSError as error:
        reason = error.strerror or one_line(str(error)) or type(error).__name__
        raise BadFile(f"{_shown(path)} cannot be read: {one_line(reason)}.") from error
    except Exception as error:  # what a library says of a damaged file
        words = one_line(f"{type(error).__name__}: {error}")[:200]
        raise BadFile(f"{_shown(path)} cannot be observed: it seems to be damaged ({words}).") from error


def _find(path: Path, array: str) -> _Seen:
    """Look into the file, through a meter."""
    meter = Meter()
    if path.is_dir():
        if (path / "attributes.json").is_file():
            raise BadFile("it is an N5 folder; what is known is " + _KNOWN)
        return _Seen(in_zarr(MeteredObjects(FolderMetadata(path), meter), array), meter)
    if not path.exists():
        raise BadFile("it is not there")
    if not path.is_file():
        raise BadFile("it is neither a file nor a folder")
    if path.suffix.lower() == ".xml":
        path = file_of_xml(path)
    file = MeteredFile(PathFile(path), meter)
    return _Seen(_reader(file)(file, array), meter, file.size())


def _expect_credible(found: Found) -> None:
    for level in found.levels:
        voxels, chunks = max(level.grid.shape), max(level.grid.grid)
        if voxels > _MOST_VOXELS or chunks > _MOST_CHUNKS:
            raise BadFile(f"its metadata tell of {voxels:,} voxels and {chunks:,} chunks along an axis: it is damaged")


def _reader(file: FileBytes) -> Callable[[FileBytes, str], Found]:
    """Return what reads a file of this kind, by its first bytes."""
    head = bytes(file.read_at(0, 8))
    if not head:
        raise BadFile("it is empty")
    if head[:4] in _TIFF:
        return in_tiff
    if head[:4] == _ZIP:
        return lambda file, array: in_zarr(ZipMetadata(file), array)
    if any(bytes(file.read_at(block, 8)) == _HDF5 for block in (0, 512, 1024, 2048)):
        return in_hdf5
    raise BadFile(f"it is no format that is known: {_KNOWN}")


def _observation(path: Path, seen: _Seen) -> Observation:
    found, meter = seen.found, seen.meter
    opening = Cost(
        "opening", meter.requests, meter.nbytes, 0.0, remote_seconds=remote_seconds(meter.nbytes, meter.requests)
    )
    costs = [_cost(found, look) for look in looks([level.grid.shape for level in found.levels])]
    shown = found.about + (f', "{one_line(found.array)}"' if found.array else "")
    total = f" of {human_bytes(seen.size)}" if seen.size else ""
    taken = f"To find this out took {counted(meter.requests, 'request')} and {human_bytes(meter.nbytes)}{total}."
    return Observation(
        title=_shown(path),
        measured=False,
        stored=(Stored(found.format, shown, tuple(map(_level, found.levels)), (opening, *costs)),),
        notes=(*found.notes, taken, *_NOTES),
    )


def _level(level: FoundLevel) -> Level:
    grid = level.grid
    return Level(grid.name, grid.shape, grid.chunks, grid.n_chunks, grid.nbytes, level.shards)


def _cost(found: Found, look: Look) -> Cost:
    """Return what a look would cost."""
    level, finest = found.levels[look.level], found.levels[0].grid
    grid, voxels = level.grid, look.voxels
    n_chunks = requests = voxels.n_chunks(grid)
    if level.shards:
        requests = voxels.n_requests(grid, [s // c for s, c in zip(level.shards, grid.chunks, strict=True)])
    nbytes = n_chunks * grid.chunk_nbytes
    access = Access(
        array=grid.name,
        level=grid.level,
        optimum=n_chunks,
        chunks=grid.n_chunks,
        volume_bytes=grid.nbytes,
        grid=grid.grid,
        axes=found.axes,
        shape=grid.shape,
        chunk_shape=grid.chunks,
        needed=tuple(sorted(voxels.places(grid))) if n_chunks <= MAX_TRACE else (),
    )
    seconds = remote_seconds(nbytes, requests)
    return Cost(look.name, requests, nbytes, nbytes / finest.nbytes, seconds, None, access)


def _shown(path: Path) -> str:
    return one_line(path.name or str(path))
