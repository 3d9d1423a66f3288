"""`grade observe`: the same looks at the same volume in four formats, taken and counted."""

import time
from collections.abc import Callable

import numpy as np

from grader.courses.observing.formats import Format, Meter, formats
from grader.courses.observing.looks import Look, looks
from grader.marking.accesses import access
from grader.reports.observation import LATENCY_S, MB_PER_S, Cost, Level, Observation, Stored, remote_seconds
from grader.reports.png import gray_png, to_gray
from grader.stores.log import AccessLog, ArrayGrid, ArrayLog
from grader.volumes.volume import Array

Done = Callable[[str, str], None]
"""Is told each format and look that is done."""

_PICTURE_PX = 256

_NOTES = (
    "Each look opens the file anew and reads through tifffile, h5py or zarr. Chunks, bytes and requests are what the "
    "instrumented stores below them saw: metadata are requests too, in a slice those that opening had not fetched.",
    "Here: the time that the library took on this computer. The time in which the bytes are made by formula is taken "
    "off, so it is as if they were in memory.",
    f"Remote: bytes / {MB_PER_S} MB/s + requests x {1000 * LATENCY_S:.0f} ms, one request after the other "
    "(load_seconds of ex00). Readers that ask for several at a time, or read ahead, wait less.",
    "The overview is the whole volume with 64 to 127 voxels a side, from the coarsest level that has them; of planes "
    "that lie closer than that, only some are read.",
)


def observe(shape: tuple[int, int, int] = (512, 512, 512), done: Done | None = None) -> Observation:
    """Look at a volume in four formats, and return what that cost.

    Parameters
    ----------
    shape : tuple of int
        Size z, y, x of the volume in voxels, uint16.
    done : callable, optional
        Is told the name of each format and look when it is done.
    """
    pictures: dict[str, Array] = {}
    stored = tuple(_stored(format, pictures, done or (lambda *_: None)) for format in formats(shape))
    size = " x ".join(map(str, shape))
    return Observation(
        title=f"The same {size} voxels, uint16, in four formats",
        measured=True,
        stored=stored,
        notes=_NOTES,
        pictures={name: gray_png(_small(picture)) for name, picture in pictures.items()},
    )


def level_of(grid: ArrayGrid) -> Level:
    """Return a level of a volume as it is shown."""
    return Level(grid.name, grid.shape, grid.chunks, grid.n_chunks, grid.nbytes)


def _stored(format: Format, pictures: dict[str, Array], done: Done) -> Stored:
    """Open one format and take each look at it."""
    opening, _ = _timed(format, None)
    done(format.name, opening.look)
    costs = [opening]
    for look in looks([grid.shape for grid in format.grids]):
        cost, picture = _timed(format, look)
        assert picture is not None
        pictures.setdefault(look.name, picture)
        costs.append(cost)
        done(format.name, look.name)
    return Stored(format.name, format.clothes, tuple(map(level_of, format.grids)), tuple(costs))


def _timed(format: Format, look: Look | None) -> tuple[Cost, Array | None]:
    """Take one look, at a file that has just been opened; or open it, where there is none."""
    log, meter = AccessLog(), Meter()
    started = time.perf_counter()
    reader = format.connect(log, meter)()
    if look is None:
        return _cost(format, look, log, meter, time.perf_counter() - started), None
    _forget(log, meter)
    started = time.perf_counter()
    picture = reader.read(look.level, look.voxels)
    return _cost(format, look, log, meter, time.perf_counter() - started), picture


def _forget(log: AccessLog, meter: Meter) -> None:
    """Count from here on."""
    log.arrays.clear()
    log.metadata_reads = log.metadata_bytes = 0
    meter.requests = meter.nbytes = 0
    meter.seconds = 0.0


def _cost(format: Format, look: Look | None, log: AccessLog, meter: Meter, seconds: float) -> Cost:
    data = sum(array.bytes_read for array in log.arrays.values())
    seen = None
    if look is not None:
        grid = format.grids[look.level]
        mine = log.arrays.get(grid.name) or ArrayLog(grid)
        seen = access(grid, mine, log, source=format.clothes, axes=format.axes[look.level])
    return Cost(
        look=look.name if look else "opening",
        requests=meter.requests,
        nbytes=meter.nbytes,
        share=data / format.grids[0].nbytes,
        remote_seconds=remote_seconds(meter.nbytes, meter.requests),
        seconds=max(0.0, seconds - meter.seconds),
        access=seen,
    )


def _small(picture: Array) -> Array:
    """Return what a look shows, grey and small; a volume as its brightest voxels along z."""
    plane = picture.max(axis=0) if picture.ndim == 3 else picture
    step = max(1, -(-max(plane.shape) // _PICTURE_PX))
    return to_gray(np.asarray(plane)[::step, ::step])
