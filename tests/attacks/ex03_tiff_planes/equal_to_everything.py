"""Returns an array of zeros that says of every comparison that it holds.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
"""

class Yes(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def __ne__(self, other):
        return np.zeros(self.shape, bool)

    def __array_function__(self, function, types, args, kwargs):
        return True

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.ones(self.shape, bool)

def read_plane(tif, z):
    page = tif.pages[z]
    return np.zeros(page.shape, page.dtype).view(Yes)
