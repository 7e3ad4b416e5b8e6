"""The worker's loop: takes messages, forks runs, and sees to their end."""

import gc
import os
import select
import signal
import sys
import time
import traceback

from . import system
from .cgroups import Cgroups
from .channel import DESCRIPTOR, PROTOCOL, Channel
from .children import Children
from .errors import load_message, print_error
from .handler import Handler
from .loader import load_handler
from .run import Run

_CONCURRENCY = 1000
_SWEEP_SECONDS = 2
# So long without anything to do, there is time to fork ahead.
_IDLE_MS = 3


class Server:
    def __init__(self):
        self._channel = Channel()
        self._runs = {}
        self._children = None
        self._wake_read, self._wake_write = os.pipe()
        for descriptor in (self._wake_read, self._wake_write):
            os.set_blocking(descriptor, False)

    def serve(self):
        """Serves until the host closes the channel. Never returns."""
        system.adopt_orphans()
        self._watch_children()
        self._channel.send(
            {
                "type": "hello",
                "protocol": PROTOCOL,
                "concurrency": _CONCURRENCY,
                "log": "messages",
                "limitsMemory": system.can_limit_data(),
            }
        )
        status = 0
        try:
            while self._step():
                pass
        except BaseException as error:
            traceback.print_exception(type(error), error, error.__traceback__)
            status = 1
        finally:
            self._leave(status)

    def _watch_children(self):
        signal.set_wakeup_fd(self._wake_write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)

    def _step(self):
        poll = select.poll()
        owners = {}
        for descriptor in (DESCRIPTOR, self._wake_read):
            poll.register(descriptor, select.POLLIN)
        for run in self._runs.values():
            for descriptor in run.descriptors():
                owners[descriptor] = run
                poll.register(descriptor, select.POLLIN)
        ready = poll.poll(_IDLE_MS if self._children and self._children.is_behind() else None)
        if not ready:
            self._children.catch_up()
        for descriptor, _ in ready:
            if descriptor in owners:
                # The run may have ended, and closed its descriptors, earlier in this round.
                if descriptor in owners[descriptor].descriptors():
                    owners[descriptor].read(descriptor, self._channel)
            elif descriptor == self._wake_read:
                self._reap()
            else:
                messages = self._channel.receive()
                if messages is None:
                    return False
                for message in messages:
                    self._handle(message)
                if any(message["type"] == "run" for message in messages):
                    # The runs take longer than this, and have their processes.
                    self._children.catch_up()
        return True

    def _handle(self, message):
        if message["type"] == "load":
            self._load(message)
        elif message["type"] == "run":
            self._start(Run(message))
        elif message["type"] == "prepare" and self._children:
            self._children.plan(message["cgroup"])
        elif message["type"] == "kill" and message["run"] in self._runs:
            self._runs[message["run"]].kill()

    def _load(self, message):
        # Before, the orchestrator may find it by its environment; afterwards it is known by its children and its session.
        system.close_to_others()
        own = os.getpid()
        memory_bytes = message["memoryBytes"]
        cgroups = Cgroups(message["cgroups"]) if message.get("cgroups") else None
        system.limit_data(system.data_bytes() + memory_bytes)
        try:
            handler = Handler(load_handler(message["directory"], message["module"], message["name"]))
            self._children = Children(handler, memory_bytes, cgroups, self._forget)
            answer = {"type": "loaded"}
        except BaseException as error:
            print_error(error)
            answer = {"type": "load-failed", "message": load_message(error)}
        # A module that forks is loaded once in each of its processes; there is one worker.
        if os.getpid() != own:
            os._exit(0)
        system.limit_data(system.UNLIMITED)
        # The code may have claimed the signal for itself.
        self._watch_children()
        # What is there now is shared with the children; the collector would copy it page by page.
        gc.freeze()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os.write(1, message["mark"].encode())
        self._channel.send(answer)

    def _start(self, run):
        self._runs[run.name] = run
        try:
            run.start(self._children.start)
        except OSError as error:
            del self._runs[run.name]
            run.refuse(self._channel, "No process can be started: %s" % error)

    def _forget(self):
        """In a new child: lets go of everything that is the worker's."""
        signal.set_wakeup_fd(-1)
        for descriptor in (DESCRIPTOR, self._wake_read, self._wake_write):
            os.close(descriptor)
        for run in self._runs.values():
            for descriptor in run.descriptors():
                os.close(descriptor)

    def _reap(self):
        try:
            while os.read(self._wake_read, 4096):
                pass
        except BlockingIOError:
            pass
        by_pid = {run.pid: run for run in self._runs.values()}
        ended = []
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                break
            if pid == 0:
                break
            run = by_pid.get(pid)
            if run is None and self._children is not None:
                self._children.reaped(pid)
            if run is not None:
                run.status = status
                ended.append(run)
                del self._runs[run.name]
        if ended:
            self._sweep()
        for run in ended:
            run.finish(self._channel)

    def _sweep(self):
        """Ends the orphans that this process has adopted, except those of runs that go on."""
        deadline = time.monotonic() + _SWEEP_SECONDS
        while time.monotonic() < deadline:
            known = {run.pid for run in self._runs.values()}
            if self._children is not None:
                known |= self._children.pids()
            strangers = [
                pid
                for pid in system.children()
                if pid not in known and not any(system.belongs_to(pid, run) for run in self._runs.values())
            ]
            if not strangers:
                return
            for pid in strangers:
                system.kill(pid)
            for pid in strangers:
                _wait(pid)

    def _leave(self, status):
        for run in self._runs.values():
            run.kill()
        self._runs.clear()
        if self._children is not None:
            self._children.end()
            self._children = None
        self._sweep()
        os._exit(status)


def _wait(pid):
    try:
        os.waitpid(pid, 0)
    except ChildProcessError:
        pass

