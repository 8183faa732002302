"""Leads through the session: first start, login, work, lock, another user, the end."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import DeskLocked, KnownError, StoreVanished
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.domain.work_errors import WorkStopped
from woilmenau_desk.ui import theme, translation
from woilmenau_desk.ui.backing_up import BackingUp
from woilmenau_desk.ui.change_bus import ChangeBus
from woilmenau_desk.ui.clipboard import forget_copied
from woilmenau_desk.ui.clock_question import ClockQuestion
from woilmenau_desk.ui.idle_lock import HiddenDialogs, IdleLock, LockScreen
from woilmenau_desk.ui.input_watch import InputWatch
from woilmenau_desk.ui.lane_words import LaneWords
from woilmenau_desk.ui.login import LoginScreen, RecoverScreen
from woilmenau_desk.ui.main_window import MainWindow
from woilmenau_desk.ui.only_copies import Going, OnlyCopies, on_no_look
from woilmenau_desk.ui.ports import Parts, Services
from woilmenau_desk.ui.prefilled import PrefilledFields
from woilmenau_desk.ui.preloading import Preloading
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.restoring import Restoring
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.tokens import Tone

if TYPE_CHECKING:
    from woilmenau_desk.domain.backups import Order
    from woilmenau_desk.domain.centre import CentreSettings
    from woilmenau_desk.domain.opening import Opening
    from woilmenau_desk.services.desk import Desk
    from woilmenau_desk.ui.assistant import AssistantScreen
    from woilmenau_desk.ui.dialogs import BugDialog, QuestionDialog
    from woilmenau_desk.ui.new_password import NewPasswordScreen
    from woilmenau_desk.ui.session import Context
    from woilmenau_desk.ui.workspace import Workspace

_POLL_MS = 4000
_POLL_SELDOM_MS = 64_000  # after several that failed
_FIRST_LOOK_MS = 2000
_PAINTED_MS = 100  # after what is shown has arrived


class _Loaded(NamedTuple):
    """What a session begins with, fetched by the worker."""

    services: Services
    settings: "CentreSettings"
    opening: "Opening"


def _nothing() -> None:
    """Done as soon as all that was asked before is."""


class DeskApp(QObject):
    """The application: one window, one worker, one change bus."""

    logged_in = Signal()
    locked = Signal()
    unlocked = Signal()

    def __init__(
        self,
        app: QApplication,
        data: Path,
        parts: Parts,
        log_file: Path | None = None,
        window_file: Path | None = None,
    ) -> None:
        """`window_file` is where it is kept how the window lay; by default beside the store."""
        super().__init__(app)
        self._app, self._data, self._parts, self._log_file = app, data, parts, log_file
        self.desk: Desk | None = None
        self.context: Context | None = None
        self.workspace: Workspace | None = None
        self.lock_screen: LockScreen | None = None
        self._services: Services | None = None
        self._hidden: HiddenDialogs | None = None
        self._waiting_errors: list[BaseException] = []
        self._bug_shown: BugDialog | None = None
        self._at_work = False  # the session has begun
        self._closing = False
        self.bus = ChangeBus(self)
        self.runner = TaskRunner(self.bus, self)
        self._clock = ClockQuestion(self.runner, self._may_ask, self._parent, self)
        self._lane_words = LaneWords(self.runner, self, self)
        self.privacy = Privacy(self)
        self.window = MainWindow(data, window_file)
        self.only_copies = OnlyCopies(self.runner, self._ask_over, self._tell, self)
        self.backing_up = BackingUp(self.runner, self.window, self)
        self._apply_remembered()
        self.login_screen = LoginScreen(data, parts.access, self.runner, self.window.remembered("last_user"))
        self.recover_screen: RecoverScreen | None = None
        self.new_password_screen: NewPasswordScreen | None = None
        self._restoring = Restoring(data, parts, self.runner, self.window)
        self.assistant: AssistantScreen | None = None
        self.idle = IdleLock(self)
        self.watch = InputWatch(app)
        self.prefilled = PrefilledFields(app, self)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._ask_for_changes)
        self._preload = Preloading(parts.preload)
        self._connect()

    def begin(self) -> None:
        """Show the assistant or the login; what is slow to import follows once it is painted."""
        self.window.first_painted.connect(self._preload.start, Qt.ConnectionType.QueuedConnection)
        if self._parts.access.store_exists(self._data):
            self.show_login()
        else:
            self._show_assistant()
        self.window.open_as_left()
        # Some screens have no window manager that would give the keyboard to a new window.
        self.window.activateWindow()

    def _apply_remembered(self) -> None:
        """Look and speak as at the last session, before anybody has logged in."""
        mode = self.window.remembered("theme")
        if mode in tuple(theme.Mode):
            theme.current().set_mode(mode)
        if self.window.remembered("language") in translation.LANGUAGES:
            translation.install(self._app, self.window.remembered("language"))

    def show_login(self) -> None:
        """Ask who is there."""
        self.window.show_screen(self.login_screen)
        self.login_screen.refresh()

    def lock(self) -> None:
        """Hide everything at once. What was being typed is kept, on screen and as a draft."""
        if self.desk is None or self.context is None or self.lock_screen is not None:
            return
        self.idle.stop()
        self._poll.stop()
        self.context.drafts.flush()
        self.runner.hold()
        self._lane_words.drop_vault_key(self.desk, self._parts.access.drop_vault_key)
        self.runner.run(self._parts.access.settle, self.desk, even_held=True)
        self._hidden = HiddenDialogs(self.window, self._app)
        forget_copied()
        actor = self.desk.actor
        self.lock_screen = LockScreen(UserCard(actor.name, actor.display_name, actor.role))
        self.lock_screen.unlock_asked.connect(self._on_unlock_asked)
        self.lock_screen.switch_asked.connect(self.switch_user)
        self.window.show_screen(self.lock_screen)
        self.window.activateWindow()
        self.lock_screen.setFocus()
        self._lane_words.say_at_lock()
        self.locked.emit()

    def switch_user(self) -> None:
        """Keep the drafts, close the session, ask who is there."""
        if not self.only_copies.may_go(Going.SWITCH, self.switch_user):
            return
        self._end_session()
        self.show_login()

    def show_keys(self) -> None:
        """The keyboard overview."""
        from woilmenau_desk.ui.keyboard_overview import KeyboardOverview  # start-up

        if self.workspace is not None:
            KeyboardOverview(self.workspace.key_groups(), self.window).open()

    def show_bug(self, error: BaseException) -> None:
        """Tell calmly that something went wrong; it is in the log already."""
        if self._closing or self._bug_shown is not None:
            return
        if self.lock_screen is not None:
            self._waiting_errors.append(error)
            return
        from woilmenau_desk.ui import dialogs  # start-up

        self._bug_shown = dialogs.show_bug(self._parent(), self._log_file)
        self._bug_shown.destroyed.connect(self._on_bug_seen)

    def begin_to_keep(self) -> None:
        """Store what was typed, without waiting for it."""
        if self.context is not None:
            self.context.drafts.flush()

    @property
    def leave_question(self) -> object | None:
        """What keeps the window from closing: a question, or what is waited for."""
        return self.only_copies.held_up

    def keep_typed(self) -> bool:
        """Store every text that was typed, now; whether nothing is left that only this window holds."""
        return self.only_copies.keep()

    def close(self) -> None:
        """Finish what runs, keep what was typed, close the store."""
        if self._closing:
            return
        self._closing = True
        if self.assistant is not None:
            self.assistant.leave()
        self._end_session()
        # Before the runner lets Python look for garbage on any thread: a widget must die on this one.
        self._preload.end()
        self.runner.close()

    def _connect(self) -> None:
        self.window.may_close = self._may_close
        self.window.closing.connect(self.close)
        self.login_screen.begun.connect(self._preload.pause)
        self.login_screen.refused.connect(self._preload.go_on)
        self.login_screen.logged_in.connect(self._on_logged_in)
        self.login_screen.recovery_asked.connect(self._show_recovery)
        self.login_screen.own_password_asked.connect(self._show_new_password)
        self.login_screen.restore_asked.connect(self._restoring.choose)
        self._restoring.agreed.connect(self.restore)
        self._restoring.restored.connect(self._on_restored)
        self._restoring.dismissed.connect(self._on_restore_dismissed)
        self.runner.error_unhandled.connect(self._on_error)
        self.runner.bug_found.connect(self.show_bug)
        self._clock.right.connect(self._on_clock_right)
        self.idle.idle.connect(self.lock)
        self.watch.used.connect(self._on_used)
        self.watch.used.connect(self.backing_up.on_used)
        self.watch.hide_names_asked.connect(self.privacy.hide)
        self.watch.toggle_names_asked.connect(self.privacy.toggle)
        self.watch.lock_asked.connect(self.lock)
        self.bus.subscribe((Kind.CENTRE, Kind.VALUES), self._on_centre_changed, self)
        theme.current().changed.connect(self.window.set_icon)

    # Before the work

    def _show_assistant(self) -> None:
        from woilmenau_desk.ui.assistant import AssistantScreen  # start-up: only the first start needs it

        self.assistant = AssistantScreen(
            self._data, self._parts.access, self.runner, self._parts.make_demo, self._parts.recovery_sheet
        )
        self.assistant.finished.connect(self._on_store_made)
        self.assistant.print_asked.connect(self._show_sheet)
        self.assistant.restore_asked.connect(self._restoring.choose)
        self.window.show_screen(self.assistant)

    def _on_store_made(self, name: str, password: str) -> None:
        self.show_login()
        self.login_screen.log_in(name, password)
        if self.assistant is not None:
            self.window.remove_screen(self.assistant)
            self.assistant = None

    def _show_sheet(self, pdf: bytes, file_name: str) -> None:
        # Qt's PDF module is imported when the first document is shown, not before the login.
        from woilmenau_desk.ui.widgets.pdf_dialog import show_pdf

        shown = show_pdf(self.window, pdf, file_name)
        if self.assistant is not None:
            shown.told.connect(self.assistant.tell)

    def _show_recovery(self) -> None:
        if self.recover_screen is None:
            self.recover_screen = RecoverScreen(self._data, self._parts.access, self.runner)
            self.recover_screen.left.connect(self.show_login)
            self.recover_screen.recovered.connect(self._on_recovered)
        self.window.show_screen(self.recover_screen)
        self.recover_screen.start(self.login_screen.users.name())

    def _show_new_password(self, name: str, given: str) -> None:
        if self.new_password_screen is None:
            from woilmenau_desk.ui.new_password import NewPasswordScreen  # start-up: seldom needed

            self.new_password_screen = NewPasswordScreen(self._data, self._parts.access, self.runner)
            self.new_password_screen.left.connect(self.show_login)
            self.new_password_screen.changed.connect(self._on_password_chosen)
        self.window.show_screen(self.new_password_screen)
        self.new_password_screen.start(name, given)

    def _on_password_chosen(self, name: str, password: str) -> None:
        self.show_login()
        self.login_screen.log_in(name, password)

    # A backup in the store's place

    def restore(self, order: "Order") -> None:
        """End the session, if there is one, and put a backup in the store's place; then the login."""
        if not self._restoring.is_open:
            return  # somebody left while the worker was waited for
        if not self.only_copies.may_go(Going.RESTORE, partial(self.restore, order)):
            self._restoring.hold_back(waits=self.only_copies.waits)
            return
        if self.desk is not None:
            self._end_session()
            self.show_login()
        self._restoring.run(order)

    def _ask_for_backup(self, path: Path | None) -> None:
        self._restoring.begin(path, self.desk.actor.name if self.desk is not None else "")

    def _on_restored(self, said: str, name: str) -> None:
        self.window.activateWindow()
        if self.assistant is not None:
            if not self._parts.access.store_exists(self._data):
                return  # it broke off before there was one
            self.window.remove_screen(self.assistant)
            self.assistant = None
        if name:
            self.login_screen.prefer(name)
        self.show_login()
        self.login_screen.tell(said)

    def _on_restore_dismissed(self, said: str) -> None:
        if self.workspace is not None:
            self._tell(said)
        elif self.assistant is not None:
            self.assistant.tell(said, Tone.NEUTRAL)
        else:
            self.login_screen.tell(said, Tone.NEUTRAL)

    def _on_recovered(self, name: str) -> None:
        self.login_screen.prefer(name)
        self.show_login()

    # The session

    def _on_logged_in(self, desk: "Desk") -> None:
        self.desk = desk
        self.runner.fence = desk.fence
        self.window.remember("last_user", desk.actor.name)
        self.login_screen.password.set_busy(True)
        self.runner.run(
            self._load,
            desk,
            on_done=self._on_loaded,
            settled=partial(self._on_load_settled, desk),
            owner=self,
        )

    def _load(self, desk: "Desk") -> _Loaded:
        services = self._parts.services()
        return _Loaded(services, services.settings(desk), services.opening(desk))

    def _on_loaded(self, loaded: _Loaded) -> None:
        from woilmenau_desk.ui import at_work  # start-up: imported while the password was typed

        desk = self.desk
        if desk is None:
            return
        self._services = loaded.services
        self._apply(loaded.settings)
        translation.install(self._app, loaded.settings.interface_language)
        workspace, self.context = at_work.furnish(
            desk,
            loaded.services,
            loaded.settings.interface_language,
            self._parts.pages(),
            runner=self.runner,
            bus=self.bus,
            privacy=self.privacy,
            backing_up=self.backing_up,
            memory=self.window,
            printing=self._parts.printing() if self._parts.printing is not None else None,
            waiting_room=self.window.waiting_room,
            leave=self.switch_user,
            restore=self._ask_for_backup,
        )
        self.workspace = workspace
        self.context.spellings.begin()
        workspace.lock_action.triggered.connect(self.lock)
        workspace.stop_action.triggered.connect(self.runner.stop_long_work)
        workspace.help_action.triggered.connect(self.show_keys)
        workspace.set_opening(loaded.opening)
        workspace.set_fictional(loaded.settings.fictional)
        workspace.set_on_network(desk.on_network)
        workspace.band.watch(desk, self.runner, self._restoring.take_done_by())
        workspace.set_trail_doubted(bool(desk.trail_doubts))
        self.window.show_screen(workspace)
        workspace.start(self.context)
        # After what the counter shows first has been painted: the search needs both cores for a moment.
        begin = partial(QTimer.singleShot, _PAINTED_MS, workspace, self._go_on_beside_the_work)
        self.runner.run(_nothing, on_done=lambda _none: begin(), owner=workspace)
        self.idle.start(loaded.settings.idle_minutes)
        self._poll.start()
        self.backing_up.begin(desk, loaded.services)
        self.only_copies.begin(
            desk, self.context.drafts, self._look_at_store, lambda: self.backing_up.by_hand
        )
        QTimer.singleShot(_FIRST_LOOK_MS, self._preload.go_on)
        self._at_work = True
        self.logged_in.emit()
        self._clock.begin(desk, loaded.services)

    def _go_on_beside_the_work(self) -> None:
        if self.context is not None:
            self.context.spellings.make()
            self._look_at_sessions()
            self._look_at_papers()

    def _look_at_papers(self) -> None:
        desk, workspace = self.desk, self.workspace
        if desk is None or workspace is None or self._services is None or not desk.has_vault:
            return
        look = self._services.look_at_papers
        # Whatever keeps it from that, the next login looks again.
        self.runner.run_long(
            lambda _work: look(desk), on_error=lambda _error: None, owner=workspace, key="papers"
        )

    def _look_at_sessions(self) -> None:
        desk, workspace = self.desk, self.workspace
        if desk is None or workspace is None or self._services is None:
            return
        look = self._services.look_at_sessions

        def tell() -> None:
            workspace.set_trail_doubted(bool(desk.trail_doubts))

        def on_error(error: KnownError) -> None:
            tell()
            # Where it was locked or broken off, whoever comes next looks.
            if not isinstance(error, DeskLocked | WorkStopped):
                QTimer.singleShot(_POLL_MS, workspace, self._look_at_sessions)

        self.runner.run_long(
            lambda work: look(desk, work.stopped),
            on_done=lambda _held: tell(),
            on_error=on_error,
            owner=workspace,
            key="sessions",
        )

    def _on_load_settled(self, desk: "Desk") -> None:
        self.login_screen.password.clear()
        if self.desk is desk and not self._at_work:
            # It was told why not. Nobody works here, so the store is let go.
            self._end_session()
            self._preload.go_on()
            self.show_login()

    # The end of a session

    def _may_close(self) -> bool:
        return self._closing or (
            self.only_copies.may_go(Going.CLOSE, self.window.close) and self.backing_up.may_close()
        )

    def _ask_over(self, ask: "Callable[[QWidget], QuestionDialog]", /) -> "QuestionDialog":
        # Whoever leaves at the lock screen is asked there.
        if self._hidden is not None:
            self._hidden.lets_through = True
        question = ask(self._parent())
        if self._hidden is not None:
            self._hidden.lets_through = False
        return question

    def _look_at_store(self) -> None:
        if self.desk is not None and self._services is not None:
            self.runner.run(
                self._services.poll, self.desk, on_done=self._on_news, on_error=on_no_look, even_held=True
            )

    def _end_session(self) -> None:
        self.idle.stop()
        self._poll.stop()
        if self._hidden is not None:
            self._hidden.close()
            self._hidden = None
        self._waiting_errors.clear()
        self._clock.end()
        self.backing_up.end()
        self.runner.stop_all_long_work()
        self.only_copies.end()
        if self.context is not None:
            self.context.drafts.flush()
        if self.desk is not None:
            self.runner.run(self.desk.close, even_held=True)
        if self.lock_screen is not None:
            self.runner.drop_held()
        for screen in (self.lock_screen, self.workspace):
            if screen is not None:
                self.window.remove_screen(screen)
        self.desk = self.context = self.workspace = self.lock_screen = self._services = None
        self._at_work = False
        self.privacy.show()

    def _on_unlock_asked(self, password: str) -> None:
        if self.desk is not None and self.lock_screen is not None:
            self.runner.run(
                self._parts.access.unlock,
                self.desk,
                password,
                on_done=self._on_unlocked,
                on_error=self.lock_screen.refuse,
                owner=self.lock_screen,
                even_held=True,
            )

    def _on_unlocked(self, _nothing: None) -> None:
        if self.lock_screen is None or self.workspace is None:
            return
        self.window.show_screen(self.workspace)
        self.window.remove_screen(self.lock_screen)
        self.lock_screen = None
        self.idle.resume()
        self._poll.start()
        hidden, self._hidden = self._hidden, None
        if hidden is not None:
            hidden.restore()
        self.runner.release()
        self.workspace.on_unlocked()
        self._look_at_sessions()  # the lock took the vault from one that was under way
        self.unlocked.emit()
        waiting, self._waiting_errors = self._waiting_errors, []
        for error in waiting:
            self._on_error(error) if isinstance(error, KnownError) else self.show_bug(error)

    def _on_used(self) -> None:
        self.watch.swallow = not self.idle.on_used()

    # Settings, news from other processes

    def _apply(self, settings: "CentreSettings") -> None:
        theme.current().set_mode(settings.theme)
        self.window.remember("theme", settings.theme)
        self.window.remember("language", settings.interface_language)

    def _on_centre_changed(self, _changes: Changes) -> None:
        if self.desk is not None and self._services is not None:
            self.runner.run_latest("centre", self._load, self.desk, on_done=self._on_reloaded, owner=self)

    def _on_reloaded(self, loaded: _Loaded) -> None:
        self._apply(loaded.settings)
        self.idle.set_minutes(loaded.settings.idle_minutes)
        if self.workspace is not None:
            self.workspace.set_opening(loaded.opening)
            self.workspace.set_fictional(loaded.settings.fictional)

    def _ask_for_changes(self) -> None:
        if self.desk is not None and self._services is not None:
            self.runner.run_latest(
                "poll",
                self._services.poll,
                self.desk,
                on_done=self._on_news,
                on_error=self._on_no_news,
                owner=self,
            )

    def _on_news(self, changes: Changes | None) -> None:
        self._poll.setInterval(_POLL_MS)
        if self.workspace is not None:
            self.workspace.band.look()
        if changes is not None:
            self.bus.publish(changes)

    def _on_no_news(self, error: KnownError) -> None:
        """Nobody asked for it, so nobody is interrupted; and it is asked less often while it fails."""
        self._poll.setInterval(min(2 * self._poll.interval(), _POLL_SELDOM_MS))
        # The band says that the files are gone, and goes on saying it.
        if self.workspace is not None and not isinstance(error, StoreVanished):
            self.workspace.status.tell_error(error)

    def _on_clock_right(self) -> None:
        if self.context is not None and self.workspace is not None:
            # What was typed meanwhile is kept from now on.
            self.context.drafts.flush()
            self.workspace.status.tell(
                self.tr(
                    "Die Uhr gilt. Bitte noch einmal speichern. Was am falschen Tag liegt, steht unter Verwaltung, Uhr."
                )
            )

    # Errors

    def _tell(self, text: str) -> None:
        if self.workspace is not None:
            self.workspace.status.tell(text)

    def _on_error(self, error: KnownError) -> None:
        if self._closing:
            return
        if self.lock_screen is not None:
            self._waiting_errors.append(error)
            return
        from woilmenau_desk.ui import dialogs  # start-up

        dialogs.show_error(self._parent(), error)

    def _on_bug_seen(self) -> None:
        self._bug_shown = None

    def _may_ask(self) -> bool:
        return not self._closing and self.lock_screen is None

    def _parent(self) -> QWidget:
        return self._app.activeModalWidget() or self.window
