"""Expressions of time: found over raw tokens by the patterns of ``rules/mentions/times``; valued by grounding."""
