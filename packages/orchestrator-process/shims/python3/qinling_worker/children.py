"""The children that run the function: forked when a run comes, or ahead of it where that saves time."""

import json
import os
from _socket import socketpair

from . import system
from .child import await_run, run_child


class Children:
    def __init__(self, handler, memory_bytes, cgroups, forget):
        """In a new child, `forget` lets go of what belongs to the worker and to other runs."""
        self._handler = handler
        self._memory_bytes = memory_bytes
        self._cgroups = cgroups
        self._forget = forget
        # By cgroup: those that have joined it and wait for a run. Without cgroups there is one, at None.
        self._waiting = {}
        # The cgroups to have a child next; the first one for longest.
        self._planned = []

    def start(self, request):
        """Gives the run to a child. Returns its process id, and what to read its log and its result from."""
        cgroup = request.get("cgroup") if self._cgroups else None
        if cgroup in self._planned:
            self._planned.remove(cgroup)
        child = self._waiting.pop(cgroup, None)
        if child is None or not child.give(request):
            child = self._fork(cgroup, run_child, request)
        if self._cgroups is None:
            self.plan(None)
        elif cgroup is not None:
            self._cgroups.leave_home()
        return child.pid, child.log, child.result

    def plan(self, cgroup):
        """Notes that a run is likely to follow in this cgroup."""
        if cgroup not in self._planned and cgroup not in self._waiting:
            self._planned.append(cgroup)

    def is_behind(self):
        """Whether there is something to catch up with."""
        return bool(self._planned)

    def catch_up(self):
        """Forks a child for a run that is likely to follow: to fork it and to join its cgroup takes longer than all the rest."""
        if not self._planned:
            return
        cgroup = self._planned.pop(0)
        try:
            self._waiting[cgroup] = self._fork_ahead(cgroup)
        except OSError:
            # The run that comes finds no child, and tells why it cannot have one.
            pass

    def _fork_ahead(self, cgroup):
        read, write = os.pipe()
        try:
            child = self._fork(cgroup, await_run, lambda: _receive(read), (write,))
        except OSError:
            os.close(write)
            raise
        finally:
            os.close(read)
        child.request = write
        return child

    def reaped(self, pid):
        """Forgets a child that has ended before it was given a run."""
        for cgroup, child in list(self._waiting.items()):
            if child.pid == pid:
                del self._waiting[cgroup]
                child.close()

    def pids(self):
        return {child.pid for child in self._waiting.values()}

    def end(self):
        for child in self._waiting.values():
            system.kill(child.pid)

    def _fork(self, cgroup, run, request, unused=()):
        if cgroup is not None:
            self._cgroups.before_fork(cgroup)
        log_read, log_write = os.pipe()
        # Unlike a pipe, nobody can open it by its name in /proc.
        result_read, result_write = (each.detach() for each in socketpair())
        parent = os.getpid()
        try:
            pid = os.fork()
        except OSError:
            for descriptor in (log_read, log_write, result_read, result_write):
                os.close(descriptor)
            raise
        if pid == 0:
            try:
                system.die_with_parent(parent)
                if cgroup is not None:
                    self._cgroups.enter(cgroup)
                self._forget()
                if self._cgroups is not None:
                    self._cgroups.close()
                for child in self._waiting.values():
                    child.close()
                for descriptor in (log_read, result_read, *unused):
                    os.close(descriptor)
                run(self._handler, request, self._memory_bytes, result_write, log_write, parent)
            finally:
                os._exit(1)
        os.close(log_write)
        os.close(result_write)
        for descriptor in (log_read, result_read):
            os.set_blocking(descriptor, False)
        return _Child(pid, log_read, result_read)


class _Child:
    def __init__(self, pid, log, result):
        self.pid = pid
        self.log = log
        self.result = result
        self.request = -1

    def give(self, request):
        """Hands over the run. False when the child is gone."""
        view = memoryview(json.dumps(request).encode())
        try:
            while view:
                view = view[os.write(self.request, view):]
            os.close(self.request)
            return True
        except OSError:
            self.close()
            return False

    def close(self):
        for descriptor in (self.log, self.result, self.request):
            os.close(descriptor)


def _receive(descriptor):
    parts = []
    while True:
        part = os.read(descriptor, 65536)
        if not part:
            break
        parts.append(part)
    os.close(descriptor)
    if not parts:
        # The worker is gone, or does not want it.
        os._exit(0)
    return json.loads(b"".join(parts))
