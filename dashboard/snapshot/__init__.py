"""Snapshots: a View rendered into files that can be cited, verified and made again."""
