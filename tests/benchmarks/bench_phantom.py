"""What it costs that no voxel tells the phantom's seed: a keyed hash beside an arithmetic one that can be inverted."""

from collections.abc import Iterator

import numpy as np

from grader.volumes.phantom import Phantom
from grader.volumes.volume import Volume, single
from tests.benchmarks.timing import interleaved

BIG, STACK = (16384, 32768, 32768), (2048, 1024, 1024)
RNG = np.random.default_rng(0)

READS = {
    "1000 chunks of 16 x 16 x 16": (
        BIG,
        [tuple(slice(o, o + 16) for o in corner) for corner in RNG.integers(0, 16000, (1000, 3))],
    ),
    "60 chunks of 64 x 64 x 64": (
        BIG,
        [tuple(slice(o, o + 64) for o in corner) for corner in RNG.integers(0, 16000, (60, 3))],
    ),
    "100 strips of 256 x 1024": (STACK, [(z, slice(256, 512)) for z in range(100)]),
    "every 64th voxel of a plane, 30 times": (BIG, [(5, slice(None, None, 64), slice(None, None, 64))] * 30),
}


class Arithmetic(Phantom):
    """The phantom with a hash of one multiplication and shifts an axis (splitmix64), from which the seed follows."""

    def _hash(self, index: np.ndarray, axis: int, level: int) -> np.ndarray:
        salt = np.uint64(hash((self.seed, level, axis)) & (2**64 - 1))
        bits = np.asarray(index, np.int64).view(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + salt
        bits = (bits ^ bits >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
        bits = (bits ^ bits >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
        return (bits >> np.uint64(32)).astype(np.uint32)


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured."""
    for name, (shape, selections) in READS.items():
        arithmetic, keyed = interleaved(
            lambda shape=shape, asked=selections: read(single(Arithmetic("uint16", 7), shape), asked),
            lambda shape=shape, asked=selections: read(single(Phantom("uint16", 7), shape), asked),
            15,
        )
        yield name, f"{keyed * 1000:.1f} ms, {keyed / arithmetic:.3f} of the arithmetic one", "at most 1.1"


def read(volume: Volume, selections: list) -> None:
    """Read each selection."""
    for selection in selections:
        volume.read(selection)
