"""The user's settings: reading, checking and listing them."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.settings.feed import choose_feed as choose_feed
    from trustlog.desk.settings.file import CheckedFile as CheckedFile
    from trustlog.desk.settings.in_force import UserSettings as UserSettings
    from trustlog.desk.settings.in_force import read_settings as read_settings
    from trustlog.desk.settings.kinds import add_kind as add_kind
    from trustlog.desk.settings.listing import SettingsList as SettingsList
    from trustlog.desk.settings.listing import settings_list as settings_list
    from trustlog.desk.settings.listing import value_text as value_text
    from trustlog.desk.settings.screens import ScreenSettings as ScreenSettings
    from trustlog.desk.settings.screens import choose_language as choose_language
    from trustlog.desk.settings.screens import choose_theme as choose_theme
    from trustlog.desk.settings.screens import read_theme as read_theme
    from trustlog.desk.settings.screens import screen_settings as screen_settings
    from trustlog.desk.settings.screens import theme_files as theme_files
    from trustlog.desk.settings.sections import choose_import as choose_import
    from trustlog.desk.settings.table import Row as Row
    from trustlog.desk.settings.table import check_file as check_file
    from trustlog.desk.settings.table import rows as rows
    from trustlog.desk.settings.table import settings_rows as settings_rows

__getattr__ = exports(
    __name__,
    {
        "feed": "choose_feed",
        "file": "CheckedFile",
        "in_force": "UserSettings read_settings",
        "kinds": "add_kind",
        "listing": "SettingsList settings_list value_text",
        "screens": "ScreenSettings choose_language choose_theme read_theme screen_settings theme_files",
        "sections": "choose_import",
        "table": "Row check_file rows settings_rows",
    },
)
