"""Calls micrometres nanometers.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: Units are written in full
breaks: unit
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    for axis in entry["axes"]:
        if axis["type"] == "space":
            axis["unit"] = "nanometer"
    return entry
