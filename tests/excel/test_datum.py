"""Excel's count of days, beside openpyxl's and xlwings'."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_excel, to_excel
from xlwings.utils import xlserial_to_datetime

from modelgemeente_xl.excel.datum import MAART_1900, serial_of, serial_of_automation

MOMENT = st.datetimes(datetime(1904, 1, 1), datetime(9999, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)


@given(MOMENT)
def test_moments_as_openpyxl_counts_them(moment: datetime) -> None:
    assert serial_of(moment) == pytest.approx(to_excel(moment), abs=1e-9)
    assert serial_of(moment, True) == pytest.approx(to_excel(moment, CALENDAR_MAC_1904), abs=1e-9)


@given(st.dates(date(1900, 1, 1), date(9999, 12, 31)))
def test_days_come_back_from_openpyxl(dag: date) -> None:
    back = from_excel(serial_of(dag))
    assert isinstance(back, datetime)
    assert back.date() == dag


@pytest.mark.parametrize(
    ("dag", "sinds_1900", "sinds_1904"),
    [
        (date(1900, 1, 1), 1, None),
        (date(1900, 2, 28), 59, None),
        (date(1900, 3, 1), MAART_1900, None),
        (date(1904, 1, 1), 1462, 0),
        (date(2027, 1, 1), 46388, 44926),
        (datetime(2027, 1, 1, 12), 46388.5, 44926.5),
        (datetime(2027, 1, 1, 12, tzinfo=UTC), 46388.5, 44926.5),
    ],
)
def test_days_that_excel_numbers(dag: date, sinds_1900: float, sinds_1904: float | None) -> None:
    assert serial_of(dag) == sinds_1900
    if sinds_1904 is not None:
        assert serial_of(dag, True) == sinds_1904


@given(st.integers(1, 2_958_465))
def test_what_automation_makes_of_a_number_is_that_number_again(serial: int) -> None:
    moment = xlserial_to_datetime(serial)
    assert serial_of_automation(moment) == serial
    assert (serial_of(moment) == serial) is (serial >= MAART_1900)
