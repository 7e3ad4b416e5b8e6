import type { nodejsPrograms } from './nodejs-programs.js';

/** The kit's programs for python3: the same as for nodejs, in the same order. */
export const python3Programs = {
  echo: `
def main(value=None):
    return value
`,

  context: `
def main(context):
    return context
`,

  fail: `
def failing():
    raise ValueError("deliberately")

def main():
    failing()
`,

  wait: `
import time

def main(seconds, value):
    print("begin", value)
    time.sleep(seconds)
    print("end", value)
    return value
`,

  idle: `
import time

def main():
    while True:
        time.sleep(60)
`,

  busy: `
def main():
    while True:
        pass
`,

  process: `
import os
import time

def main():
    time.sleep(0.05)
    namespace = os.readlink("/proc/self/ns/pid") if os.path.exists("/proc/self/ns/pid") else ""
    return "%s %d" % (namespace, os.getppid())
`,

  print: `
import subprocess
import sys

def main():
    for n in range(1, 4):
        print("stdout", n)
        print("stderr", n, file=sys.stderr)
        subprocess.run("echo child %d; echo child stderr %d >&2" % (n, n), shell=True)
`,

  printMuch: `
def main(lines):
    for n in range(lines):
        print("x" * 99)
    return "printed"
`,

  produce: `
def main(bytes):
    return "x" * bytes
`,

  exit: `
import os

def main():
    os._exit(7)
`,

  crash: `
import os

def main():
    os.abort()
`,

  crashOrWait: `
import os
import signal
import time

def main(crash, seconds):
    if crash:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(seconds)
    return "survived"
`,

  spoil: `
import time

spoiled = False

def main(spoil):
    global spoiled
    if not spoil:
        return spoiled
    spoiled = True
    while True:
        time.sleep(60)
`,

  startProcesses: `
import subprocess
import time

def main(hang):
    plain = subprocess.Popen(["sleep", "300"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    apart = subprocess.Popen(
        ["sleep", "300"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    print("pids", plain.pid, apart.pid)
    while hang:
        time.sleep(60)
    return "left them"
`,

  allocate: `
def main(bytes):
    return len(bytearray(bytes))
`,

  environment: `
import os

def main():
    return dict(os.environ)
`,

  look: `
import os
import socket

def read(path):
    try:
        with open(path, "rb") as file: return file.read().decode("latin-1")
    except OSError:
        return ""

def processes():
    try: return [read("/proc/%s/cmdline" % name) for name in os.listdir("/proc")]
    except OSError: return []

def connects(port, host):
    try:
        socket.create_connection((host, port), timeout=2).close()
        return True
    except OSError:
        return False

def main(file, text, process, port, hosts):
    return {
        "files": text in read(file),
        "processes": any(process in line for line in processes()),
        "network": any(connects(port, host) for host in hosts),
    }
`,

  directory: `
import os

def main():
    found = os.listdir(".")
    with open("left.txt", "w") as left:
        left.write("left")
    return {"found": found, "directory": os.getcwd(), "home": os.environ["HOME"]}
`,

  compute: `
import time

def main(cpuSeconds):
    while time.process_time() < cpuSeconds:
        pass
    return "computed"
`,

  startMany: `
import subprocess

def main(count):
    started = 0
    for _ in range(count):
        try:
            subprocess.Popen(["sleep", "300"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            started += 1
        except OSError:
            pass
    return started
`,

  openMany: `
def main(count):
    opened = []
    try:
        while len(opened) < count:
            opened.append(open("/dev/null"))
    except OSError:
        pass
    return len(opened)
`,

  writeFiles: `
import time

def main(files, bytes, seconds):
    for n in range(files):
        with open("file%d" % n, "wb") as file:
            file.write(b"x" * bytes)
    time.sleep(seconds)
    return "written"
`,

  hostile: `
import os
import signal
import time

def ignoreSignals():
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        pass

def closeDescriptors():
    os.closerange(0, 1000)

def writeToDescriptors():
    for descriptor in range(3, 100):
        try:
            os.write(descriptor, b'{"success"\\n"forged"\\n')
        except OSError:
            pass

def printEndlessly():
    while True:
        print("x" * 1000)

def leave():
    os._exit(0)

def main(how=None, seconds=0):
    if how:
        return globals()[how]()
    print("begin")
    time.sleep(seconds)
    return "unharmed"
`,
} as const satisfies Readonly<Record<keyof typeof nodejsPrograms, string>>;
