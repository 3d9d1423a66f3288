"""choose_level of ex14_viewport, for the exercises after it."""

from collections.abc import Sequence

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
    ...
