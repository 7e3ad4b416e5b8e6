"""What the worker asks of the operating system: limits, who its descendants are, and their end."""

import ctypes
import os
import resource
import signal
import sys

UNLIMITED = resource.RLIM_INFINITY
_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_CHILD_SUBREAPER = 36
_IS_LINUX = sys.platform.startswith("linux")
_libc = ctypes.CDLL(None, use_errno=True) if _IS_LINUX else None


def adopt_orphans():
    """Makes this process the parent of every descendant whose own parent dies."""
    if _libc is not None:
        _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def die_with_parent(parent):
    """Ends this process when `parent` does."""
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def close_to_others(is_closed=True):
    """
    Keeps processes of the same user from what this one has in memory and open: no debugger, no /proc/<pid>/mem and fd. Those who may trace
    everything, as root may, are not kept from it. It goes on in children until they run another program.
    """
    if _libc is not None:
        _libc.prctl(_PR_SET_DUMPABLE, 0 if is_closed else 1, 0, 0, 0)


def offer_to_die_first():
    """When memory runs out, the system ends this process and its children rather than the worker."""
    try:
        score = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
        try:
            os.write(score, b"1000")
        finally:
            os.close(score)
    except OSError:
        pass


def data_bytes():
    """The size of what RLIMIT_DATA limits, for this process now. 0 where that cannot be told."""
    try:
        status = _read("/proc/self/status")
    except OSError:
        return 0
    _, found, rest = status.partition(b"VmData:")
    return int(rest[:32].split()[0]) * 1024 if found else 0


def _read(path):
    """A file of the kernel's. A file object would cost a new process more pages than all else of a run."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        parts = [os.read(descriptor, 65536)]
        while parts[-1]:
            parts.append(os.read(descriptor, 65536))
        return b"".join(parts)
    finally:
        os.close(descriptor)


def can_limit_data():
    # Other systems take the limit and do not look at it.
    return _IS_LINUX


def limit_data(soft, hard=UNLIMITED):
    """Sets RLIMIT_DATA, within what this process was started with."""
    if not _IS_LINUX:
        return
    most = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if most != UNLIMITED:
        hard = most if hard == UNLIMITED else min(hard, most)
        soft = hard if soft == UNLIMITED else min(soft, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def children():
    """The process ids of this process's children."""
    try:
        return [int(pid) for pid in _read("/proc/self/task/%d/children" % os.getpid()).split()]
    except OSError:
        return _children_by_scan() if _IS_LINUX else []


def _children_by_scan():
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            fields = _stat(int(name))
            if fields and int(fields[1]) == os.getpid():
                found.append(int(name))
    return found


def session_of(pid):
    fields = _stat(pid)
    return int(fields[3]) if fields else 0


def is_zombie(pid):
    fields = _stat(pid)
    return fields is None or fields[0] == b"Z"


def _stat(pid):
    """The fields of /proc/<pid>/stat from the state on, or None when the process is gone."""
    try:
        return _read("/proc/%d/stat" % pid).rpartition(b")")[2].split()
    except OSError:
        return None


def belongs_to(pid, run):
    """Whether a process was started by a run, as far as it has not hidden it."""
    if session_of(pid) == run.pid:
        return True
    try:
        if b"QINLING_EXECUTION_ID=" + run.execution_id.encode() in _read("/proc/%d/environ" % pid).split(b"\0"):
            return True
        place = os.readlink("/proc/%d/cwd" % pid)
        return place == run.directory or place.startswith(run.directory + "/")
    except OSError:
        return False


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        pass


def kill_group(pid):
    try:
        os.killpg(pid, signal.SIGKILL)
    except OSError:
        pass
