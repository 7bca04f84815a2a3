"""GPT-2, BERT, LLaMA, T5 and Whisper, as their papers and their authors' programs have them."""

import math

import torch
import torch.nn.functional as F
from torch import nn


def split_heads(x, heads):
    return x.unflatten(-1, (heads, -1)).transpose(1, 2)


def join_heads(x):
    return x.transpose(1, 2).flatten(2)


def after_cache(part, cached):
    """Keys or values of [batch, head, step, feature] behind those that are kept of the steps before."""
    batch, heads, _, size = part.shape
    return torch.cat([torch.zeros(batch, heads, cached, size), part], 2)


def attend(query, key, value, bias=None, scale=True):
    scores = query @ key.transpose(-2, -1)
    if scale:
        scores = scores / math.sqrt(query.shape[-1])
    if bias is not None:
        scores = scores + bias
    return scores.softmax(-1) @ value


class RMSNorm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return self.weight * x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6)


class GPT2Block(nn.Module):
    cached = 0

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.ln_1, self.ln_2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.c_attn, self.c_proj = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        query, key, value = (split_heads(part, self.heads) for part in self.c_attn(self.ln_1(x)).chunk(3, -1))
        key, value = after_cache(key, self.cached), after_cache(value, self.cached)
        x = x + self.c_proj(join_heads(attend(query, key, value)))
        return x + self.mlp(self.ln_2(x))


class GPT2(nn.Module):
    def __init__(self, width=768, layers=12, heads=12, vocabulary=50257, context=1024):
        super().__init__()
        self.wte, self.wpe = nn.Embedding(vocabulary, width), nn.Embedding(context, width)
        self.h = nn.Sequential(*[GPT2Block(width, heads) for _ in range(layers)])
        self.ln_f, self.lm_head = nn.LayerNorm(width), nn.Linear(width, vocabulary, bias=False)
        self.lm_head.weight = self.wte.weight

    def forward(self, tokens):
        x = self.wte(tokens) + self.wpe(torch.arange(tokens.shape[1]))
        return self.lm_head(self.ln_f(self.h(x)))


class BertLayer(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.dense, self.attention_norm = nn.Linear(width, width), nn.LayerNorm(width)
        self.intermediate, self.output = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.output_norm = nn.LayerNorm(width)

    def forward(self, x):
        query, key, value = (split_heads(layer(x), self.heads) for layer in (self.query, self.key, self.value))
        x = self.attention_norm(x + self.dense(join_heads(attend(query, key, value))))
        return self.output_norm(x + self.output(F.gelu(self.intermediate(x))))


class Bert(nn.Module):
    def __init__(self, width=768, layers=12, heads=12, vocabulary=30522, context=512):
        super().__init__()
        self.word_embeddings = nn.Embedding(vocabulary, width)
        self.position_embeddings, self.token_type_embeddings = nn.Embedding(context, width), nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width)
        self.encoder = nn.Sequential(*[BertLayer(width, heads) for _ in range(layers)])
        self.pooler = nn.Linear(width, width)

    def forward(self, tokens):
        places, segments = torch.arange(tokens.shape[1]), torch.zeros_like(tokens)
        embedded = self.word_embeddings(tokens) + self.position_embeddings(places) + self.token_type_embeddings(segments)
        states = self.encoder(self.norm(embedded))
        return {"last_hidden_state": states, "pooler_output": self.pooler(states[:, 0]).tanh()}


def rotated(x, cos, sin):
    first, second = x.chunk(2, -1)
    return x * cos + torch.cat([-second, first], -1) * sin


def repeated(x, times):
    return x.unsqueeze(2).expand(-1, -1, times, -1, -1).flatten(1, 2)


class LlamaBlock(nn.Module):
    cached = 0

    def __init__(self, width, heads, kv_heads, hidden):
        super().__init__()
        self.heads, self.kv_heads, size = heads, kv_heads, width // heads
        self.q_proj, self.o_proj = nn.Linear(width, width, bias=False), nn.Linear(width, width, bias=False)
        self.k_proj, self.v_proj = (nn.Linear(width, kv_heads * size, bias=False) for _ in range(2))
        self.gate_proj, self.up_proj = (nn.Linear(width, hidden, bias=False) for _ in range(2))
        self.down_proj = nn.Linear(hidden, width, bias=False)
        self.input_norm, self.post_attention_norm = RMSNorm(width), RMSNorm(width)

    def forward(self, x, cos, sin):
        normed = self.input_norm(x)
        query = rotated(split_heads(self.q_proj(normed), self.heads), cos, sin)
        key = rotated(split_heads(self.k_proj(normed), self.kv_heads), cos, sin)
        value = split_heads(self.v_proj(normed), self.kv_heads)
        key, value = after_cache(key, self.cached), after_cache(value, self.cached)
        key, value = (repeated(part, self.heads // self.kv_heads) for part in (key, value))
        x = x + self.o_proj(join_heads(attend(query, key, value)))
        normed = self.post_attention_norm(x)
        return x + self.down_proj(F.silu(self.gate_proj(normed)) * self.up_proj(normed))


class Llama(nn.Module):
    def __init__(self, width=4096, layers=32, heads=32, kv_heads=32, hidden=11008, vocabulary=32000, context=2048):
        super().__init__()
        self.embed_tokens = nn.Embedding(vocabulary, width)
        self.register_buffer("cos", torch.zeros(context, width // heads))
        self.register_buffer("sin", torch.zeros(context, width // heads))
        self.layers = nn.ModuleList(LlamaBlock(width, heads, kv_heads, hidden) for _ in range(layers))
        self.norm, self.lm_head = RMSNorm(width), nn.Linear(width, vocabulary, bias=False)

    def forward(self, tokens):
        x, length = self.embed_tokens(tokens), tokens.shape[1]
        for layer in self.layers:
            x = layer(x, self.cos[:length], self.sin[:length])
        return self.lm_head(self.norm(x))


class T5Attention(nn.Module):
    def __init__(self, width, heads, size):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v = (nn.Linear(width, heads * size, bias=False) for _ in range(3))
        self.o = nn.Linear(heads * size, width, bias=False)

    def forward(self, x, memory, bias=None):
        query = split_heads(self.q(x), self.heads)
        key, value = split_heads(self.k(memory), self.heads), split_heads(self.v(memory), self.heads)
        return self.o(join_heads(attend(query, key, value, bias, scale=False)))


class T5Block(nn.Module):
    def __init__(self, width, heads, size, hidden, is_decoder):
        super().__init__()
        self.attention_norm, self.attention = RMSNorm(width), T5Attention(width, heads, size)
        if is_decoder:
            self.cross_norm, self.cross = RMSNorm(width), T5Attention(width, heads, size)
        self.ff_norm = RMSNorm(width)
        self.wi, self.wo = nn.Linear(width, hidden, bias=False), nn.Linear(hidden, width, bias=False)

    def forward(self, x, bias, memory=None):
        normed = self.attention_norm(x)
        x = x + self.attention(normed, normed, bias)
        if memory is not None:
            x = x + self.cross(self.cross_norm(x), memory)
        return x + self.wo(F.relu(self.wi(self.ff_norm(x))))


class T5Stack(nn.Module):
    def __init__(self, width, layers, heads, size, hidden, is_decoder):
        super().__init__()
        self.relative_attention_bias = nn.Embedding(32, heads)
        self.block = nn.ModuleList(T5Block(width, heads, size, hidden, is_decoder) for _ in range(layers))
        self.final_layer_norm = RMSNorm(width)

    def forward(self, x, memory=None):
        buckets = torch.zeros(x.shape[1], x.shape[1], dtype=torch.int64)
        bias = self.relative_attention_bias(buckets).permute(2, 0, 1)
        for block in self.block:
            x = block(x, bias, memory)
        return self.final_layer_norm(x)


class T5(nn.Module):
    def __init__(self, width=512, layers=6, heads=8, size=64, hidden=2048, vocabulary=32128):
        super().__init__()
        self.shared = nn.Embedding(vocabulary, width)
        self.encoder = T5Stack(width, layers, heads, size, hidden, False)
        self.decoder = T5Stack(width, layers, heads, size, hidden, True)
        self.lm_head = nn.Linear(width, vocabulary, bias=False)
        self.lm_head.weight = self.shared.weight

    def forward(self, tokens, decoder_tokens):
        states = self.decoder(self.shared(decoder_tokens), self.encoder(self.shared(tokens)))
        return self.lm_head(states)


class T5CachedAttention(T5Attention):
    """Has the keys and values of the tokens before; those of a memory, to which no bias is given, are the memory itself."""

    cached = 0

    def forward(self, x, memory, bias=None):
        query = split_heads(self.q(x), self.heads)
        if bias is None:
            return self.o(join_heads(attend(query, memory, memory, scale=False)))
        key, value = (after_cache(split_heads(layer(x), self.heads), self.cached) for layer in (self.k, self.v))
        return self.o(join_heads(attend(query, key, value, bias, scale=False)))


class T5Decoding(T5):
    """Gives the logits of decoder tokens, with the keys and values of what the encoder gave of 512 tokens."""

    def forward(self, decoder_tokens):
        for part in self.decoder.modules():
            if isinstance(part, T5Attention):
                part.__class__ = T5CachedAttention
        kept = torch.zeros(decoder_tokens.shape[0], 8, 512, 64)
        return self.lm_head(self.decoder(self.shared(decoder_tokens), kept))


class WhisperAttention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.query, self.key = nn.Linear(width, width), nn.Linear(width, width, bias=False)
        self.value, self.out = nn.Linear(width, width), nn.Linear(width, width)

    def forward(self, x, memory):
        query = split_heads(self.query(x), self.heads)
        key, value = split_heads(self.key(memory), self.heads), split_heads(self.value(memory), self.heads)
        return self.out(join_heads(attend(query, key, value)))


class WhisperBlock(nn.Module):
    def __init__(self, width, heads, is_decoder):
        super().__init__()
        self.attn_ln, self.attn = nn.LayerNorm(width), WhisperAttention(width, heads)
        if is_decoder:
            self.cross_attn_ln, self.cross_attn = nn.LayerNorm(width), WhisperAttention(width, heads)
        self.mlp_ln = nn.LayerNorm(width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x, memory=None):
        normed = self.attn_ln(x)
        x = x + self.attn(normed, normed)
        if memory is not None:
            x = x + self.cross_attn(self.cross_attn_ln(x), memory)
        return x + self.mlp(self.mlp_ln(x))


class Whisper(nn.Module):
    """The encoder's table of positions is a buffer, as in openai/whisper's model.py."""

    def __init__(self, width=384, layers=4, heads=6, mels=80, audio=1500, text=448, vocabulary=51865):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv1d(mels, width, 3, padding=1), nn.Conv1d(width, width, 3, stride=2, padding=1)
        self.register_buffer("audio_positions", torch.zeros(audio, width))
        self.encoder = nn.ModuleList(WhisperBlock(width, heads, False) for _ in range(layers))
        self.ln_post = nn.LayerNorm(width)
        self.token_embedding = nn.Embedding(vocabulary, width)
        self.text_positions = nn.Parameter(torch.empty(text, width))
        self.decoder = nn.ModuleList(WhisperBlock(width, heads, True) for _ in range(layers))
        self.ln = nn.LayerNorm(width)

    def forward(self, mel, tokens):
        memory = F.gelu(self.conv2(F.gelu(self.conv1(mel)))).transpose(1, 2) + self.audio_positions
        for block in self.encoder:
            memory = block(memory)
        memory = self.ln_post(memory)
        x = self.token_embedding(tokens) + self.text_positions[: tokens.shape[1]]
        for block in self.decoder:
            x = block(x, memory)
        return self.ln(x) @ self.token_embedding.weight.transpose(0, 1)
