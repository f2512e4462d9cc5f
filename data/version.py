"""The program's version, as its exports name it."""

VERSION = "0.1.0"
