"""Returns an object that would read only when it is looked at, after the count.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned a Lazy
"""

class Lazy:
    def __init__(self, tif, z):
        self.tif, self.z = tif, z
        page = tif.pages[z]
        self.shape, self.dtype = page.shape, page.dtype

    def __array__(self, dtype=None, copy=None):
        return self.tif.asarray()[self.z]

    def __getitem__(self, key):
        return self.__array__()[key]

def read_plane(tif, z):
    return Lazy(tif, z)
