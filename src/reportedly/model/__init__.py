"""Frozen, documented records that the stages hand to one another. Standard library only."""
