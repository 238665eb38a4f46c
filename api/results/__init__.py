"""What the methods of a data set answer with: the values, and ``to_dict()`` with what ``--json`` prints of them."""
