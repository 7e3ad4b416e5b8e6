"""Errors as the code's author should see them."""

import os
import sys
import traceback

OUT_OF_MEMORY = "Function execution failed because of too much resource consumption."

_HERE = os.path.dirname(os.path.abspath(__file__)) + os.sep
_MACHINERY = ("<frozen importlib", os.path.join("importlib", "__init__.py"))


class LoadError(Exception):
    """The entry is not there; the message says what is missing."""


def print_error(error):
    """Prints an error with its traceback, from the first frame that is not the worker's."""
    try:
        if isinstance(error, LoadError):
            print(error, file=sys.stderr)
            return
        place = error.__traceback__
        while place is not None and _is_machinery(place.tb_frame.f_code.co_filename):
            place = place.tb_next
        traceback.print_exception(type(error), error, place)
    except MemoryError:
        # The traceback itself does not fit into memory.
        os.write(2, b"MemoryError\n")


def load_message(error):
    if isinstance(error, MemoryError):
        return OUT_OF_MEMORY
    if isinstance(error, LoadError):
        return str(error)
    return "The module cannot be imported: %s: %s" % (type(error).__name__, error)


def run_message(error):
    if isinstance(error, MemoryError):
        return OUT_OF_MEMORY
    if isinstance(error, SystemExit):
        return "The function ended its process with exit code %s." % (0 if error.code is None else error.code)
    try:
        return str(error) or type(error).__name__
    except Exception:
        return type(error).__name__


def _is_machinery(filename):
    return filename.startswith(_HERE) or any(each in filename for each in _MACHINERY)
