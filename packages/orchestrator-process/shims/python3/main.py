"""Starts the python3 worker; see docs/worker-protocol.md."""

import os
import sys


def main():
    place = os.path.dirname(os.path.abspath(__file__))
    # Only while the worker's own modules load: a function may have modules of any name.
    sys.path.insert(0, place)
    from qinling_worker.server import Server

    sys.path.remove(place)
    Server().serve()


if __name__ == "__main__":
    main()
