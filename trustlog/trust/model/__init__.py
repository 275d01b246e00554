"""The forecast: how likely it is that the next promise is kept on time, and how that is learned."""
