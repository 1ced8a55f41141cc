"""Whether the pages that the knowledge rests on are still there."""
