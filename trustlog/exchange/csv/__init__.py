"""CSV files: the export for management, and what comes in."""
