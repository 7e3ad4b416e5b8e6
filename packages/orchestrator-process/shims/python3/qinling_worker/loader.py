"""Imports the function of a package."""

import importlib
import os
import sys

from .errors import LoadError


def load_handler(directory, module_name, name):
    """Imports `module_name` from the package in `directory` and gives what it calls `name`."""
    sys.path.insert(0, directory)
    importlib.invalidate_caches()
    path = os.path.join(directory, *module_name.split("."))
    if not _is_module(path):
        raise LoadError('The package has no module "%s".' % module_name)
    module = importlib.import_module(module_name)
    if not _comes_from(module, directory):
        raise LoadError('The module "%s" has the name of a module of Python; rename it.' % module_name)
    try:
        handler = getattr(module, name)
    except AttributeError:
        raise LoadError('The module "%s" has no "%s".' % (module_name, name)) from None
    if not callable(handler):
        raise LoadError('"%s" of the module "%s" is no function.' % (name, module_name))
    return handler


def _is_module(path):
    if os.path.isdir(path):
        return True
    parent, base = os.path.split(path)
    return os.path.isdir(parent) and any(entry.startswith(base + ".") for entry in os.listdir(parent))


def _comes_from(module, directory):
    places = [getattr(module, "__file__", None), *getattr(module, "__path__", [])]
    root = os.path.realpath(directory) + os.sep
    return any(place and os.path.realpath(place).startswith(root) for place in places)
