"""Readings in the shapes of other event data: PLOVER's JSON, POLECAT's table, CAMEO codes."""
