"""How much one fetch may cost."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch and of a visit to one host.

    `sent` are bytes as they come over the wire, `unpacked` after decompression; `seconds` from the first byte sent to the
    last one got, of each hop; `redirects` hops after the first. A host gets `parallel` requests at once, `delay` seconds
    apart, or what its robots.txt asks for. A site that wants to be left alone for more than `patience` seconds is left for
    another time; a passing failure is tried again `retries` times.
    """

    sent: int = 10 * MEGABYTE
    unpacked: int = 20 * MEGABYTE
    seconds: float = 30.0
    connect: float = 10.0
    redirects: int = 5
    parallel: int = 1
    delay: float = 1.0
    patience: float = 30.0
    retries: int = 1


ROBOTS = 500 * 1024  # what RFC 9309 wants to be read of a robots.txt at least
