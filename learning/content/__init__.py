"""Lessons as immutable typed objects, and every rule they must keep."""
