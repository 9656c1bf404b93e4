"""Figures, not tests: `make bench` prints them, nothing passes or fails."""
