"""Quality of the reading, measured on coded data."""
