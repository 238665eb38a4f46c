"""Refused requests: a status and a plain reason."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):
    """A request that is refused, with the status and the reason that the client gets."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.headers = dict(headers or {})


def busy_refusal(status: int, reason: str) -> Refusal:
    """A refusal for now: the client may try again in a few seconds."""
    return Refusal(status, reason, {"Retry-After": "5"})
