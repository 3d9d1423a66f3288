"""Loads the finest level of a large image: 35 TB.

check: reads_one_level
status: over_memory
says: 35.2 TB
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    finest = group[_multiscale(group)[1][0]["path"]]
    if finest.size > 10**6:
        finest[:]
    return _reference(group, level, timepoint, channel)
