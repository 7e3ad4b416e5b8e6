"""One run, inside the process that was forked for it."""

import _signal
import _thread
import inspect
import json
import os
import re
import sys

from . import system
from .errors import print_error, run_message

# Threads count as memory with the whole of their stack; with the usual 8 MiB a small function could have hardly any.
_STACK_BYTES = 1024 * 1024
# Readers of JSON take a number for a double, which ends at 1.8e308.
_MOST_DIGITS = 308
# What is none of these may have to be awaited.
_PLAIN = (dict, list, str, int, float, bool, type(None))
_MANY_DIGITS = re.compile(r"\d{309}")


def run_child(handler, request, memory_bytes, result_descriptor, log_descriptor, parent):
    """Runs the handler, writes its result as JSON text and ends the process. Never returns."""
    _run(handler, lambda: request, memory_bytes, result_descriptor, log_descriptor, parent)


def await_run(handler, receive, memory_bytes, result_descriptor, log_descriptor, parent):
    """The same in a process that was forked ahead: does what it can before `receive` gives it the run."""
    _run(handler, receive, memory_bytes, result_descriptor, log_descriptor, parent, lambda: _rehearse(handler))


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
    # What `signal` and `threading` add to these is for readers, and each new process would have to copy it.
    for number in (_signal.SIGCHLD, _signal.SIGINT, _signal.SIGTERM):
        _signal.signal(number, _signal.SIG_DFL)
    os.dup2(log_descriptor, 1)
    os.dup2(log_descriptor, 2)
    if log_descriptor > 2:
        os.close(log_descriptor)
    tempfile = sys.modules.get("tempfile")
    if tempfile is not None:
        tempfile.tempdir = None
    _thread.stack_size(_STACK_BYTES)


def _rehearse(handler):
    """Goes through what each run goes through, with no code of the function's: what this writes to is copied now, and not then."""
    try:
        system.data_bytes()
        # It is set again for the run.
        os.environ["QINLING_EXECUTION_ID"] = ""
        handler.arguments("{}", {})
        _json_of({}, 1024)
    except BaseException:
        # The module has changed what it does; the run will tell.
        pass


def _enter(request, memory_bytes):
    directory = request["directory"]
    os.chdir(directory)
    for name, value in (
        ("HOME", directory),
        ("TMPDIR", directory),
        ("QINLING_EXECUTION_ID", request["executionId"]),
    ):
        os.environ[name] = value
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
        positional, keywords = handler.arguments(request["input"], request["context"])
        value = handler.function(*positional, **keywords)
        if type(value) not in _PLAIN and inspect.isawaitable(value):
            import asyncio

            value = asyncio.run(_await(value))
        return "success", _json_of(value, request["outputBytes"])
    except BaseException as error:
        print_error(error)
        return "failed", json.dumps(run_message(error)[: request["outputBytes"] // 8])


async def _await(value):
    return await value


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
