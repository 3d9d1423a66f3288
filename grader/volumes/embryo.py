"""A synthetic embryo, seen by a light-sheet microscope that never was: pleasant to look at, and known everywhere.

A ball of cells around a yolk, in a thin envelope. The cells are the Worley (Voronoi) cells of a jittered lattice: their
borders are the membranes, and around each lattice point lies a nucleus. All of it is a function of the physical
coordinate, so that every level of a pyramid shows the same embryo.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from grader.volumes.phantom import Phantom
from grader.volumes.volume import Array, LevelGeometry

_JITTER = 0.28
"""Greatest displacement of a cell's centre from its lattice point, in lattice constants."""
_SEMI_AXES = (0.37, 0.37, 0.45)
_BACKGROUND = 1


@dataclass(frozen=True)
class Cells:
    """The lattice of cells, near each of a set of points.

    Attributes
    ----------
    nucleus : array of float32
        Distance from the middle of the nearest nucleus, 1 at its surface; large where there is none.
    border : array of float32
        Distance from the border to the next cell, in lattice constants, roughly.
    number : array of uint32
        Number of the nearest cell, from 0.
    brightness : array of float32
        Of its nucleus.
    """

    nucleus: Array
    border: Array
    number: Array
    brightness: Array


@dataclass(frozen=True)
class Embryo:
    """Intensities of the embryo: uint16, never 0.

    Parameters
    ----------
    size_um : tuple of float
        Size z, y, x of the volume that the embryo lies in.
    seed : int
        Another seed, another embryo.
    cells_across : int
        Cells along the volume's longest side.
    shell : (float, float)
        Where the cells' centres lie between the middle of the embryo (0) and its surface (1); below the first there is
        yolk, of which a negative number leaves none.

    Notes
    -----
    With axes c, z, y, x channel 0 shows the nuclei, channel 1 the membranes; from one timepoint to the next the embryo
    drifts along x.
    """

    size_um: tuple[float, float, float]
    seed: int = 0
    cells_across: int = 19
    shell: tuple[float, float] = (0.52, 0.93)

    @classmethod
    def of(cls, shape: Sequence[int], voxel_um: Sequence[float] = (1, 1, 1), seed: int = 0) -> "Embryo":
        """Return the embryo that fills a volume of `shape` voxels (its last three axes) of `voxel_um`."""
        z, y, x = (n * v for n, v in zip(shape[-3:], voxel_um, strict=True))
        return cls((float(z), float(y), float(x)), seed)

    @cached_property
    def dtype(self) -> np.dtype[Any]:
        """uint16."""
        return np.dtype(np.uint16)

    @property
    def labels(self) -> "EmbryoLabels":
        """The label image of its nuclei."""
        return EmbryoLabels(self)

    def __call__(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        """Return the intensities at integer voxel indices."""
        place = self._relative(level, index)
        radius = self._radius(place)
        cloud = _waves(place, self.seed + 1, 22.0, 4)
        _, membranes = _channels(index)
        light = 260 + membranes * np.exp(-(((radius - 1.08) / 0.012) ** 2)) * (650 + 200 * cloud)
        if radius.size and radius.min() < 1.03:
            light = light + self._body(level, index, radius, cloud)
        light = light * (1 - 0.45 * place[0].astype(np.float32))
        light = light + self._noise(level, index) * (12 + 1.1 * np.sqrt(np.maximum(light, 0)))
        return np.asarray(np.clip(light, 1, 65535), np.uint16)

    def _body(self, level: LevelGeometry, index: Sequence[Array], radius: Array, cloud: Array) -> Array:
        """Return the light of cells and yolk; none beyond the surface."""
        cells = self.cells(level, index)
        grain = self._grain(level, index)
        nuclei, membranes = _channels(index)
        inside = _step(1.0 - radius, 0.02)
        tissue = inside * _step(radius - self.shell[0] + 0.05, 0.04)
        chromatin = _step(1.0 - cells.nucleus, 0.12) * cells.brightness * (5200 + 1500 * grain + 700 * cloud)
        membrane = np.exp(-((cells.border / 0.07) ** 2)) * (2600 + 500 * cloud)
        yolk = (inside - tissue) * (900 + 350 * cloud + 900 * np.maximum(grain + cloud - 0.9, 0))
        light: Array = (
            membranes * (yolk + tissue * membrane) + tissue * (420 + 120 * cloud) + nuclei * inside * chromatin
        )
        return light

    def cells(self, level: LevelGeometry, index: Sequence[Array]) -> Cells:
        """Return where the points lie in the lattice of cells."""
        place = [np.asarray(p * n) for p, n in zip(self._relative(level, index), self._per_side, strict=True)]
        corner = [np.floor(p - 0.5).astype(np.int64) for p in place]
        offset = [(p - c - 0.5).astype(np.float32) for p, c in zip(place, corner, strict=True)]
        code, steps, border = self._nearest(corner, offset)
        away = [o - s - d for o, s, d in zip(offset, steps, _displacement(code), strict=True)]
        centre = [(p.astype(np.float32) - a) / n for p, a, n in zip(place, away, self._per_side, strict=True)]
        where = self._radius(centre)
        alive = (where > self.shell[0]) & (where < self.shell[1])
        divides = code % np.uint32(12) == 0  # one nucleus in twelve: it is small and bright
        size = np.where(divides, np.float32(0.22), 0.33 + 0.08 * _fraction(code >> np.uint32(7)))
        stretch = [0.85 + 0.3 * _fraction(code >> np.uint32(11 + 3 * axis)) for axis in range(3)]
        nucleus = np.sqrt(sum((a / s) ** 2 for a, s in zip(away, stretch, strict=True))) / size
        return Cells(
            nucleus=np.where(alive, nucleus, np.float32(9)),
            border=border,
            number=self._number([c + s for c, s in zip(corner, steps, strict=True)]),
            brightness=np.where(divides, np.float32(1.9), 0.75 + 0.4 * _fraction(code >> np.uint32(3))),
        )

    def _nearest(self, corner: Sequence[Array], offset: Sequence[Array]) -> tuple[Array, list[Array], Array]:
        """Find the nearest cell centre among those of the eight lattice points around.

        Parameters
        ----------
        corner : sequence of array of int
            The lowest of the eight, z, y, x.
        offset : sequence of array of float32
            Distance from it, 0 to 1.

        Returns
        -------
        code, steps, border
            The cell's random number, 0 or 1 an axis from `corner` to it, and how much farther the second nearest is.
        """
        shape = np.broadcast_shapes(*(o.shape for o in offset))
        nearest = np.full(shape, np.inf, np.float32)
        second = nearest.copy()
        code, which = np.zeros(shape, np.uint32), np.zeros(shape, np.uint32)
        for number, step in enumerate(np.ndindex(2, 2, 2)):
            random = self._random([c + s for c, s in zip(corner, step, strict=True)])
            displaced = zip(offset, step, _displacement(random), strict=True)
            distance: Any = sum(np.square((o - s) - d) for o, s, d in displaced)
            closer = distance < nearest
            np.minimum(second, np.maximum(nearest, distance), out=second)
            np.minimum(nearest, distance, out=nearest)
            np.copyto(code, random, where=closer)
            np.copyto(which, np.uint32(number), where=closer)
        steps = [(which >> np.uint32(2 - axis) & np.uint32(1)).astype(np.uint8) for axis in range(3)]
        return code, steps, np.sqrt(second) - np.sqrt(nearest)

    @cached_property
    def _per_side(self) -> tuple[float, float, float]:
        """Lattice constants along each side of the volume."""
        z, y, x = (side / max(self.size_um) * self.cells_across for side in self.size_um)
        return z, y, x

    @cached_property
    def n_cells(self) -> int:
        """Lattice points that the volume's points can be nearest to; nuclei are numbered below this."""
        return math.prod(math.ceil(n) + 2 for n in self._per_side)

    def _relative(self, level: LevelGeometry, index: Sequence[Array]) -> list[Array]:
        """Return the coordinates as fractions of the volume's sides, z, y, x."""
        geometry = zip(index[-3:], level.scale_um, level.translation_um, self.size_um, strict=True)
        z, y, x = (np.asarray((i * scale + first) / side) for i, scale, first, side in geometry)
        return [z, y, x - 0.004 * index[-5]] if len(index) > 4 else [z, y, x]

    def _radius(self, place: Sequence[Array]) -> Array:
        """Return the distance from the middle of the embryo, 1 at its (slightly dented) surface."""
        middle = [p - 0.5 for p in place]
        ball = sum(((m / a) ** 2).astype(np.float32) for m, a in zip(middle, _SEMI_AXES, strict=True))
        radius: Array = np.sqrt(ball) + 0.03 * _waves(middle, self.seed + 2, 7.0, 2)
        return radius

    def _grain(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        """Return a texture as fine as the level can show: octave upon octave, ever fainter."""
        finest = math.pi / 2 * min(side / scale for side, scale in zip(self.size_um, level.scale_um, strict=True))
        point = self._relative(level, index)
        frequency, strength = 130.0, 1.0
        total: Any = _waves(point, self.seed, frequency, 3)
        while 4 * frequency < finest:
            frequency, strength = 4 * frequency, 0.5 * strength
            total = total + strength * _waves(point, self.seed + int(frequency), frequency, 3)
        field: Array = total
        return field

    def _random(self, cell: Sequence[Array]) -> Array:
        return Phantom("uint32", self.seed)(_NO_LEVEL, cell)

    def _number(self, cell: Sequence[Array]) -> Array:
        z, y, x = (np.clip(c + 1, 0, math.ceil(n) + 1) for c, n in zip(cell, self._per_side, strict=True))
        _, ny, nx = (math.ceil(n) + 2 for n in self._per_side)
        return np.asarray((z * ny + y) * nx + x, np.uint32)

    def _noise(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        """Return noise of mean 0 and deviation 1, another at each voxel."""
        code = Phantom("uint32", self.seed + 3)(level, index)
        halves = (code & np.uint32(0xFFFF)).astype(np.float32) + (code >> np.uint32(16)).astype(np.float32)
        noise: Array = (halves / 65535 - 1) * np.float32(math.sqrt(6))
        return noise


@dataclass(frozen=True)
class EmbryoLabels:
    """Labels of the embryo's nuclei: uint32, 1 between them, from 2 on inside; never 0.

    Parameters
    ----------
    embryo : Embryo
        Whose nuclei.
    """

    embryo: Embryo

    @cached_property
    def dtype(self) -> np.dtype[Any]:
        """uint32."""
        return np.dtype(np.uint32)

    def __call__(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        """Return the labels at integer voxel indices."""
        cells = self.embryo.cells(level, index)
        label = np.where(cells.nucleus < 1, cells.number + np.uint32(_BACKGROUND + 1), np.uint32(_BACKGROUND))
        return np.array(np.broadcast_to(label, np.broadcast_shapes(*(np.shape(i) for i in index))))


_NO_LEVEL = LevelGeometry(0, (), (), (), ())


def _channels(index: Sequence[Array]) -> tuple[Any, Any]:
    """Return how much of the nuclei and of the membranes is seen; by channel, where there are channels."""
    if len(index) < 4:
        return 1.0, 1.0
    return np.where(index[-4] == 1, 0.06, 1.0), np.where(index[-4] == 0, 0.06, 1.0)


def _fraction(code: Array) -> Array:
    """Return 8 bits of a code as a number from 0 to 1."""
    return (code & np.uint32(255)).astype(np.float32) / np.float32(255)


def _displacement(code: Array) -> list[Array]:
    """Return how far a cell's centre lies from its lattice point along z, y and x, in lattice constants."""
    octets = code[..., np.newaxis].view(np.uint8)
    scale = np.float32(2 * _JITTER / 255)
    return [octets[..., axis] * scale - np.float32(_JITTER) for axis in range(3)]


def _step(x: Array, width: float) -> Array:
    """Return 0 below 0, 1 above 0, smoothly within `width` of it."""
    t = np.clip(x / (2 * width) + 0.5, 0, 1)
    smooth: Array = t * t * (3 - 2 * t)
    return smooth


def _waves(point: Sequence[Array], seed: int, frequency: float, n: int) -> Array:
    """Return a smooth random field of deviation about 0.7: plane waves in random directions, summed."""
    rng = np.random.default_rng([seed & 0xFFFFFFFF, n])
    total: Any = np.float32(0)
    for _ in range(n):
        direction = rng.normal(size=3)
        direction *= frequency * rng.uniform(0.6, 1.4) / np.linalg.norm(direction)
        phase = rng.uniform(0, 2 * math.pi)
        z, y, x = (np.asarray(k * p, np.float32) for k, p in zip(direction, point, strict=True))
        total = total + np.cos((z + y) + (x + np.float32(phase)))
    field: Array = total / np.float32(math.sqrt(n))
    return field
