"""`python -m dashboard`: the one command line."""

from dashboard.cli import main

raise SystemExit(main())
