"""What those who run the bot look at: the doctor, metrics, health, starts."""
