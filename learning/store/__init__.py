"""The database: shared types, engines, migrations."""
