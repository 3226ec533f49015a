"""Runs one command and prints what it cost, as JSON.

A program of its own because the kernel counts the memory of whoever starts a process towards that process until it
has become the new program: started from a small interpreter, a figure below some ten megabytes cannot be told apart,
started from one that holds a corpus, much more could not.

    python3 -I -S run_once.py LOG COMMAND ARGUMENT…
"""

import os
import sys
import time

log, command = sys.argv[1], sys.argv[2:]
output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
actions = [(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, output, 2)]
start = time.monotonic()
child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - start
print(
    '{"exit": %d, "wall": %.6f, "cpu": %.6f, "peakKiB": %d}'
    % (os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss))
