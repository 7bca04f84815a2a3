"""Makes random cases, runs each in CPython and torch, and prints it with what came of it: one line of JSON each.

    /usr/bin/python3 tools/calls/cases.py KIND SEED FIRST COUNT

A case depends on KIND, a grammar, SEED and its number alone. Each part of the cases runs in a process of its own: a call may end it.
"""

import contextlib
import io
import json
import os
import pathlib
import re
import resource
import signal
import sys
import warnings

from grammar import Case, alternatives_of
from networks import PRINTED, network

HERE = pathlib.Path(__file__).resolve().parent
GRAMMARS = HERE / "grammars"
sys.path.append(str(HERE.parent / "truth"))
PART = 100
SECONDS = 2
MOST_BYTES = 4 << 30
LONGEST_OUTPUT = 20_000


class TooLong(BaseException):
    """A case takes more time than it is given."""


def stop(*_):
    raise TooLong


def result_of(program, names):
    """What a program prints, and why it stopped; None if it takes too long."""
    printed, error = io.StringIO(), None
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(program, "<case>", "exec"), names)
    except (TooLong, MemoryError, RecursionError):
        return None
    except Exception as raised:
        error = f"{type(raised).__name__}: {raised}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    # A program may catch the signal, or show where something is in memory.
    text = re.sub(r" at 0x[0-9a-f]+", " at 0x", printed.getvalue())
    return None if "TooLong" in text or len(text) > LONGEST_OUTPUT else {"printed": text, "error": error}


def rows_of(names, sizes):
    """The figures and rows of the network that a program has made; None where torch refuses it."""
    from pytorch import truth

    try:
        return {"inputs": [sizes], **truth(names["Net"](), [sizes])}
    except Exception:
        return None


def cases(kind, seed, numbers):
    rules = alternatives_of((GRAMMARS / f"{kind}.txt").read_text())
    head = rules.pop("head", [""])[0]
    for number in numbers:
        case = Case(rules, f"{kind} {seed} {number}")
        names = {"__name__": "__main__"}
        exec(head, names)
        rows = {}
        if kind == "networks":
            network_source, sizes = network(case, names)
            mode = case.random.choice(["", ".eval()", ".train(False)", ".requires_grad_(False)", ".double().float()"])
            body = network_source + PRINTED.format(mode=mode, sizes=sizes).rstrip()
        else:
            body = case.text_of("case")
        result = result_of(f"{head}\n{body}\n", names)
        if kind == "networks" and result is not None:
            rows = {"source": network_source, "rows": rows_of(names, sizes)}
        if result is not None:
            yield {"kind": kind, "number": number, "head": head, "body": body, **result, **rows}


def main(kind, seed, first, count):
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, stop)
    if kind != "python":
        import numpy, torch  # so that the processes of the parts need not

        torch.set_num_threads(1)
    for start in range(first, first + count, PART):
        sys.stdout.flush()
        process = os.fork()
        if process == 0:
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
            for case in cases(kind, seed, range(start, min(start + PART, first + count))):
                print(json.dumps(case), flush=True)
            os._exit(0)
        _, status = os.waitpid(process, 0)
        # A signal means that torch ended it, and not that a grammar is wrong.
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
            sys.exit(1)


main(sys.argv[1], *map(int, sys.argv[2:5]))
