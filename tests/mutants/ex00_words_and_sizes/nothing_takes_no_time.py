"""Takes requests without bytes for none.

check: time_to_load
status: failed
says: expected 0.7
"""


def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return nbytes / (mb_per_s * 1e6) + n_requests * latency_s if nbytes else 0.0
