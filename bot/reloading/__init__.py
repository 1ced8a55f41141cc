"""Takes over what changed in the knowledge folder while the bot runs."""
