"""Takes no notice of timepoint and channel.

check: reads_one_level
status: failed
says: imepoint 0 instead of timepoint
breaks: one timepoint and one channel
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    return _reference(group, level)
