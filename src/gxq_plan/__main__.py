"""`python -m gxq_plan` is `gxq`."""

from gxq_plan.cli import main

if __name__ == "__main__":
    main()
