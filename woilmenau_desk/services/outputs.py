"""Giving files out: the one way there is, for the window and the command line (`storage.outputs` says what it refuses)."""

from woilmenau_desk.storage.outputs import check_folder as check_folder
from woilmenau_desk.storage.outputs import check_output as check_output
from woilmenau_desk.storage.outputs import protect as protect
from woilmenau_desk.storage.outputs import replacing_output as replacing_output
from woilmenau_desk.storage.outputs import sweep_unfinished as sweep_unfinished
from woilmenau_desk.storage.outputs import write_output as write_output
