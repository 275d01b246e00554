"""What happens to a promise after it was made."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.promises.acts import accept as accept
    from trustlog.desk.promises.acts import behind as behind
    from trustlog.desk.promises.acts import break_ as break_
    from trustlog.desk.promises.acts import clear as clear
    from trustlog.desk.promises.acts import closed as closed
    from trustlog.desk.promises.acts import followers as followers
    from trustlog.desk.promises.acts import found_promise as found_promise
    from trustlog.desk.promises.acts import keep as keep
    from trustlog.desk.promises.acts import move as move
    from trustlog.desk.promises.acts import move_several as move_several
    from trustlog.desk.promises.acts import promise_list as promise_list
    from trustlog.desk.promises.acts import reopen as reopen
    from trustlog.desk.promises.acts import satisfied as satisfied
    from trustlog.desk.promises.acts import withdraw as withdraw
    from trustlog.desk.promises.acts import write_promises as write_promises
    from trustlog.desk.promises.choosing import OpenPromise as OpenPromise
    from trustlog.desk.promises.choosing import act as act
    from trustlog.desk.promises.choosing import open_promises as open_promises

__getattr__ = exports(
    __name__,
    {
        "acts": (
            "accept behind break_ clear closed followers found_promise keep move move_several promise_list reopen "
            "satisfied withdraw write_promises"
        ),
        "choosing": "OpenPromise act open_promises",
    },
)
