"""Random texts by a grammar: lines `name: text`, several of a name being its alternatives.

In a text, «expression» stands for the value of an expression of Python over the names of vocabulary.py, the other names of the
grammar, and single letters, which are whole numbers from 1 to 4 that are drawn once per case; ‹text› is left out at random.
A text of several lines begins after `name:` and is indented by four spaces. Below a certain depth the first alternative is taken.
"""

import random
import re

from vocabulary import Vocabulary

DEEPEST = 5
OPTIONAL = re.compile(r"‹([^‹›]*)›")
DRAWN = re.compile(r"«([^«»]*)»")


def alternatives_of(text):
    """The alternatives of each name."""
    rules = {}
    for line in text.splitlines():
        if line.startswith("    "):
            rules[name][-1] += "\n" + line[4:] if rules[name][-1] else line[4:]
        elif line and not line.startswith("#"):
            name, _, body = line.partition(":")
            rules.setdefault(name, []).append(body.removeprefix(" "))
    return rules


class Case:
    """The draws of one case, which depend on its name alone."""

    def __init__(self, rules, name):
        self.rules = rules
        self.random = random.Random(name)
        self.vocabulary = Vocabulary(self.random)
        self.letters = {}
        self.depth = 0

    def __getitem__(self, name):
        if name in self.letters:
            return self.letters[name]
        if name in self.rules:
            return self.text_of(name)
        if len(name) == 1:
            return self.letters.setdefault(name, self.random.randint(1, 4))
        try:
            return getattr(self.vocabulary, name)
        except AttributeError:
            raise KeyError(name) from None

    def text_of(self, name):
        """A text of a name of the grammar."""
        self.depth += 1
        alternatives = self.rules[name]
        text = alternatives[0] if self.depth > DEEPEST else self.random.choice(alternatives)
        while OPTIONAL.search(text):
            text = OPTIONAL.sub(lambda found: found[1] if self.random.random() < 0.4 else "", text)
        text = DRAWN.sub(lambda found: str(eval(found[1], {}, self)), text)
        self.depth -= 1
        return text
