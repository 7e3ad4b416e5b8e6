"""Runs commands of the unmodified `openstack` in one process: its start takes longer than most of them.

Reads a JSON list of words a line, answers each with a JSON object a line: {"exit", "stdout", "stderr"}.
"""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout

from openstackclient.shell import OpenStackShell

answers = sys.stdout

for line in sys.stdin:
    stdout, stderr = io.StringIO(), io.StringIO()
    with redirect_stdout(stdout), redirect_stderr(stderr):
        shell = OpenStackShell()
        shell.stdout, shell.stderr = stdout, stderr
        try:
            status = shell.run(json.loads(line))
        except SystemExit as end:
            status = end.code
    answer = {"exit": status or 0, "stdout": stdout.getvalue(), "stderr": stderr.getvalue()}
    print(json.dumps(answer), file=answers, flush=True)
