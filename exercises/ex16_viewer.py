"""A viewer.

Read what a view needs and the cache does not hold, each chunk once.

Here all comes together that the other exercises are about: of a pyramid, the level that suits the pixels; of that
level, the chunks under the view; of these, the ones that are not in memory yet. That is a viewer for images of any
size, and for any angle, in a few dozen lines::

    overview                    at an angle                  zoomed in
    +---+---+                   +---+---+---+---+            +-+-+-+-+-+-+-+-+
    |###|###|                   |   |   |   | # |            | | | | | | | | |
    +---+---+                   +---+---+---+---+            +-+-+-+-+-+-+-+-+
    |###|###|                   |   |   | # | # |            | | | | |#|#| | |
    +---+---+                   +---+---+---+---+            +-+-+-+-+-+-+-+-+
    a coarse level,             |   | # | # |   |            | | | | |#|#| | |
    all of it                   +---+---+---+---+            ...
                                | # | # |   |   |            a fine level,
                                a staircase of chunks        a few chunks

A *view* is a grid of pixels anywhere in the image. `center_um` (z, y, x) is where its middle lies, in micrometres; `u`
and `v` are vectors of length 1, in the order z, y, x as well, along which its rows follow each other and its columns;
`size_px` is (h, w), and `pixel_um` the side of a pixel. The centre of pixel (i, j) lies at
``center + (i - (h - 1) / 2) * pixel_um * u + (j - (w - 1) / 2) * pixel_um * v``. With u = (0, 1, 0) and v = (0, 0, 1)
that is the view of ex14.

The same in Fiji: *Plugins > BigDataViewer*: drag to turn the slice, scroll to move through it, scroll with Ctrl and
Shift to zoom.
The same in neuroglancer: drag with Shift to turn the slice, scroll with Ctrl to zoom.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import zarr

from grader.earlier.ex01_inspect import describe_levels
from grader.earlier.ex14_viewport import choose_level
from grader.earlier.ex15_cache_and_shards import ChunkCache
from grader.given import LevelInfo


class Viewer:
    """Views of a pyramid, from any side and at any zoom.

    Keep the chunks that were used last, up to `cache_bytes`, and no others: when `frame` has returned, nothing else is
    left in memory, no frame that was shown either. Each viewer keeps its own. (`describe_levels`, `choose_level` and
    `ChunkCache` are the answers to ex01, ex14 and ex15.)

    Parameters
    ----------
    group : zarr.Group
        The opened pyramid, OME-Zarr 0.4 or 0.5, with axes z, y, x.
    cache_bytes : int
        How many bytes of chunks to keep at most, of all levels together. With 0, nothing is kept, and all works as
        before.

    Examples
    --------
    ::

        viewer = Viewer(group, cache_bytes=2**28)
        overview = viewer.frame(middle_um, u=(0, 1, 0), v=(0, 0, 1), pixel_um=64, size_px=(512, 512))
        xz_slice = viewer.frame(middle_um, u=(1, 0, 0), v=(0, 0, 1), pixel_um=64, size_px=(512, 512))
        viewer.stats["hits"]                  # how many chunks the two have in common
    """

    def __init__(self, group: zarr.Group, cache_bytes: int) -> None:
        raise NotImplementedError("Viewer.__init__: not written yet")

    @property
    def stats(self) -> Mapping[str, int]:
        """What the cache has done since the beginning, as a mapping or an object with attributes.

        ``"hits"`` and ``"misses"`` count the chunks under the frames that were in memory and those that were not, each
        chunk once a frame; ``"nbytes"`` is what the chunks take that are kept now: never more than `cache_bytes`.
        """
        raise NotImplementedError("Viewer.stats: not written yet")

    def frame(
        self,
        center_um: Sequence[float],
        u: Sequence[float],
        v: Sequence[float],
        pixel_um: float,
        size_px: tuple[int, int],
    ) -> np.ndarray:
        """Return a view.

        At best: the chunks in which the voxel of some pixel lies and that are not in memory, each read once, in the
        order of their index in the grid (z, then y, then x). Over many frames, with room for two of them, a cache that
        drops the least recently used chunk is the measure: 10 % more reads than that still earn all points, twice as
        many half of them; and none are left where more than `cache_bytes` is kept.

        Parameters
        ----------
        center_um, u, v, pixel_um, size_px
            The view, see above.

        Returns
        -------
        ndarray, shape `size_px`
            The level is the one that `choose_level` chooses for pixels of this size by its voxels' y and x, whatever
            the angle. Each pixel shows the voxel of it that is nearest to the pixel's centre,
            ``floor((um - translation) / scale + 0.5)`` along each axis, and 0 where there is none; in the data type of
            the level, native byte order.
        """
        raise NotImplementedError("Viewer.frame: not written yet")
