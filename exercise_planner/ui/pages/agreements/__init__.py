"""Agreements: what hosts are to grant, by when it must be asked for, and what a late one endangers."""
