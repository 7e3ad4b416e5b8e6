"""The python3 worker: imports one function and forks a child for each of its runs."""
