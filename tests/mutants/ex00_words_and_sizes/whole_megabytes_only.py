"""Drops the bytes that do not fill a MB.

check: time_to_load
status: failed
says: that do not fill a MB
tells: It drops the bytes that do not fill a MB. Less than a MB takes time, too.
"""


def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return nbytes // 10**6 / mb_per_s + n_requests * latency_s
