"""The driver of forms beyond pictures.  Each function is a case; the demonstration program is its subject."""
import os
import re
import signal
import statistics
import sys
import time

from terminal import Terminal

BUILD, SOURCE = os.environ["top_builddir"], os.environ["top_srcdir"]
# Budgets in bytes, at 80x24
FIRST_SCREEN, KEY, NEXT_FIELD, CHANGE = 2000, 25, 12, 500


def demo(theme="plain", idle_s=0, columns=80, rows=24, lock_s=None, **env):
    argv = [BUILD + "/tests/tui/demo", SOURCE + "/tests/tui/forms", theme, str(idle_s)]
    if lock_s is not None:  # such a dialogue can be locked, and idleness ends it
        argv.append(str(lock_s))
    return Terminal(argv, columns=columns, rows=rows, env=env)


def to_person(terminal):
    terminal.wait_for("歡迎使用")
    terminal.type("1")
    terminal.wait_for("第 1 /")
    terminal.key("End", "F2")
    terminal.wait_for("離開欄位時")
    terminal.wait_for("F2 下一步")  # the foot of the screen is drawn last


def cost(terminal, act, seen):
    """Bytes sent in answer to an act, once its effect is seen; what came before it is over."""
    terminal.settle()
    before = len(terminal.raw)
    act()
    terminal.wait_until(seen, "no effect")
    terminal.settle()
    return len(terminal.raw) - before


def bytes_stay_within_budget():
    with demo() as terminal:
        terminal.wait_for("F10 離開")
        terminal.settle()
        assert len(terminal.raw) <= FIRST_SCREEN, "first screen: %d" % len(terminal.raw)
        to_person(terminal)
        terminal.settle()
        for n, key in enumerate("王小明", 1):
            spent = cost(terminal, lambda: terminal.type(key), lambda: terminal.has(">" + "王小明"[:n]))
            assert spent <= KEY, "echo of %s: %d" % (key, spent)
        row, _ = terminal.cursor
        spent = cost(terminal, lambda: terminal.key("Tab"), lambda: terminal.cursor[0] == row + 1)
        assert spent <= NEXT_FIELD, "next field: %d" % spent
        terminal.type("A123456789")
        terminal.wait_for("A123456789")
        terminal.settle()
        spent = cost(terminal, lambda: terminal.key("Tab"), lambda: terminal.cursor[0] == row + 2)
        assert spent <= NEXT_FIELD + 3, "next field, from the end of a full one: %d" % spent
        terminal.key("Space")
        changes = [cost(terminal, lambda: terminal.key(key), lambda: terminal.has(text)) for key, text in
                   [("F2", "有無信箱"), ("F3", "離開欄位時"), ("F2", "有無信箱")]]
        assert statistics.median(changes) <= CHANGE, changes


def nothing_is_sent_while_idle():
    with demo() as terminal:
        terminal.wait_for("F10 離開")
        terminal.settle()
        before = len(terminal.raw)
        terminal.pump(2.5)
        assert len(terminal.raw) == before, terminal.raw[before:]


def idleness_is_announced_and_then_all_is_forgotten():
    with demo(idle_s=3) as terminal:
        to_person(terminal)
        terminal.type("王小明")
        terminal.wait_for("閒置過久")
        terminal.type("x")  # takes the warning away, and nothing else
        terminal.wait_gone("閒置過久")
        assert terminal.has("王小明") and not terminal.has("王小明x")
        terminal.wait_for("閒置過久")
        terminal.wait_for("歡迎使用")
        to_person(terminal)
        assert not terminal.has("王小明")


def unlock(terminal):
    terminal.wait_for("F10 結束")
    terminal.type("open")
    terminal.key("F2")
    terminal.wait_gone("F10 結束")


def frozen(terminal):
    """All that is on the screen, and where the cursor stands."""
    terminal.settle()
    return terminal.text(), terminal.cursor


def to_half_a_form(terminal):
    to_person(terminal)
    terminal.type("王小明")
    terminal.key("Tab")
    terminal.type("A12")
    terminal.key("Left")
    terminal.wait_for("A12")


def a_locked_dialogue_comes_back_as_it_was():
    with demo(lock_s=0) as terminal:
        to_half_a_form(terminal)
        before = frozen(terminal)
        terminal.key("F12")
        terminal.wait_for("F10 結束")
        assert not terminal.has("王小明") and not terminal.has("A12") and not terminal.has("身分證"), terminal.text()
        unlock(terminal)
        assert frozen(terminal) == before, terminal.text()
        terminal.type("3")
        terminal.wait_for("A132")


def the_help_a_question_and_the_end_of_a_text_come_back_too():
    with demo(lock_s=2) as terminal:
        to_half_a_form(terminal)
        for keys, seen in ((("F1",), "Ctrl-K"), (("^C",), "要離開嗎")):
            terminal.key(*keys)
            terminal.wait_for(seen)
            unlock(terminal)
            terminal.wait_for(seen)
            terminal.key("Esc")
            terminal.wait_gone(seen)
        terminal.key("F3", "End")
        terminal.wait_for("以上。")
        before = frozen(terminal)
        terminal.key("F12")
        unlock(terminal)
        assert frozen(terminal) == before, terminal.text()


def a_question_has_keys_of_its_own():
    with demo(lock_s=0) as terminal:
        to_half_a_form(terminal)
        before = frozen(terminal)
        for key in "F3", "Esc":
            terminal.key("^C")
            terminal.wait_for("[ 取消 ]")
            terminal.wait_for("Enter 選擇   Esc 取消   F12 鎖定畫面")
            assert not terminal.has("F1 說明") and not terminal.has("F2 下一步"), terminal.text()
            terminal.key("F1", "F2", "F5")
            terminal.type("yn")
            terminal.key("Tab")
            terminal.wait_until(lambda: terminal.line(terminal.cursor[0])[terminal.cursor[1]:].startswith("離開"),
                                "the cursor is not on 離開")
            terminal.key("F12")
            unlock(terminal)
            terminal.wait_for("[ 離開 ]")
            terminal.key(key)
            terminal.wait_gone("[ 離開 ]")
            assert frozen(terminal) == before, terminal.text()
    with demo() as terminal:
        to_half_a_form(terminal)
        terminal.key("^C")
        terminal.wait_for("Enter 選擇   Esc 取消")
        assert not terminal.has("F12")


def a_question_is_not_answered_unseen():
    with demo() as terminal:
        to_half_a_form(terminal)
        terminal.key("^C")
        terminal.wait_for("[ 離開 ]")
        terminal.resize(39, 11)
        terminal.wait_for("視窗太小")
        terminal.settle()
        assert not terminal.has("[ 離開 ]") and not terminal.has("要離開嗎"), terminal.text()
        terminal.key("Tab", "Enter", "Tab")
        terminal.settle()
        terminal.resize(80, 24)
        terminal.wait_for("[ 離開 ]")
        terminal.key("Tab", "Enter")
        assert terminal.wait_end() == 0


def a_lock_is_announced():
    with demo(idle_s=100, lock_s=6) as terminal:
        to_half_a_form(terminal)
        terminal.wait_for("即將鎖定畫面")
        terminal.resize(60, 24)  # nobody's key
        terminal.wait_for("F10 結束")
        terminal.resize(40, 12)
        unlock(terminal)
        terminal.wait_for("A12")
        terminal.wait_for("即將鎖定畫面")
        terminal.type("x")
        terminal.wait_gone("即將鎖定畫面")
        assert terminal.has("A12") and not terminal.has("A1x2"), terminal.text()


def nothing_but_the_lock_hears_keys():
    with demo(lock_s=0) as terminal:
        to_half_a_form(terminal)
        before = frozen(terminal)
        row, column = terminal.find("F3 回上一頁")
        terminal.key("F12")
        terminal.wait_for("F10 結束")
        foot = terminal.find("F10 結束")
        terminal.key("F3", "Esc", "F5", "F12", "^L", "Tab", "Enter")
        terminal.wait_for("請輸入")
        terminal.click(row, column)
        terminal.click(*foot)
        terminal.paste("open sesame\r")
        terminal.key("F2")
        terminal.wait_for("不對")
        assert "open" not in terminal.text()
        terminal.child.send("open\x1bOQ9")  # what is typed ahead goes where it would have gone
        terminal.wait_for("A192")
        terminal.key("Backspace")
        terminal.wait_gone("A192")
        assert frozen(terminal) == before, terminal.text()


def a_lock_can_be_left_for_good():
    for leave in "F10", "^C":
        with demo(lock_s=0) as terminal:
            to_half_a_form(terminal)
            terminal.key("F12")
            terminal.wait_for("F10 結束")
            terminal.key(leave)
            assert terminal.wait_end() == 0
    with demo(lock_s=0) as terminal:
        to_half_a_form(terminal)
        terminal.key("F12")
        terminal.wait_for("F10 結束")
        terminal.type("over")
        terminal.key("F2")
        assert terminal.wait_end() == 0


def a_lock_does_not_put_the_end_off():
    with demo(idle_s=4, lock_s=2) as terminal:
        to_half_a_form(terminal)
        terminal.wait_for("F10 結束")
        terminal.wait_for("還有2秒")
        terminal.type("ope")
        terminal.wait_for("等候逾時")
        assert terminal.wait_end() == 1
        assert b"\x1b[?1049l" in terminal.raw


def idleness_that_is_final_ends_also_at_home():
    with demo(idle_s=2, lock_s=9) as terminal:
        terminal.wait_for("歡迎使用")
        terminal.wait_for("即將結束連線")
        terminal.wait_for("等候逾時")
        assert terminal.wait_end() == 1


def where_there_is_no_lock_its_key_does_nothing():
    with demo() as terminal:
        to_half_a_form(terminal)
        before = frozen(terminal)
        terminal.key("F12")
        assert frozen(terminal) == before
        terminal.key("F1")
        terminal.wait_for("Ctrl-K")
        assert not terminal.has("F12")


def a_paste_presses_nothing():
    with demo() as terminal:
        to_person(terminal)
        terminal.paste("王\r小\t明\x1bOQ\x1b[<0;24;7M")
        terminal.wait_for("王 小 明")
        terminal.key("^U")
        terminal.wait_gone("王 小 明")
        terminal.paste("王\r小明\r")
        terminal.wait_for("王 小明")
        assert terminal.has("離開欄位時")
        terminal.key("Tab")
        terminal.paste("A" * 1000000)
        terminal.wait_for("貼上後超過10字，未貼入；請縮短後再貼")
        terminal.key("^U")
        terminal.wait_gone("貼上後")
        terminal.paste("A1234567890")
        terminal.wait_for("貼上後超過10字，未貼入；請縮短後再貼")
        terminal.type("A123456789")
        terminal.wait_for("A123456789")


def split_characters_arrive_whole():
    with demo() as terminal:
        to_person(terminal)
        for byte in "臺𠀀".encode():
            terminal.child.send(bytes([byte]))
            terminal.pump(0.03)
        terminal.wait_for("臺𠀀")


def harm_in_stored_text_is_not_drawn():
    with demo() as terminal:
        terminal.wait_for("歡迎使用")
        terminal.type("2")
        terminal.wait_for("第1筆")
        terminal.key("Enter")
        terminal.wait_for("?]0;harm??end")
        assert b"\x1b]0;" not in terminal.raw and "\u202e".encode() not in terminal.raw


def typing_ahead_is_not_lost():
    with demo() as terminal:
        terminal.wait_for("歡迎使用")
        terminal.child.send("1\x1bOF\x1bOQ王小明\tA123456789\t2\x1bOQ")
        terminal.wait_for("王小明，請設定帳號")


def clicks_reach_what_is_drawn():
    with demo() as terminal:
        to_person(terminal)
        terminal.click(*terminal.find("( ) 女"))
        terminal.wait_for("(*) 女")
        row, column = terminal.find("* 身分證號")
        terminal.click(row, 24)
        terminal.type("a123")
        terminal.wait_for("A123")
        terminal.click(row, 23)
        terminal.type("b")
        terminal.wait_for("AB123")
        terminal.click(*terminal.find("F3 回上一頁"))
        terminal.wait_for("條款")


def signals_leave_the_terminal_as_it_was():
    # a check that was started in the background ignores this one, and hands that down
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGABRT, signal.SIGINT):
        with demo() as terminal:
            to_person(terminal)
            terminal.child.kill(number)
            assert terminal.wait_end() == -number
            end = terminal.raw[-80:]
            assert b"\x1b[?1049l" in end and b"\x1b[?2004l" in end and b"\x1b[?1000l" in end, end


def an_ordinary_end_leaves_the_terminal_as_it_was():
    with demo() as terminal:
        terminal.wait_for("歡迎使用")
        terminal.key("F10")
        assert terminal.wait_end() == 0
        assert b"\x1b[?1049l" in terminal.raw and b"\x1b[?2004l" in terminal.raw


def a_terminal_that_goes_away_ends_the_dialogue():
    with demo() as terminal:
        to_person(terminal)
        os.close(os.dup(terminal.child.child_fd))
        terminal.child.kill(signal.SIGCONT)
        terminal.child.ptyproc.fileobj.close()
        end = time.monotonic() + 10
        while terminal.child.isalive():
            assert time.monotonic() < end, "it goes on without a terminal"
            time.sleep(0.01)


def no_size_is_too_small_to_live_through():
    with demo() as terminal:
        to_person(terminal)
        terminal.key("^C")
        terminal.wait_for("要離開嗎")
        for columns, rows in ((1, 1), (3, 2), (39, 11), (500, 3), (2, 200)):
            terminal.resize(columns, rows)
            terminal.settle()
        terminal.resize(80, 24)
        terminal.wait_for("[ 離開 ]")
        terminal.key("Esc")
        terminal.wait_gone("[ 離開 ]")
        for columns, rows in ((1, 1), (3, 2), (39, 11), (500, 3), (2, 200)):
            before = len(terminal.raw)
            terminal.resize(columns, rows)
            terminal.wait_until(lambda: len(terminal.raw) > before, "nothing is drawn anew")
            terminal.type("x")
            terminal.settle()
        terminal.resize(80, 24)
        terminal.wait_for("F2 下一步")
        assert not terminal.has(">x")


def unknown_terminals_are_taken_for_xterm():
    with demo(TERM="never-heard-of") as terminal:
        terminal.wait_for("歡迎使用")


def unusable_terminals_are_refused():
    with demo(TERM="dumb") as terminal:
        terminal.wait_for("無法移動游標")
        assert terminal.wait_end() == 1


def colours_can_be_refused():
    for env, wanted in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "vt100"}, False)):
        with demo("dark", **env) as terminal:
            terminal.wait_for("F10 離開")
            assert bool(re.search(rb"\x1b\[[0-9;]*(3[0-7]|4[0-7])m", terminal.raw)) == wanted, env


def an_environment_that_lies_about_the_size_is_not_believed():
    argv = ["/usr/bin/env", "LINES=10", "COLUMNS=20", BUILD + "/tests/tui/demo", SOURCE + "/tests/tui/forms"]
    with Terminal(argv) as terminal:
        terminal.wait_for("F10 離開")


CASES = [value for name, value in list(globals().items()) if callable(value) and value.__module__ == "__main__"
         and name not in ("demo", "to_person", "cost", "unlock", "frozen", "to_half_a_form")]


def main():
    failed = 0
    for number, case in enumerate(CASES, 1):
        name = case.__name__.replace("_", " ")
        try:
            case()
            print("ok %d - %s" % (number, name), flush=True)
        except Exception as fault:  # whatever it is, the next cases are of interest too
            failed += 1
            print("not ok %d - %s\n# %s" % (number, name, repr(fault).replace("\\n", "\n").replace("\n", "\n# ")), flush=True)
    print("1..%d" % len(CASES))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
