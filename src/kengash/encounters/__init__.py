"""Clauses -> encounters: the discourse of one text, told once."""
