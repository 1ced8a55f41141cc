"""One target under atheris, in a process of its own: `python -m tests.fuzzing.guided TARGET RUNS FOLDER`.

Traced code is slower, so an input is only too slow here if it takes ten times as long; what is slower than usual is
kept in FOLDER/slow, to be tried again without tracing.
"""

import gc
import hashlib
import random
import sys
from itertools import islice
from pathlib import Path

import atheris

from tests.fuzzing.judging import PATIENCE, Judge
from tests.fuzzing.mutating import LONGEST, mutations, seeds

TRACED = 10
MOST_KEPT = 200
FIRST = 300


def main() -> None:
    """Never returns: libFuzzer ends the process."""
    name, runs, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    with atheris.instrument_imports(include=["bot"]):
        from tests.fuzzing.targets import TARGETS

        judge = Judge(TARGETS[name].prepare(), PATIENCE * TRACED)
    corpus, slow = folder / "corpus", folder / "slow"
    for made in (corpus, slow):
        made.mkdir(parents=True, exist_ok=True)
    known = seeds(name)
    for seed in (*known, *islice(mutations(random.Random(name), known), FIRST)):
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    gc.freeze()

    def one(data: bytes) -> None:
        before = judge.slowest
        judge(data)
        if judge.slowest > max(before, PATIENCE):
            kept = sorted(slow.iterdir())
            if len(kept) < MOST_KEPT:
                (slow / f"{len(kept):04}").write_bytes(data)

    options = [f"-runs={runs}", f"-max_len={LONGEST}", "-seed=1", "-timeout=20", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", f"-artifact_prefix={folder}/", str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
