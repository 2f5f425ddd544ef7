"""What the benches are given; a bench that is asked for help, or is given too little, prints what stands at its top."""

import sys


def arguments(least: int = 0) -> list[str]:
    """The arguments that are no options; ends the program with 2 where fewer than ``least`` are given, with 0 after help."""
    given = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    asked = not {"-h", "--help"}.isdisjoint(sys.argv)
    if asked or len(given) < least:
        print(sys.modules["__main__"].__doc__, file=sys.stdout if asked else sys.stderr)
        raise SystemExit(0 if asked else 2)
    return given
