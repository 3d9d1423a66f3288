"""describe_levels of ex01_inspect, for the exercises after it."""

import zarr

from grader.given import LevelInfo

def describe_levels(group: zarr.Group) -> list[LevelInfo]:
    """Describe the levels of an OME-Zarr resolution pyramid, from fine to coarse.

    At best: no pixel is read.

    Parameters
    ----------
    group : zarr.Group
        The opened pyramid. Its attributes hold a list ``multiscales``: in OME-Zarr 0.4 at the top, in 0.5 under
        ``"ome"``. Use the first entry.

    Returns
    -------
    list of LevelInfo
        One for each of the entry's ``datasets``, in their order, with these fields:

        - `path` (str): name of the level's array in the group.
        - `shape`, `chunk_shape` (tuple of int): voxels of the level and of a chunk (in shards: of the inner chunk)
          along all axes of the array.
        - `n_chunks` (int): chunks of the level, the incomplete ones at the far edges included.
        - `scale_um`, `translation_um` (tuple of float): voxel size, and position of the first voxel's centre, in
          micrometres, along the axes of type ``"space"`` only. A dataset without a translation has zeros.

        An axis may have any of the units of length that OME-NGFF allows, from ``"yoctometer"`` to ``"parsec"``:
        ``MICROMETRES[unit]`` (a mapping of str to float) says how many micrometres one is. Without a unit, an axis is
        in micrometres. Transformations that stand beside the ``datasets`` are of the whole image, not of a level
        (OME-NGFF applies them on top): leave them out.

    Raises
    ------
    ValueError
        If a space axis has a unit that is no unit of length, such as ``"second"`` or ``"pixel"``.

    Examples
    --------
    A level of the 0.4 kind, in nanometres, without a translation::

        axes = [{"name": "y", "type": "space", "unit": "nanometer"}, {"name": "x", "type": "space", ...}]
        datasets = [{"path": "0", "coordinateTransformations": [{"type": "scale", "scale": [650.0, 650.0]}]}]

    has ``scale_um == (0.65, 0.65)`` and ``translation_um == (0.0, 0.0)``.
    """
    ...
