"""Changes to knowledge files as values: new bytes, a diff, and whether the folder would still be right with them."""
