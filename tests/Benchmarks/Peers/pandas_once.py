#!/usr/bin/env python3
"""Answers one message and ends: for measuring the whole process.

    pandas_once.py service|vectorised FILE
"""
import sys

import pandas_rollup


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in pandas_rollup.WAYS:
        sys.exit(__doc__)
    with open(sys.argv[2], "rb") as file:
        sys.stdout.buffer.write(pandas_rollup.answer(file.read(), sys.argv[1]))


if __name__ == "__main__":
    main()
