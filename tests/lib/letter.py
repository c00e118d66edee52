#!/usr/bin/python3
"""letter.py FOLDER N: waits for the Nth letter of a maildir (from 1, as they were posted); prints it, headers decoded."""
import email
import email.policy
import glob
import os
import re
import sys
import time


def order(path):
    """The letter's number, which our mailer has in the name of the file: two may be of one time; others': the time."""
    ours = re.fullmatch(r"[0-9]+\.([0-9]+)_[0-9a-f]+\.maportal.*", os.path.basename(path))
    return int(ours[1]) if ours else os.stat(path).st_mtime_ns


def read(folder, number, patience_s=60):
    end = time.monotonic() + patience_s
    while time.monotonic() < end:
        paths = sorted(glob.glob(folder + "/new/*") + glob.glob(folder + "/cur/*"), key=order)
        if len(paths) >= number:
            with open(paths[number - 1], "rb") as file:
                return email.message_from_binary_file(file, policy=email.policy.default)
        time.sleep(0.02)
    raise AssertionError("no letter %d in %s" % (number, folder))


if __name__ == "__main__":
    letter = read(sys.argv[1], int(sys.argv[2]))
    print("To: %s\nSubject: %s\n\n%s" % (letter["To"], letter["Subject"], letter.get_content()))
