"""Measurements of quality and speed, apart from the tests: `make evaluate` runs them."""
