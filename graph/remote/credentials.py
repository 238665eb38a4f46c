"""Who asks: a user and password from the environment, sent only where an engine asks for them."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from base64 import b64encode

from ..errors import UsageError

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Credentials:
    """What to answer to a 401: Basic (over https, or to this machine) or Digest. Never printed."""

    def __init__(self, scheme: str, host: str) -> None:
        self._user = os.environ.get("CIVICGRAPH_STORE_USER", "")
        self._password = os.environ.get("CIVICGRAPH_STORE_PASSWORD", "")
        self._private = scheme == "https" or host in _LOOPBACK
        self._challenge: dict[str, str] | None = None
        self._basic = False
        self._tried = ""
        self._count = 0

    def heard(self, challenge: str) -> bool:
        """Whether a challenge can be answered: the request is then worth a second try."""
        if not self._user or challenge == self._tried:
            return False
        self._tried = challenge
        if re.match(r"\s*Digest\b", challenge, re.IGNORECASE):
            pairs = re.findall(r'(\w+)=(?:"([^"]*)"|([^\s,]+))', challenge)
            self._challenge, self._count = {key.lower(): quoted or bare for key, quoted, bare in pairs}, 0
            return self._challenge.get("algorithm", "MD5").upper() == "MD5"
        if re.match(r"\s*Basic\b", challenge, re.IGNORECASE):
            if not self._private:
                raise UsageError("the engine asks for a password, which http sends in the clear: use https")
            self._basic = True
        return self._basic

    def header(self, method: str, path: str) -> dict[str, str]:
        """The header to send with a request; nothing before an engine has asked."""
        if self._basic:
            pair = b64encode(f"{self._user}:{self._password}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        if self._challenge is None:
            return {}
        return {"Authorization": self._digest(self._challenge, method, path)}

    def _digest(self, asked: dict[str, str], method: str, path: str) -> str:
        """RFC 2617 with MD5, which is what engines ask for."""
        self._count += 1
        realm, nonce = asked.get("realm", ""), asked.get("nonce", "")
        count, ours = f"{self._count:08x}", secrets.token_hex(8)
        who, what = _md5(f"{self._user}:{realm}:{self._password}"), _md5(f"{method}:{path}")
        parts = {"username": self._user, "realm": realm, "nonce": nonce, "uri": path}
        if asked.get("qop"):
            parts |= {"cnonce": ours, "response": _md5(f"{who}:{nonce}:{count}:{ours}:auth:{what}")}
        else:
            parts["response"] = _md5(f"{who}:{nonce}:{what}")
        if "opaque" in asked:
            parts["opaque"] = asked["opaque"]
        told = ", ".join(f'{key}="{value}"' for key, value in parts.items())
        return f"Digest {told}" + (f", qop=auth, nc={count}" if asked.get("qop") else "")


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
