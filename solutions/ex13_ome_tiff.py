"""Pyramids in TIFF.

Write a pyramidal OME-TIFF, and read from one the tiles of one page that a crop touches, each once.

TIFF has learned most of what big images need. *Tiles* cut a page into rectangles, so that a crop need not pay for whole
rows. *SubIFDs* hang smaller copies below a page: a pyramid. *OME-XML*, in the description of the first page, says what
the pages are, and how large a voxel is. *BigTIFF* allows more than 4 GB::

    series 0     page 0        page 1        page 2        one page a plane: the main chain of the file
                   |             |             |
    level 1      SubIFD        SubIFD        SubIFD        half as many rows and columns
                   |             |             |
    level 2      SubIFD        SubIFD        SubIFD        a quarter

One thing it has not learned. A SubIFD belongs to *its* page, so every level has as many planes as level 0, and only y
and x shrink. A coarse XZ slice still costs a page for each z: of 2000 planes, 2000 tiles even on a level that is only
64 pixels wide, where chunks of 64 x 64 x 64 would be 32. Plane by plane is what TIFF is.

Readers show the levels as one image only where the SubIFDs are declared. Written as images of their own, they would be
further *series*, and no viewer would know that they belong together.

The same in Fiji: *File > Import > Bio-Formats* lists the levels of such a file for you to choose from, as if they were
series, and "Crop on import" reads a part. (QuPath writes them: *File > Export images... > OME TIFF*.)
The same with dask: ``dask.array.from_zarr(tif.aszarr(level=2))``, a level whose chunks are the tiles.
"""

from collections.abc import Sequence
from typing import BinaryIO

import numpy as np
import tifffile

from grader.earlier.ex10_pyramid import downsample_mean


def write_pyramidal_ometiff(
    file: BinaryIO, volume: np.ndarray, n_levels: int, tile: tuple[int, int], voxel_um: Sequence[float]
) -> None:
    """Write a volume as a pyramidal OME-TIFF.

    Parameters
    ----------
    file : binary file
        Opened for writing, empty, seekable. It stays open. It gets a BigTIFF with OME-XML and one series, that is one
        ``Image`` in the OME-XML:

        - Level 0 is the volume, one page a plane. The other levels are SubIFDs of these pages.
        - Each level has half the rows and columns of the one before, rounded up, and as many planes. It is the
          `downsample_mean` of the one before.
        - All levels are tiled, and keep the data type. Any lossless compression will do, or none.
        - The OME-XML has the axes of the volume and the voxel size: ``PhysicalSizeX``, ``PhysicalSizeY``,
          ``PhysicalSizeZ`` with the unit ``"µm"``.
    volume : ndarray, shape (z, y, x)
        The image: integers or floats, in any byte order; one plane at least.
    n_levels : int
        Number of levels, level 0 included.
    tile : tuple of int
        Rows and columns of a tile, multiples of 16. A level may be smaller than that.
    voxel_um : sequence of float
        Voxel size of the volume along z, y and x, in micrometres.

    Raises
    ------
    ValueError
        If there is not at least one level. Nothing is written then.

    Notes
    -----
    ``TiffWriter.write`` takes the number of levels to come as ``subifds``, and the next so many images become them;
    they need ``subfiletype=1``, and no metadata of their own. It guesses that three or four columns are colours, also
    those of a small level, unless told ``photometric="minisblack"``.
    """
    if n_levels < 1:
        raise ValueError(f"a pyramid cannot have {n_levels} levels")
    z, y, x = (float(v) for v in voxel_um)
    metadata = {
        "axes": "ZYX",
        "PhysicalSizeX": x,
        "PhysicalSizeXUnit": "µm",
        "PhysicalSizeY": y,
        "PhysicalSizeYUnit": "µm",
        "PhysicalSizeZ": z,
        "PhysicalSizeZUnit": "µm",
    }
    with tifffile.TiffWriter(file, bigtiff=True, ome=True) as writer:
        writer.write(
            volume, subifds=n_levels - 1, tile=tile, compression="zlib", photometric="minisblack", metadata=metadata
        )
        level = volume
        for _ in range(1, n_levels):
            level = downsample_mean(level, (1, 2, 2))
            writer.write(level, subfiletype=1, tile=tile, compression="zlib", photometric="minisblack", metadata=None)


def read_ometiff(tif: tifffile.TiffFile, level: int, z: int, y: slice, x: slice) -> np.ndarray:
    """Return a rectangle of one plane of one level.

    At best: the tiles of that page that hold some of its pixels, each once; none for an empty rectangle.
    ``page.asarray()`` reads all tiles of the page.

    Parameters
    ----------
    tif : tifffile.TiffFile
        The opened file; its first series is the image. The pages may be in strips instead of tiles.
    level : int
        Which level, 0 being the finest.
    z : int
        Number of the plane; negative values count from the last one.
    y, x : slice
        Rows and columns of that level, with step 1. They are clipped to the plane, and negative values count from the
        end, as in NumPy.

    Returns
    -------
    ndarray, shape (rows, columns)
        In the data type of the file, native byte order. A tile that the file leaves out (its byte count is 0) is 0.

    Raises
    ------
    IndexError
        If there is no such level, or no such plane.

    Notes
    -----
    ``tif.series[0].levels`` has the levels, and the ``pages`` of a level are its planes. (A series of one plane has the
    axes y and x only, and still one page.) ``page.chunks`` is (rows, columns) of a tile, ``page.chunked`` how many of
    them lie below and beside each other; they are numbered row by row. ``page.dataoffsets`` and ``page.databytecounts``
    say where each one lies in the file, and ``page.decode(data, index)`` turns its bytes into an array (1, rows,
    columns, 1), its position and its shape; tiles at the edge have their full size. A strip is a tile as wide as the
    page, but ends with it.
    """
    pages = tif.series[0].levels[level].pages
    page = pages[range(len(pages))[z]]  # a range counts from its end as well, and knows where that is
    assert page is not None  # only a file that is one of a set can lack pages
    height, width = page.shape
    rows, columns = range(height)[y], range(width)[x]
    window = np.zeros((len(rows), len(columns)), page.dtype)
    if window.size == 0:
        return window
    tile_height, tile_width = page.chunks
    for i in range(rows.start // tile_height, _ceil_divide(rows.stop, tile_height)):
        for j in range(columns.start // tile_width, _ceil_divide(columns.stop, tile_width)):
            in_window_y, in_tile_y = _overlap(rows, i * tile_height, tile_height)
            in_window_x, in_tile_x = _overlap(columns, j * tile_width, tile_width)
            tile = _read_tile(page, i * page.chunked[1] + j)
            if tile is not None:
                window[in_window_y, in_window_x] = tile[in_tile_y, in_tile_x]
    return window


def _ceil_divide(a: int, b: int) -> int:
    return -(-a // b)


def _overlap(wanted: range, start: int, size: int) -> tuple[slice, slice]:
    """Return where ``start <= i < start + size`` meets what is wanted: counted from there, and from `start`."""
    first, last = max(wanted.start, start), min(wanted.stop, start + size)
    return slice(first - wanted.start, last - wanted.start), slice(first - start, last - start)


def _read_tile(page: tifffile.TiffPage | tifffile.TiffFrame, index: int) -> np.ndarray | None:
    """Return the pixels of one tile: (rows, columns), or None where the file has left it out."""
    nbytes = page.databytecounts[index]
    if nbytes == 0:
        return None
    file = page.parent.filehandle
    file.seek(page.dataoffsets[index])
    tile, _, _ = page.decode(file.read(nbytes), index)
    assert tile is not None  # only a tile without data decodes to None
    return tile[0, :, :, 0]
