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
        One for each of the entry's ``datasets``, in their order. `shape` and `chunk_shape` have all axes of the
        array (in shards: the inner chunk); `scale_um` and `translation_um` only those of type ``"space"``, in
        micrometres. An axis may have any of the units of length that OME-NGFF allows, from ``"yoctometer"`` and
        ``"angstrom"`` to ``"inch"`` and ``"parsec"``; without a unit it is in micrometres. A dataset without a
        translation has zeros. Transformations that stand beside the ``datasets`` are of the whole image, not of a
        level (OME-NGFF applies them on top): leave them out.

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
