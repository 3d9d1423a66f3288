"""Does not escape the name of the HDF5 file.

check: describes_them_in_xml
status: failed
says: html.escape(h5_name)
tells: In XML, & is written &amp; and < is written &lt;: html.escape(h5_name) does both.
"""


def escape(name):
    return name
