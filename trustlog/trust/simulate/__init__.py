"""Made-up relationships read by the real rules: how often, and how soon, each suggestion would be made."""
