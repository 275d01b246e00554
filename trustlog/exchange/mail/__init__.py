"""Mails: drafts that a mail program opens."""
