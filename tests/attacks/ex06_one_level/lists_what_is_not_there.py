"""Has a store of 67 million chunks look for keys that none of them has.

attacks: finds_the_coarsest_level_that_will_do
keeps: reads_one_level
status: failed
says: It returned None
seconds: 5
"""

_right = find_level

def find_level(group, target_um):
    if len(group.attrs.get("ome", group.attrs)["multiscales"][0]["datasets"]) < 10:
        return _right(group, target_um)
    for prefix in ("0/none", "0/c/none", "0/c/0/0/none", "0/c/511/"):
        list(group.store.objects.list(prefix))
