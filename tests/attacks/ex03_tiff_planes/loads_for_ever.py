"""Never comes to the end of the file.

attacks: reads_one_page
status: timeout
says: being loaded
"""

while True:
    pass
