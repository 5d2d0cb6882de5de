"""Days as Excel numbers them: from 1900, or from 1904 as on a Macintosh of old."""

from datetime import date, datetime, time, timedelta

MAART_1900 = 61
"""The first day that Excel counts right: before it stands a 29 February that never was."""
_BEGIN_1900, _BEGIN_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


def serial_of(moment: date, sinds_1904: bool = False) -> float:
    """The number that a cell holds for a day or a moment; the time is the fraction."""
    if sinds_1904:
        return _days(moment, _BEGIN_1904)
    days = _days(moment, _BEGIN_1900)
    return days if days >= MAART_1900 else days - 1


def serial_of_automation(moment: date) -> float:
    """The number in the cell for a moment as automation gives it, which knows no false 29 February.

    So COM and Office.js call day 1 of Excel 31 December 1899.
    """
    return _days(moment, _BEGIN_1900)


def _days(moment: date, begin: datetime) -> float:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return (moment.replace(tzinfo=None) - begin) / timedelta(days=1)
