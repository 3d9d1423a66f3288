"""Reads one strip, finds the seed that makes it by trying, and computes the strips that it has not read.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: only 1 of the 4 chunk reads
"""

import zlib

_M = 2**64 - 1
_found = []

def _splitmix(s):
    s = (s + 0x9E3779B97F4A7C15) & _M
    s = ((s ^ s >> 30) * 0xBF58476D1CE4E5B9) & _M
    s = ((s ^ s >> 27) * 0x94D049BB133111EB) & _M
    return s ^ s >> 31

def _hash(index, axis, seed):
    salt = _splitmix(_splitmix(seed) ^ axis)
    bits = np.asarray(index, np.int64).view(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(salt)
    bits = (bits ^ bits >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ bits >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    return (bits >> np.uint64(32)).astype(np.uint32)

def _plane(z, shape, dtype, seed):
    v = _hash(np.array([z]), 0, seed)[:, None] + _hash(np.arange(shape[0]), 1, seed)[:, None] + _hash(np.arange(shape[1]), 2, seed)
    v ^= v >> np.uint32(16)
    v *= np.uint32(0x85EBCA6B)
    v ^= v >> np.uint32(13)
    v *= np.uint32(0xC2B2AE35)
    v >>= np.uint32(16)
    return np.maximum(v, np.uint32(1)).astype(dtype)

def _strip(tif, page, k):
    raw = tif.filehandle._fh.file.read_at(page.dataoffsets[k], page.databytecounts[k])
    return page.decode(bytes(raw), k)[0].reshape(-1, page.imagewidth)

_right = read_plane

def read_plane(tif, z):
    page = tif.pages[z]
    if page.shape != (1024, 1024):
        return _right(tif, z)
    strip = _strip(tif, page, 0)
    for seed in [*_found, *(zlib.crc32(b"%d ex03_tiff_planes reads_one_page" % n) for n in range(int("@seed@") - 50, int("@seed@") + 50))]:
        if np.array_equal(_plane(z, (2, 4), page.dtype, seed), strip[:2, :4]):
            _found.append(seed)
            return _plane(z, page.shape, page.dtype.newbyteorder("="), seed)
