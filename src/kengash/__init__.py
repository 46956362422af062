"""Kengash reads diplomatic news and keeps the record: who met whom, in what office, in which body, where and when."""

from kengash.engine import read

__version__ = "0.1.0"
__all__ = ["__version__", "read"]
