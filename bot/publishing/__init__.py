"""Puts edits of the knowledge onto the disk and into git, and remembers who made them."""
