import os


class Kept:
    def __init__(self, width, depth=2):
        super().__init__()
        kept = locals()
        del kept["self"]
        print(kept.pop("__class__").__name__, kept)

        def inner():
            print(sorted(locals()), width)
            return depth

        inner()

    def names(self):
        size = 1
        print(sorted(locals()), __class__.__name__)

    def counted(self, n):
        def count():
            nonlocal n
            n += 1
            print(locals())

        count()

    def plain(self, y):
        print(sorted(locals()))


Kept(1).names()
Kept(1).counted(3)
Kept(1).plain(3)
print(os.path.os is os, os.path.split(os.path.os.path.join("a", "b")), os.sys is os.path.sys)
