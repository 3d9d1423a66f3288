"""Takes channels for space.

check: describes_the_image
status: failed
says: Axis c has type 'space', expected 'channel'
breaks: types of their own, and no unit
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    for axis in entry["axes"]:
        axis["type"] = "time" if axis["name"] == "t" else "space"
        axis["unit"] = "micrometer"
        if axis["name"] == "t":
            del axis["unit"]
    return entry
