"""Rounds the throughput down.

check: time_to_load
status: failed
says: The throughput is rounded down
tells: The throughput is rounded down. It need not be a whole number.
"""


def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return nbytes / (int(mb_per_s) * 1e6) + n_requests * latency_s
