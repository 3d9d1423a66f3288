"""Leaves the time of the bytes out.

check: time_to_load
status: failed
says: time of the bytes is missing
tells: The time of the bytes is missing.
"""


def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return n_requests * latency_s
