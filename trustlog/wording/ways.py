"""What can be done about it, in words that every front end has in common: no command, no option and no key."""

from collections.abc import Mapping

from trustlog.wording import Template

WAYS: Mapping[str, Template] = {
    "another_file": "name another file",
    "author_takes_back": "only its author takes it back",
    "bring_back_backup": "bring back a backup",
    "check_disk": "check it and try again",
    "check_permissions": "check the file's permissions",
    "copy_both": "copy both files to a folder of yours and name the copy",
    "copy_or_have_opened": "copy it to a folder of yours and name the copy, or have it opened once by somebody who "
    "may write there",
    "folder_to_write_in": "its folder must be there, and you must be able to make files in it",
    "install_again": "install trustlog again",
    "install_newer": "install a newer trustlog",
    "install_psycopg": "install trustlog[postgres]",
    "keep_file_and_restore": "keep the file as it is and bring back a backup",
    "keep_it_and_restore": "keep it as it is and bring back a backup",
    "known_there": "known there: {names}",
    "learned_dropped": "it is dropped now; the next reading learns anew from the facts",
    "left_as_it_is": "it was left as it is",
    "left_name_database": "it was left as it is, name another database",
    "left_name_file": "it was left as it is, name another file",
    "let_both_be_written": "nothing was written: the file and its folder must both take writing",
    "look_again": "nothing was written, look again and retry",
    "look_once_more": "nothing was written, look again",
    "make_room": "make room and try again",
    "make_room_then_write": "nothing was written, make room and try again",
    "memo_dropped": "it is dropped now; the next reading makes it anew",
    "memo_kept": "let the doctor look where the ledger can be written; then it is dropped",
    "move_some_away": "move some away",
    "name_another_place": "name another place",
    "name_file_in_it": "name a file in it",
    "name_plain_file": "name a file",
    "names_near": "near: {names}",
    "no_backup_made": "no backup was made of it",
    "nothing_written": "nothing was written",
    "or_dash": "{advice}, or ./- for one of that name",
    "others_undo_first": lambda authors: f"only {' and '.join(authors)} can undo that",
    "reading_dropped": "it is dropped now; the next reading is made from the facts",
    "restore": "keep the file as it is, and bring back the last backup",
    "search_made_anew": "it was made anew from the facts; nothing is lost",
    "try_again": "nothing was written, try again",
    "undo_first": "undo that first",
    "use_password_file": "put it in a password file (PGPASSFILE, ~/.pgpass) or a service file (~/.pg_service.conf, "
    "?service=NAME)",
    "write_date": "write it like 2026-11-27, fri, next fri, 12 dec, 3d or eom",
    "write_url": "write postgresql+psycopg://USER@HOST/DATABASE",
}
