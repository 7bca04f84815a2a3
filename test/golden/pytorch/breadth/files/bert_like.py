import math
from collections import namedtuple
from typing import Optional, Tuple, Union
import torch
from torch import nn, Tensor
from torch.nn import CrossEntropyLoss

ACT2FN = {"gelu": nn.functional.gelu, "relu": nn.functional.relu, "swish": lambda x: x * torch.sigmoid(x), "tanh": torch.tanh}
BaseOutput = namedtuple("BaseOutput", ["last_hidden_state", "pooler_output", "attentions"])


class PretrainedConfig:
    model_type = ""

    def __init__(self, **kwargs):
        for key, value in kwargs.items():
            try:
                setattr(self, key, value)
            except AttributeError as err:
                raise err

    @property
    def use_return_dict(self) -> bool:
        return getattr(self, "return_dict", True)


class BertConfig(PretrainedConfig):
    model_type = "bert"

    def __init__(self, vocab_size=300, hidden_size=48, num_hidden_layers=2, num_attention_heads=4, intermediate_size=96,
                 hidden_act="gelu", max_position_embeddings=64, type_vocab_size=2, layer_norm_eps=1e-12, pad_token_id=0, **kwargs):
        super().__init__(**kwargs)
        self.vocab_size = vocab_size
        self.__dict__.update(hidden_size=hidden_size, num_hidden_layers=num_hidden_layers)
        self.num_attention_heads, self.intermediate_size = num_attention_heads, intermediate_size
        self.hidden_act = hidden_act
        self.max_position_embeddings = max_position_embeddings
        self.type_vocab_size = type_vocab_size
        self.layer_norm_eps = layer_norm_eps
        self.pad_token_id = pad_token_id


class BertEmbeddings(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.word_embeddings = nn.Embedding(config.vocab_size, config.hidden_size, padding_idx=config.pad_token_id)
        self.position_embeddings = nn.Embedding(config.max_position_embeddings, config.hidden_size)
        self.token_type_embeddings = nn.Embedding(config.type_vocab_size, config.hidden_size)
        self.LayerNorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)
        self.register_buffer("position_ids", torch.arange(config.max_position_embeddings).expand((1, -1)))
        self.register_buffer("token_type_ids", torch.zeros(self.position_ids.size(), dtype=torch.long), persistent=False)

    def forward(self, input_ids: Optional[torch.LongTensor] = None, token_type_ids=None, position_ids=None):
        input_shape = input_ids.size()
        seq_length = input_shape[1]
        if position_ids is None:
            position_ids = self.position_ids[:, 0:seq_length]
        if token_type_ids is None:
            if hasattr(self, "token_type_ids"):
                buffered = self.token_type_ids[:, :seq_length]
                token_type_ids = buffered.expand(input_shape[0], seq_length)
            else:
                token_type_ids = torch.zeros(input_shape, dtype=torch.long, device=self.position_ids.device)
        e = self.word_embeddings(input_ids) + self.token_type_embeddings(token_type_ids)
        e += self.position_embeddings(position_ids)
        return self.LayerNorm(e)


class BertSelfAttention(nn.Module):
    def __init__(self, config):
        super().__init__()
        if config.hidden_size % config.num_attention_heads != 0 and not hasattr(config, "embedding_size"):
            raise ValueError(f"The hidden size ({config.hidden_size}) is not a multiple of heads ({config.num_attention_heads})")
        self.num_attention_heads = config.num_attention_heads
        self.attention_head_size = int(config.hidden_size / config.num_attention_heads)
        self.all_head_size = self.num_attention_heads * self.attention_head_size
        self.query = nn.Linear(config.hidden_size, self.all_head_size)
        self.key = nn.Linear(config.hidden_size, self.all_head_size)
        self.value = nn.Linear(config.hidden_size, self.all_head_size)
        self.dropout = nn.Dropout(getattr(config, "attention_probs_dropout_prob", 0.1))

    def transpose_for_scores(self, x: torch.Tensor) -> torch.Tensor:
        new_x_shape = x.size()[:-1] + (self.num_attention_heads, self.attention_head_size)
        x = x.view(new_x_shape)
        return x.permute(0, 2, 1, 3)

    def forward(self, hidden, attention_mask: Optional[torch.FloatTensor] = None, output_attentions: Optional[bool] = False) -> Tuple[Tensor]:
        key = self.transpose_for_scores(self.key(hidden))
        value = self.transpose_for_scores(self.value(hidden))
        query = self.transpose_for_scores(self.query(hidden))
        scores = torch.matmul(query, key.transpose(-1, -2))
        scores = scores / math.sqrt(self.attention_head_size)
        if attention_mask is not None:
            scores = scores + attention_mask
        probs = self.dropout(nn.functional.softmax(scores, dim=-1))
        context = torch.matmul(probs, value).permute(0, 2, 1, 3).contiguous()
        context = context.view(context.size()[:-2] + (self.all_head_size,))
        return (context, probs) if output_attentions else (context,)


class BertSelfOutput(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.dense = nn.Linear(config.hidden_size, config.hidden_size)
        self.LayerNorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)
        self.dropout = nn.Dropout(0.1)

    def forward(self, h, x):
        return self.LayerNorm(self.dropout(self.dense(h)) + x)


class BertLayer(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.attention = BertSelfAttention(config)
        self.output = BertSelfOutput(config)
        self.up = nn.Linear(config.hidden_size, config.intermediate_size)
        self.act = ACT2FN[config.hidden_act] if isinstance(config.hidden_act, str) else config.hidden_act
        self.down = nn.Linear(config.intermediate_size, config.hidden_size)
        self.norm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)

    def forward(self, x, mask, output_attentions):
        outs = self.attention(x, mask, output_attentions=output_attentions)
        a = self.output(outs[0], x)
        y = self.apply_chunking(self.feed, 0, 1, a)
        return (y,) + outs[1:]

    def feed(self, a):
        return self.norm(a + self.down(self.act(self.up(a))))

    @staticmethod
    def apply_chunking(fn, chunk, dim, *tensors):
        shape = tensors[0].shape[dim]
        for t in tensors:
            if t.shape[dim] != shape:
                raise ValueError("shapes differ")
        return fn(*tensors)


class PreTrainedMixin:
    @property
    def dtype(self):
        return next(self.parameters()).dtype

    def get_extended_attention_mask(self, attention_mask, input_shape):
        if attention_mask.dim() == 3:
            ext = attention_mask[:, None, :, :]
        elif attention_mask.dim() == 2:
            ext = attention_mask[:, None, None, :]
        else:
            raise ValueError(f"Wrong shape for {input_shape} or attention_mask (shape {attention_mask.shape})")
        ext = ext.to(dtype=self.dtype)
        return (1.0 - ext) * torch.finfo(self.dtype).min

    def post_init(self):
        self.apply(lambda m: m.weight.data.normal_(mean=0.0, std=0.02) if isinstance(m, nn.Linear) else None)
        for m in self.modules():
            if isinstance(m, nn.Embedding) and m.padding_idx is not None:
                m.weight.data[m.padding_idx].zero_()


class BertModel(PreTrainedMixin, nn.Module):
    config_class = BertConfig

    def __init__(self, config: Union[BertConfig, None] = None, add_pooling_layer: bool = True, **kwargs):
        nn.Module.__init__(self)
        self.config = config if config is not None else self.config_class(**kwargs)
        self.embeddings = BertEmbeddings(self.config)
        self.encoder = nn.ModuleList(BertLayer(self.config) for _ in range(self.config.num_hidden_layers))
        self.pooler = nn.Sequential(nn.Linear(self.config.hidden_size, self.config.hidden_size), nn.Tanh()) if add_pooling_layer else None
        self.post_init()

    def forward(self, input_ids=None, attention_mask=None, output_attentions=None, return_dict=None):
        output_attentions = output_attentions if output_attentions is not None else True
        return_dict = return_dict if return_dict is not None else self.config.use_return_dict
        batch, length = input_ids.shape
        if attention_mask is None:
            attention_mask = torch.ones(((batch, length)), device=input_ids.device)
        mask = self.get_extended_attention_mask(attention_mask, (batch, length))
        h = self.embeddings(input_ids)
        every = () if output_attentions else None
        for i, layer in enumerate(self.encoder):
            out = layer(h, mask, output_attentions)
            h = out[0]
            if output_attentions:
                every = every + (out[1],)
        pooled = self.pooler(h[:, 0]) if self.pooler is not None else None
        if not return_dict:
            return (h, pooled)
        return BaseOutput(last_hidden_state=h, pooler_output=pooled, attentions=every)


class BertForSequenceClassification(PreTrainedMixin, nn.Module):
    def __init__(self, num_labels=5, **kwargs):
        super().__init__()
        self.num_labels = num_labels
        self.bert = BertModel(**kwargs)
        self.classifier = nn.Linear(self.bert.config.hidden_size, num_labels)

    def forward(self, input_ids, labels=None):
        outputs = self.bert(input_ids)
        logits = self.classifier(outputs[1])
        loss = None
        if labels is not None:
            loss = CrossEntropyLoss()(logits.view(-1, self.num_labels), labels.view(-1))
        return ((loss,) + (logits,)) if loss is not None else logits


# CASE BertModel {"hidden_act": "swish"} [{"shape": [2, 10], "dtype": "int64", "high": 300}, {"shape": [2, 10], "dtype": "int64", "high": 2}]
# CASE BertForSequenceClassification {} [{"shape": [2, 10], "dtype": "int64", "high": 300}, {"shape": [2], "dtype": "int64", "high": 5}]
