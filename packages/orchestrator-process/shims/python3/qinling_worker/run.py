"""One run, as the worker sees it: a child process, its log and its result."""

import base64
import json
import os
import signal

from . import system
from .errors import OUT_OF_MEMORY

_CHUNK_BYTES = 65536
# What surrounds the output in a result.
_ENVELOPE_BYTES = 4096


class Run:
    def __init__(self, request):
        self.name = request["run"]
        self.execution_id = request["executionId"]
        self.directory = request["directory"]
        self.pid = 0
        self.status = None
        self._killed = False
        self.log = -1
        self._result = -1
        self._received = bytearray()
        self._request = request
        self.cgroup = request.get("cgroup")
        self._log_bytes_left = request["logBytes"] + 1

    def start(self, fork):
        """Starts the child with `fork`, see `children.Children`."""
        self.pid, self.log, self._result = fork(self._request)

    def kill(self):
        """Ends the child and its process group. The child has no group of its own in its first moments."""
        self._killed = True
        self._end_group()

    def _end_group(self):
        system.kill(self.pid)
        system.kill_group(self.pid)

    def refuse(self, channel, reason):
        """Sends a result although nothing ran."""
        output = json.dumps(reason)
        channel.send({"type": "result", "run": self.name, "outcome": "failed", "output": output})

    def descriptors(self):
        return [each for each in (self.log, self._result) if each >= 0]

    def read(self, descriptor, channel):
        """Reads once. Closes the descriptor at its end. True when there was something."""
        try:
            chunk = os.read(descriptor, _CHUNK_BYTES)
        except BlockingIOError:
            return False
        if not chunk:
            self._close(descriptor)
        elif descriptor == self.log:
            self._forward(chunk, channel)
        else:
            self._receive(chunk)
        return bool(chunk)

    def finish(self, channel):
        """Sends what is left and the result. The child and all that it started are gone."""
        for descriptor in self.descriptors():
            # Whatever still writes has hidden from us; it does not keep the run from ending.
            rounds = 1024
            while rounds and descriptor in self.descriptors() and self.read(descriptor, channel):
                rounds -= 1
        for descriptor in self.descriptors():
            self._close(descriptor)
        outcome, output = self._outcome()
        channel.send({"type": "result", "run": self.name, "outcome": outcome, "output": output})

    def _outcome(self):
        # The child writes its outcome, a newline and JSON text, and exits. It is the function's process, so it may have written
        # anything; the host reads the text, and nothing in it can be taken for a message. What had to be ended gave no result.
        outcome, separator, output = self._received.decode("utf-8", "replace").partition("\n")
        if self.status == 0 and separator and outcome in ("success", "failed"):
            return outcome, output
        return "killed" if self._killed else "failed", json.dumps(self._death())

    def _death(self):
        if not os.WIFSIGNALED(self.status):
            return "The function ended its process with exit code %d." % os.WEXITSTATUS(self.status)
        number = os.WTERMSIG(self.status)
        # Nobody but the system sends SIGKILL here, and it does so when memory runs out.
        if number == signal.SIGKILL:
            return OUT_OF_MEMORY
        return "The function was ended by signal %s." % signal.Signals(number).name

    def _forward(self, chunk, channel):
        sent = chunk[: self._log_bytes_left]
        self._log_bytes_left -= len(sent)
        if sent:
            data = base64.b64encode(sent).decode()
            channel.send({"type": "log", "run": self.name, "data": data})

    def _receive(self, chunk):
        self._received += chunk
        if len(self._received) > self._request["outputBytes"] + _ENVELOPE_BYTES:
            self._end_group()
            del self._received[:]

    def _close(self, descriptor):
        os.close(descriptor)
        if descriptor == self.log:
            self.log = -1
        else:
            self._result = -1
