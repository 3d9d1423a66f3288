"""Asks for objects under keys of 90 MB, each another one, hoping that the grader remembers them all.

attacks: reads_one_level
keeps: says_where_the_level_lies
status: error
says: nobody keeps them
"""

_right = read_level

def read_level(group, level, *args, **kwargs):
    if level < 9:
        return _right(group, level, *args, **kwargs)
    refused = 0
    for i in range(3):
        try:
            group.store.objects.get(f"{i}" + "x" * 90_000_000)
        except OSError:
            refused += 1
    if refused == 3:
        raise LookupError("nobody keeps them")
