"""Names the axes alone, as OME-Zarr 0.3 did.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: Names alone were OME-Zarr 0.3
breaks: its name, in the order
tells: Names alone were OME-Zarr 0.3: now each axis is a dictionary with a name and a type.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry["axes"] = list(axes)
    return entry
