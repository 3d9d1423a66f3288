"""Adds a half and converts to whole numbers, which goes up for negative ones.

check: shows_any_level, shows_any_angle
status: failed
says: use np.floor
tells: Voxel -1 is taken for voxel 0: use np.floor, int() and astype(int) round towards 0.
"""


class _Truncating:
    def __getattr__(self, name):
        return getattr(_np, name)
    def floor(self, values):
        return _np.trunc(values)


_np = np
np = _Truncating()
