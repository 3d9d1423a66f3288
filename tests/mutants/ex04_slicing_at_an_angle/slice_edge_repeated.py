"""Points outside are moved to the edge.

check: fills_what_is_outside
status: failed
says: voxels at the edge are repeated
"""

def oblique_slice(array, origin, u, v, out_shape, fill=0):
    voxels = np.floor(oblique_points(origin, u, v, out_shape) + 0.5).astype(int)
    voxels = np.clip(voxels, 0, np.reshape(array.shape, (3, 1, 1)) - 1)
    return array.vindex[tuple(voxels)].astype(array.dtype.newbyteorder("="))
