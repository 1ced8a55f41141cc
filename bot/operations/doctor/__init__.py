"""What is well and what is not, before a start: each check gives findings in plain words."""
