"""Inflection of Arabic by rule: verbs from two principal parts, participles, nouns and adjectives, unvocalised."""
