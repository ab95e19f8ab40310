"""Actors: persons, offices, bodies, states and forces; who each noun phrase and pronoun of a report stands for."""

from reportedly.reading.actors.resolve import resolve

__all__ = ["resolve"]
