"""The desk: one function for each thing a user does; reads, decides, writes one batch, prints nothing."""
