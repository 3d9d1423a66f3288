"""Takes MB for megabits.

check: time_to_load
status: failed
says: not in megabits
tells: The throughput is in megabytes a second, not in megabits.
"""


def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return 8 * nbytes / (mb_per_s * 1e6) + n_requests * latency_s
