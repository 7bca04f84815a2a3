"""How programs show values: with sizes, element type and elements, or with the first two alone."""
import torch


def number(v):
    if v != v:
        return 'nan'
    if isinstance(v, float) and abs(v) != float('inf'):
        return repr(v) if v != 0 and (abs(v) < 0.001 or abs(v) > 1e6) else str(round(v, 4) + 0.0)
    return str(v)


def form(x):
    if isinstance(x, torch.Tensor):
        return f'{list(x.shape)} {str(x.dtype)[6:]} ' + ' '.join(number(v) for v in x.reshape(-1).tolist())
    if isinstance(x, (tuple, list)):
        return '(' + ', '.join(form(one) for one in x) + ')'
    return number(x) if isinstance(x, (int, float)) else repr(x)


def shapes(x):
    if isinstance(x, torch.Tensor):
        return f'{list(x.shape)} {str(x.dtype)[6:]}'
    if isinstance(x, (tuple, list)):
        return '(' + ', '.join(shapes(one) for one in x) + ')'
    return repr(x)
