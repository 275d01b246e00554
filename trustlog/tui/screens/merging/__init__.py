"""What may have been entered twice: listed, looked at side by side, merged, or said to be different."""
