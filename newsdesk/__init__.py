"""The newsroom without a window: everything Newsdesk knows, importable where Qt is not installed."""

__version__ = "0.1.0"
