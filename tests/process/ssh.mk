# The SSH server with real clients, hostile ones, and crashes.
