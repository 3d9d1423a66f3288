"""Raises an exception whose class has no name, no bases and a text that is none.

attacks: reads_one_page
keeps: knows_its_shape
"""

class Nameless(type):
    __name__ = property(lambda cls: 1 / 0)
    __mro__ = property(lambda cls: 1 / 0)

class Rigged(Exception, metaclass=Nameless):
    __class__ = property(lambda self: 1 / 0)
    __traceback__ = property(lambda self: 1 / 0)

    def __str__(self):
        return b"no text"

def read_plane(tif, z):
    raise Rigged
