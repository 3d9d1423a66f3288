"""Another default of n_requests than the one that was handed out.

check: time_to_load
status: failed
says: expected 10.1
"""


def load_seconds(nbytes, mb_per_s, n_requests=0, latency_s=0.0):
    return nbytes / (mb_per_s * 1e6) + n_requests * latency_s
