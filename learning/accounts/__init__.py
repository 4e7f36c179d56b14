"""Who: accounts, ways to sign in, sessions, the log of who looked."""
