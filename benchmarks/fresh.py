"""Measures in a process of its own, so that memory is its own, and with caches of its own.

`python -m benchmarks.fresh MODULE ARGUMENTS` calls `measure` of a benchmark module and prints its figures as JSON.
"""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
from threadpoolctl import threadpool_limits

Figures = dict[str, Any]


def figures(module: str, cache: Path, **arguments: object) -> Figures:
    """What `benchmarks.<module>.measure` returns in a fresh process that keeps its caches in the folder `cache`."""
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, "-m", "benchmarks.fresh", module, json.dumps(arguments, default=str)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"Measuring {module} failed; see above.")
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def memory() -> int:
    """The memory of this process in bytes."""
    return int(psutil.Process().memory_info().rss)


def peak_memory() -> int:
    """The most memory this process ever had, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # Not getrusage: on Linux its figure is inherited from the process that started this one.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def on_one_core() -> None:
    """Keep this process, and whatever threads libraries start in it, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main() -> None:
    """Measure what the command line asks for."""
    module, arguments = sys.argv[1:]
    # As the bot does: one question is too little work to share.
    threadpool_limits(1)
    found = importlib.import_module(f"benchmarks.{module}").measure(**json.loads(arguments))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
