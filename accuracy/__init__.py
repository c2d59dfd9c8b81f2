"""How well Parley reads: gold facts, marks, layers and calibration. Measures the house and is no part of it."""
