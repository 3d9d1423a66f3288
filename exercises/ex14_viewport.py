"""What is on the screen.

Read the chunks that lie under the pixels of the view, each once, and no other.

A screen shows a few million pixels, however large the image is. Zoomed out, a pixel covers many voxels: then a
coarser level shows the same with far fewer of them. So take the level whose voxels are about as large as the pixels,
and of that level only the part that is in view. Every view then costs about the same::

    level 0, voxels of 1 um            level 1, 2 um          level 2, 4 um
    +--+--+--+--+--+--+--+--+          +--+--+--+--+          +--+--+
    |  |  |  |  |  |  |  |  |          |  |  |  |  |          |##|##|
    +--+--+--+--+--+--+--+--+          +--+--+--+--+          +--+--+
    |  |  |  |  |  |  |  |  |          |  |##|##|  |          |##|##|
    +--+--+--+--+--+--+--+--+          +--+--+--+--+          +--+--+
    |  |  |  |##|##|  |  |  |          |  |##|##|  |          far: pixels of 4 um,
    +--+--+--+--+--+--+--+--+          +--+--+--+--+          everything, 4 chunks
    |  |  |  |##|##|  |  |  |          |  |  |  |  |
    +--+--+--+--+--+--+--+--+          +--+--+--+--+
    ...                                nearer: pixels of
    nearest: pixels of 1 um,           2 um, 4 chunks
    4 chunks

This is what makes web maps fast. With voxels as long in y as in x, levels that at most halve them, and a coarsest level
of one chunk, a view of h x w pixels never needs more than ``(ceil((2 h - 1) / c_y) + 1) * (ceil((2 w - 1) / c_x) + 1)``
chunks of c_y x c_x voxels: at any zoom, of any image, of 35 TB as well.

A *view* is parallel to the planes of the image: `center_um` (z, y, x) is where its middle lies, in micrometres,
`size_px` its height and width (h, w) in pixels, at least 1 each, and `pixel_um` the side of a pixel. The centre of
pixel (i, j) lies ``(i - (h - 1) / 2) * pixel_um`` further along y than `center_um`, ``(j - (w - 1) / 2) * pixel_um``
further along x, and at the same z. Voxel k of a level lies at ``k * scale + translation`` along each axis; so the voxel
nearest to a point ``um`` is ``floor((um - translation) / scale + 0.5)``, along z as well: halves go up, 2.5 to 3.
(Python's ``round`` and NumPy's ``np.rint`` take halves to the even number, 2.5 to 2.) The pixel shows that voxel, and 0
where the level has no such voxel.

The same in Fiji: *Plugins > BigDataViewer* chooses the level anew whenever you zoom, and loads what is in view.
The same in napari: ``viewer.add_image([level0, level1, level2], multiscale=True)`` does so for 2-D views.
"""

from collections.abc import Sequence

import numpy as np
import zarr

from grader.earlier.ex01_inspect import describe_levels
from grader.given import LevelInfo


def choose_level(scales_um: Sequence[Sequence[float]], pixel_um: float, axes: Sequence[int] = (1, 2)) -> int:
    """Choose the coarsest level that still has a voxel for every pixel.

    Parameters
    ----------
    scales_um : sequence of sequence of float
        Voxel sizes of the levels along z, y, x in micrometres, from fine to coarse.
    pixel_um : float
        Side of a pixel in micrometres.
    axes : sequence of int
        The axes that count: y and x unless said.

    Returns
    -------
    int
        Position in `scales_um`: the coarsest level whose voxel is at most `pixel_um` along all of `axes`. Allow for
        rounding: a voxel that is larger by a part in 10**9 still counts as equal. If several levels have the same voxel
        along `axes`, the last of them. If no level will do, 0.

    Examples
    --------
    >>> scales_um = [(2.0, 0.5, 0.5), (2.0, 1.0, 1.0), (4.0, 2.0, 2.0)]
    >>> [choose_level(scales_um, pixel_um) for pixel_um in (0.1, 0.5, 1.9, 2.0, 50.0)]
    [0, 0, 1, 2, 2]
    >>> choose_level(scales_um, 2.0, axes=(0, 1, 2))
    1
    """
    raise NotImplementedError("choose_level: not written yet")


def viewport_selection(
    level: LevelInfo, center_um: Sequence[float], size_px: tuple[int, int], pixel_um: float
) -> tuple[int, slice, slice]:
    """Return the part of a level that is in view.

    Parameters
    ----------
    level : LevelInfo
        Any level, whether or not it suits the pixels: z, y, x. Of its fields (see ex01), `shape`, `scale_um` and
        `translation_um` are needed.
    center_um, size_px, pixel_um
        The view, see above.

    Returns
    -------
    plane : int
        The plane nearest to the view. It is not clipped: it may be negative, or beyond the last plane.
    y, x : slice
        From the voxel nearest to the first row (column) of pixels to that nearest to the last, both included, clipped
        to the level: ``0 <= start <= stop <= size``, step 1. A view that lies wholly before the level is
        ``slice(0, 0)``, one that lies wholly behind it ``slice(size, size)``.

    Examples
    --------
    >>> level = LevelInfo("1", (10, 100, 100), (64, 64, 64), 4, (2.0, 0.5, 0.5), (0.0, 0.25, 0.25))
    >>> viewport_selection(level, center_um=(6.0, 20.0, 0.0), size_px=(5, 9), pixel_um=1.0)
    (3, slice(36, 45, None), slice(0, 9, None))
    """
    raise NotImplementedError("viewport_selection: not written yet")


def render(group: zarr.Group, center_um: Sequence[float], size_px: tuple[int, int], pixel_um: float) -> np.ndarray:
    """Show a view of a pyramid, on the level that `choose_level` chooses.

    At best: the chunks of that level in which the voxel of some pixel lies, each once. Where pixels are so large that
    the voxels under two neighbours are more than a chunk apart, chunks in between have none, and are not read.

    Parameters
    ----------
    group : zarr.Group
        The opened pyramid, OME-Zarr 0.4 or 0.5, with axes z, y, x. `describe_levels` (the answer to ex01) tells its
        levels, from fine to coarse.
    center_um, size_px, pixel_um
        The view, see above.

    Returns
    -------
    ndarray, shape `size_px`
        The value of the voxel nearest to the centre of each pixel, in the data type of the level, native byte order.
        Pixels outside the level are 0; if all are, nothing is read.
    """
    raise NotImplementedError("render: not written yet")
