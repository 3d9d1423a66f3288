"""Words and sizes.

Nothing is read here: three words, and the arithmetic that says when a file is too big to be opened whole.

An image takes one number for each voxel, and each number takes some bytes: ``uint8`` one, ``uint16`` two, ``float32``
four. A light-sheet stack of 1000 planes of 2048 x 2048 voxels in ``uint16`` is 8.4 GB; a filter that keeps its input,
its output and one copy in between needs three times that. This is why big images are opened, stored and shown in
pieces.

Units here: a kB, MB and GB are 10**3, 10**6 and 10**9 bytes (a MiB is 2**20 bytes, nearly 5 % more).

The same in Fiji: the line above an image ends with its size in memory, such as ``16-bit; 512MB`` (in MiB, in truth);
*Edit > Options > Memory & Threads...* says how much memory Fiji may use.
The same in NumPy, once the image is loaded: ``image.nbytes``.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

# Three ideas carry this whole course. Write the usual word for each of them.
ANSWERS: dict[str, str] = {
    # To open an image piece by piece, each piece only when it is needed, is called ... (two words)
    "open_piecewise": "",
    # To store an image in small blocks, each of which can be read on its own, is called ... (one word)
    "store_piecewise": "",
    # To store the same image several times, each time at a lower resolution, is to store a ... (two words)
    "many_scales": "",
}


def volume_nbytes(shape: Sequence[int], dtype: npt.DTypeLike) -> int:
    """Return how many bytes an image takes in memory.

    Parameters
    ----------
    shape : sequence of int
        Size in voxels along each axis, in Python's or NumPy's integers.
    dtype : data type
        Anything that ``np.dtype`` understands: ``"uint16"``, ``np.float32``, ...

    Returns
    -------
    int
        Bytes, exactly, however many: 32 bits count to 4.3 GB only. A Python ``int`` has no limit; a NumPy integer has.

    Examples
    --------
    >>> volume_nbytes((1000, 2048, 2048), "uint16")
    8388608000
    """
    raise NotImplementedError("volume_nbytes: not written yet")


def fits_in_ram(shape: Sequence[int], dtype: npt.DTypeLike, ram_bytes: int, copies: float = 3.0) -> bool:
    """Say whether an image can be processed in memory.

    Parameters
    ----------
    shape, dtype
        As for `volume_nbytes`.
    ram_bytes : int
        Memory that is free, in bytes.
    copies : float
        How many images of this size are alive at once; three is usual (input, output, something in between).

    Returns
    -------
    bool
        True where that many copies take at most `ram_bytes`.

    Examples
    --------
    >>> fits_in_ram((1000, 2048, 2048), "uint16", ram_bytes=16 * 10**9)
    False
    >>> fits_in_ram((1000, 2048, 2048), "uint16", ram_bytes=16 * 10**9, copies=1)
    True
    """
    raise NotImplementedError("fits_in_ram: not written yet")


def load_seconds(nbytes: int, mb_per_s: float, n_requests: int = 1, latency_s: float = 0.0) -> float:
    """Return how long it takes to load data from a disk or over a network.

    Parameters
    ----------
    nbytes : int
        Bytes to load.
    mb_per_s : float
        Throughput in MB (10**6 bytes) a second.
    n_requests : int
        Number of requests, one after the other.
    latency_s : float
        Waiting time of *each* request before its first byte comes, in seconds: some microseconds for an SSD, some
        10 ms for a disk that turns, some 100 ms for a store in the cloud.

    Returns
    -------
    float
        Seconds: the time of the bytes plus the time of the requests.

    Examples
    --------
    The same gigabyte from a cloud store, in 10 large pieces and in 10,000 small ones:

    >>> load_seconds(10**9, mb_per_s=100, n_requests=10, latency_s=0.1)
    11.0
    >>> load_seconds(10**9, mb_per_s=100, n_requests=10_000, latency_s=0.1)
    1010.0
    """
    raise NotImplementedError("load_seconds: not written yet")
