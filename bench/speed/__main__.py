"""`python -m bench.speed NAME`: runs the measurement in the module of that name."""

import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_") and path.stem != "texts")


def main() -> int:
    """Hands the remaining arguments to `main` of the named module."""
    if len(sys.argv) < 2 or sys.argv[1] not in NAMES:
        print(f"usage: python -m bench.speed {{{','.join(NAMES)}}}", file=sys.stderr)
        return 2
    result = import_module(f"bench.speed.{sys.argv[1]}").main(sys.argv[2:])
    return int(result or 0)


if __name__ == "__main__":
    sys.exit(main())
