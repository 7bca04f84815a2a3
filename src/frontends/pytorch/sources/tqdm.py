"""tqdm: a loop without its bar."""


class tqdm:
    def __init__(self, iterable=None, *args, **kwargs):
        self.iterable = iterable

    def __iter__(self):
        return iter(self.iterable)

    def __len__(self):
        return len(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    def update(self, *args, **kwargs):
        pass

    close = refresh = set_description = set_postfix = set_description_str = set_postfix_str = reset = update

    @staticmethod
    def write(*args, **kwargs):
        pass

    pandas = set_lock = get_lock = write


def trange(*args, **kwargs):
    return tqdm(range(*args))


tqdm_notebook = tnrange = tqdm
