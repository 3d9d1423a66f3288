"""Escapes the name of the HDF5 file twice.

check: describes_them_in_xml
status: failed
says: It escapes the name twice
tells: It escapes the name twice: once will do.
"""


_escape = escape


def escape(name):
    return _escape(_escape(name))
