"""Lindehaven: an invented Dutch city, the same at every loading but for its dates.

The texts stand in `content/`; the modules here turn them into rows through the seeding services of
the rooms. One fixed seed; ids follow from keys; dates follow from today.
"""
