"""The lock of PDFium, which must not be entered by two threads of a process: window and verification."""

import threading

ONE_AT_A_TIME = threading.Lock()
"""Held by whoever is inside PDFium."""
