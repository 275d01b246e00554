"""How good the forecasts have been."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.backtest.run import as_json as as_json
    from trustlog.desk.backtest.run import backtest_file as backtest_file
    from trustlog.desk.backtest.run import backtest_ledger as backtest_ledger

__getattr__ = exports(
    __name__,
    {
        "run": "as_json backtest_file backtest_ledger",
    },
)
