"""What members see: core results as Discord layouts, buttons, and every word of it."""
