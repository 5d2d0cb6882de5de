"""Put the edition of a year later in the process that the server forks its work from."""

from tests.browser.serveer import later_edition

later_edition()
