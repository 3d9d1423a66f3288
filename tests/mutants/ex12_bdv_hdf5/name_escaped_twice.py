"""Escapes the name of the HDF5 file twice.

check: describes_them_in_xml
status: failed
says: It was escaped twice
tells: It was escaped twice.
"""


_escape = escape


def escape(name):
    return _escape(_escape(name))
