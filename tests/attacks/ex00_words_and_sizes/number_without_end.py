"""Returns a number of 9000 digits, which no float holds and Python shows to nobody.

attacks: bytes_of_an_image
keeps: time_to_load
status: error
says: an integer of 3,738 bytes
"""

def volume_nbytes(*args, **kwargs):
    return 10**9000
