"""What people do all day, once its words are read, without click: `trustlog.cli.plain` or a command calls it."""
