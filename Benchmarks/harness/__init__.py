"""Harness that compares hubs and clients on the same library."""
