"""The port to the database engine: the one package that knows which engine it is.

`file` is one encrypted file, SQLite with every page encrypted by SQLCipher. `server` is PostgreSQL, for several
workstations. Which of them a store has is told by its folder (`server.note`). What is here concerns a database by its
place; what is asked of an open connection is in `rows`; what an open store needs besides is in `places`; whole copies are
in `copies`, errors in `errors`.
"""

from woilmenau_desk.storage.engine.errors import DBAPI_ERRORS as DBAPI_ERRORS
from woilmenau_desk.storage.engine.errors import is_no_database as is_no_database
from woilmenau_desk.storage.engine.errors import lacks_table as lacks_table
from woilmenau_desk.storage.engine.errors import told_as_known as told_as_known
from woilmenau_desk.storage.engine.file.connections import connect as connect
from woilmenau_desk.storage.engine.file.connections import stoppable as stoppable
from woilmenau_desk.storage.engine.opening import create as create
from woilmenau_desk.storage.engine.opening import create_file as create_file
from woilmenau_desk.storage.engine.opening import discard as discard
from woilmenau_desk.storage.engine.opening import exists as exists
from woilmenau_desk.storage.engine.opening import hand_on as hand_on
from woilmenau_desk.storage.engine.opening import has_table as has_table
from woilmenau_desk.storage.engine.opening import looking as looking
from woilmenau_desk.storage.engine.opening import make_engine as make_engine
from woilmenau_desk.storage.engine.opening import refuse_unless_file as refuse_unless_file
from woilmenau_desk.storage.engine.opening import stoppable_reading as stoppable_reading
from woilmenau_desk.storage.engine.words import DATABASE_FILE as DATABASE_FILE
from woilmenau_desk.storage.engine.words import OTHER_PROCESS as OTHER_PROCESS
from woilmenau_desk.storage.engine.words import beside as beside
