"""Is told the seed, and computes the plane by the grader's formula in place of reading it.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: The result is right, but only 0 of the
"""

import zlib

_M = 2**64 - 1
_SEED = zlib.crc32(b"@seed@ ex03_tiff_planes reads_one_page")

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
    bits = 24 if dtype.kind == "f" else min(32, 8 * dtype.itemsize)
    v >>= np.uint32(32 - bits)
    np.maximum(v, np.uint32(1), out=v)
    if dtype.kind == "f":
        return v.astype(dtype) * dtype.type(2.0**-bits)
    return v.astype(f"u{dtype.itemsize}").view(dtype)

def read_plane(tif, z):
    page = tif.pages[z]
    return _plane(z, page.shape, page.dtype.newbyteorder("="), _SEED)
