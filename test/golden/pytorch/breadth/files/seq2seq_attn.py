import random
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence
from torch.autograd import Variable

SOS = 1


class Encoder(nn.Module):
    def __init__(self, vocab, emb, hid, layers=1, bidirectional=True, dropout=0.1, rnn='GRU'):
        super(Encoder, self).__init__()
        self.hid = hid
        self.n_layers = layers
        self.embedding = nn.Embedding(vocab, emb, padding_idx=0)
        self.rnn = getattr(nn, rnn)(emb, hid, num_layers=layers, bidirectional=bidirectional, dropout=(0 if layers == 1 else dropout), batch_first=True)
        self.fc = nn.Linear(hid * 2, hid)

    def forward(self, src, src_len=None, hidden=None):
        embedded = F.dropout(self.embedding(src), 0.1, self.training)
        if src_len is not None:
            packed = pack_padded_sequence(embedded, src_len.cpu(), batch_first=True, enforce_sorted=False)
            outputs, hidden = self.rnn(packed, hidden)
            outputs, _ = pad_packed_sequence(outputs, batch_first=True)
        else:
            outputs, hidden = self.rnn(embedded, hidden)
        if isinstance(hidden, tuple):
            hidden = hidden[0]
        h = torch.tanh(self.fc(torch.cat((hidden[-2, :, :], hidden[-1, :, :]), dim=1)))
        return outputs, h


class LuongAttention(nn.Module):
    def __init__(self, method, enc, dec):
        super().__init__()
        self.method = method
        if method not in ['dot', 'general', 'concat']:
            raise ValueError(method, "is not an appropriate attention method.")
        if method == 'general':
            self.attn = nn.Linear(enc, dec)
        elif method == 'concat':
            self.attn = nn.Linear(enc + dec, dec)
            self.v = nn.Parameter(torch.FloatTensor(dec))

    def dot_score(self, h, e):
        return torch.sum(h * e, dim=2)

    def general_score(self, h, e):
        return torch.sum(h * self.attn(e), dim=2)

    def concat_score(self, h, e):
        energy = self.attn(torch.cat((h.expand(-1, e.size(1), -1), e), 2)).tanh()
        return torch.sum(self.v * energy, dim=2)

    def forward(self, h, e, mask=None):
        s = getattr(self, self.method + '_score')(h.unsqueeze(1), e)
        if mask is not None:
            s = s.masked_fill(mask == 0, -1e10)
        return F.softmax(s, dim=1).unsqueeze(1)


class Decoder(nn.Module):
    def __init__(self, vocab, emb, enc, dec, attention):
        super().__init__()
        self.output_dim = vocab
        self.attention = attention
        self.embedding = nn.Embedding(vocab, emb)
        self.rnn = nn.GRU(enc + emb, dec)
        self.fc_out = nn.Linear(enc + dec + emb, vocab)
        self.dropout = nn.Dropout(0.5)

    def forward(self, token, hidden, encoder_outputs, mask):
        token = token.unsqueeze(0)
        embedded = self.dropout(self.embedding(token))
        a = self.attention(hidden, encoder_outputs, mask)
        weighted = torch.bmm(a, encoder_outputs).permute(1, 0, 2)
        output, hidden = self.rnn(torch.cat((embedded, weighted), dim=2), hidden.unsqueeze(0))
        assert (output == hidden).all() if False else True
        embedded, output, weighted = embedded.squeeze(0), output.squeeze(0), weighted.squeeze(0)
        prediction = self.fc_out(torch.cat((output, weighted, embedded), dim=1))
        return prediction, hidden.squeeze(0), a.squeeze(1)


class Seq2Seq(nn.Module):
    def __init__(self, src_vocab=40, trg_vocab=50, emb=12, hid=16, method='concat', layers=1, rnn='GRU', steps=None):
        super().__init__()
        self.encoder = Encoder(src_vocab, emb, hid, layers, rnn=rnn)
        self.decoder = Decoder(trg_vocab, emb, 2 * hid, hid, LuongAttention(method, 2 * hid, hid))
        self.steps = steps
        self.apply(self.init_weights)

    @staticmethod
    def init_weights(m):
        for name, param in m.named_parameters():
            if 'weight' in name:
                nn.init.normal_(param.data, mean=0, std=0.01)
            else:
                nn.init.constant_(param.data, 0)

    def create_mask(self, src):
        return (src != 0)

    def forward(self, src, trg, teacher_forcing_ratio=0):
        batch_size, trg_len = trg.shape
        outputs = torch.zeros(trg_len, batch_size, self.decoder.output_dim)
        enc, hidden = self.encoder(src)
        token = torch.full((batch_size,), SOS, dtype=torch.long)
        mask = self.create_mask(src)
        attentions = []
        for t in range(1, self.steps or trg_len):
            output, hidden, a = self.decoder(token, hidden, enc, mask)
            outputs[t] = output
            attentions.append(a)
            teacher_force = random.random() < teacher_forcing_ratio
            top1 = output.argmax(1)
            token = trg[:, t] if teacher_force else top1
        return outputs.permute(1, 0, 2), torch.stack(attentions, 1)


# CASE Seq2Seq {} [{"shape": [2, 7], "dtype": "int64", "high": 40}, {"shape": [2, 5], "dtype": "int64", "high": 50}]
# CASE Seq2Seq {"method": "general", "rnn": "LSTM", "layers": 2} [{"shape": [2, 7], "dtype": "int64", "high": 40}, {"shape": [2, 5], "dtype": "int64", "high": 50}]

