"""The Python entry point: a data set, with one method for every command."""

from __future__ import annotations

from .assessments import Assessments
from .editing import Editing
from .exchange import Exchange
from .history import History
from .lookups import Lookups
from .networks import Networks
from .publications import Publications
from .queries import Queries
from .records import Records
from .traces import Traces
from .upkeep import Upkeep
from .workspaces import Workspaces


class Dataset(
    Traces,
    Lookups,
    Queries,
    Assessments,
    Networks,
    Publications,
    Upkeep,
    Editing,
    History,
    Workspaces,
    Exchange,
    Records,
):
    """Files of things and claims, and all that can be asked of them.

    ``Dataset.shipped()`` is the record that comes with civicgraph, ``Dataset.at("folder")`` one of your own, and
    ``Dataset.here()`` what the command would use in the current folder. What a method answers with has ``to_dict()``:
    what the command's ``--json`` prints.

    >>> from civicgraph import Dataset
    >>> data = Dataset.shipped()
    >>> data.find("voter registration week")[0].name
    'London Voter Registration Week'
    """
