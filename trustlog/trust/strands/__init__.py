"""What each strand shows: events, slots, evidence, watch, trend, and the level they are judged at."""
