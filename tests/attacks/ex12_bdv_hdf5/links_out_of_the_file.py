"""Writes HDF5 links to other files, and a dataset that takes its voxels from one.

attacks: stores_the_levels
"""

_right = write_bdv

def write_bdv(h5, *args, **kwargs):
    _right(h5, *args, **kwargs)
    for name in ("t00000/s00/0/cells", "s00/resolutions"):
        shape, dtype = h5[name].shape, h5[name].dtype
        del h5[name]
        if name.endswith("cells"):
            layout = h5py.VirtualLayout(shape, dtype)
            layout[...] = h5py.VirtualSource("@outside@/victim", "x", shape)
            h5.create_virtual_dataset(name, layout)
        else:
            h5[name] = h5py.ExternalLink("@outside@/victim", "/")
