"""Layers and containers of torch.nn, what they register, give and refuse, and the smaller modules of torch."""
import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np

from parts.shown import form, shapes


def fresh():
    global a, i, m, x, w, q
    a = torch.tensor([3.0, 1.0, 2.0])
    i = torch.tensor([4, 0, 2])
    m = torch.tensor([[1, 2, 3], [4, 5, 6]])
    x = torch.rand(2, 3, 4)
    w = torch.rand(3, 4)
    q = torch.rand(2, 3, 8, 8)


def run(name, f, text):
    fresh()
    try:
        print(name, text(f()))
    except Exception as e:
        print(name, 'raises', type(e).__name__)


def show(name, f):
    run(name, f, form)


def shape(name, f):
    run(name, f, shapes)


shape('nn.Linear(4, 2)(x)', lambda: (nn.Linear(4, 2)(x), nn.LSTM(4, 5)(x), nn.LSTM(4, 5, batch_first=True)(x), nn.LSTM(4, 5, 2, bidirectional=True)(x), nn.LSTM(4, 5, proj_size=3)(x), nn.LSTM(4, 5)(x[0]), nn.GRU(4, 5)(x),))
shape('nn.GRU(4, 5, bidirectional=True)(x, torch.zeros(2, 3, 5))', lambda: (nn.GRU(4, 5, bidirectional=True)(x, torch.zeros(2, 3, 5)), nn.GRU(4, 5, num_layers=2, dropout=0.1)(x), nn.RNN(4, 5)(x), nn.RNN(4, 5, nonlinearity='relu')(x),))
show("nn.RNN(4, 5, nonlinearity='relu').mode", lambda: (nn.RNN(4, 5, nonlinearity='relu').mode, nn.RNN(4, 5).mode, nn.LSTM(4, 5).mode,))
shape('nn.LSTMCell(4, 5)(w)', lambda: (nn.LSTMCell(4, 5)(w), nn.LSTMCell(4, 5)(w, (torch.zeros(3, 5), torch.zeros(3, 5))), nn.GRUCell(4, 5)(w), nn.GRUCell(4, 5)(w, torch.zeros(3, 5)), nn.RNNCell(4, 5)(w[0]),))
show('nn.LSTM(4, 5, 2).num_layers', lambda: (nn.LSTM(4, 5, 2).num_layers, nn.LSTM(4, 5, 2).hidden_size, nn.LSTM(4, 5, 2, bidirectional=True).bidirectional, nn.LSTM(4, 5).batch_first, nn.LSTM(4, 5)._all_weights,))
shape('nn.LSTM(4, 5).all_weights', lambda: (nn.LSTM(4, 5).all_weights, nn.LSTM(4, 5).weight_ih_l0, nn.LSTM(4, 5, bidirectional=True).weight_hh_l0_reverse, nn.LSTM(4, 5).flatten_parameters(), list(nn.LSTM(4, 5, 2, bias=False).parameters()),))
show('[n for n, p in nn.LSTM(4, 5, 2, bidirectional=True).named_pa', lambda: ([n for n, p in nn.LSTM(4, 5, 2, bidirectional=True).named_parameters()], [n for n, p in nn.LSTM(4, 5, proj_size=2).named_parameters()], [n for n, p in nn.GRUCell(4, 5).named_parameters()],))
shape('nn.LSTM()', lambda: nn.LSTM())
shape('nn.LSTM(input_size=4, hidden_size=5)(input=x)', lambda: (nn.LSTM(input_size=4, hidden_size=5)(input=x), nn.LSTM(4, 5)(nn.utils.rnn.pack_padded_sequence(x, [2, 2, 1]))[1],))
shape('nn.utils.rnn.pad_packed_sequence(nn.LSTM(4, 5)(nn.utils.rnn.', lambda: (nn.utils.rnn.pad_packed_sequence(nn.LSTM(4, 5)(nn.utils.rnn.pack_padded_sequence(x, [2, 2, 1]))[0])[0],))
shape('nn.utils.rnn.pad_packed_sequence(nn.LSTM(4, 5, batch_first=T', lambda: (nn.utils.rnn.pad_packed_sequence(nn.LSTM(4, 5, batch_first=True)(nn.utils.rnn.pack_padded_sequence(x, torch.tensor([3, 3]), batch_first=True))[0], batch_first=True),))
shape('nn.utils.rnn.pad_packed_sequence(nn.LSTM(4, 5, batch_first=T', lambda: (nn.utils.rnn.pad_packed_sequence(nn.LSTM(4, 5, batch_first=True)(nn.utils.rnn.pack_padded_sequence(x, lengths=[3, 2], batch_first=True, enforce_sorted=False))[0], batch_first=True, total_length=5)[0],))
shape('nn.utils.rnn.pad_sequence([torch.rand(2, 4), torch.rand(3, 4', lambda: (nn.utils.rnn.pad_sequence([torch.rand(2, 4), torch.rand(3, 4)]), nn.utils.rnn.pad_sequence([torch.rand(2, 4), torch.rand(3, 4)], batch_first=True),))
shape('nn.utils.rnn.pad_sequence([torch.rand(2, 4), torch.rand(3, 4', lambda: (nn.utils.rnn.pad_sequence([torch.rand(2, 4), torch.rand(3, 4)], True, padding_value=1.0),))
show('type(nn.utils.rnn.pack_padded_sequence(x, [2, 2, 1])).__name', lambda: (type(nn.utils.rnn.pack_padded_sequence(x, [2, 2, 1])).__name__,))
shape('nn.MultiheadAttention(4, 2)(x, x, x)', lambda: (nn.MultiheadAttention(4, 2)(x, x, x), nn.MultiheadAttention(4, 2, batch_first=True)(x, x, x), nn.MultiheadAttention(4, 2)(x, x, x, need_weights=False),))
shape('nn.MultiheadAttention(4, 2)(x, x, x, average_attn_weights=Fa', lambda: (nn.MultiheadAttention(4, 2)(x, x, x, average_attn_weights=False), nn.MultiheadAttention(4, 2, kdim=3, vdim=5)(x, torch.rand(6, 3, 3), torch.rand(6, 3, 5)),))
shape('nn.MultiheadAttention(4, 2, add_bias_kv=True)(x, x, x)', lambda: (nn.MultiheadAttention(4, 2, add_bias_kv=True)(x, x, x), nn.MultiheadAttention(4, 2, add_zero_attn=True)(x, x, x), nn.MultiheadAttention(4, 2)(x[0], x[0], x[0]),))
shape('nn.MultiheadAttention(4, 2)(x, x, x, attn_mask=torch.zeros(2', lambda: (nn.MultiheadAttention(4, 2)(x, x, x, attn_mask=torch.zeros(2, 2)), nn.MultiheadAttention(4, 2)(x, x, x, key_padding_mask=torch.zeros(3, 2).bool()),))
shape('nn.MultiheadAttention(4, 3)', lambda: nn.MultiheadAttention(4, 3))
show('nn.MultiheadAttention(4, 2).head_dim', lambda: (nn.MultiheadAttention(4, 2).head_dim, nn.MultiheadAttention(4, 2).num_heads, nn.MultiheadAttention(4, 2).embed_dim, nn.MultiheadAttention(4, 2, kdim=3).kdim, nn.MultiheadAttention(4, 2).batch_first,))
show('nn.MultiheadAttention(4, 2)._qkv_same_embed_dim', lambda: (nn.MultiheadAttention(4, 2)._qkv_same_embed_dim, nn.MultiheadAttention(4, 2, kdim=3)._qkv_same_embed_dim,))
shape('nn.MultiheadAttention(4, 2).in_proj_weight', lambda: (nn.MultiheadAttention(4, 2).in_proj_weight, nn.MultiheadAttention(4, 2).in_proj_bias, nn.MultiheadAttention(4, 2, bias=False).in_proj_bias, nn.MultiheadAttention(4, 2).out_proj.weight,))
shape('nn.MultiheadAttention(4, 2).out_proj', lambda: (nn.MultiheadAttention(4, 2).q_proj_weight, nn.MultiheadAttention(4, 2, kdim=3).k_proj_weight, nn.MultiheadAttention(4, 2, add_bias_kv=True).bias_k,))
show('[n for n, p in nn.MultiheadAttention(4, 2, kdim=3).named_par', lambda: ([n for n, p in nn.MultiheadAttention(4, 2, kdim=3).named_parameters()], [n for n, p in nn.MultiheadAttention(4, 2, bias=False).named_parameters()],))
show('[n for n, p in nn.MultiheadAttention(4, 2, add_bias_kv=True)', lambda: ([n for n, p in nn.MultiheadAttention(4, 2, add_bias_kv=True).named_parameters()],))
shape('nn.Conv2d(3, 6, 3)(q)', lambda: (nn.Conv2d(3, 6, 3)(q), nn.Conv2d(3, 6, 3)(q[0]), nn.Conv2d(3, 6, (3, 1), stride=(2, 1), padding=(1, 0))(q), nn.Conv2d(3, 6, 3, padding='same')(q), nn.Conv2d(3, 6, 3, padding='valid')(q),))
shape("nn.Conv2d(3, 6, 3, 1, 1, 1, 3, False, 'zeros')(q)", lambda: (nn.Conv2d(3, 6, 3, 1, 1, 1, 3, False, 'zeros')(q), nn.Conv2d(3, 6, 3, padding_mode='reflect', padding=1)(q), nn.Conv2d(3, 6, 3, padding=[1, 2])(q),))
shape('nn.Conv2d(in_channels=3, out_channels=6, kernel_size=3)(inpu', lambda: (nn.Conv2d(in_channels=3, out_channels=6, kernel_size=3)(input=q),))
shape('nn.Conv2d(3, 6)', lambda: nn.Conv2d(3, 6))
shape("nn.Conv2d(3, 6, 3, 1, 1, 1, 1, True, 'zeros', None, None)(q)", lambda: (nn.Conv2d(3, 6, 3, 1, 1, 1, 1, True, 'zeros', None, None)(q),))
shape("nn.Conv2d(3, 6, 3, 1, 1, 1, 1, True, 'zeros', None, None, 7)", lambda: nn.Conv2d(3, 6, 3, 1, 1, 1, 1, True, 'zeros', None, None, 7))
shape('nn.Conv2d(3, 6, 3, nothing=1)', lambda: nn.Conv2d(3, 6, 3, nothing=1))
shape('nn.Conv2d(3, 6, 3.5)', lambda: nn.Conv2d(3, 6, 3.5))
shape('nn.Conv2d(3, 6, 3, kernel_size=3)', lambda: nn.Conv2d(3, 6, 3, kernel_size=3))
shape('nn.Conv2d(3.0, 6, 3)', lambda: nn.Conv2d(3.0, 6, 3))
shape('nn.Conv2d(True, 6, 3).weight', lambda: (nn.Conv2d(True, 6, 3).weight,))
show('nn.Conv2d(3, 6, 3).kernel_size', lambda: (nn.Conv2d(3, 6, 3).kernel_size, nn.Conv2d(3, 6, 3).stride, nn.Conv2d(3, 6, 3).padding, nn.Conv2d(3, 6, 3, padding='same').padding, nn.Conv2d(3, 6, 3).dilation, nn.Conv2d(3, 6, 3).groups,))
show('nn.Conv2d(3, 6, 3).bias is None', lambda: (nn.Conv2d(3, 6, 3).bias is None, nn.Conv2d(3, 6, 3, bias=False).bias is None, nn.Conv2d(3, 6, 3).padding_mode, nn.Conv1d(3, 6, 3).kernel_size, nn.Conv3d(3, 6, (1, 2, 3)).kernel_size,))
show('nn.ConvTranspose2d(3, 6, 2).output_padding', lambda: (nn.ConvTranspose2d(3, 6, 2).output_padding,))
shape('nn.ConvTranspose2d(3, 6, 2, 2)(q)', lambda: (nn.ConvTranspose2d(3, 6, 2, 2)(q), nn.ConvTranspose2d(3, 6, 3, 2, 1, output_padding=1)(q), nn.ConvTranspose2d(3, 6, 3, 2, 1)(q, output_size=(16, 16)),))
shape('nn.ConvTranspose2d(3, 6, 3, 2, 1)(q, output_size=torch.Size(', lambda: (nn.ConvTranspose2d(3, 6, 3, 2, 1)(q, output_size=torch.Size([2, 6, 16, 15])), nn.ConvTranspose2d(3, 6, 3, 2, 1)(q[0], output_size=(16, 16)), nn.ConvTranspose2d(3, 6, 3, 2, 1)(q, [15, 15]),))
shape('nn.ConvTranspose1d(4, 6, 3, 2)(torch.rand(2, 4, 5), output_s', lambda: (nn.ConvTranspose1d(4, 6, 3, 2)(torch.rand(2, 4, 5), output_size=[12]), nn.MaxPool2d(2)(q), nn.MaxPool2d(2)(q[0]), nn.MaxPool2d(2, return_indices=True)(q),))
shape('nn.MaxPool2d(3, stride=1, padding=1, ceil_mode=True)(q)', lambda: (nn.MaxPool2d(3, stride=1, padding=1, ceil_mode=True)(q),))
show('nn.MaxPool2d(2).stride', lambda: (nn.MaxPool2d(2).stride, nn.MaxPool2d((2, 3)).kernel_size, nn.MaxPool2d(2).kernel_size, nn.AvgPool2d(2, 1).stride,))
shape('nn.MaxUnpool2d(2)(*nn.MaxPool2d(2, return_indices=True)(q))', lambda: (nn.MaxUnpool2d(2)(*nn.MaxPool2d(2, return_indices=True)(q)), nn.MaxUnpool2d(2)(*nn.MaxPool2d(2, return_indices=True)(q), output_size=q.size()),))
shape('nn.MaxUnpool2d(2)(*nn.MaxPool2d(2, return_indices=True)(q), ', lambda: (nn.MaxUnpool2d(2)(*nn.MaxPool2d(2, return_indices=True)(q), output_size=[9, 9]), nn.AdaptiveAvgPool2d(1)(q), nn.AdaptiveAvgPool2d((None, 3))(q),))
show('nn.AdaptiveAvgPool2d(1).output_size', lambda: (nn.AdaptiveAvgPool2d(1).output_size,))
shape('nn.AdaptiveMaxPool2d(2, True)(q)', lambda: (nn.AdaptiveMaxPool2d(2, True)(q), nn.FractionalMaxPool2d(2, output_ratio=0.5)(q), nn.LPPool2d(2, 2)(q), nn.BatchNorm2d(3)(q), nn.BatchNorm1d(4)(w), nn.BatchNorm1d(3)(x),))
shape('nn.BatchNorm2d(3, affine=False).weight', lambda: (nn.BatchNorm2d(3, affine=False).weight, nn.BatchNorm2d(3, track_running_stats=False).running_mean, nn.BatchNorm2d(3).num_batches_tracked,))
show('nn.BatchNorm2d(3).eps', lambda: (nn.BatchNorm2d(3).eps, nn.BatchNorm2d(3).momentum, nn.BatchNorm2d(3, momentum=None).momentum, nn.BatchNorm2d(3).num_features,))
shape('nn.LayerNorm(4)(x)', lambda: (nn.LayerNorm(4)(x), nn.LayerNorm([3, 4])(x),))
show('nn.LayerNorm(4).normalized_shape', lambda: (nn.LayerNorm(4).normalized_shape, nn.LayerNorm((3, 4)).normalized_shape, nn.LayerNorm(4, elementwise_affine=False).weight is None, nn.LayerNorm(4).eps,))
shape('nn.GroupNorm(3, 6)(torch.rand(2, 6, 4))', lambda: (nn.GroupNorm(3, 6)(torch.rand(2, 6, 4)), nn.InstanceNorm2d(3)(q), nn.InstanceNorm2d(3, affine=True).weight, nn.InstanceNorm2d(3)(q[0]), nn.LocalResponseNorm(2)(q), nn.Embedding(5, 3)(i),))
shape('nn.Embedding(5, 3, padding_idx=0)(i)', lambda: (nn.Embedding(5, 3, padding_idx=0)(i), nn.Embedding.from_pretrained(torch.rand(5, 3))(i),))
show('nn.Embedding.from_pretrained(torch.rand(5, 3)).weight.requir', lambda: (nn.Embedding.from_pretrained(torch.rand(5, 3)).weight.requires_grad, nn.Embedding.from_pretrained(torch.rand(5, 3), freeze=False).weight.requires_grad,))
show('nn.Embedding.from_pretrained(torch.rand(5, 3), False, paddin', lambda: (nn.Embedding.from_pretrained(torch.rand(5, 3), False, padding_idx=1).padding_idx, nn.Embedding(5, 3, padding_idx=-1).padding_idx, nn.Embedding(5, 3).num_embeddings,))
shape('nn.EmbeddingBag(5, 3)(torch.zeros(2, 3).long())', lambda: (nn.EmbeddingBag(5, 3)(torch.zeros(2, 3).long()), nn.EmbeddingBag(5, 3)(i, torch.tensor([0, 2])), nn.EmbeddingBag(5, 3, mode='sum')(torch.zeros(2, 3).long(), per_sample_weights=torch.rand(2, 3)),))
shape('nn.EmbeddingBag.from_pretrained(torch.rand(5, 3))(torch.zero', lambda: (nn.EmbeddingBag.from_pretrained(torch.rand(5, 3))(torch.zeros(2, 3).long()), nn.Bilinear(4, 4, 5)(w, w), nn.Identity()(x), nn.Identity(3, foo=2)(x), nn.Flatten()(x), nn.Flatten(0)(x),))
shape('nn.Flatten(start_dim=1, end_dim=-1)(x)', lambda: (nn.Flatten(start_dim=1, end_dim=-1)(x), nn.Unflatten(1, (3, 1))(x), nn.Upsample(scale_factor=2)(q), nn.Upsample(size=(4, 4), mode='bilinear', align_corners=True)(q),))
shape('nn.Upsample(scale_factor=(2, 1))(q)', lambda: (nn.Upsample(scale_factor=(2, 1))(q), nn.PixelShuffle(2)(torch.rand(1, 8, 2, 2)), nn.ZeroPad2d(1)(q), nn.ZeroPad2d((1, 2, 3, 4))(q), nn.ConstantPad1d(2, 1.0)(x), nn.ConstantPad2d((1, 1), 0)(q),))
shape('nn.ReflectionPad2d(1)(q)', lambda: (nn.ReflectionPad2d(1)(q), nn.ReplicationPad1d((1, 2))(x), nn.Softmax(dim=1)(x), nn.Softmax(1)(x),))
show('nn.Softmax(1).dim', lambda: (nn.Softmax(1).dim,))
shape('nn.LeakyReLU(0.1, inplace=True)(x)', lambda: (nn.LeakyReLU(0.1, inplace=True)(x),))
show('nn.LeakyReLU(0.1).negative_slope', lambda: (nn.LeakyReLU(0.1).negative_slope, nn.Dropout(0.3).p, nn.Dropout(0.3).inplace,))
shape('nn.PReLU()(x)', lambda: (nn.PReLU()(x), nn.PReLU(3)(x), nn.PReLU(3).weight, nn.GLU()(x), nn.GLU(dim=0)(x), nn.Threshold(0.1, 0)(x), nn.Hardtanh(-2, 2)(x), nn.CosineSimilarity()(x, x), nn.CosineSimilarity(dim=0)(x1=x, x2=x),))
shape('nn.PairwiseDistance()(w, w)', lambda: (nn.PairwiseDistance()(w, w), nn.CrossEntropyLoss()(torch.rand(2, 5), torch.zeros(2).long()), nn.CrossEntropyLoss(weight=torch.rand(5)).weight,))
shape("nn.CrossEntropyLoss(torch.rand(5), reduction='none')(torch.r", lambda: (nn.CrossEntropyLoss(torch.rand(5), reduction='none')(torch.rand(2, 5), torch.zeros(2).long()),))
shape('nn.CrossEntropyLoss(ignore_index=-1, label_smoothing=0.1)(to', lambda: (nn.CrossEntropyLoss(ignore_index=-1, label_smoothing=0.1)(torch.rand(2, 5), torch.zeros(2).long()), nn.MSELoss()(x, x), nn.MSELoss(reduction='none')(x, x),))
shape('nn.BCEWithLogitsLoss(pos_weight=torch.rand(4))(x, x)', lambda: (nn.BCEWithLogitsLoss(pos_weight=torch.rand(4))(x, x), nn.BCEWithLogitsLoss(pos_weight=torch.rand(4)).pos_weight, nn.KLDivLoss(reduction='batchmean')(x, x),))
shape('nn.CTCLoss()(torch.rand(50, 16, 20).log_softmax(2), torch.ra', lambda: (nn.CTCLoss()(torch.rand(50, 16, 20).log_softmax(2), torch.randint(1, 20, (16, 30)), torch.full((16,), 50), torch.full((16,), 20)),))
show('nn.MSELoss().reduction', lambda: (nn.MSELoss().reduction, nn.CrossEntropyLoss().ignore_index, nn.CrossEntropyLoss().label_smoothing,))
shape('nn.Linear(4, 2)(w[0])', lambda: (nn.Linear(4, 2)(w[0]), nn.Linear(4, 2, False).bias,))
show('nn.Linear(4, 2).in_features', lambda: (nn.Linear(4, 2).in_features,))
shape('nn.Linear(4)', lambda: nn.Linear(4))
shape('nn.Linear(4, 2, 3, 4, 5, 6)', lambda: nn.Linear(4, 2, 3, 4, 5, 6))
shape('nn.Linear(4, 2)()', lambda: nn.Linear(4, 2)())
shape('nn.Linear(4, 2)(3)', lambda: nn.Linear(4, 2)(3))
shape('nn.Linear(None, 2)', lambda: nn.Linear(None, 2))
shape('nn.LazyLinear(5)(x)', lambda: (nn.LazyLinear(5)(x), nn.LazyConv2d(6, 3)(q), nn.LazyConv2d(6, kernel_size=3, padding=1)(q), nn.LazyBatchNorm2d()(q), nn.LazyConvTranspose2d(6, 2, 2)(q),))
def changed():
    l = nn.LazyLinear(5)
    return type(l.weight).__name__


show('l = nn.LazyLinear(5) ;; type(l.weight).__name__', changed)
def changed():
    l = nn.LazyLinear(5)
    l(x)
    return type(l).__name__


show('l = nn.LazyLinear(5) ;; l(x) ;; type(l).__name__', changed)
def changed():
    l = nn.LazyLinear(5)
    l(x)
    return l.in_features


show('l = nn.LazyLinear(5) ;; l(x) ;; l.in_features', changed)
def changed():
    l = nn.LazyLinear(5)
    l(x)
    return tuple(l.weight.shape)


show('l = nn.LazyLinear(5) ;; l(x) ;; tuple(l.weight.shape)', changed)
def changed():
    l = nn.LazyLinear(5, bias=False)
    l(x)
    return l.bias is None


show('l = nn.LazyLinear(5, bias=False) ;; l(x) ;; l.bias is None', changed)
def changed():
    l = nn.LazyConv2d(6, 3)
    l(q)
    return l.in_channels


show('l = nn.LazyConv2d(6, 3) ;; l(q) ;; l.in_channels', changed)
shape('nn.LazyLinear()', lambda: nn.LazyLinear())
shape('nn.LazyLinear(5, nothing=1)', lambda: nn.LazyLinear(5, nothing=1))
shape('nn.LazyLinear(5)(input=x)', lambda: nn.LazyLinear(5)(input=x))
shape('nn.Transformer(d_model=4, nhead=2, num_encoder_layers=1, num', lambda: (nn.Transformer(d_model=4, nhead=2, num_encoder_layers=1, num_decoder_layers=1, dim_feedforward=8)(x, x), nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8), 2)(x),))
shape('nn.TransformerEncoderLayer(4, 2, dim_feedforward=8, batch_fi', lambda: (nn.TransformerEncoderLayer(4, 2, dim_feedforward=8, batch_first=True, norm_first=True, activation='gelu')(x), nn.TransformerDecoderLayer(4, 2, 8)(x, x),))
shape('nn.Nothing()', lambda: nn.Nothing())
shape('nn.Conv2D(3, 6, 3)', lambda: nn.Conv2D(3, 6, 3))
shape('nn.LSTM(4, 5)(nn.utils.rnn.pack_padded_sequence(x, [3, 3], b', lambda: (nn.LSTM(4, 5)(nn.utils.rnn.pack_padded_sequence(x, [3, 3], batch_first=True))[1], nn.GRU(4, 5, batch_first=True)(nn.utils.rnn.pack_padded_sequence(x, [2, 2, 1]))[1],))
shape('nn.utils.rnn.pad_packed_sequence(nn.utils.rnn.pack_padded_se', lambda: (nn.utils.rnn.pad_packed_sequence(nn.utils.rnn.pack_padded_sequence(x, [3, 3], batch_first=True)),))
shape('nn.utils.rnn.pad_packed_sequence(nn.utils.rnn.pack_padded_se', lambda: (nn.utils.rnn.pad_packed_sequence(nn.utils.rnn.pack_padded_sequence(x, [2, 2, 1]), batch_first=True, total_length=6),))
shape('nn.utils.rnn.pad_packed_sequence(nn.utils.rnn.pack_sequence(', lambda: (nn.utils.rnn.pad_packed_sequence(nn.utils.rnn.pack_sequence([torch.rand(3, 4), torch.rand(2, 4)])),))
show('nn.utils.rnn.pad_packed_sequence(nn.utils.rnn.pack_padded_se', lambda: (nn.utils.rnn.pad_packed_sequence(nn.utils.rnn.pack_padded_sequence(x, [2, 2, 1]))[1],))
shape('nn.LSTM(4, 5)(nn.utils.rnn.pack_sequence([torch.rand(3, 4), ', lambda: (nn.LSTM(4, 5)(nn.utils.rnn.pack_sequence([torch.rand(3, 4), torch.rand(2, 4)]))[1],))
def changed():
    p = nn.utils.rnn.pack_padded_sequence(x, [2, 2, 2])
    return nn.utils.rnn.pad_packed_sequence(nn.utils.rnn.PackedSequence(p.data * 2, p.batch_sizes))[0].shape


show('p = nn.utils.rnn.pack_padded_sequence(x, [2, 2, 2]) ;; nn.utils.rnn.pad_packed_sequence(nn.utils.rnn.PackedSequence(p.data * 2, p.batch_sizes))[0].shape', changed)
show('nn.Hardtanh().min_val', lambda: (nn.Hardtanh().min_val, nn.Dropout().p, nn.LeakyReLU(1).negative_slope, nn.BatchNorm2d(3).track_running_stats, nn.AvgPool2d(2).ceil_mode,))
shape('nn.Upsample(None, 2)(q)', lambda: (nn.Upsample(None, 2)(q), nn.LazyConv1d(6, 3, stride=2)(x), nn.LazyInstanceNorm2d()(q), nn.LazyLinear(5, True)(x),))
shape('nn.LazyLinear(5, True, None, None, None)', lambda: nn.LazyLinear(5, True, None, None, None))
shape('nn.Sequential(nn.Linear(4, 2), nn.ReLU())(x)', lambda: (nn.Sequential(nn.Linear(4, 2), nn.ReLU())(x), nn.Sequential()(x),))
show('len(nn.Sequential(nn.ReLU(), nn.ReLU()))', lambda: (len(nn.Sequential(nn.ReLU(), nn.ReLU())),))
shape('list(nn.Sequential(nn.ReLU(), nn.Tanh()))', lambda: (list(nn.Sequential(nn.ReLU(), nn.Tanh())), nn.Sequential(nn.ReLU(), nn.Tanh())[0], nn.Sequential(nn.ReLU(), nn.Tanh())[-1],))
shape('nn.Sequential(nn.ReLU(), nn.Tanh())[5]', lambda: nn.Sequential(nn.ReLU(), nn.Tanh())[5])
shape("nn.Sequential(nn.ReLU(), nn.Tanh())['a']", lambda: nn.Sequential(nn.ReLU(), nn.Tanh())['a'])
shape('nn.Sequential(nn.ReLU(), nn.Tanh())[0:1]', lambda: (nn.Sequential(nn.ReLU(), nn.Tanh())[0:1], nn.Sequential(nn.ReLU(), nn.Tanh())[torch.tensor(1)],))
shape('nn.Sequential(nn.ReLU(), 3)', lambda: nn.Sequential(nn.ReLU(), 3))
shape('nn.Sequential([nn.ReLU()])', lambda: nn.Sequential([nn.ReLU()]))
def changed():
    s = nn.Sequential(nn.ReLU(), nn.Tanh())
    s.add_module('x', nn.GELU())
    return ([n for n, _ in s.named_children()])


show("s = nn.Sequential(nn.ReLU(), nn.Tanh()) ;; s.add_module('x', nn.GELU()) ;; ([n for n, _ in s.named_children()])", changed)
def changed():
    s = nn.Sequential(nn.ReLU(), nn.Tanh())
    s[0] = nn.GELU()
    return [type(c).__name__ for c in s]


show('s = nn.Sequential(nn.ReLU(), nn.Tanh()) ;; s[0] = nn.GELU() ;; [type(c).__name__ for c in s]', changed)
def changed():
    s = nn.Sequential(nn.ReLU(), nn.Tanh())
    s[-1] = nn.GELU()
    return [type(c).__name__ for c in s]


show('s = nn.Sequential(nn.ReLU(), nn.Tanh()) ;; s[-1] = nn.GELU() ;; [type(c).__name__ for c in s]', changed)
def changed():
    s = nn.Sequential(nn.ReLU(), nn.Tanh())
    del s[0]
    return ([(n, type(c).__name__) for n, c in s.named_children()])


show('s = nn.Sequential(nn.ReLU(), nn.Tanh()) ;; del s[0] ;; ([(n, type(c).__name__) for n, c in s.named_children()])', changed)
def changed():
    s = nn.Sequential(nn.ReLU(), nn.Tanh(), nn.GELU())
    del s[0:2]
    return ([(n, type(c).__name__) for n, c in s.named_children()])


show('s = nn.Sequential(nn.ReLU(), nn.Tanh(), nn.GELU()) ;; del s[0:2] ;; ([(n, type(c).__name__) for n, c in s.named_children()])', changed)
def changed():
    s = nn.Sequential(nn.ReLU())
    s.append(nn.Tanh())
    return len(s)


show('s = nn.Sequential(nn.ReLU()) ;; s.append(nn.Tanh()) ;; len(s)', changed)
def changed():
    s = nn.Sequential(nn.ReLU())
    s.extend([nn.Tanh(), nn.GELU()])
    return [type(c).__name__ for c in s]


show('s = nn.Sequential(nn.ReLU()) ;; s.extend([nn.Tanh(), nn.GELU()]) ;; [type(c).__name__ for c in s]', changed)
def changed():
    s = nn.Sequential(nn.ReLU())
    s.insert(0, nn.Tanh())
    return [type(c).__name__ for c in s]


show('s = nn.Sequential(nn.ReLU()) ;; s.insert(0, nn.Tanh()) ;; [type(c).__name__ for c in s]', changed)
def changed():
    s = nn.Sequential(nn.ReLU(), nn.Tanh())
    return type(s.pop(0)).__name__


show('s = nn.Sequential(nn.ReLU(), nn.Tanh()) ;; type(s.pop(0)).__name__', changed)
def changed():
    s = nn.Sequential(nn.ReLU()) + nn.Sequential(nn.Tanh())
    return [type(c).__name__ for c in s]


show('s = nn.Sequential(nn.ReLU()) + nn.Sequential(nn.Tanh()) ;; [type(c).__name__ for c in s]', changed)
def changed():
    s = nn.Sequential(nn.ReLU())
    s += nn.Sequential(nn.Tanh())
    return [type(c).__name__ for c in s]


show('s = nn.Sequential(nn.ReLU()) ;; s += nn.Sequential(nn.Tanh()) ;; [type(c).__name__ for c in s]', changed)
def changed():
    s = nn.Sequential(nn.ReLU())
    s.a = nn.Tanh()
    return len(s)


show('s = nn.Sequential(nn.ReLU()) ;; s.a = nn.Tanh() ;; len(s)', changed)
show('nn.ReLU() in nn.Sequential(nn.ReLU())', lambda: (nn.ReLU() in nn.Sequential(nn.ReLU()),))
shape('nn.ModuleList([nn.ReLU(), nn.Tanh()])[1]', lambda: (nn.ModuleList([nn.ReLU(), nn.Tanh()])[1],))
shape('nn.ModuleList([nn.ReLU(), nn.Tanh()])[-3]', lambda: nn.ModuleList([nn.ReLU(), nn.Tanh()])[-3])
shape('nn.ModuleList([nn.ReLU(), nn.Tanh()])[0:1]', lambda: (nn.ModuleList([nn.ReLU(), nn.Tanh()])[0:1],))
shape('nn.ModuleList([nn.ReLU(), nn.Tanh()])[1.0]', lambda: nn.ModuleList([nn.ReLU(), nn.Tanh()])[1.0])
shape("nn.ModuleList([nn.ReLU(), nn.Tanh()])['0']", lambda: nn.ModuleList([nn.ReLU(), nn.Tanh()])['0'])
shape('nn.ModuleList(nn.ReLU() for _ in range(2))', lambda: (nn.ModuleList(nn.ReLU() for _ in range(2)),))
shape('nn.ModuleList([nn.ReLU()])(x)', lambda: nn.ModuleList([nn.ReLU()])(x))
show('len(nn.ModuleList())', lambda: (len(nn.ModuleList()),))
def changed():
    l = nn.ModuleList([nn.ReLU()])
    l.append(nn.Tanh())
    return len(l)


show('l = nn.ModuleList([nn.ReLU()]) ;; l.append(nn.Tanh()) ;; len(l)', changed)
def changed():
    l = nn.ModuleList([nn.ReLU()])
    l.append(None)
    return len(l)


show('l = nn.ModuleList([nn.ReLU()]) ;; l.append(None) ;; len(l)', changed)
def changed():
    l = nn.ModuleList([nn.ReLU()])
    l.append('a')
    return len(l)


show("l = nn.ModuleList([nn.ReLU()]) ;; l.append('a') ;; len(l)", changed)
def changed():
    l = nn.ModuleList([nn.ReLU()])
    l.extend([nn.Tanh()])
    return len(l)


show('l = nn.ModuleList([nn.ReLU()]) ;; l.extend([nn.Tanh()]) ;; len(l)', changed)
def changed():
    l = nn.ModuleList([nn.ReLU()])
    l.extend(nn.Tanh())
    return len(l)


show('l = nn.ModuleList([nn.ReLU()]) ;; l.extend(nn.Tanh()) ;; len(l)', changed)
def changed():
    l = nn.ModuleList([nn.ReLU()])
    l.extend(3)
    return len(l)


show('l = nn.ModuleList([nn.ReLU()]) ;; l.extend(3) ;; len(l)', changed)
def changed():
    l = nn.ModuleList([nn.ReLU(), nn.GELU()])
    l.insert(1, nn.Tanh())
    return [type(c).__name__ for c in l]


show('l = nn.ModuleList([nn.ReLU(), nn.GELU()]) ;; l.insert(1, nn.Tanh()) ;; [type(c).__name__ for c in l]', changed)
def changed():
    l = nn.ModuleList([nn.ReLU(), nn.GELU()])
    return type(l.pop(0)).__name__


show('l = nn.ModuleList([nn.ReLU(), nn.GELU()]) ;; type(l.pop(0)).__name__', changed)
def changed():
    l = nn.ModuleList([nn.ReLU(), nn.GELU()])
    del l[0]
    return ([n for n, _ in l.named_children()])


show('l = nn.ModuleList([nn.ReLU(), nn.GELU()]) ;; del l[0] ;; ([n for n, _ in l.named_children()])', changed)
def changed():
    l = nn.ModuleList([nn.ReLU(), nn.GELU(), nn.Tanh()])
    del l[::2]
    return [type(c).__name__ for c in l]


show('l = nn.ModuleList([nn.ReLU(), nn.GELU(), nn.Tanh()]) ;; del l[::2] ;; [type(c).__name__ for c in l]', changed)
def changed():
    l = nn.ModuleList([nn.ReLU(), nn.GELU()])
    l[0] = nn.Tanh()
    return [type(c).__name__ for c in l]


show('l = nn.ModuleList([nn.ReLU(), nn.GELU()]) ;; l[0] = nn.Tanh() ;; [type(c).__name__ for c in l]', changed)
def changed():
    l = nn.ModuleList([nn.ReLU(), nn.GELU()])
    l[0] = 3
    return [type(c).__name__ for c in l]


show('l = nn.ModuleList([nn.ReLU(), nn.GELU()]) ;; l[0] = 3 ;; [type(c).__name__ for c in l]', changed)
def changed():
    l = nn.ModuleList([nn.ReLU()]) + [nn.GELU()]
    return [type(c).__name__ for c in l]


show('l = nn.ModuleList([nn.ReLU()]) + [nn.GELU()] ;; [type(c).__name__ for c in l]', changed)
def changed():
    l = nn.ModuleList([nn.ReLU()])
    l += [nn.GELU()]
    return [type(c).__name__ for c in l]


show('l = nn.ModuleList([nn.ReLU()]) ;; l += [nn.GELU()] ;; [type(c).__name__ for c in l]', changed)
def changed():
    l = nn.ModuleList([nn.ReLU(), nn.GELU()])
    return [type(c).__name__ for c in l[::-1]]


show('l = nn.ModuleList([nn.ReLU(), nn.GELU()]) ;; [type(c).__name__ for c in l[::-1]]', changed)
def changed():
    l = nn.ModuleList([nn.ReLU(), nn.GELU()])
    return [type(c).__name__ for c in reversed(l)]


show('l = nn.ModuleList([nn.ReLU(), nn.GELU()]) ;; [type(c).__name__ for c in reversed(l)]', changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU(), 'b': nn.Tanh()})
    return list(d.keys())


show("d = nn.ModuleDict({'a': nn.ReLU(), 'b': nn.Tanh()}) ;; list(d.keys())", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU(), 'b': nn.Tanh()})
    return [type(c).__name__ for c in d.values()]


show("d = nn.ModuleDict({'a': nn.ReLU(), 'b': nn.Tanh()}) ;; [type(c).__name__ for c in d.values()]", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU(), 'b': nn.Tanh()})
    return ([(n, type(c).__name__) for n, c in d.items()])


show("d = nn.ModuleDict({'a': nn.ReLU(), 'b': nn.Tanh()}) ;; ([(n, type(c).__name__) for n, c in d.items()])", changed)
def changed():
    d = nn.ModuleDict([['a', nn.ReLU()], ['b', nn.Tanh()]])
    return len(d)


show("d = nn.ModuleDict([['a', nn.ReLU()], ['b', nn.Tanh()]]) ;; len(d)", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    return d['a'] is d.a


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; d['a'] is d.a", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    return d['c']


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; d['c']", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    return ('a' in d, 'c' in d)


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; ('a' in d, 'c' in d)", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    d['b'] = nn.Tanh()
    return list(d)


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; d['b'] = nn.Tanh() ;; list(d)", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    d[1] = nn.Tanh()
    return list(d)


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; d[1] = nn.Tanh() ;; list(d)", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    d['a.b'] = nn.Tanh()
    return list(d)


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; d['a.b'] = nn.Tanh() ;; list(d)", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    d['b'] = 3
    return list(d)


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; d['b'] = 3 ;; list(d)", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    del d['a']
    return len(d)


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; del d['a'] ;; len(d)", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    del d['b']
    return len(d)


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; del d['b'] ;; len(d)", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    return (type(d.pop('a')).__name__, len(d))


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; (type(d.pop('a')).__name__, len(d))", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    return d.pop('b')


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; d.pop('b')", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    d.update({'b': nn.Tanh()})
    return list(d)


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; d.update({'b': nn.Tanh()}) ;; list(d)", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    d.update(nn.ModuleDict({'c': nn.Tanh()}))
    return list(d)


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; d.update(nn.ModuleDict({'c': nn.Tanh()})) ;; list(d)", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    d.update([('c', nn.Tanh())])
    return list(d)


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; d.update([('c', nn.Tanh())]) ;; list(d)", changed)
def changed():
    d = nn.ModuleDict({'a': nn.ReLU()})
    d.clear()
    return len(d)


show("d = nn.ModuleDict({'a': nn.ReLU()}) ;; d.clear() ;; len(d)", changed)
def changed():
    p = nn.ParameterDict({'a': nn.Parameter(w)})
    return p['a'].shape


show("p = nn.ParameterDict({'a': nn.Parameter(w)}) ;; p['a'].shape", changed)
def changed():
    p = nn.ParameterDict({'a': nn.Parameter(w)})
    p['b'] = nn.Parameter(x)
    return ([n for n, _ in p.named_parameters()])


show("p = nn.ParameterDict({'a': nn.Parameter(w)}) ;; p['b'] = nn.Parameter(x) ;; ([n for n, _ in p.named_parameters()])", changed)
def changed():
    p = nn.ParameterDict({'a': nn.Parameter(w)})
    return p.get('c') is None


show("p = nn.ParameterDict({'a': nn.Parameter(w)}) ;; p.get('c') is None", changed)
def changed():
    p = nn.ParameterDict({'a': nn.Parameter(w)})
    return p.get('a').shape


show("p = nn.ParameterDict({'a': nn.Parameter(w)}) ;; p.get('a').shape", changed)
def changed():
    p = nn.ParameterDict({'a': nn.Parameter(w)})
    return (p.get('c', 3))


show("p = nn.ParameterDict({'a': nn.Parameter(w)}) ;; (p.get('c', 3))", changed)
def changed():
    p = nn.ParameterDict({'a': nn.Parameter(w)})
    return ('a' in p, len(p), list(p.keys()))


show("p = nn.ParameterDict({'a': nn.Parameter(w)}) ;; ('a' in p, len(p), list(p.keys()))", changed)
def changed():
    p = nn.ParameterList([nn.Parameter(w), nn.Parameter(x)])
    return (p[1].shape, len(p))


show('p = nn.ParameterList([nn.Parameter(w), nn.Parameter(x)]) ;; (p[1].shape, len(p))', changed)
def changed():
    p = nn.ParameterList([nn.Parameter(w)])
    p.append(nn.Parameter(x))
    return ([n for n, _ in p.named_parameters()])


show('p = nn.ParameterList([nn.Parameter(w)]) ;; p.append(nn.Parameter(x)) ;; ([n for n, _ in p.named_parameters()])', changed)
def changed():
    p = nn.ParameterList([nn.Parameter(w)])
    p.extend([nn.Parameter(x)])
    return len(p)


show('p = nn.ParameterList([nn.Parameter(w)]) ;; p.extend([nn.Parameter(x)]) ;; len(p)', changed)
def changed():
    p = nn.ParameterList([w])
    return type(p[0]).__name__


show('p = nn.ParameterList([w]) ;; type(p[0]).__name__', changed)
def changed():
    p = nn.ParameterList([w])
    return len(list(p.parameters()))


show('p = nn.ParameterList([w]) ;; len(list(p.parameters()))', changed)
def changed():
    p = nn.ParameterList([nn.Parameter(w)])
    p[0] = nn.Parameter(x)
    return p[0].shape


show('p = nn.ParameterList([nn.Parameter(w)]) ;; p[0] = nn.Parameter(x) ;; p[0].shape', changed)
def changed():
    p = nn.ParameterList(nn.Parameter(torch.rand(k)) for k in (1, 2))
    return [tuple(one.shape) for one in p]


show('p = nn.ParameterList(nn.Parameter(torch.rand(k)) for k in (1, 2)) ;; [tuple(one.shape) for one in p]', changed)
def changed():
    p = nn.ParameterList([nn.Parameter(w)])
    p += [nn.Parameter(x)]
    return len(p)


show('p = nn.ParameterList([nn.Parameter(w)]) ;; p += [nn.Parameter(x)] ;; len(p)', changed)
def changed():
    n = nn.Linear(4, 2)
    n.weight = 3
    return 0


show('n = nn.Linear(4, 2) ;; n.weight = 3 ;; 0', changed)
def changed():
    n = nn.Linear(4, 2)
    n.weight = torch.rand(2, 4)
    return 0


show('n = nn.Linear(4, 2) ;; n.weight = torch.rand(2, 4) ;; 0', changed)
def changed():
    n = nn.Linear(4, 2)
    n.weight = None
    return n.weight is None


show('n = nn.Linear(4, 2) ;; n.weight = None ;; n.weight is None', changed)
def changed():
    n = nn.Linear(4, 2)
    n.weight = nn.Parameter(torch.rand(2, 4))
    return len(list(n.parameters()))


show('n = nn.Linear(4, 2) ;; n.weight = nn.Parameter(torch.rand(2, 4)) ;; len(list(n.parameters()))', changed)
def changed():
    n = nn.Linear(4, 2)
    del n.bias
    return ([k for k, _ in n.named_parameters()])


show('n = nn.Linear(4, 2) ;; del n.bias ;; ([k for k, _ in n.named_parameters()])', changed)
def changed():
    n = nn.Linear(4, 2)
    n.bias = None
    return ([k for k, _ in n.named_parameters()])


show('n = nn.Linear(4, 2) ;; n.bias = None ;; ([k for k, _ in n.named_parameters()])', changed)
def changed():
    n = nn.Linear(4, 2)
    return n.nothing


show('n = nn.Linear(4, 2) ;; n.nothing', changed)
def changed():
    n = nn.Module()
    n.a = nn.ReLU()
    n.a = None
    return n.a is None


show('n = nn.Module() ;; n.a = nn.ReLU() ;; n.a = None ;; n.a is None', changed)
def changed():
    n = nn.Module()
    n.a = 3
    n.a = nn.ReLU()
    return ([k for k, _ in n.named_children()])


show('n = nn.Module() ;; n.a = 3 ;; n.a = nn.ReLU() ;; ([k for k, _ in n.named_children()])', changed)
def changed():
    n = nn.Module()
    n.register_buffer('b', w)
    return ([k for k, _ in n.named_buffers()])


show("n = nn.Module() ;; n.register_buffer('b', w) ;; ([k for k, _ in n.named_buffers()])", changed)
def changed():
    n = nn.Module()
    n.register_buffer('b', w)
    n.b = x
    return n.b.shape


show("n = nn.Module() ;; n.register_buffer('b', w) ;; n.b = x ;; n.b.shape", changed)
def changed():
    n = nn.Module()
    n.register_buffer('b', w)
    n.b = None
    return n.b is None


show("n = nn.Module() ;; n.register_buffer('b', w) ;; n.b = None ;; n.b is None", changed)
def changed():
    n = nn.Module()
    n.register_buffer('b', None)
    return n.b is None


show("n = nn.Module() ;; n.register_buffer('b', None) ;; n.b is None", changed)
def changed():
    n = nn.Module()
    n.register_buffer('b', 3)
    return 0


show("n = nn.Module() ;; n.register_buffer('b', 3) ;; 0", changed)
def changed():
    n = nn.Module()
    n.register_buffer('a.b', w)
    return 0


show("n = nn.Module() ;; n.register_buffer('a.b', w) ;; 0", changed)
def changed():
    n = nn.Module()
    n.register_buffer('b', w, persistent=False)
    return list(n.state_dict())


show("n = nn.Module() ;; n.register_buffer('b', w, persistent=False) ;; list(n.state_dict())", changed)
def changed():
    n = nn.Module()
    n.register_buffer('b', w)
    return list(n.state_dict())


show("n = nn.Module() ;; n.register_buffer('b', w) ;; list(n.state_dict())", changed)
def changed():
    n = nn.Module()
    n.register_parameter('p', nn.Parameter(w))
    return ([k for k, _ in n.named_parameters()])


show("n = nn.Module() ;; n.register_parameter('p', nn.Parameter(w)) ;; ([k for k, _ in n.named_parameters()])", changed)
def changed():
    n = nn.Module()
    n.register_parameter('p', None)
    return n.p is None


show("n = nn.Module() ;; n.register_parameter('p', None) ;; n.p is None", changed)
def changed():
    n = nn.Module()
    n.register_parameter('p', w)
    return 0


show("n = nn.Module() ;; n.register_parameter('p', w) ;; 0", changed)
def changed():
    n = nn.Module()
    n.add_module('m', nn.ReLU())
    return ([k for k, _ in n.named_modules()])


show("n = nn.Module() ;; n.add_module('m', nn.ReLU()) ;; ([k for k, _ in n.named_modules()])", changed)
def changed():
    n = nn.Module()
    n.add_module('m', 3)
    return 0


show("n = nn.Module() ;; n.add_module('m', 3) ;; 0", changed)
def changed():
    n = nn.Module()
    n.add_module(3, nn.ReLU())
    return 0


show('n = nn.Module() ;; n.add_module(3, nn.ReLU()) ;; 0', changed)
def changed():
    n = nn.Module()
    n.add_module('a.b', nn.ReLU())
    return 0


show("n = nn.Module() ;; n.add_module('a.b', nn.ReLU()) ;; 0", changed)
def changed():
    n = nn.Module()
    n.add_module('', nn.ReLU())
    return 0


show("n = nn.Module() ;; n.add_module('', nn.ReLU()) ;; 0", changed)
def changed():
    n = nn.Module()
    n.add_module('m', None)
    return n.m is None


show("n = nn.Module() ;; n.add_module('m', None) ;; n.m is None", changed)
def changed():
    n = nn.Module()
    return n(x)


show('n = nn.Module() ;; n(x)', changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2)))
    return ([k for k, _ in n.named_modules()])


show('n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2))) ;; ([k for k, _ in n.named_modules()])', changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2)))
    return ([k for k, _ in n.named_modules(prefix='z')])


show("n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2))) ;; ([k for k, _ in n.named_modules(prefix='z')])", changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2)))
    return ([k for k, _ in n.named_parameters()])


show('n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2))) ;; ([k for k, _ in n.named_parameters()])', changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2)))
    return ([k for k, _ in n.named_parameters(prefix='z')])


show("n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2))) ;; ([k for k, _ in n.named_parameters(prefix='z')])", changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2)))
    return ([k for k, _ in n.named_parameters(recurse=False)])


show('n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2))) ;; ([k for k, _ in n.named_parameters(recurse=False)])', changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2)))
    return len(list(n.parameters(False)))


show('n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2))) ;; len(list(n.parameters(False)))', changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2)))
    return list(n.state_dict())


show('n = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Linear(2, 2))) ;; list(n.state_dict())', changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.BatchNorm1d(2))
    return list(n.state_dict())


show('n = nn.Sequential(nn.Linear(4, 2), nn.BatchNorm1d(2)) ;; list(n.state_dict())', changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.BatchNorm1d(2))
    return ([k for k, _ in n.named_buffers()])


show('n = nn.Sequential(nn.Linear(4, 2), nn.BatchNorm1d(2)) ;; ([k for k, _ in n.named_buffers()])', changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.BatchNorm1d(2))
    return list(n.state_dict(prefix='z.'))


show("n = nn.Sequential(nn.Linear(4, 2), nn.BatchNorm1d(2)) ;; list(n.state_dict(prefix='z.'))", changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
    return type(n.get_submodule('0')).__name__


show("n = nn.Sequential(nn.Linear(4, 2), nn.ReLU()) ;; type(n.get_submodule('0')).__name__", changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
    return n.get_submodule('7')


show("n = nn.Sequential(nn.Linear(4, 2), nn.ReLU()) ;; n.get_submodule('7')", changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
    return n.get_submodule('') is n


show("n = nn.Sequential(nn.Linear(4, 2), nn.ReLU()) ;; n.get_submodule('') is n", changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
    return n.get_parameter('0.weight').shape


show("n = nn.Sequential(nn.Linear(4, 2), nn.ReLU()) ;; n.get_parameter('0.weight').shape", changed)
def changed():
    n = nn.Sequential(nn.BatchNorm1d(2))
    return n.get_buffer('0.running_mean').shape


show("n = nn.Sequential(nn.BatchNorm1d(2)) ;; n.get_buffer('0.running_mean').shape", changed)
def changed():
    n = nn.Linear(4, 2)
    return n.requires_grad_(False).weight.requires_grad


show('n = nn.Linear(4, 2) ;; n.requires_grad_(False).weight.requires_grad', changed)
def changed():
    n = nn.Linear(4, 2)
    return (n.train().training, n.eval().training, n.train(False).training)


show('n = nn.Linear(4, 2) ;; (n.train().training, n.eval().training, n.train(False).training)', changed)
def changed():
    n = nn.Sequential(nn.Linear(4, 2))
    n.eval()
    return n[0].training


show('n = nn.Sequential(nn.Linear(4, 2)) ;; n.eval() ;; n[0].training', changed)
def changed():
    n = nn.BatchNorm1d(2)
    return n.half().num_batches_tracked.dtype


show('n = nn.BatchNorm1d(2) ;; n.half().num_batches_tracked.dtype', changed)
def changed():
    n = nn.Linear(4, 2).double()
    return n(x.double()).dtype


show('n = nn.Linear(4, 2).double() ;; n(x.double()).dtype', changed)
def changed():
    n = nn.Linear(4, 2)
    return n.apply(lambda k: None) is n


show('n = nn.Linear(4, 2) ;; n.apply(lambda k: None) is n', changed)
def changed():
    n = nn.Sequential(nn.ReLU(), nn.Tanh())
    out = []
    n.apply(lambda k: out.append(type(k).__name__))
    return out


show('n = nn.Sequential(nn.ReLU(), nn.Tanh()) ;; out = [] ;; n.apply(lambda k: out.append(type(k).__name__)) ;; out', changed)
def changed():
    n = nn.Linear(4, 2)
    return n._get_name()


show('n = nn.Linear(4, 2) ;; n._get_name()', changed)
def changed():
    n = nn.Linear(4, 2)
    h = n.register_forward_hook(lambda k, i, o: o * 2)
    return n(x).shape


show('n = nn.Linear(4, 2) ;; h = n.register_forward_hook(lambda k, i, o: o * 2) ;; n(x).shape', changed)
def changed():
    n = nn.Linear(4, 2)
    h = n.register_forward_hook(lambda k, i, o: o[0])
    return n(x).shape


show('n = nn.Linear(4, 2) ;; h = n.register_forward_hook(lambda k, i, o: o[0]) ;; n(x).shape', changed)
def changed():
    n = nn.Linear(4, 2)
    h = n.register_forward_hook(lambda k, i, o: o[0])
    h.remove()
    return n(x).shape


show('n = nn.Linear(4, 2) ;; h = n.register_forward_hook(lambda k, i, o: o[0]) ;; h.remove() ;; n(x).shape', changed)
def changed():
    n = nn.Linear(4, 2)
    h = n.register_forward_pre_hook(lambda k, i: (i[0][0],))
    return n(x).shape


show('n = nn.Linear(4, 2) ;; h = n.register_forward_pre_hook(lambda k, i: (i[0][0],)) ;; n(x).shape', changed)
def changed():
    n = nn.Linear(4, 2)
    h = n.register_forward_pre_hook(lambda k, i: i[0][0])
    return n(x).shape


show('n = nn.Linear(4, 2) ;; h = n.register_forward_pre_hook(lambda k, i: i[0][0]) ;; n(x).shape', changed)
def changed():
    n = nn.Linear(4, 2)
    return (list(n._modules), list(n._buffers), list(n._parameters))


show('n = nn.Linear(4, 2) ;; (list(n._modules), list(n._buffers), list(n._parameters))', changed)
def changed():
    n = nn.Linear(4, 2)
    return n.load_state_dict(n.state_dict())


show('n = nn.Linear(4, 2) ;; n.load_state_dict(n.state_dict())', changed)
def changed():
    n = nn.Linear(4, 2)
    return n.zero_grad()


show('n = nn.Linear(4, 2) ;; n.zero_grad()', changed)
def changed():
    n = nn.Linear(4, 2)
    return (isinstance(n, nn.Module), isinstance(n, nn.Linear), isinstance(n, nn.Conv2d))


show('n = nn.Linear(4, 2) ;; (isinstance(n, nn.Module), isinstance(n, nn.Linear), isinstance(n, nn.Conv2d))', changed)
def changed():
    s = nn.ReLU()
    n = nn.Sequential(s, s)
    return (len(list(n.modules())), len(list(n.children())), len(n))


show('s = nn.ReLU() ;; n = nn.Sequential(s, s) ;; (len(list(n.modules())), len(list(n.children())), len(n))', changed)
def changed():
    l = nn.Linear(4, 4)
    n = nn.Sequential(l, l)
    return len(list(n.parameters()))


show('l = nn.Linear(4, 4) ;; n = nn.Sequential(l, l) ;; len(list(n.parameters()))', changed)
def changed():
    l = nn.Linear(4, 4)
    n = nn.Linear(4, 4)
    n.weight = l.weight
    return n.weight is l.weight


show('l = nn.Linear(4, 4) ;; n = nn.Linear(4, 4) ;; n.weight = l.weight ;; n.weight is l.weight', changed)
def changed():
    n = nn.utils.weight_norm(nn.Linear(4, 2))
    return ([(k, tuple(p.shape)) for k, p in n.named_parameters()])


show('n = nn.utils.weight_norm(nn.Linear(4, 2)) ;; ([(k, tuple(p.shape)) for k, p in n.named_parameters()])', changed)
def changed():
    n = nn.utils.weight_norm(nn.Linear(4, 2), dim=None)
    return ([(k, tuple(p.shape)) for k, p in n.named_parameters()])


show('n = nn.utils.weight_norm(nn.Linear(4, 2), dim=None) ;; ([(k, tuple(p.shape)) for k, p in n.named_parameters()])', changed)
def changed():
    n = nn.utils.weight_norm(nn.Linear(4, 2), dim=1)
    return ([(k, tuple(p.shape)) for k, p in n.named_parameters()])


show('n = nn.utils.weight_norm(nn.Linear(4, 2), dim=1) ;; ([(k, tuple(p.shape)) for k, p in n.named_parameters()])', changed)
def changed():
    n = nn.utils.weight_norm(nn.Linear(4, 2), 'weight', -1)
    return ([(k, tuple(p.shape)) for k, p in n.named_parameters()])


show("n = nn.utils.weight_norm(nn.Linear(4, 2), 'weight', -1) ;; ([(k, tuple(p.shape)) for k, p in n.named_parameters()])", changed)
def changed():
    n = nn.utils.weight_norm(nn.Conv1d(4, 2, 3))
    return ([(k, tuple(p.shape)) for k, p in n.named_parameters()])


show('n = nn.utils.weight_norm(nn.Conv1d(4, 2, 3)) ;; ([(k, tuple(p.shape)) for k, p in n.named_parameters()])', changed)
def changed():
    n = nn.utils.weight_norm(nn.LSTM(4, 2), 'weight_hh_l0')
    return ([(k, tuple(p.shape)) for k, p in n.named_parameters()])


show("n = nn.utils.weight_norm(nn.LSTM(4, 2), 'weight_hh_l0') ;; ([(k, tuple(p.shape)) for k, p in n.named_parameters()])", changed)
def changed():
    n = nn.utils.weight_norm(nn.Linear(4, 2), 'nothing')
    return 0


show("n = nn.utils.weight_norm(nn.Linear(4, 2), 'nothing') ;; 0", changed)
def changed():
    n = nn.utils.weight_norm(3)
    return 0


show('n = nn.utils.weight_norm(3) ;; 0', changed)
def changed():
    n = nn.utils.weight_norm(nn.Linear(4, 2))
    return (n(x).shape, n.weight.shape)


show('n = nn.utils.weight_norm(nn.Linear(4, 2)) ;; (n(x).shape, n.weight.shape)', changed)
def changed():
    n = nn.utils.remove_weight_norm(nn.utils.weight_norm(nn.Linear(4, 2)))
    return ([(k, tuple(p.shape)) for k, p in n.named_parameters()])


show('n = nn.utils.remove_weight_norm(nn.utils.weight_norm(nn.Linear(4, 2))) ;; ([(k, tuple(p.shape)) for k, p in n.named_parameters()])', changed)
def changed():
    n = nn.utils.remove_weight_norm(nn.Linear(4, 2))
    return 0


show('n = nn.utils.remove_weight_norm(nn.Linear(4, 2)) ;; 0', changed)
def changed():
    n = nn.utils.spectral_norm(nn.Linear(4, 2))
    return ([(k, tuple(p.shape)) for k, p in n.named_parameters()])


show('n = nn.utils.spectral_norm(nn.Linear(4, 2)) ;; ([(k, tuple(p.shape)) for k, p in n.named_parameters()])', changed)
def changed():
    n = nn.utils.spectral_norm(nn.Linear(4, 2))
    return ([(k, tuple(p.shape)) for k, p in n.named_buffers()])


show('n = nn.utils.spectral_norm(nn.Linear(4, 2)) ;; ([(k, tuple(p.shape)) for k, p in n.named_buffers()])', changed)
def changed():
    n = nn.utils.spectral_norm(nn.Conv2d(4, 2, 3))
    return ([(k, tuple(p.shape)) for k, p in n.named_buffers()])


show('n = nn.utils.spectral_norm(nn.Conv2d(4, 2, 3)) ;; ([(k, tuple(p.shape)) for k, p in n.named_buffers()])', changed)
def changed():
    n = nn.utils.spectral_norm(nn.ConvTranspose2d(4, 2, 3))
    return ([(k, tuple(p.shape)) for k, p in n.named_buffers()])


show('n = nn.utils.spectral_norm(nn.ConvTranspose2d(4, 2, 3)) ;; ([(k, tuple(p.shape)) for k, p in n.named_buffers()])', changed)
def changed():
    n = nn.utils.spectral_norm(nn.Linear(4, 2), dim=1)
    return ([(k, tuple(p.shape)) for k, p in n.named_buffers()])


show('n = nn.utils.spectral_norm(nn.Linear(4, 2), dim=1) ;; ([(k, tuple(p.shape)) for k, p in n.named_buffers()])', changed)
def changed():
    n = nn.utils.spectral_norm(nn.Embedding(4, 2))
    return ([(k, tuple(p.shape)) for k, p in n.named_parameters()])


show('n = nn.utils.spectral_norm(nn.Embedding(4, 2)) ;; ([(k, tuple(p.shape)) for k, p in n.named_parameters()])', changed)
def changed():
    n = nn.utils.remove_spectral_norm(nn.utils.spectral_norm(nn.Linear(4, 2)))
    return ([(k, tuple(p.shape)) for k, p in n.named_parameters()])


show('n = nn.utils.remove_spectral_norm(nn.utils.spectral_norm(nn.Linear(4, 2))) ;; ([(k, tuple(p.shape)) for k, p in n.named_parameters()])', changed)
def changed():
    n = nn.utils.parametrizations.spectral_norm(nn.Linear(4, 2))
    return ([(k, tuple(p.shape)) for k, p in n.named_parameters()])


show('n = nn.utils.parametrizations.spectral_norm(nn.Linear(4, 2)) ;; ([(k, tuple(p.shape)) for k, p in n.named_parameters()])', changed)
def changed():
    n = nn.utils.parametrizations.orthogonal(nn.Linear(4, 4))
    return ([(k, tuple(p.shape)) for k, p in n.named_parameters()])


show('n = nn.utils.parametrizations.orthogonal(nn.Linear(4, 4)) ;; ([(k, tuple(p.shape)) for k, p in n.named_parameters()])', changed)
show('nn.utils.parameters_to_vector(nn.Linear(4, 2).parameters()).', lambda: (nn.utils.parameters_to_vector(nn.Linear(4, 2).parameters()).shape,))
def changed():
    from torch.nn.modules.utils import _pair
    return (_pair(3), _pair((1, 2)), _pair([1, 2]))


show('from torch.nn.modules.utils import _pair ;; (_pair(3), _pair((1, 2)), _pair([1, 2]))', changed)
def changed():
    from torch.nn.modules.utils import _triple, _single, _ntuple
    return (_triple(1), _single(2), _ntuple(3)(4))


show('from torch.nn.modules.utils import _triple, _single, _ntuple ;; (_triple(1), _single(2), _ntuple(3)(4))', changed)
def changed():
    from torch.nn.modules.conv import Conv2d
    return Conv2d is nn.Conv2d


show('from torch.nn.modules.conv import Conv2d ;; Conv2d is nn.Conv2d', changed)
def changed():
    from torch.nn.modules.batchnorm import _BatchNorm
    return (isinstance(nn.BatchNorm2d(3), _BatchNorm))


show('from torch.nn.modules.batchnorm import _BatchNorm ;; (isinstance(nn.BatchNorm2d(3), _BatchNorm))', changed)
def changed():
    from torch.nn.modules.conv import _ConvNd
    return (isinstance(nn.Conv2d(3, 3, 1), _ConvNd))


show('from torch.nn.modules.conv import _ConvNd ;; (isinstance(nn.Conv2d(3, 3, 1), _ConvNd))', changed)
def changed():
    from torch.nn.parameter import Parameter
    return Parameter is nn.Parameter


show('from torch.nn.parameter import Parameter ;; Parameter is nn.Parameter', changed)
def changed():
    from torch.nn.modules.module import Module
    return Module is nn.Module


show('from torch.nn.modules.module import Module ;; Module is nn.Module', changed)
def changed():
    from torch.utils.checkpoint import checkpoint
    return (checkpoint(nn.Linear(4, 2), x).shape)


show('from torch.utils.checkpoint import checkpoint ;; (checkpoint(nn.Linear(4, 2), x).shape)', changed)
def changed():
    from torch.utils.checkpoint import checkpoint
    return (checkpoint(nn.Linear(4, 2), x, use_reentrant=False).shape)


show('from torch.utils.checkpoint import checkpoint ;; (checkpoint(nn.Linear(4, 2), x, use_reentrant=False).shape)', changed)
def changed():
    from torch.utils.checkpoint import checkpoint_sequential
    return (checkpoint_sequential([nn.Linear(4, 2), nn.ReLU()], 1, x).shape)


show('from torch.utils.checkpoint import checkpoint_sequential ;; (checkpoint_sequential([nn.Linear(4, 2), nn.ReLU()], 1, x).shape)', changed)
def changed():
    from torch.utils.checkpoint import checkpoint_sequential
    return (checkpoint_sequential(nn.Sequential(nn.Linear(4, 2), nn.ReLU()), segments=2, input=x).shape)


show('from torch.utils.checkpoint import checkpoint_sequential ;; (checkpoint_sequential(nn.Sequential(nn.Linear(4, 2), nn.ReLU()), segments=2, input=x).shape)', changed)
def changed():
    return (dist.is_available(), dist.is_initialized())


show('nn.init.normal_(torch.rand(2), 0, 1).shape', lambda: (nn.init.normal_(torch.rand(2), 0, 1).shape, nn.init.xavier_uniform_(torch.rand(2, 3), gain=2).shape, nn.init.kaiming_normal_(torch.rand(2, 3), mode='fan_out', nonlinearity='relu').shape,))
show('nn.init.trunc_normal_(tensor=torch.rand(2), std=0.02).shape', lambda: (nn.init.trunc_normal_(tensor=torch.rand(2), std=0.02).shape,))
show('nn.init.zeros_()', lambda: nn.init.zeros_())
show("nn.init.calculate_gain('relu')", lambda: (nn.init.calculate_gain('relu'), nn.init.calculate_gain('tanh'), nn.init.calculate_gain('leaky_relu', 0.2), nn.init.calculate_gain('leaky_relu'), nn.init.calculate_gain('selu'),))
show("nn.init.calculate_gain('nothing')", lambda: nn.init.calculate_gain('nothing'))
show('nn.init._calculate_fan_in_and_fan_out(torch.rand(4, 3, 2, 2)', lambda: (nn.init._calculate_fan_in_and_fan_out(torch.rand(4, 3, 2, 2)), nn.init._calculate_fan_in_and_fan_out(torch.rand(4, 3)),))
show('nn.init._calculate_fan_in_and_fan_out(torch.rand(4))', lambda: nn.init._calculate_fan_in_and_fan_out(torch.rand(4)))
show("nn.init._calculate_correct_fan(torch.rand(4, 3), 'fan_in')", lambda: (nn.init._calculate_correct_fan(torch.rand(4, 3), 'fan_in'),))
show('nn.init.nothing_', lambda: nn.init.nothing_)
show('(torch.is_tensor(x), torch.is_tensor(3))', lambda: ((torch.is_tensor(x), torch.is_tensor(3)), (torch.is_floating_point(x), torch.is_complex(x), torch.is_complex(torch.complex(x, x))), torch.numel(x), torch._assert(True, 'a'),))
show("torch._assert(False, 'a')", lambda: torch._assert(False, 'a'))
show('torch.broadcast_shapes((2, 1), (3,))', lambda: (torch.broadcast_shapes((2, 1), (3,)),))
show('torch.broadcast_shapes((2,), (3,))', lambda: torch.broadcast_shapes((2,), (3,)))
show('torch.result_type(i, x)', lambda: (torch.result_type(i, x), torch.result_type(i, 1.5), torch.get_default_dtype(), torch.jit.is_scripting(), torch.jit.script(nn.ReLU())(x).shape, torch.jit.annotate(int, 3), torch.cuda.is_available(),))
show('torch.cuda.device_count()', lambda: (torch.cuda.device_count(), torch.relu_(torch.tensor([-1.0])).shape,))
show('torch.nothing', lambda: torch.nothing)
show('torch.clone(x).shape', lambda: (torch.clone(x).shape, torch.detach(x).shape, torch.pi, torch.inf, torch.float32, repr(torch.float32), torch.float32.is_floating_point, torch.int64.is_floating_point, torch.complex64.is_complex,))
show('torch.float is torch.float32', lambda: (torch.float is torch.float32, torch.long is torch.int64, torch.float32 == torch.float64, torch.tensor(1, dtype=torch.short).dtype, torch.tensor(1, dtype=torch.cdouble).dtype,))
show('torch.tensor(1, dtype=torch.half).dtype', lambda: (torch.tensor(1, dtype=torch.half).dtype, x.contiguous(memory_format=torch.contiguous_format).shape, q.to(memory_format=torch.channels_last).shape,))
show('q.contiguous(memory_format=torch.channels_last).shape', lambda: (q.contiguous(memory_format=torch.channels_last).shape,))
def changed():
    with torch.no_grad():  y = x + 1
    return y.shape


show('with torch.no_grad():  y = x + 1 ;; y.shape', changed)
show('torch.no_grad()(lambda: 3)()', lambda: (torch.no_grad()(lambda: 3)(), torch.autograd.Variable(x).shape, torch.autograd.function.Function is torch.autograd.Function, torch.distributions.Normal(0.0, 1.0).sample((2,)).shape,))
show('torch.distributions.Normal(torch.zeros(3), torch.ones(3)).rs', lambda: (torch.distributions.Normal(torch.zeros(3), torch.ones(3)).rsample().shape, torch.distributions.Categorical(torch.ones(2, 3)).sample().shape, torch.distributions.Bernoulli(0.5).sample().shape,))
show('torch.distributions.Normal(torch.zeros(3), 1.0).log_prob(tor', lambda: (torch.distributions.Normal(torch.zeros(3), 1.0).log_prob(torch.zeros(3)).shape,))
shape('torch.tensor(3.0).expand(2, 2)', lambda: (torch.tensor(3.0).expand(2, 2), torch.tensor(3.0).expand(1), torch.tensor([3.0]).expand(2, 2), torch.tensor(3.0).expand_as(x), torch.tensor(3.0).repeat(2), torch.tensor(3.0).unsqueeze(0).expand(2),))
show('classes of distributions', lambda: [isinstance(made, torch.distributions.Normal) for made in (torch.distributions.Normal(0.0, 1.0), torch.distributions.LogNormal(0.0, 1.0), torch.distributions.Laplace(0.0, 1.0), torch.distributions.Gumbel(0.0, 1.0))])
