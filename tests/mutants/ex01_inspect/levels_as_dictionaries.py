"""Returns the metadata themselves.

check: lists_the_levels, knows_where_the_levels_lie
status: failed
says: The list holds a dict, expected a LevelInfo
breaks: one LevelInfo
"""


def describe_levels(group):
    attributes = dict(group.attrs)
    return attributes.get("ome", attributes)["multiscales"][0]["datasets"]
