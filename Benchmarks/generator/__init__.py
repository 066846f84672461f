"""Generator of libraries for benchmarks: the same seed gives the same bytes on every machine and Python from 3.9."""
