"""Ids as numbers of 64 bits, under which they are looked up."""

from functools import lru_cache
from hashlib import blake2b


@lru_cache(maxsize=100_000)
def id_key(id: str) -> int:
    """The number of an id; never 0, which stands for none.

    >>> id_key("lvrw") == id_key("lvrw") != id_key("cii")
    True
    """
    return int.from_bytes(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest()) or 1
