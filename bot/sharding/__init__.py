"""Which of Discord's connections a process holds, and when it may begin them."""
