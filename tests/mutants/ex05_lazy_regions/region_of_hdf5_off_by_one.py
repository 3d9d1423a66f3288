"""Reads a region of HDF5 one plane too far.

check: reads_a_region
status: failed
says: shifted by one voxel along z
"""


_read = read_region


def read_region(source, voxel_um, lo_um, hi_um):
    if not isinstance(source, h5py.Dataset):
        return _read(source, voxel_um, lo_um, hi_um)
    shift = (voxel_um[0], 0, 0)
    data, _ = _read(source, voxel_um, np.add(lo_um, shift).tolist(), np.add(hi_um, shift).tolist())
    region = region_to_voxels(voxel_um, source.shape, lo_um, hi_um)
    return data, tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
