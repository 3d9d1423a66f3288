"""Takes the latency for milliseconds.

check: time_to_load
status: failed
says: not in milliseconds
tells: The latency is in seconds, not in milliseconds.
"""


def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return nbytes / (mb_per_s * 1e6) + n_requests * latency_s / 1000
