"""Takes all axes but the last three for time and channels.

check: describes_the_image
status: failed
says: It takes the last three axes for those of space
breaks: two axes of space
tells: It takes the last three axes for those of space: see which letters axes has.
"""

def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    if version not in ("0.4", "0.5"):
        raise ValueError(version)
    n_others = len(axes) - 3
    datasets = []
    for level, factors in enumerate(factors_per_level):
        scale, translation = level_transform(voxel_um, factors)
        steps = [
            {"type": "scale", "scale": [1.0] * n_others + [float(s) for s in scale]},
            {"type": "translation", "translation": [0.0] * n_others + [float(t) for t in translation]},
        ]
        datasets.append({"path": str(level), "coordinateTransformations": steps})
    entry = {"axes": [_axis(letter) for letter in axes], "datasets": datasets}
    if name:
        entry["name"] = name
    if version == "0.4":
        entry["version"] = version
    return entry
