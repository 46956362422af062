"""Tokens -> mentions: who, in which office and for whom, where, when, in which body, which paper."""
