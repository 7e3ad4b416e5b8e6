"""The python3 worker with a defect, to see that the kit finds it. argv: the directory of the shim, the defect."""

import functools
import json
import os
import sys

sys.path.insert(0, sys.argv[1])
from qinling_worker import child, children, handler, run, server, system  # noqa: E402

sys.path.remove(sys.argv[1])


def forgets_the_tree():
    server.Server._sweep = lambda self: None
    system.kill_group = lambda pid: None


def asks_politely():
    import signal

    def ask(send, number):
        try:
            send(number, signal.SIGTERM)
        except OSError:
            pass

    system.kill = lambda pid: ask(os.kill, pid)
    system.kill_group = lambda pid: ask(os.killpg, pid)


def drops_stderr():
    dup2 = os.dup2

    def keep_stdout_only(source, target):
        dup2(os.open("/dev/null", os.O_WRONLY) if target == 2 else source, target)

    child.os = type("os", (), {**vars(os), "dup2": staticmethod(keep_stdout_only)})


def mixes_up_results():
    finish = run.Run.finish
    runs = []
    start = run.Run.start

    def remember(self, *arguments):
        runs.append(self)
        start(self, *arguments)

    def finish_as_another(self, channel):
        others = [each for each in runs if each is not self]
        if others:
            self.name, others[0].name = others[0].name, self.name
        runs.remove(self)
        finish(self, channel)

    run.Run.start = remember
    run.Run.finish = finish_as_another


class InTheWorker(server.Server):
    """Runs the function in the worker itself, as if a process were a matter of taste."""

    def _handle(self, message):
        if message["type"] != "run":
            return super()._handle(message)
        try:
            value = self._children._handler.function(**json.loads(message["input"] or "{}"))
            answer = {"outcome": "success", "output": json.dumps(value)}
        except Exception as error:
            answer = {"outcome": "failed", "output": json.dumps(str(error))}
        self._channel.send({"type": "result", "run": message["run"], **answer})


class InAThread(InTheWorker):
    """Runs each function in a thread; what is killed is only forgotten."""

    def _handle(self, message):
        import threading

        if message["type"] == "kill":
            name = message["run"]
            self._killed.add(name)
            self._channel.send({"type": "result", "run": name, "outcome": "killed", "output": "null"})
        elif message["type"] == "run":
            handle = super()._handle
            threading.Thread(target=handle, args=(message,), daemon=True).start()
        else:
            super()._handle(message)

    _killed = set()


def shares_the_directory():
    child.os = type("os", (), {**vars(os), "chdir": staticmethod(lambda path: None)})


def reads_any_json():
    handler._object_in = json.loads


def always_gives_the_context():
    handler._takes_context = lambda function, count: not function.__defaults__


def keeps_the_random_state():
    create = children.Children.__init__

    def create_seeded(self, present, *rest):
        @functools.wraps(present.function)
        def seeded(*positional, **keywords):
            import random

            random.seed(0)
            return function(*positional, **keywords)

        function, present.function = present.function, seeded
        create(self, present, *rest)

    children.Children.__init__ = create_seeded


def allows_what_is_not_json():
    child._json_of = lambda value, most: json.dumps(value, default=str)


def forgets_the_limit_of_memory():
    system.limit_data = lambda *arguments: None


defect = sys.argv[2]
if defect == "in_the_worker":
    InTheWorker().serve()
elif defect == "in_a_thread":
    InAThread().serve()
else:
    globals()[defect]()
    server.Server().serve()
