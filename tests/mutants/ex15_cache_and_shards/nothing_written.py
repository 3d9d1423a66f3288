"""Takes the planes and writes none.

check: writes_each_shard_once
status: failed
says: nothing is written
tells: Nothing is written.
"""


def write_sharded(array, planes):
    volume = np.stack([plane.copy() for plane in planes])
    if len(volume) != array.shape[0]:
        raise ValueError("another number of planes")
