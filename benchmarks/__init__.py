"""Measurements of quality and speed, apart from the tests: `make evaluate` runs them.

Read in the order of a measurement: `evaluate` is the table of contents; then `sets` (documents with questions whose
answers are known), `corpus` (their index), `asking` (what became of each question), `matching` (what counts as right),
`metrics` (shares and curves with their intervals), `figures` (which of them a set has), `errors` (what went wrong),
`targets`; then how all this is shown: `report` (terminal and JSON), `page` and `plots` (HTML), `progress` (time left).
Beside them: `ablate` with `switches` (what each part of the ranking is worth), `folds` (choosing parameters by
cross-validation), `calibrate` (the constants of the decision), `documents` (how well files become
documents), `bench` (speed and memory).
"""
