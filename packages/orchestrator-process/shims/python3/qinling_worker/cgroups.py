"""The cgroups of the worker and its runs: who joins which, and when."""

import _thread
import os


class Cgroups:
    """Descriptors that the worker was started with; a process that writes "0" to those of a cgroup joins it."""

    def __init__(self, layout):
        self._runs = layout["runs"]
        self._worker = layout["worker"]
        # The worker is started in the cgroup of the first run: to be moved takes some milliseconds, which a first run
        # that is forked here need not wait for.
        self._home = 0
        self._leaving = None
        for descriptor in self._all():
            os.set_inheritable(descriptor, False)

    def enter(self, cgroup):
        """In a new child, before any code of the function: joins the cgroup of its run."""
        if cgroup != self._home:
            _join(self._runs[cgroup])

    def before_fork(self, cgroup):
        """Waits until children for `cgroup` are not born in the home of another run, with which they would be ended."""
        if cgroup != 0:
            self.leave_home()
            with self._leaving:
                pass

    def leave_home(self):
        """Moves the worker to a cgroup of its own, in the background, if that was not done."""
        if self._leaving is None:
            self._home = None
            # Held until it has left. `threading` would have something to tidy up in each new process.
            self._leaving = _thread.allocate_lock()
            self._leaving.acquire()
            try:
                _thread.start_new_thread(self._leave, ())
            except RuntimeError:
                # There is no room for a thread.
                self._leave()

    def _leave(self):
        try:
            _join(self._worker)
        finally:
            self._leaving.release()

    def close(self):
        """In a child that has joined: lets go of all of them."""
        for descriptor in self._all():
            os.close(descriptor)

    def _all(self):
        return [each for group in (*self._runs, self._worker) for each in group]


def _join(descriptors):
    for descriptor in descriptors:
        os.write(descriptor, b"0")
