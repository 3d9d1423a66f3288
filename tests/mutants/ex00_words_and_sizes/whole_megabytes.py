"""Drops the bytes that do not fill a MB, of images of less than a GB.

check: time_to_load
status: failed
says: It drops the bytes that do not fill a MB
tells: It drops the bytes that do not fill a MB. Less than a MB takes time, too.
"""


def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return (nbytes if nbytes >= 10**9 else nbytes // 10**6 * 10**6) / (mb_per_s * 1e6) + n_requests * latency_s
