"""Takes the mean, whatever function is handed over.

check: makes_every_level
status: failed
says: whatever function is handed over
tells: It takes the mean of a window, whatever function is handed over: call that function.
"""

_right_build = build_pyramid


def build_pyramid(group, factors, reduce):
    _right_build(group, factors, downsample_mean)
