#!/usr/bin/python3
"""Reads a screen and prints the answer to the captcha's question in words that stands on it."""
import re
import sys

DIGITS = {word: value for value, word in enumerate("零一二三四五六七八九")}


def number(words):
    tens, ten, ones = words.rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)


first, second = re.search("([一二三四五六七八九十]+)加([一二三四五六七八九十]+)等於", sys.stdin.read()).groups()
print(number(first) + number(second))
