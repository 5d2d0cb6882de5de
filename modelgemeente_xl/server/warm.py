"""What every piece of work needs, read once; each process of it starts from here (`prepare`)."""

import gc

from modelgemeente_xl.catalogus.laden import installed_catalogus
from modelgemeente_xl.server.app import make_app

make_app()
installed_catalogus()
gc.collect()
gc.freeze()  # what is shared stays shared: the collector would write in all of it
