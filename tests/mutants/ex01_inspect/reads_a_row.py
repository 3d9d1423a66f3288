"""Reads a row of voxels: on 35 TB that is 512 chunks.

check: describes_zarr
status: over_budget
says: stopped after
tells: It reads voxels: shape, data type and chunks are known from the metadata.
"""


_reference = describe


def describe(source):
    if isinstance(source, zarr.Array):
        source[0, 0]
    return _reference(source)
