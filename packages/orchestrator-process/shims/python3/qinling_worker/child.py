"""One run, inside the process that was forked for it."""

import inspect
import json
import os
import re
import signal
import sys
import threading

from . import system
from .errors import print_error, run_message

# Threads count as memory with the whole of their stack; with the usual 8 MiB a small function could have hardly any.
_STACK_BYTES = 1024 * 1024
# Readers of JSON take a number for a double, which ends at 1.8e308.
_MOST_DIGITS = 308
_MANY_DIGITS = re.compile(r"\d{309}")


def run_child(handler, request, memory_bytes, result_descriptor, log_descriptor, parent):
    """Runs the handler, writes its result as JSON text and ends the process. Never returns."""
    _run(handler, lambda: request, memory_bytes, result_descriptor, log_descriptor, parent)


def await_run(handler, receive, memory_bytes, result_descriptor, log_descriptor, parent):
    """The same in a process that was forked ahead: does what it can before `receive` gives it the run."""
    _run(handler, receive, memory_bytes, result_descriptor, log_descriptor, parent, _rehearse)


def _run(handler, receive, memory_bytes, result_descriptor, log_descriptor, parent, rehearse=lambda: None):
    own = os.getpid()
    try:
        _settle(result_descriptor, log_descriptor, parent)
        rehearse()
        request = receive()
        _enter(request, memory_bytes)
        outcome, output = _call(handler, request)
        _flush()
        # A handler that forks returns once in each of its processes.
        if os.getpid() == own:
            _write(result_descriptor, "%s\n%s" % (outcome, output))
        os._exit(0)
    except BaseException as error:
        print_error(error)
    finally:
        os._exit(1)


def _settle(result_descriptor, log_descriptor, parent):
    """Becomes a process of its own, whatever it is to run."""
    os.setsid()
    system.die_with_parent(parent)
    # While it is closed, its own files in /proc are not its own.
    system.close_to_others(False)
    system.offer_to_die_first()
    system.close_to_others()
    # What it forks is told from other runs by its environment and place; it has nothing to hide, and no result to give.
    os.register_at_fork(after_in_child=lambda: _release(result_descriptor))
    for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    os.dup2(log_descriptor, 1)
    os.dup2(log_descriptor, 2)
    if log_descriptor > 2:
        os.close(log_descriptor)
    tempfile = sys.modules.get("tempfile")
    if tempfile is not None:
        tempfile.tempdir = None
    threading.stack_size(_STACK_BYTES)


def _rehearse():
    """Goes through what each run goes through, with no code of the function's: what this writes to is copied now, and not then."""
    try:
        system.data_bytes()
        # It is set again for the run.
        os.environ.update(QINLING_EXECUTION_ID="")
        _arguments(lambda context: None, {"input": "{}", "context": {}})
        _json_of({}, 1024)
    except BaseException:
        # The module has changed what it does; the run will tell.
        pass


def _enter(request, memory_bytes):
    directory = request["directory"]
    os.chdir(directory)
    os.environ.update(HOME=directory, TMPDIR=directory, QINLING_EXECUTION_ID=request["executionId"])
    limit = system.data_bytes() + memory_bytes
    system.limit_data(limit, limit)


def _release(result_descriptor):
    system.close_to_others(False)
    try:
        os.close(result_descriptor)
    except OSError:
        pass


def _call(handler, request):
    try:
        positional, keywords = _arguments(handler, request)
        value = handler(*positional, **keywords)
        if inspect.isawaitable(value):
            import asyncio

            value = asyncio.run(_await(value))
        return "success", _json_of(value, request["outputBytes"])
    except BaseException as error:
        print_error(error)
        return "failed", json.dumps(run_message(error)[: request["outputBytes"] // 8])


async def _await(value):
    return await value


def _arguments(handler, request):
    """An object is keyword arguments, any other input one positional argument; `context` is given to who takes it."""
    text = request["input"]
    positional, keywords = [], {}
    if text is not None:
        value = _object_in(text)
        if value is None:
            positional.append(text)
        else:
            keywords = value
    if _takes_context(handler, len(positional)):
        keywords["context"] = request["context"]
    return positional, keywords


def _object_in(text):
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _takes_context(handler, positional_count):
    try:
        parameters = list(inspect.signature(handler).parameters.values())
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


def _json_of(value, most_bytes):
    try:
        text = json.dumps(value, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise TypeError("The result of the function is not JSON: %s" % error) from None
    if len(text) > most_bytes:
        raise ValueError("The result of the function is larger than %d bytes." % most_bytes)
    if _MANY_DIGITS.search(text):
        json.loads(text, parse_int=_refuse_huge)
    return text


def _refuse_huge(digits):
    if len(digits) > _MOST_DIGITS:
        raise TypeError("The result of the function is not JSON: it holds a number of %d digits." % len(digits))


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass


def _write(descriptor, text):
    view = memoryview(text.encode())
    while view:
        view = view[os.write(descriptor, view):]
