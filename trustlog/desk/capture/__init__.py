"""The capture line, from what was typed to what is written."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.capture.fields import form_of as form_of
    from trustlog.desk.capture.fields import line_of as line_of
    from trustlog.desk.capture.fields import moment_kinds as moment_kinds
    from trustlog.desk.capture.vocabulary import words_in_use as words_in_use
    from trustlog.desk.capture.who_is_known import asked_about as asked_about
    from trustlog.desk.capture.write import Preview as Preview
    from trustlog.desk.capture.write import capture as capture
    from trustlog.desk.capture.write import capture_lines as capture_lines
    from trustlog.desk.capture.write import preview as preview
    from trustlog.desk.capture.write import promise_said as promise_said

__getattr__ = exports(
    __name__,
    {
        "fields": "form_of line_of moment_kinds",
        "vocabulary": "words_in_use",
        "who_is_known": "asked_about",
        "write": "Preview capture capture_lines preview promise_said",
    },
)
