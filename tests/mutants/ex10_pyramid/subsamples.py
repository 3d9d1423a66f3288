"""Takes every second voxel.

check: makes_every_level, keeps_everything_in_its_place
status: failed
says: one voxel of each window
breaks: arrays 1, 2
tells: It takes one voxel of each window: call the function that is handed over.
"""

_right_build = build_pyramid


def build_pyramid(group, factors, reduce):
    _right_build(group, factors, lambda block, factors: block[tuple(slice(None, None, f) for f in factors)])
