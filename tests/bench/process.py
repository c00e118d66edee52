"""What a server costs: processor time, memory and descriptors, summed over all of its processes.

Processes whose parent has ended come to this one (it is a subreaper), so none escapes the sum.
"""
import ctypes
import math
import os
import re

PR_SET_CHILD_SUBREAPER = 36
TICKS = os.sysconf("SC_CLK_TCK")
MEMORY = re.compile(rb"^(Pss|Private_Clean|Private_Dirty):\s+(\d+) kB", re.M)


def become_subreaper():
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")


def read(pid, name):
    """A file of a process; empty when the process has gone meanwhile."""
    try:
        with open("/proc/%d/%s" % (pid, name), "rb") as file:
            return file.read()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def stat(pid):
    """The fields of /proc/PID/stat behind the name, which may itself have blanks and brackets; [0] is the state."""
    return read(pid, "stat").rpartition(b")")[2].split()


class Tree:
    """The descendants of a process, and those of ours that are nobody else's: neither root nor one of others."""

    def __init__(self, root, others):
        self.root, self.others, self.reaped_s = root, others, 0.0

    def reap(self):
        """Ends zombies that came to us, and keeps what they have used."""
        while True:
            try:
                waiting = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            except ChildProcessError:
                return
            if waiting is None or waiting.si_pid == self.root or waiting.si_pid in self.others:
                return
            used = os.wait4(waiting.si_pid, 0)[2]
            self.reaped_s += used.ru_utime + used.ru_stime

    def pids(self):
        self.reap()
        children = {}
        for name in os.listdir("/proc"):
            fields = stat(int(name)) if name.isdigit() else ()
            if fields and fields[0] != b"Z":
                children.setdefault(int(fields[1]), []).append(int(name))
        found = [self.root] + [pid for pid in children.get(os.getpid(), []) if pid != self.root and pid not in self.others]
        for pid in found:
            found += children.get(pid, [])
        return found

    def cpu_s(self):
        """Of the living to the nanosecond, and of the ended ones that their parents have waited for."""
        total = 0.0
        for pid in self.pids():
            run, fields = read(pid, "schedstat").split(), stat(pid)
            if run and fields:
                total += int(run[0]) / 1e9 + (int(fields[13]) + int(fields[14])) / TICKS
        return total + self.reaped_s

    def cost(self):
        """Sums of PSS and private memory in KiB, descriptors, processes; not a number what only root may see."""
        pids, pss, private, descriptors = self.pids(), 0, 0, 0
        for pid in pids:
            try:
                for what, kib in MEMORY.findall(read(pid, "smaps_rollup")):
                    if what == b"Pss":
                        pss += int(kib)
                    else:
                        private += int(kib)
                descriptors += len(os.listdir("/proc/%d/fd" % pid))
            except (FileNotFoundError, ProcessLookupError):
                pass
            except PermissionError:
                pss = private = descriptors = math.nan
        return {"pss": pss, "private": private, "descriptors": descriptors, "processes": len(pids)}
