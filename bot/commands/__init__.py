"""Thin cogs: an interaction or message in, one call of the core, a card out."""
