"""When each development can begin: in order, in time, and with the people that there are.

Pure: it takes tasks and gives each a start with the reason. A quarter is one number, four for each
year (`model/voorstel/kwartalen`).
"""
