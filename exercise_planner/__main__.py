"""``python -m exercise_planner`` and the command ``exercise-planner``."""

import sys
from multiprocessing import freeze_support


def main() -> None:
    """Run the command line; leave with its exit status."""
    freeze_support()  # a frozen bundle starts its solver process through here
    from exercise_planner.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
