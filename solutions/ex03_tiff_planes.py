"""Lazy planes from TIFF.

Read the strips that hold what is asked for, and no other: whole pages, where some of their strips are enough, earn
half.

A TIFF stack is a chain of *pages*, one plane each. The pixels of a page are cut into *strips* of some rows over the
full width; each strip may be compressed, and is the smallest piece that can be read on its own. ``page.dataoffsets``
and ``page.databytecounts`` say where in the file each strip lies, so a reader can jump to the strips it needs::

    page z, 10 rows, 4 rows a strip        row y lies in strip y // 4
    +---------------------+
    | rows 0 to 3         |  strip 0
    | rows 4 to 7         |  strip 1      rows 5 to 8 need strips 1 and 2
    | rows 8 and 9        |  strip 2
    +---------------------+

A plane is cheap. A column of pixels through the stack (or an XZ slice) costs a strip of *every* page: a TIFF is stored
plane by plane, and no clever reader changes that.

The `tif` is open and stays open: do not close it, nor open it again. ``tif.asarray()`` reads everything.

The same in Fiji: *File > Import > TIFF Virtual Stack...* reads each plane when the slider reaches it;
*File > Import > Bio-Formats* with "Crop on import" reads a part of each plane.
"""

import numpy as np
import tifffile

from grader.given import Selection


def read_plane(tif: tifffile.TiffFile, z: int) -> np.ndarray:
    """Return plane `z` of a TIFF stack.

    At best: the strips of one page, each once.

    Parameters
    ----------
    tif : tifffile.TiffFile
        The opened stack.
    z : int
        Number of the page; negative values count from the last one.

    Returns
    -------
    ndarray, shape (y, x)
        In the data type of the file, native byte order.

    Raises
    ------
    IndexError
        If there is no such page.
    """
    return _page(tif, z).asarray()


def read_crop(tif: tifffile.TiffFile, z: int, y: slice, x: slice) -> np.ndarray:
    """Return a rectangle of plane `z`, as ``tif[z, y, x]`` would.

    At best: the strips that hold the rows `y`, that is ``(y1 - 1) // rps - y0 // rps + 1`` for the rows ``[y0, y1)``
    and ``rps`` rows a strip. The columns `x` save nothing, since a strip spans them all; but an empty crop reads
    nothing.

    Parameters
    ----------
    tif : tifffile.TiffFile
        The opened stack.
    z : int
        Number of the page; negative values count from the last one.
    y, x : slice
        Rows and columns, with step 1. They are clipped to the plane, as in NumPy.

    Returns
    -------
    ndarray, shape (rows, columns)
        In the data type of the file, native byte order.

    Raises
    ------
    IndexError
        If there is no such page.

    Notes
    -----
    ``page.chunks`` is (rows a strip, columns); it works before and after a look at ``tif.series``, which turns pages
    into light-weight frames. The bytes of strip number `index` are ``page.databytecounts[index]`` from
    ``page.dataoffsets[index]`` on: ``tif.filehandle.seek(offset)``, then ``tif.filehandle.read(n)``.
    ``page.decode(data, index)`` turns them into an array (1, rows, columns, 1), its position, and its shape.
    """
    page = _page(tif, z)
    height, width = page.shape
    return _read_window(page, np.arange(height)[y], np.arange(width)[x])


class LazyStack:
    """A TIFF stack that looks like an array and reads only what is asked for.

    Parameters
    ----------
    tif : tifffile.TiffFile
        The opened stack. All its pages have the same shape and data type.

    Examples
    --------
    ::

        stack = LazyStack(tif)                # no pixel is read
        stack.shape                           # (2000, 1024, 1024)
        stack[500, :, :]                      # one plane: the strips of one page
        stack[:, 512, :]                      # an XZ slice: one strip of each of the 2000 pages
        stack[10:20, 0:64, ::2]               # the strips with rows 0 to 63 of ten pages
    """

    def __init__(self, tif: tifffile.TiffFile) -> None:
        self._tif = tif

    @property
    def shape(self) -> tuple[int, int, int]:
        """Number of planes, rows and columns: z, y, x."""
        height, width = self._tif.pages.first.shape
        return len(self._tif.pages), height, width

    @property
    def dtype(self) -> np.dtype:
        """Data type in native byte order."""
        return np.dtype(self._tif.pages.first.dtype)

    def __getitem__(self, selection: Selection) -> np.ndarray:
        """Return the voxels of a selection.

        At best: of each plane that is asked for, the strips that hold the chosen rows, each once. Rows with a step may
        jump over strips; an empty selection reads nothing.

        Parameters
        ----------
        selection : tuple of int or slice
            One ``int`` or ``slice`` (step 1 or more) for each of z, y, x. An ``int`` drops its axis. Negative values
            and clipping as in NumPy.

        Returns
        -------
        ndarray
            What ``tif.asarray()[selection]`` would be, at a fraction of the cost.

        Raises
        ------
        IndexError
            If an ``int`` is out of range.
        """
        planes, rows, columns = (
            np.atleast_1d(np.arange(size)[item]) for size, item in zip(self.shape, selection, strict=True)
        )
        block = np.empty((len(planes), len(rows), len(columns)), self.dtype)
        if block.size:
            for i, z in enumerate(planes):
                block[i] = _read_window(self._tif.pages[z], rows, columns)
        # Each int was read as an axis of length 1: drop it again.
        return block[tuple(slice(None) if isinstance(item, slice) else 0 for item in selection)]


def _page(tif: tifffile.TiffFile, z: int) -> tifffile.TiffPage | tifffile.TiffFrame:
    """Return page `z`."""
    # To count all pages is to walk through all their tables: only a negative number needs it. tif.pages would take that
    # modulo the count, and answer with a page for any number; a range knows where the pages end.
    return tif.pages[z if z >= 0 else range(len(tif.pages))[z]]


def _read_window(page: tifffile.TiffPage | tifffile.TiffFrame, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Return the pixels where `rows` and `columns` meet, reading each strip that holds some of them once."""
    window = np.empty((len(rows), len(columns)), page.dtype)
    if window.size == 0:
        return window
    rows_per_strip = page.chunks[0]
    strip_of_row = rows // rows_per_strip
    for index in np.unique(strip_of_row):
        here = strip_of_row == index
        strip = _read_strip(page, index)
        window[here] = strip[rows[here] - index * rows_per_strip][:, columns]
    return window


def _read_strip(page: tifffile.TiffPage | tifffile.TiffFrame, index: int) -> np.ndarray:
    """Return the pixels of one strip: (rows, x)."""
    file = page.parent.filehandle
    file.seek(page.dataoffsets[index])
    data = file.read(page.databytecounts[index])
    strip, _, _ = page.decode(data, index)
    assert strip is not None  # only a strip without data decodes to None
    return strip[0, :, :, 0]
