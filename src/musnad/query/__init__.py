"""Questions to the store: search, what is in force, who says so, how many independent origins there are."""
