"""The port to the database engine: the one package that knows which engine it is.

`file` is one encrypted file, SQLite with every page encrypted by SQLCipher.
"""

from woilmenau_desk.storage.engine.file.connections import connect as connect
from woilmenau_desk.storage.engine.file.connections import create_file as create_file
from woilmenau_desk.storage.engine.file.connections import make_engine as make_engine
from woilmenau_desk.storage.engine.file.connections import memory_engine as memory_engine
from woilmenau_desk.storage.engine.file.connections import references_unchecked as references_unchecked
from woilmenau_desk.storage.engine.file.connections import stoppable as stoppable
from woilmenau_desk.storage.engine.file.errors import DBAPI_ERRORS as DBAPI_ERRORS
from woilmenau_desk.storage.engine.file.errors import is_no_database as is_no_database
from woilmenau_desk.storage.engine.file.errors import told_as_known as told_as_known
from woilmenau_desk.storage.engine.words import DATABASE_FILE as DATABASE_FILE
from woilmenau_desk.storage.engine.words import OTHER_PROCESS as OTHER_PROCESS
