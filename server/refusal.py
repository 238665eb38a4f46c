"""What the server answers when it does not answer: a status and a plain reason."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):
    """A request that cannot be met, with the status and the words that the client gets."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.headers = dict(headers or {})


def busy(status: int, reason: str) -> Refusal:
    """A refusal for now: the client may come again in a few seconds."""
    return Refusal(status, reason, {"Retry-After": "5"})
