"""describe_levels of ex01_inspect, for the exercises after it."""

import math
from collections.abc import Sequence
from typing import Any

import zarr

from grader.given import LevelInfo

# Every unit of length that OME-NGFF allows, in micrometres.
_POWERS_OF_TEN = {
    "yocto": -24, "zepto": -21, "atto": -18, "femto": -15, "pico": -12, "nano": -9, "micro": -6, "milli": -3,
    "centi": -2, "deci": -1, "": 0, "hecto": 2, "kilo": 3, "mega": 6, "giga": 9, "tera": 12, "peta": 15, "exa": 18,
    "zetta": 21, "yotta": 24,
}  # fmt: skip
_MICROMETRES = {f"{prefix}meter": float(f"1e{power + 6}") for prefix, power in _POWERS_OF_TEN.items()} | {
    "angstrom": 1e-4,
    "inch": 25_400.0,
    "foot": 304_800.0,
    "yard": 914_400.0,
    "mile": 1_609_344_000.0,
    "parsec": 3.085677581491367e22,
}


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
        array; `scale_um` and `translation_um` only those of type ``"space"``, in micrometres. An axis may have any of
        the units of length that OME-NGFF allows, ``"nanometer"`` or ``"inch"``; without a unit it is in micrometres.
        A dataset without a translation has zeros.

    Raises
    ------
    ValueError
        If a space axis has a unit that is no unit of length.

    Examples
    --------
    A level of the 0.4 kind, in nanometres, without a translation::

        axes = [{"name": "y", "type": "space", "unit": "nanometer"}, {"name": "x", "type": "space", ...}]
        datasets = [{"path": "0", "coordinateTransformations": [{"type": "scale", "scale": [650.0, 650.0]}]}]

    has ``scale_um == (0.65, 0.65)`` and ``translation_um == (0.0, 0.0)``.
    """
    attributes: dict[str, Any] = dict(group.attrs)
    multiscale = attributes.get("ome", attributes)["multiscales"][0]
    return [_level_info(group, multiscale["axes"], dataset) for dataset in multiscale["datasets"]]


def _level_info(group: zarr.Group, axes: list[dict[str, Any]], dataset: dict[str, Any]) -> LevelInfo:
    array = group[dataset["path"]]
    assert isinstance(array, zarr.Array)
    transforms = {step["type"]: step.get(step["type"]) for step in dataset["coordinateTransformations"]}
    return LevelInfo(
        path=dataset["path"],
        shape=array.shape,
        chunk_shape=array.chunks,
        n_chunks=math.prod(_grid_shape(array.shape, array.chunks)),
        scale_um=_space_um(axes, transforms["scale"]),
        translation_um=_space_um(axes, transforms.get("translation", [0.0] * len(axes))),
    )


def _space_um(axes: list[dict[str, Any]], values: Sequence[float]) -> tuple[float, ...]:
    """Return the values of the space axes, in micrometres."""
    return tuple(value * _micrometres(axis) for axis, value in zip(axes, values, strict=True) if _is_space(axis))


def _is_space(axis: dict[str, Any]) -> bool:
    # The format recommends a type for each axis, but does not demand it.
    return axis.get("type") == "space" or axis["name"] in ("z", "y", "x")


def _micrometres(axis: dict[str, Any]) -> float:
    """Return how many micrometres the unit of an axis is."""
    unit = axis.get("unit", "micrometer")
    if unit not in _MICROMETRES:
        raise ValueError(f"{unit!r} is not a unit of length that OME-NGFF allows")
    return _MICROMETRES[unit]


def _grid_shape(shape: tuple[int, ...], chunks: tuple[int, ...]) -> tuple[int, ...]:
    # -(-a // b) is a / b rounded up, in integers.
    return tuple(-(-size // chunk) for size, chunk in zip(shape, chunks, strict=True))
