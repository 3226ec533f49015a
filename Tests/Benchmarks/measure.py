"""Timing of whole processes on a machine that may be shared."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

RUNNER = Path(__file__).with_name("run_once.py")


@dataclass(frozen=True)
class Cost:
    wall: float
    cpu: float
    peak_mib: float
    # Share of the machine that other processes took meanwhile.
    foreign: float


def run(command: list[str], log: Path) -> Cost:
    """Runs a command that must succeed. Its output goes to `log`."""
    busy, total = machine_ticks()
    started = time.monotonic()
    printed = subprocess.run(
        [sys.executable, "-I", "-S", str(RUNNER), str(log), *command], check=True, stdout=subprocess.PIPE).stdout
    elapsed = time.monotonic() - started
    cost = json.loads(printed)
    if cost["exit"] != 0:
        raise SystemExit(f"bench: {command[0]} ended with {cost['exit']}:\n{log.read_text(errors='replace')[-2000:]}")
    busy_after, total_after = machine_ticks()
    others = (busy_after - busy) / os.sysconf("SC_CLK_TCK") - cost["cpu"]
    foreign = max(0.0, others) / max(elapsed * os.cpu_count(), 0.02)
    return Cost(cost["wall"], cost["cpu"], cost["peakKiB"] / 1024, min(1.0, foreign))


def middle(costs: list[Cost]) -> Cost:
    return Cost(*(median(values) for values in zip(*((c.wall, c.cpu, c.peak_mib, c.foreign) for c in costs))))


def wait_until_quiet(seconds: float, share: float = 0.15) -> None:
    """Waits, at most `seconds`, until others use less than `share` of the machine."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        busy, total = machine_ticks()
        time.sleep(0.3)
        busy_after, total_after = machine_ticks()
        if busy_after - busy < share * (total_after - total):
            return


def machine_ticks() -> tuple[int, int]:
    """Busy and all ticks of all processors since boot (proc(5), /proc/stat)."""
    ticks = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return sum(ticks) - ticks[3] - ticks[4], sum(ticks)
