"""Linking: which claims, from any reports, tell of the same happening."""

from reportedly.linking.link import link

__all__ = ["link"]
