"""What brings the partner to the table: the recap of a call, and the sheet of what was agreed."""
