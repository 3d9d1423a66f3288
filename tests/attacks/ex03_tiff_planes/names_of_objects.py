"""Returns an object of a class whose name is a page long, acts on a terminal and looks like markup.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
"""

def read_plane(tif, z):
    name = "\x1b]0;owned\x07\x1b[2J\n\r[link=file:///etc/passwd]</script><script>alert(1)</script>\u202e" + "x" * 10_000
    return type(name, (), {})()
