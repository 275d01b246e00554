"""Readings of partners: made, cached, explained, drawn over time, and replayed for past decisions."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.readings.ahead import days_ahead as days_ahead
    from trustlog.desk.readings.ahead import make_ahead as make_ahead
    from trustlog.desk.readings.beside_readings import beside as beside
    from trustlog.desk.readings.beside_readings import private_numbers as private_numbers
    from trustlog.desk.readings.beside_readings import with_beside as with_beside
    from trustlog.desk.readings.current import URGENCY as URGENCY
    from trustlog.desk.readings.current import kept_of as kept_of
    from trustlog.desk.readings.current import reading as reading
    from trustlog.desk.readings.current import reading_by as reading_by
    from trustlog.desk.readings.current import readings as readings
    from trustlog.desk.readings.current import readings_of as readings_of
    from trustlog.desk.readings.current import sides_watched as sides_watched
    from trustlog.desk.readings.current import suggestions as suggestions
    from trustlog.desk.readings.explaining import DatedReason as DatedReason
    from trustlog.desk.readings.explaining import Explanation as Explanation
    from trustlog.desk.readings.explaining import FactInFull as FactInFull
    from trustlog.desk.readings.explaining import explanation as explanation
    from trustlog.desk.readings.explaining import fact_in_full as fact_in_full
    from trustlog.desk.readings.explaining import fact_lines as fact_lines
    from trustlog.desk.readings.explaining import in_slot as in_slot
    from trustlog.desk.readings.explaining import slot_days as slot_days
    from trustlog.desk.readings.learning import CHECKED as CHECKED
    from trustlog.desk.readings.learning import MEMO as MEMO
    from trustlog.desk.readings.learning import NOBODY as NOBODY
    from trustlog.desk.readings.learning import Notice as Notice
    from trustlog.desk.readings.learning import as_shown as as_shown
    from trustlog.desk.readings.learning import learn_now as learn_now
    from trustlog.desk.readings.learning import learned_for as learned_for
    from trustlog.desk.readings.partner_page import PageFacts as PageFacts
    from trustlog.desk.readings.partner_page import PageReading as PageReading
    from trustlog.desk.readings.partner_page import page_facts as page_facts
    from trustlog.desk.readings.partner_page import page_reading as page_reading
    from trustlog.desk.readings.partner_timeline import Entry as Entry
    from trustlog.desk.readings.partner_timeline import entries as entries
    from trustlog.desk.readings.reading_cache import Today as Today
    from trustlog.desk.readings.replaying import replay as replay
    from trustlog.desk.readings.replaying import replay_json as replay_json
    from trustlog.desk.readings.replaying import said as said
    from trustlog.desk.readings.trend_picture import Picture as Picture
    from trustlog.desk.readings.trend_picture import Point as Point
    from trustlog.desk.readings.trend_picture import as_json as as_json
    from trustlog.desk.readings.trend_picture import picture as picture
    from trustlog.desk.readings.upgraded import Compared as Compared
    from trustlog.desk.readings.upgraded import compared as compared
    from trustlog.desk.readings.upgraded import compared_lines as compared_lines
    from trustlog.desk.readings.upgraded import told_after_upgrade as told_after_upgrade

__getattr__ = exports(
    __name__,
    {
        "ahead": "days_ahead make_ahead",
        "beside_readings": "beside private_numbers with_beside",
        "current": "URGENCY kept_of reading reading_by readings readings_of sides_watched suggestions",
        "explaining": "DatedReason Explanation FactInFull explanation fact_in_full fact_lines in_slot slot_days",
        "learning": "CHECKED MEMO NOBODY Notice as_shown learn_now learned_for",
        "partner_page": "PageFacts PageReading page_facts page_reading",
        "partner_timeline": "Entry entries",
        "reading_cache": "Today",
        "replaying": "replay replay_json said",
        "trend_picture": "Picture Point as_json picture",
        "upgraded": "Compared compared compared_lines told_after_upgrade",
    },
)
