"""Packed sequences: what is packed of sequences of several lengths, and what recurrent layers make of it."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pack_sequence, pad_packed_sequence


def form(value):
    if isinstance(value, torch.Tensor):
        return f'{list(value.shape)} {str(value.dtype)[6:]}'
    if isinstance(value, (tuple, list, PackedSequence)):
        return '(' + ', '.join(form(one) for one in value) + ')'
    return repr(value)


def show(name, f):
    try:
        print(name, form(f()))
    except Exception as e:
        print(name, 'raises', type(e).__name__)


x = torch.rand(2, 5, 4)
lengths = torch.tensor([5, 3])
lstm = nn.LSTM(4, 3, batch_first=True)
p = pack_padded_sequence(x, lengths, batch_first=True)
show('data', lambda: p.data)
show('batch sizes', lambda: p.batch_sizes)
show('sorted', lambda: (p.sorted_indices, p.unsorted_indices))
show('items', lambda: (p[0], p[1], p[2], len(p)))


def parts():
    data, sizes, one, other = p
    return data, sizes, one, other


show('parts', parts)
show('run', lambda: lstm(p))
show('run', lambda: lstm(p)[0].data)
show('padded', lambda: pad_packed_sequence(lstm(p)[0], batch_first=True))
show('padded longer', lambda: pad_packed_sequence(lstm(p)[0], batch_first=True, total_length=7))
show('steps first', lambda: pad_packed_sequence(lstm(p)[0]))
show('again', lambda: pad_packed_sequence(PackedSequence(nn.Linear(4, 6)(p.data), p.batch_sizes), batch_first=True))
show('again', lambda: lstm(PackedSequence(nn.Linear(4, 4)(p.data), p.batch_sizes))[1])
show('loss', lambda: F.cross_entropy(p.data, pack_padded_sequence(torch.zeros(2, 5).long(), lengths, batch_first=True).data))
show('of a list', lambda: pack_sequence([torch.rand(4, 2), torch.rand(2, 2)]))
show('unsorted', lambda: pack_padded_sequence(x, torch.tensor([3, 5]), batch_first=True, enforce_sorted=False))
show('replaced', lambda: p._replace(data=p.data * 2))
show('class', lambda: (isinstance(p, PackedSequence), p._fields))
show('not sorted', lambda: pack_padded_sequence(x, torch.tensor([3, 5]), batch_first=True))
show('lengths', lambda: pad_packed_sequence(PackedSequence(p.data, p.batch_sizes))[1].tolist())
show('an item too many', lambda: p[4])
show('to', lambda: p.to(torch.float64).data)
show('is_cuda', lambda: p.is_cuda)
show('shorter', lambda: pack_padded_sequence(x, torch.tensor([4, 3]), batch_first=True))
show('unpacked shorter', lambda: pad_packed_sequence(pack_padded_sequence(x, torch.tensor([4, 3]), batch_first=True), batch_first=True))
show('gru', lambda: nn.GRU(4, 3, bidirectional=True)(pack_padded_sequence(x, torch.tensor([2, 2, 1, 1, 1]))))
show('a tuple', lambda: (isinstance(p, tuple), issubclass(PackedSequence, tuple), isinstance(p, list)))
