"""The history of promises that a backtest reads, and the forecasts that it writes."""
