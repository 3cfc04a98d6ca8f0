"""How a store's address is read; alone, as reading the settings must not load what opens one."""

from typing import Final

_SCHEMES: Final = ("postgresql://", "postgres://")


def is_database(address: str) -> bool:
    """Say whether an address is that of a database; all others are folders.

    >>> is_database("postgresql://yinju@db1,db2/library"), is_database("data")
    (True, False)
    """
    return address.startswith(_SCHEMES)
