"""The store: readings kept in SQLite or PostgreSQL, with ids made from what they say."""
