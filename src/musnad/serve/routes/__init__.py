"""The addresses, by subject; each answers as a page and as JSON."""
