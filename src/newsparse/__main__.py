"""`python -m newsparse` is the command `newsparse`."""

from newsparse.cli import main

main()
