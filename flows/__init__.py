"""The flows: a night, and the command that starts it."""
