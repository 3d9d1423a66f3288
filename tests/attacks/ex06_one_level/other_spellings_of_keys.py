"""Asks for chunks by keys that are spelled otherwise, hoping that they are not counted.

attacks: reads_one_level
status: failed
says: It returned None
"""

_right = read_level

def read_level(group, level, *args, **kwargs):
    store = group.store.objects
    for path in (group.attrs.get("ome", group.attrs)["multiscales"][0]["datasets"][0]["path"],):
        for zeros in ("0/0/0", "0/0/0/0/0", "0.0.0"):
            for key in (f"{path}/c//{zeros}", f"{path}//c/{zeros}", f"{path}/c/0{zeros}", f"/{path}/c/{zeros}", f"{path}/./c/{zeros}",
                        f"{path}/c/{zeros}/", f"{path}/c/+{zeros}", f"{path}/c/-{zeros}", f"{path}/c/ {zeros}", f"{path}/c/\u0660/0/0"):
                if store.get(key) is not None:
                    return _right(group, level, *args, **kwargs)
