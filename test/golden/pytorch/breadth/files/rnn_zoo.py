import torch
from torch import nn


class LM(nn.Module):
    """word language model: all kinds of cells, initial states given"""
    def __init__(self, rnn_type='LSTM', ntoken=30, ninp=12, nhid=12, nlayers=2, dropout=0.2, tie_weights=True, proj=0):
        super(LM, self).__init__()
        self.ntoken = ntoken
        self.drop = nn.Dropout(dropout)
        self.encoder = nn.Embedding(ntoken, ninp)
        if rnn_type in ['LSTM', 'GRU']:
            kw = {'proj_size': proj} if rnn_type == 'LSTM' and proj else {}
            self.rnn = getattr(nn, rnn_type)(ninp, nhid, nlayers, dropout=dropout, **kw)
        else:
            try:
                nonlinearity = {'RNN_TANH': 'tanh', 'RNN_RELU': 'relu'}[rnn_type]
            except KeyError as e:
                raise ValueError("An invalid option for `--model` was supplied") from e
            self.rnn = nn.RNN(ninp, nhid, nlayers, nonlinearity=nonlinearity, dropout=dropout)
        self.decoder = nn.Linear(proj or nhid, ntoken)
        if tie_weights:
            if nhid != ninp:
                raise ValueError('When using the tied flag, nhid must be equal to emsize')
            self.decoder.weight = self.encoder.weight
        self.init_weights()
        self.rnn_type, self.nhid, self.nlayers = rnn_type, nhid, nlayers
        self.cells = nn.ModuleList([nn.LSTMCell(nhid if not proj else proj, 8), nn.GRUCell(8, 8), nn.RNNCell(8, 8, nonlinearity='relu', bias=False)])
        self.biased = nn.LSTM(8, 5, bidirectional=True, bias=False, batch_first=True)

    def init_weights(self):
        initrange = 0.1
        nn.init.uniform_(self.encoder.weight, -initrange, initrange)
        nn.init.zeros_(self.decoder.bias)
        for names in self.rnn._all_weights:
            for name in filter(lambda n: "bias" in n, names):
                bias = getattr(self.rnn, name)
                n = bias.size(0)
                start, end = n // 4, n // 2
                bias.data[start:end].fill_(1.)

    def init_hidden(self, bsz):
        weight = next(self.parameters())
        if self.rnn_type == 'LSTM':
            return (weight.new_zeros(self.nlayers, bsz, self.rnn.proj_size or self.nhid), weight.new_zeros(self.nlayers, bsz, self.nhid))
        return weight.new_zeros(self.nlayers, bsz, self.nhid)

    def repackage_hidden(self, h):
        if isinstance(h, torch.Tensor):
            return h.detach()
        else:
            return tuple(self.repackage_hidden(v) for v in h)

    def forward(self, input):
        self.rnn.flatten_parameters()
        hidden = self.init_hidden(input.size(1))
        emb = self.drop(self.encoder(input))
        output, hidden = self.rnn(emb, self.repackage_hidden(hidden))
        output = self.drop(output)
        decoded = self.decoder(output).view(-1, self.ntoken)
        lstm, gru, rnn = self.cells
        h, c = lstm(output[0])
        states = []
        for t in range(output.size(0)):
            h, c = lstm(output[t], (h, c))
            g = gru(h)
            g = gru(h, g)
            states.append(rnn(g, torch.zeros_like(g)))
        b, (hn, cn) = self.biased(torch.stack(states, 1))
        one, _ = self.biased(states[0])
        return decoded.log_softmax(dim=1), hidden, b, hn.transpose(0, 1).flatten(1), cn, one


# CASE LM {} [{"shape": [5, 2], "dtype": "int64", "high": 30}]
# CASE LM {"rnn_type": "GRU", "tie_weights": false, "nhid": 20} [{"shape": [5, 2], "dtype": "int64", "high": 30}]
# CASE LM {"rnn_type": "RNN_RELU"} [{"shape": [5, 2], "dtype": "int64", "high": 30}]
# CASE LM {"proj": 6, "tie_weights": false} [{"shape": [5, 2], "dtype": "int64", "high": 30}]
