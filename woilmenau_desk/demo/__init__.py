"""The fictional centre: people who do not exist, and two years of their visits."""

# Its usual size. Here, because the command line names it each time, and plans none.
PERSONS = 420
VISITS = 9_000
YEARS = 2
VOLUNTEERS = 100
