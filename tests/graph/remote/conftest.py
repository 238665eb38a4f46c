"""The engines that tests run against, with the shipped record in them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from civicgraph import Dataset
from civicgraph.graph.remote.endpoint import Endpoint
from civicgraph.graph.remote.remote import Remote
from civicgraph.graph.remote.upload import Upload

from .engines import oxigraph, virtuoso

STARTS = {"oxigraph": oxigraph, "virtuoso": virtuoso}


@pytest.fixture(scope="session", params=STARTS)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running engine that holds the shipped record."""
    name: str = request.param
    with pytest.MonkeyPatch.context() as patch, STARTS[name](tmp_path_factory.mktemp(name)) as url:
        patch.setenv("CIVICGRAPH_STORE_USER", "dba")
        patch.setenv("CIVICGRAPH_STORE_PASSWORD", "dba")
        data = Dataset.shipped()
        with Endpoint(url) as endpoint:
            assert endpoint.engine.name == name
            done = Upload(data.store(), data.base, data.data_hash, endpoint, lambda line: None).run()
        assert (done.kept, done.atomic) == (0, name == "oxigraph")
        yield url


@pytest.fixture
def remote(engine: str) -> Iterator[Remote]:
    """The record that lies there."""
    with Remote(engine) as found:
        yield found
