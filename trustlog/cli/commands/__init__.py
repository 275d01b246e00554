"""One small module a command; `trustlog.cli.app` loads only the one that is asked for."""
