"""Who asks: a user and password from the environment, sent only where an engine asks for them."""

from __future__ import annotations

import os
from collections.abc import Generator

import httpx

from ..errors import UsageError

# What httpx says of a challenge that it cannot read or answer; asking again would be of no use.
_UNANSWERABLE = (StopIteration, KeyError, ValueError, NotImplementedError, httpx.ProtocolError)


class Credentials(httpx.Auth):
    """What to answer to a 401: Digest, or Basic where ``private`` (over https, or to this machine). Never printed."""

    def __init__(self, private: bool, to_engine: bool = True) -> None:
        """Reads the environment, unless the host is no engine; nothing is sent before an engine has asked."""
        self._user = os.environ.get("CIVICGRAPH_STORE_USER", "") if to_engine else ""
        self._password = os.environ.get("CIVICGRAPH_STORE_PASSWORD", "") if to_engine else ""
        self._private = private
        self._way: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """The request as it is to be sent, and after a 401 once more, if there is an answer to that."""
        flow = (self._way or httpx.Auth()).auth_flow(request)
        response = yield next(flow)
        if response.status_code != 401 or not self._user:
            return
        if self._way is None:
            if (way := self._choose(response.headers)) is None:
                return
            self._way, flow = way, way.auth_flow(request)
            first = next(flow)
            if isinstance(way, httpx.BasicAuth):
                yield first
                return
        try:
            again = flow.send(response)
        except _UNANSWERABLE:
            return
        yield again

    def _choose(self, headers: httpx.Headers) -> httpx.Auth | None:
        asked = {challenge.split(" ")[0].lower() for challenge in headers.get_list("www-authenticate")}
        if "digest" in asked:
            return httpx.DigestAuth(self._user, self._password)
        if "basic" not in asked:
            return None
        if not self._private:
            raise UsageError("the engine asks for a password, which http sends in the clear: use https")
        return httpx.BasicAuth(self._user, self._password)
