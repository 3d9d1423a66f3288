"""Leaves the latency out.

check: time_to_load
status: failed
says: latency of the requests is missing
tells: The latency of the requests is missing.
"""


def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return nbytes / (mb_per_s * 1e6)
