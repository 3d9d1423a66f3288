"""Collects the planes as uint16.

check: writes_each_shard_once
status: failed
says: values are wrong
"""


def _next_layer(planes, shape, dtype, _reference=_next_layer):
    return _reference(planes, shape, np.uint16)
