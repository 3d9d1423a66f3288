"""One level only.

Read the chunks of one level, each once, and of no other level.

A resolution pyramid holds the same image several times, each level coarser than the one before. To count nuclei or to
find the tissue you seldom need the finest: each level that you go down saves a factor of 4 to 8 in voxels, time and
memory. So first ask how coarse a voxel may be, then find the level that is as coarse as that, and read that one alone.
Reading level 0 and throwing most of it away (``[::4]``) is the most expensive way to a small image.

The metadata (OME-Zarr: the first entry of ``multiscales``) name the levels, a list of ``datasets`` from fine to
coarse: a level's *position* in the list is not its *path* in the group, which may be any name. A scale is in the unit
that its axis names, any unit of length that OME-NGFF allows (``"nanometer"``, ``"angstrom"``, ``"inch"``), each axis
its own: ``MICROMETRES[unit]`` (a mapping of str to float) says how many micrometres one is. Without a unit an axis is
in micrometres. Transformations of the whole image, beside those of its levels, do not occur here.

The same in Fiji: *File > Import > HDF5/N5/Zarr/OME-NGFF...* lists the levels, and you choose one; most plug-ins then
work on that level alone and know nothing of the others.
The same in napari: ``viewer.add_image([level0, level1, level2], multiscale=True)`` chooses a level as you zoom.
The same with dask: ``dask.array.from_zarr(group["2"])``.
"""

import numpy as np
import zarr

from grader.given import MICROMETRES


def find_level(group: zarr.Group, target_um: float) -> int:
    """Find the coarsest level that still shows details of a given size.

    At best: no pixel is read.

    Parameters
    ----------
    group : zarr.Group
        The opened pyramid, OME-Zarr 0.4 or 0.5.
    target_um : float
        The largest voxel that will do, in micrometres.

    Returns
    -------
    int
        Position in the list of datasets, 0 being the finest: the coarsest level whose voxel is at most `target_um`
        along both y and x (the axes of a plane; z may be coarser). Allow for rounding: a voxel that is larger by a
        part in 10**9 still counts as equal. If several levels have the same voxel in the plane, the last of them. If
        no level will do, 0.

    Examples
    --------
    Levels with voxels of 0.5, 1, 2 and 4 um in y and x: a target of 3 um is position 2, 2 um is position 2 as well,
    0.1 um is position 0.
    """
    raise NotImplementedError("find_level: not written yet")


def read_level(
    group: zarr.Group, level: int, timepoint: int = 0, channel: int = 0
) -> tuple[np.ndarray, tuple[float, ...], tuple[float, ...]]:
    """Read one level of a pyramid.

    At best: each chunk of that level (of that timepoint and channel) once.

    Parameters
    ----------
    group : zarr.Group
        The opened pyramid, OME-Zarr 0.4 or 0.5, with axes z, y, x or t, c, z, y, x.
    level : int
        Position in the list of datasets.
    timepoint, channel : int
        Which to read, where the image has such axes. They are dropped.

    Returns
    -------
    data : ndarray, shape (z, y, x)
        In the data type of the file, native byte order; a level of one plane has three axes, too.
    scale_um : tuple of float
        Voxel size of that level along z, y, x, in micrometres.
    translation_um : tuple of float
        Position of the centre of its first voxel, in micrometres; zeros where the metadata give none.

    Raises
    ------
    IndexError
        If there is no such level, timepoint or channel.
    """
    raise NotImplementedError("read_level: not written yet")
