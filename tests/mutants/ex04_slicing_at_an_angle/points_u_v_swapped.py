"""u along columns and v along rows.

check: places_the_pixels
status: failed
says: u and v are swapped
tells: u and v are swapped: u leads from row to row, v from column to column.
"""

def oblique_points(origin, u, v, out_shape):
    i, j = np.arange(out_shape[0])[:, None], np.arange(out_shape[1])
    return np.stack([o + j * a + i * b for o, a, b in zip(origin, u, v)]).astype(float)
