"""Slicing at an angle.

Read each chunk that lies under the slice once, and no other.

A slice parallel to the axes is easy to ask for. A slice at an angle is a grid of *points* in the volume, and each
pixel of it takes the voxel that is nearest to its point. How much must be read depends on the chunks that the points
fall into::

    plane by plane (TIFF)            cubic chunks
    z +-----------/-----+            +----+----+--/-+
      |---------/-------|            |    |    |*/  |      * chunks that the slice touches
      |-------/---------|            +----+----+/---+
      |-----/-----------|            |    |  */|*   |      The plane-wise file must read every
      |---/-------------|            +----+--/-+----+      plane that the slice crosses, whole;
      |-/---------------|            |    |*/  |    |      the cubes read a staircase.
      +-----------------+ x          +----+/---+----+

For a 256-cubed volume and a plane through its centre that is turned about y, planes of a TIFF are needed to 58 % at 30
degrees and to 100 % from 45 degrees on; 64-cubed chunks to 25 to 38 %; 16-cubed chunks to 6 to 12 %. `cost_table`
lets you find these numbers yourself.

A *plane* is four values, here in voxels and in the order z, y, x:
``origin`` (where pixel (0, 0) lies), ``u`` (the step from one row to the next), ``v`` (the step from one column to the
next) and ``out_shape`` (rows, columns). Pixel (i, j) lies at ``origin + i * u + j * v``. The voxel nearest to a point
``p`` is ``floor(p + 0.5)`` along each axis; points whose nearest voxel is not in the volume are *outside*.

The same in Fiji: *Image > Stacks > Reslice [/]...* for slices along an axis or a drawn line (it goes through every
plane); *Plugins > BigDataViewer* slices at all angles and loads only the chunks under the slice.
The same with SciPy, once the volume is in memory: ``scipy.ndimage.map_coordinates(volume, points, order=0)``.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import zarr

Plane = tuple[Sequence[float], Sequence[float], Sequence[float], tuple[int, int]]
"""``(origin, u, v, out_shape)``, as explained above."""


def ortho_slice(array: zarr.Array, axis: int, index: int) -> np.ndarray:
    """Return the slice at `index` perpendicular to an axis.

    At best: one layer of chunks, each once.

    Parameters
    ----------
    array : zarr.Array
        The opened volume: z, y, x.
    axis : int
        0 for an XY slice at z = index, 1 for XZ at y = index, 2 for YZ at x = index.
    index : int
        Position along the axis; negative values count from the end.

    Returns
    -------
    ndarray
        The two axes that are left, in their order; the data type of the volume in native byte order.

    Raises
    ------
    IndexError
        If `index` is out of range.
    """
    raise NotImplementedError("ortho_slice: not written yet")


def oblique_points(
    origin: Sequence[float], u: Sequence[float], v: Sequence[float], out_shape: tuple[int, int]
) -> np.ndarray:
    """Return the point in the volume under each pixel of a plane.

    Parameters
    ----------
    origin, u, v, out_shape
        The plane, see above.

    Returns
    -------
    ndarray of float, shape (3, rows, columns)
        The z, y and x coordinate of each pixel, in voxels.

    Examples
    --------
    A slice that rises by half a voxel in z from one column to the next:

    >>> points = oblique_points(origin=(0, 0, 0), u=(0, 1, 0), v=(0.5, 0, 1), out_shape=(2, 3))
    >>> points[0]
    array([[0. , 0.5, 1. ],
           [0. , 0.5, 1. ]])
    """
    raise NotImplementedError("oblique_points: not written yet")


def plane_chunks(
    shape: Sequence[int],
    chunks: Sequence[int],
    origin: Sequence[float],
    u: Sequence[float],
    v: Sequence[float],
    out_shape: tuple[int, int],
) -> set[tuple[int, int, int]]:
    """Return the chunks that lie under a plane.

    Nothing is read: this is how to know the cost before paying it.

    Parameters
    ----------
    shape, chunks : sequence of int
        Size of the volume and of one chunk, in voxels: z, y, x.
    origin, u, v, out_shape
        The plane, see above.

    Returns
    -------
    set of tuple of int
        The chunk index of the voxel nearest to each point; points outside the volume have none.

    Examples
    --------
    >>> sorted(plane_chunks((8, 8, 8), (4, 4, 4), origin=(0, 2, 0), u=(0, 1, 0), v=(1, 0, 1), out_shape=(2, 8)))
    [(0, 0, 0), (1, 0, 1)]
    """
    raise NotImplementedError("plane_chunks: not written yet")


def oblique_slice(
    array: zarr.Array,
    origin: Sequence[float],
    u: Sequence[float],
    v: Sequence[float],
    out_shape: tuple[int, int],
    fill: float = 0,
) -> np.ndarray:
    """Return the image of a plane through the volume.

    At best: the chunks under the plane (see `plane_chunks`), each once, however many pixels lie in it.

    Parameters
    ----------
    array : zarr.Array
        The opened volume: z, y, x.
    origin, u, v, out_shape
        The plane, see above.
    fill : number
        Value of the pixels outside the volume, taken as ``np.asarray(fill).astype(array.dtype)``.

    Returns
    -------
    ndarray, shape `out_shape`
        The value of the voxel nearest to each point, in the data type of the volume, native byte order. If no point
        is inside, nothing is read.
    """
    raise NotImplementedError("oblique_slice: not written yet")


def cost_table(
    shape: Sequence[int], layouts: Mapping[str, Sequence[int]], planes: Mapping[str, Plane], itemsize: int
) -> dict[tuple[str, str], tuple[int, int]]:
    """Return what each plane costs in each way of cutting the volume into chunks.

    Nothing is read.

    Parameters
    ----------
    shape : sequence of int
        Size of the volume in voxels: z, y, x.
    layouts : mapping of str to sequence of int
        Chunk shapes by name, such as ``{"TIFF": (1, 256, 256), "cubes": (64, 64, 64)}``.
    planes : mapping of str to plane
        ``(origin, u, v, out_shape)`` by name.
    itemsize : int
        Bytes of one voxel.

    Returns
    -------
    dict
        ``(number of chunks, bytes of these chunks)`` by ``(layout name, plane name)``. Every chunk counts at full
        size.

    Examples
    --------
    A slice at 45 degrees through a volume of 64-cubed voxels:

    >>> layouts = {"TIFF": (1, 64, 64), "cubes": (16, 16, 16)}
    >>> planes = {"45 degrees": ((0, 0, 0), (0, 1, 0), (1, 0, 1), (64, 64))}
    >>> for name, cost in cost_table((64, 64, 64), layouts, planes, itemsize=2).items():
    ...     print(name, cost)
    ('TIFF', '45 degrees') (64, 524288)
    ('cubes', '45 degrees') (16, 131072)
    """
    raise NotImplementedError("cost_table: not written yet")
