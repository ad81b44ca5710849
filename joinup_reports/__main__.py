"""`python -m joinup_reports` is `joinup`."""

from joinup_reports.cli import main

main()
