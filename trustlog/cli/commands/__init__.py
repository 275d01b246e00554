"""One module for the commands of one subject; `trustlog.cli.app` loads only the one that is asked for."""
