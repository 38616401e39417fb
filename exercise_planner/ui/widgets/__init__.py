"""Parts of the window that know nothing of each other; pages and the main window seat them."""
