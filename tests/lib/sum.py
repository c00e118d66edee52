#!/usr/bin/python3
"""Reads a screen and prints the answer to the captcha's question in words that stands on it."""
import re
import sys

DIGITS = {word: value for value, word in enumerate("零一二三四五六七八九")}
SMALL = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}
TENS = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}


def number(words):
    tens, ten, ones = words.rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)


def english_number(words):
    return sum({**SMALL, **TENS}[word] for word in words.split("-"))


screen = sys.stdin.read()
english = re.search(r"What\s+is\s+([a-z-]+)\s+plus\s+([a-z-]+)\?", screen)
if english:
    print(sum(english_number(words) for words in english.groups()))
else:
    print(sum(number(words) for words in re.search("([一二三四五六七八九十]+)加([一二三四五六七八九十]+)等於", screen).groups()))
