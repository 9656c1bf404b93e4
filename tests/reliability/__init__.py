"""What survives: servers that end, processes that are killed, crowds, and backups that are damaged."""
