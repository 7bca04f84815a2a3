"""fvcore: first values of weights, which change no figure."""


def c2_msra_fill(module):
    pass


def c2_xavier_fill(module):
    pass
