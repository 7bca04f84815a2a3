"""What the texts of the grammars draw: sizes, dimensions, element types, and calls that make tensors of them."""

MOSTLY = ["float32"] * 6
DTYPES = MOSTLY + ["int64", "bool", "float16", "float64", "int32", "uint8", "complex64"]


class Vocabulary:
    def __init__(self, random):
        self.random = random

    def number(self, least, most):
        return self.random.randint(least, most)

    def one_of(self, *choices):
        return self.random.choice(choices)

    def some_of(self, *choices):
        return [each for each in choices if self.random.random() < 0.5]

    def shuffled(self, items):
        return self.random.sample(list(items), len(items))

    def usually(self, value, other):
        return value if self.random.random() < 0.9 else other

    @property
    def flag(self):
        return self.random.random() < 0.5

    @property
    def dim(self):
        return self.number(-3, 2) if self.random.random() < 0.9 else self.number(-5, 4)

    @property
    def dims(self):
        return [self.dim for _ in range(self.number(0, 3))]

    def per(self, axes, least, most):
        """An argument of a layer: a number, or one per axis."""
        one = lambda: self.number(least, most)
        return one() if self.random.random() < 0.5 else tuple(one() for _ in range(axes))

    def sizes(self, fewest=0, most=4, largest=4):
        """Sizes of a tensor, seldom with a dimension of size 0."""
        size = lambda: 0 if self.random.random() < 0.01 else self.number(1, largest)
        return [size() for _ in range(self.number(fewest, most))]

    def broadcast(self, sizes):
        """Sizes that are mostly broadcast to others."""
        kept = [size if self.random.random() < 0.7 else 1 for size in sizes]
        kept = kept[self.number(0, len(kept)) :] if self.random.random() < 0.4 else kept
        return [kept[0] + 1, *kept[1:]] if kept and self.random.random() < 0.05 else kept

    def image(self, axes, channels, largest=9):
        """Sizes of a batch of images, seldom those of one image, or too few."""
        sizes = [self.number(1, 3), channels, *[self.number(1, largest) for _ in range(axes)]]
        return self.one_of(*[sizes] * 6, sizes[1:], sizes[:-1])

    def split(self, count):
        """Sizes of tensors of as many elements, one of them often left to be worked out."""
        sizes = []
        while count > 1:
            size = self.random.choice([each for each in range(2, count + 1) if count % each == 0])
            sizes.append(size)
            count //= size
        if sizes and self.random.random() < 0.5:
            sizes[self.number(0, len(sizes) - 1)] = -1
        return sizes if self.random.random() < 0.9 else [*sizes, self.number(2, 3)]

    @property
    def dtype(self):
        return "torch." + self.random.choice(DTYPES)

    def zeros(self, sizes, dtype="float32"):
        """A call that makes a tensor of zeros."""
        items = [*map(str, sizes), *([] if dtype == "float32" else [f"dtype=torch.{dtype}"])]
        return f"of({', '.join(items)})"

    def any_zeros(self, sizes):
        return self.zeros(sizes, self.random.choice(DTYPES))

    @property
    def tensor(self):
        return self.any_zeros(self.sizes())

    @property
    def floats(self):
        return self.zeros(self.sizes())

    @property
    def ints(self):
        return [self.number(-5, 9) for _ in range(self.number(0, 5))]

    def elements(self, sizes, dtype):
        """A call that makes a tensor whose elements the program says."""
        count = 1
        for size in sizes:
            count *= size
        values = [self.element(dtype) for _ in range(count)]
        return f"torch.tensor({values!r}, dtype=torch.{dtype}).reshape({sizes!r})"

    def element(self, dtype):
        if dtype == "bool":
            return self.flag
        if dtype == "uint8":
            return self.number(0, 9)
        if "int" in dtype:
            return self.number(-4, 6)
        return self.random.choice([0.0, 1.0, -1.0, 0.5, 2.0, -2.5, 3.25, 0.125, 7.0])
