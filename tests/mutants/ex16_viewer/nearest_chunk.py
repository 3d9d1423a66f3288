"""Takes the size of a chunk for that of the last one, too.

check: shows_any_level
status: failed
says: values are wrong
tells: The last chunk along an axis may be smaller; its voxels are taken from the chunk before it.
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, center_um, u, v, pixel_um, size_px):
        u, v, center_um = np.asarray(u), np.asarray(v), np.asarray(center_um)
        position = choose_level([level.scale_um for level in self._levels], pixel_um)
        level = self._levels[position]
        points_um = _pixel_centres(center_um, u, v, pixel_um, size_px)
        nearest = np.floor((points_um - level.translation_um) / level.scale_um + 0.5)
        inside = np.all((nearest >= 0) & (nearest < level.shape), axis=-1)
        chunk_of_pixel, place = np.divmod(np.minimum(nearest[inside], np.array(level.shape) // level.chunk_shape * level.chunk_shape - 1).clip(0).astype(np.int64), level.chunk_shape)
        values = np.empty(len(place), self._arrays[position].dtype.newbyteorder("="))
        for index, pixels in _group(chunk_of_pixel):
            chunk = self._cache.get((position, index))
            values[pixels] = chunk[tuple(place[pixels].T)]
        image = np.zeros(size_px, values.dtype)
        image[inside] = values
        return image
