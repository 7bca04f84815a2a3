"""textwrap."""


def dedent(text):
    lines = text.split("\n")
    margins = [line[: len(line) - len(line.lstrip())] for line in lines if line.strip()]
    margin = margins[0] if margins else ""
    for other in margins[1:]:
        while not other.startswith(margin):
            margin = margin[:-1]
    return "\n".join(line[len(margin) :] if line.strip() else "" for line in lines)


def indent(text, prefix, predicate=None):
    wanted = predicate or (lambda line: line.strip())
    return "".join(prefix + line if wanted(line) else line for line in text.splitlines(True))


def wrap(text, width=70, initial_indent="", subsequent_indent="", **kwargs):
    lines, line = [], ""
    for word in text.split():
        start = subsequent_indent if lines else initial_indent
        if line and len(start) + len(line) + 1 + len(word) > width:
            lines.append(start + line)
            line = word
        else:
            line = word if not line else line + " " + word
    return lines + [(subsequent_indent if lines else initial_indent) + line] if line else lines


def fill(text, width=70, **kwargs):
    return "\n".join(wrap(text, width, **kwargs))


def shorten(text, width, placeholder=" [...]", **kwargs):
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - len(placeholder)].rsplit(" ", 1)[0] + placeholder
