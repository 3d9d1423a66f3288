"""A volume like those of a microscope: smooth, with the noise of counted photons. Made plane by plane."""

import numpy as np

Array = np.ndarray


class Specimen:
    """A smooth volume, uint16, of which any box can be computed. Its noise differs from box to box.

    Parameters
    ----------
    shape : tuple of int
        Size in voxels: z, y, x.
    """

    def __init__(self, shape: tuple[int, int, int], seed: int = 0) -> None:
        self.shape = shape
        rng = np.random.default_rng(seed)
        # Each wave is exp(i (kz z + ky y + kx x)): a product of three vectors.
        self._waves = [
            [np.exp(1j * (rng.uniform(-0.05, 0.05) * np.arange(n) + rng.uniform(0, 6))).astype("c8") for n in shape]
            for _ in range(3)
        ]

    def box(self, z: int, y: int, x: int, shape: tuple[int, int, int]) -> Array:
        """Return the box of `shape` that begins at z, y, x."""
        light = np.full(shape, 1500, np.float32)
        for waves in self._waves:
            a, b, c = (wave[start : start + n] for wave, start, n in zip(waves, (z, y, x), shape, strict=True))
            light += 450 * np.einsum("i,j,k->ijk", a, b, c, optimize=True).real
        noise = np.random.default_rng([z, y, x]).standard_normal(shape, np.float32)
        light += noise * np.sqrt(light)
        return np.clip(light, 1, 65535).astype(np.uint16)
