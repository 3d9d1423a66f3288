"""Lists the levels of every entry of multiscales.

check: lists_the_levels
status: failed
says: It lists the datasets of every entry of multiscales
tells: It lists the datasets of every entry of multiscales: use the first entry alone.
"""


def describe_levels(group):
    attributes = dict(group.attrs)
    entries = attributes.get("ome", attributes)["multiscales"]
    return [_level_info(group, entry["axes"], dataset) for entry in entries for dataset in entry["datasets"]]
