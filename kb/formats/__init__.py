"""Dates as each language writes them, where the framework's own formats read badly."""
