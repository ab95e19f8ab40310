"""Which addresses may be connected to: only those of the open internet, unless private ones are allowed.

A page, a redirect or a name server may point anywhere, also into the network of whoever runs this. So every URL is checked
by its form, and every answer of the name server by its address, before anything is sent there. The networks are those of
the special-purpose registries of IANA (RFC 6890): https://www.iana.org/assignments/iana-ipv4-special-registry
"""

import ipaddress
import re
from collections.abc import Sequence
from urllib.parse import SplitResult, urlsplit

from reportedly.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# What each network is. Clouds serve the keys of a machine at addresses of the last row.
CLOSED_4 = {
    "0.0.0.0/8": "this machine",
    "127.0.0.0/8": "this machine (loopback)",
    "10.0.0.0/8": "a private network",
    "172.16.0.0/12": "a private network",
    "192.168.0.0/16": "a private network",
    "169.254.0.0/16": "link-local, where clouds serve the machine's keys",
    "100.64.0.0/10": "a provider's inner network",
    "192.0.0.0/24": "reserved for protocols",
    "192.0.2.0/24": "reserved for examples",
    "198.51.100.0/24": "reserved for examples",
    "203.0.113.0/24": "reserved for examples",
    "192.88.99.0/24": "a relay of 6to4",
    "198.18.0.0/15": "reserved for measurements",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved or broadcast",
    "168.63.129.16/32": "a cloud's own service",
}
# Of version 6 only this is the open internet, without the networks below, some of which carry an address of version 4.
OPEN_6 = ipaddress.IPv6Network("2000::/3")
CLOSED_6 = {
    "2001::/23": "reserved for protocols (Teredo, ORCHID)",
    "2001:db8::/32": "reserved for examples",
    "2002::/16": "6to4, which carries another address",
    "3fff::/20": "reserved for examples",
}
LOCAL_6 = {
    "::/128": "this machine",
    "::1/128": "this machine (loopback)",
    "::ffff:0:0/96": "an address of version 4 in disguise",
    "64:ff9b::/96": "a translated address of version 4",
    "64:ff9b:1::/48": "a translated address of version 4",
    "fc00::/7": "a private network",
    "fe80::/10": "link-local",
    "fec0::/10": "a private network",
    "ff00::/8": "multicast",
}
_NETWORKS = [(ipaddress.ip_network(network), what) for table in (CLOSED_4, CLOSED_6, LOCAL_6) for network, what in table.items()]
# A host whose last part is a number is an address (https://url.spec.whatwg.org/#ends-in-a-number-checker).
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE)
LONGEST = 4096


def closed(address: Address) -> str | None:
    """What makes an address closed; None for one of the open internet."""
    for network, what in _NETWORKS:
        if address.version == network.version and address in network:
            return what
    if address.version == 6 and address not in OPEN_6:
        return "no part of the open internet"
    return None


def checked(url: str, allow_private: bool = False) -> SplitResult:
    """The parts of a URL that may be fetched, by its form. Raises FetchError that says what is wrong with it.

    An address in place of a name is checked here already; that of a name is checked when it is known, see `allowed`.
    """
    where = shown(url)
    if len(url) > LONGEST or any(ord(sign) < 33 or ord(sign) == 127 for sign in url):
        raise FetchError(f"{where}: is no address of a page: it is too long or holds spaces or line ends. Copy it again.")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as problem:
        raise FetchError(f"{where}: is no address of a page ({problem}). Copy it again.") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"{where}: only http:// and https:// are fetched. Save the page as a file, and name that.")
    if not host:
        raise FetchError(f"{where}: names no host. Write it as https://host/path.")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{where}: carries a name or password, which would be kept in the ledger. Leave it out.")
    if port is not None and port not in (80, 443) and port < 1024:
        raise FetchError(f"{where}: port {port} is that of another service than the web. Nothing was sent there.")
    literal = _literal(host, where)
    if literal is not None:
        allowed([literal], where, allow_private)
    elif host.rstrip(".").rsplit(".", 1)[-1] in ("localhost", "local", "internal") and not allow_private:
        raise FetchError(_refusal(where, host, "a name of an inner network"))
    return parts


def allowed(addresses: Sequence[Address], where: str, allow_private: bool = False) -> Sequence[Address]:
    """The addresses that a host has, if each may be connected to. Raises FetchError where even one may not.

    One closed address among open ones is no slip: it waits for the client to try it.
    """
    if not allow_private:
        for address in addresses:
            what = closed(address)
            if what:
                raise FetchError(_refusal(where, str(address), what))
    return addresses


def shown(url: str) -> str:
    """A URL for a message: short, and without a name or password in it."""
    bare = re.sub(r"(?<=//)[^/?#]*@", "", url)
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in bare)
    return plain if len(plain) <= 200 else plain[:199] + "…"


def _literal(host: str, where: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        if ":" in host or _NUMBER.fullmatch(host):
            # 2130706433, 0177.0.0.1 and 127.1 are ways to write 127.0.0.1 that programs read differently.
            raise FetchError(
                f"{where}: {host} is an address in an unusual writing, which serves to hide where it leads. "
                "Write a name, or four decimal numbers."
            ) from None
        return None


def _refusal(where: str, what: str, why: str) -> str:
    return (
        f"{where}: leads to {what}, {why}, and is not fetched: pages from outside must not reach inner networks. "
        "If you mean it, say so with --allow-private."
    )
