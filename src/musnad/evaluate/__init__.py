"""Readings against annotated articles: what a user's own gold says of Musnad."""
