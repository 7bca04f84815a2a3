import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.parameter import Parameter
from torch.nn.modules.module import Module


class GraphConvolution(Module):
    def __init__(self, in_features, out_features, bias=True):
        super(GraphConvolution, self).__init__()
        self.in_features = in_features
        self.out_features = out_features
        self.weight = Parameter(torch.FloatTensor(in_features, out_features))
        if bias:
            self.bias = Parameter(torch.FloatTensor(out_features))
        else:
            self.register_parameter('bias', None)
        self.reset_parameters()

    def reset_parameters(self):
        stdv = 1. / (self.weight.size(1)) ** .5
        self.weight.data.uniform_(-stdv, stdv)
        if self.bias is not None:
            self.bias.data.uniform_(-stdv, stdv)

    def forward(self, input, adj):
        support = torch.mm(input, self.weight)
        output = torch.spmm(adj, support)
        if self.bias is not None:
            return output + self.bias
        else:
            return output

    def __repr__(self):
        return self.__class__.__name__ + ' (' + str(self.in_features) + ' -> ' + str(self.out_features) + ')'


class GraphAttentionLayer(nn.Module):
    def __init__(self, in_features, out_features, dropout, alpha, concat=True):
        super().__init__()
        self.dropout, self.out_features, self.concat = dropout, out_features, concat
        self.W = nn.Parameter(torch.empty(size=(in_features, out_features)))
        nn.init.xavier_uniform_(self.W.data, gain=1.414)
        self.a = nn.Parameter(torch.empty(size=(2 * out_features, 1)))
        nn.init.xavier_uniform_(self.a.data, gain=1.414)
        self.leakyrelu = nn.LeakyReLU(alpha)

    def forward(self, h, adj):
        Wh = torch.mm(h, self.W)
        Wh1 = torch.matmul(Wh, self.a[:self.out_features, :])
        Wh2 = torch.matmul(Wh, self.a[self.out_features:, :])
        e = self.leakyrelu(Wh1 + Wh2.T)
        zero_vec = -9e15 * torch.ones_like(e)
        attention = torch.where(adj > 0, e, zero_vec)
        attention = F.softmax(attention, dim=1)
        attention = F.dropout(attention, self.dropout, training=self.training)
        h_prime = torch.matmul(attention, Wh)
        return F.elu(h_prime) if self.concat else h_prime


class ChebConv(nn.Module):
    def __init__(self, cin, cout, K):
        super().__init__()
        self.theta = nn.ParameterList([nn.Parameter(torch.randn(cin, cout)) for _ in range(K)])
        self.scale = nn.ParameterDict({'gain': nn.Parameter(torch.ones(cout)), 'shift': nn.Parameter(torch.zeros(cout))})

    def forward(self, x, lap):
        t = [x, lap @ x]
        for k in range(2, len(self.theta)):
            t.append(2 * lap.matmul(t[-1]) - t[-2])
        y = sum(tk.mm(w) for tk, w in zip(t, self.theta))
        return y * self.scale['gain'] + self.scale['shift']


class EdgeNet(nn.Module):
    """message passing over an edge list with index_add and scatter"""
    def __init__(self, d, edges=((0, 1), (1, 2), (2, 3), (3, 0))):
        super().__init__()
        e = torch.tensor(edges, dtype=torch.long).t().contiguous()
        self.register_buffer('edges', torch.cat([e, e.flip(0)], dim=1))
        self.msg = nn.Sequential(nn.Linear(2 * d, d), nn.SiLU())
        self.upd = nn.GRUCell(d, d)

    def forward(self, h):
        src, dst = self.edges
        m = self.msg(torch.cat((h[src], h[dst]), dim=-1))
        agg = torch.zeros_like(h).index_add_(0, dst, m)
        top = torch.zeros_like(h).scatter_reduce(0, dst.unsqueeze(-1).expand_as(m), m, reduce='amax')
        deg = torch.ones(dst.numel()).new_zeros(h.size(0)).scatter_add(0, dst, torch.ones(dst.size(0)))
        return self.upd(agg / deg.clamp(min=1).unsqueeze(-1) + top, h)


class DiffPool(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.assign = nn.Linear(d, k)

    def forward(self, x, adj, mask=None):
        x = x.unsqueeze(0) if x.dim() == 2 else x
        adj = adj.unsqueeze(0) if adj.dim() == 2 else adj
        s = torch.softmax(self.assign(x), dim=-1)
        out = torch.matmul(s.transpose(1, 2), x)
        out_adj = torch.matmul(torch.matmul(s.transpose(1, 2), adj), s)
        link = adj - torch.matmul(s, s.transpose(1, 2))
        ent = (-s * torch.log(s + 1e-15)).sum(dim=-1).mean()
        return out, out_adj, torch.norm(link, p=2) / adj.numel(), ent


class Graphs(nn.Module):
    def __init__(self, nfeat=6, nhid=4, nclass=3, heads=2, dropout=0.6, alpha=0.2):
        super().__init__()
        self.gc1 = GraphConvolution(nfeat, nhid)
        self.gc2 = GraphConvolution(nhid, nclass, bias=False)
        self.attentions = [GraphAttentionLayer(nfeat, nhid, dropout=dropout, alpha=alpha, concat=True) for _ in range(heads)]
        for i, attention in enumerate(self.attentions):
            self.add_module('attention_{}'.format(i), attention)
        self.out_att = GraphAttentionLayer(nhid * heads, nclass, dropout=dropout, alpha=alpha, concat=False)
        self.cheb = ChebConv(nfeat, nhid, 3)
        self.edge = EdgeNet(nhid)
        self.pool = DiffPool(nhid, 2)

    def normalize(self, adj):
        adj = adj + torch.eye(adj.size(0), device=adj.device)
        d = adj.sum(1).pow(-0.5)
        d[torch.isinf(d)] = 0.
        return torch.diag(d) @ adj @ torch.diag(d)

    def forward(self, x, adj):
        a = self.normalize(adj)
        g = F.dropout(F.relu(self.gc1(x, a)), 0.5, training=self.training)
        g = self.gc2(g, a)
        h = torch.cat([att(x, adj) for att in self.attentions], dim=1)
        h = F.elu(self.out_att(h, adj))
        c = self.edge(self.cheb(x, a))
        return F.log_softmax(g, dim=1), h, c, self.pool(c, a)


# CASE Graphs {} [[4, 6], [4, 4]]
