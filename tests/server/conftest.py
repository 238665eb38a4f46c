"""The server that several tests send requests to."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from civicgraph import Dataset
from civicgraph.server.settings import settings_of

from .serving import Server, running_server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The shipped record, served."""
    with running_server(settings_of(Dataset.shipped(), timeout=20.0)) as running:
        yield running


@pytest.fixture
def web(server: Server) -> Iterator[httpx.Client]:
    """A client of it."""
    with server.client() as client:
        yield client
