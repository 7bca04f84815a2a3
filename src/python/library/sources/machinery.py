"""importlib.machinery: no compiled extension is found, since nothing but source is read."""

SOURCE_SUFFIXES = [".py"]
EXTENSION_SUFFIXES = [".so"]


class SourceFileLoader:
    pass


class ExtensionFileLoader:
    pass


class FileFinder:
    def __init__(self, path, *loader_details):
        self.path = path

    def find_spec(self, fullname, target=None):
        return None
