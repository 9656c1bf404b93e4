"""One request to another site, as careful as if its address were chosen by an attacker.

Only http and https, only addresses of the public Internet (looked up once, and connected to as looked up), a limit on
time and on bytes. Redirects are not followed here.
"""

import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from urllib.parse import SplitResult, quote, urlsplit

from legalacts.models import WebAddress

MOST_BYTES = 64 * 1024
PORTS = {80, 443, 8080, 8443}
NAT64 = IPv6Network("64:ff9b::/96")
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; link check of a legal knowledge base)", "Accept": "*/*"}
Reason = WebAddress.Reason


class Failed(Exception):
    """No answer; `reason` says why, a value of `WebAddress.Reason`."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Answer:
    """What a site answered: the status and where it sends on."""

    status: int
    location: str = ""


@dataclass(frozen=True)
class Visitor:
    """How sites are visited; `public_only` is off only where a test has its own site."""

    timeout: float = 15
    public_only: bool = True

    def ask(self, method: str, url: str) -> Answer:
        """Send one request."""
        parts = self._readable(url)
        connection = Connection(parts, self)
        timer = Timer(self.timeout * 2, lambda: _cut(connection))
        timer.daemon = True
        timer.start()
        try:
            connection.request(method, _target(parts), headers={**HEADERS, "Host": parts.netloc})
            return _read(connection.getresponse())
        except ssl.SSLCertVerificationError as error:
            raise Failed(Reason.CERTIFICATE) from error
        except TimeoutError as error:
            raise Failed(Reason.TIMEOUT) from error
        except (OSError, HTTPException, ValueError) as error:
            raise Failed(Reason.NO_ANSWER) from error
        finally:
            timer.cancel()
            connection.close()

    def _readable(self, url: str) -> SplitResult:
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise Failed(Reason.UNREADABLE) from error
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            raise Failed(Reason.UNREADABLE)
        if self.public_only and port is not None and port not in PORTS:
            raise Failed(Reason.PRIVATE)
        return parts

    def places(self, host: str, port: int) -> list[tuple]:
        """Where a site is, all of it public."""
        try:
            found = socket.getaddrinfo(host.encode("idna").decode(), port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise Failed(Reason.NO_HOST) from error
        if self.public_only and not all(is_public(place[4][0]) for place in found):
            raise Failed(Reason.PRIVATE)
        return found


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public Internet, also when it hides another one in it."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in (address, *_hidden_in(address)))


def _hidden_in(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """Older addresses that a newer one is only a way to."""
    if isinstance(address, IPv4Address):
        return []
    hidden = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        hidden.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in hidden if one is not None]


class Connection(HTTPConnection):
    """A connection to where a site was found to be, under the name that was asked for."""

    def __init__(self, parts: SplitResult, visitor: Visitor):
        self.secure = parts.scheme == "https"
        super().__init__(parts.hostname, parts.port or (443 if self.secure else 80), timeout=visitor.timeout)
        self.visitor = visitor

    def connect(self) -> None:
        """Try the places one by one."""
        fault: OSError | None = None
        for family, kind, protocol, _name, place in self.visitor.places(self.host, self.port):
            self.sock = socket.socket(family, kind, protocol)
            self.sock.settimeout(self.timeout)
            try:
                self.sock.connect(place)
                break
            except OSError as error:
                self.sock.close()
                fault = error
        else:
            raise fault or OSError("no place to connect to")
        if self.secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _target(parts: SplitResult) -> str:
    """What is asked of the site: the path and the query, letters of other alphabets written out."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else path


def _read(response: HTTPResponse) -> Answer:
    """Read no more than a part of the answer."""
    response.read(MOST_BYTES)
    return Answer(response.status, response.headers.get("Location") or "")


def _cut(connection: Connection) -> None:
    """End a connection whose other side goes on for ever."""
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)
