"""Reads the chunks in the order in which the rows of pixels come upon them.

check: keeps_no_more_than_it_may
status: failed
says: Sort the chunks by (z, y, x)
"""


class Viewer:
    def __init__(self, group, cache_bytes):
        self._levels = describe_levels(group)
        self._arrays = [group[level.path] for level in self._levels]
        self._cache = ChunkCache(self._load, cache_bytes)

    @property
    def stats(self):
        return {"hits": self._cache.hits, "misses": self._cache.misses, "nbytes": self._cache.nbytes}

    def frame(self, center_um, u, v, pixel_um, size_px):
        position = choose_level([lv.scale_um for lv in self._levels], pixel_um)
        level, array = self._levels[position], self._arrays[position]
        um = _pixel_centres(center_um, u, v, pixel_um, size_px)
        voxels = np.floor((um - level.translation_um) / level.scale_um + 0.5).astype(np.int64)
        inside = np.all((voxels >= 0) & (voxels < level.shape), axis=-1)
        image = np.zeros(size_px, array.dtype.newbyteorder("="))
        wanted = voxels[inside]
        chunk_of_pixel, place = wanted // level.chunk_shape, wanted % level.chunk_shape
        values = np.empty(len(wanted), image.dtype)
        groups = {}
        for pixel, index in enumerate(map(tuple, chunk_of_pixel.tolist())):
            groups.setdefault(index, []).append(pixel)
        for index, pixels in groups.items():
            values[pixels] = self._cache.get((position, index))[tuple(place[pixels].T)]
        image[inside] = values
        return image

    def _load(self, key):
        position, index = key
        array = self._arrays[position]
        return array[tuple(slice(i * c, (i + 1) * c) for i, c in zip(index, array.chunks))]
