"""Describes the last three axes alone.

check: describes_zarr
status: failed
says: It takes the last three axes alone
tells: It takes the last three axes alone: describe all axes.
"""


_reference = _image_info


def _image_info(container, shape, dtype, chunks, stored_nbytes):
    return _reference(container, shape[-3:], dtype, chunks[-3:], stored_nbytes)
