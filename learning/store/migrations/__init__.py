"""Alembic: one step a file."""
