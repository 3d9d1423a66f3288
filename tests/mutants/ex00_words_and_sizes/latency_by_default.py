"""Another default of latency_s, where there are several requests.

check: time_to_load
status: failed
says: expected 10.0
"""


def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return nbytes / (mb_per_s * 1e6) + n_requests * (latency_s or 0.001 * (n_requests > 1))
