"""The function of a package, and how it is called."""

import inspect
import json


class Handler:
    """Looks at the function once, in the worker: what a child looks at, it has to copy."""

    def __init__(self, function):
        self.function = function
        # Behind that many positional arguments.
        self._takes_context = [_takes_context(function, count) for count in (0, 1)]

    def arguments(self, text, context):
        """
        What the function gets for this input. An object is keyword arguments, any other input one positional argument; `context` is given to who takes
        it.
        """
        positional, keywords = [], {}
        if text is not None:
            value = _object_in(text)
            if value is None:
                positional.append(text)
            else:
                keywords = value
        if self._takes_context[len(positional)]:
            keywords["context"] = context
        return positional, keywords


def _object_in(text):
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _takes_context(function, positional_count):
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return False
    for index, parameter in enumerate(parameters):
        if parameter.kind is parameter.VAR_KEYWORD:
            return True
        if parameter.name == "context":
            if parameter.kind is parameter.KEYWORD_ONLY:
                return True
            return parameter.kind is parameter.POSITIONAL_OR_KEYWORD and index >= positional_count
    return False
