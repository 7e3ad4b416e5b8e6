"""Runs a command on a terminal of its own: on_terminal.py COLUMNS [[AWAITED, REPLY], ...] COMMAND...

What the command writes goes to stdout; each reply is typed once what it awaits was written. Ends with the command's exit code.
"""

import fcntl
import json
import os
import pty
import struct
import sys
import termios

columns, dialogue, command = int(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    os.execvp(command[0], command)
written = b""
while True:
    try:
        piece = os.read(terminal, 65536)
    except OSError:
        break  # Linux says so when the command has gone.
    if not piece:
        break
    written += piece
    if dialogue and dialogue[0][0].encode() in written:
        os.write(terminal, dialogue.pop(0)[1].encode())
sys.stdout.buffer.write(written)
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
