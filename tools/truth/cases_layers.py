"""Calls of the rarer layers of torch.nn, in the words of this project's specs."""

IMAGE = [2, 8, 6, 4]
SEQUENCE = [2, 5, 8]


def places(shape, below):
    return {"shape": shape, "below": below}


STATES = [[2, 4], [2, 4]]

CASES = [
    *[(f"MaxUnpool{axes}d", {"kernel_size": 2}, [shape, {"shape": shape, "kind": "places"}])
      for axes, shape in ((1, [2, 8, 3]), (2, [2, 8, 3, 2]), (3, [2, 8, 2, 3, 2]))],
    ("MaxUnpool2d", {"kernel_size": 3, "stride": 2, "padding": 1}, [[2, 8, 3, 2], {"shape": [2, 8, 3, 2], "kind": "places"}]),
    ("LPPool1d", {"norm_type": 2, "kernel_size": 3}, [[2, 8, 10]]),
    ("LPPool1d", {"norm_type": 1, "kernel_size": 3, "stride": 2, "ceil_mode": True}, [[2, 8, 10]]),
    ("LPPool2d", {"norm_type": 2, "kernel_size": 2}, [IMAGE]),
    ("LPPool2d", {"norm_type": 3, "kernel_size": [3, 2], "stride": 1}, [IMAGE]),
    ("LPPool2d", {"norm_type": 2, "kernel_size": 3, "stride": 2, "ceil_mode": True}, [IMAGE]),
    ("FractionalMaxPool2d", {"kernel_size": 2, "output_size": 3}, [IMAGE]),
    ("FractionalMaxPool2d", {"kernel_size": 2, "output_ratio": 0.5}, [IMAGE]),
    ("FractionalMaxPool2d", {"kernel_size": 2, "output_size": [3, 2], "return_indices": True}, [IMAGE]),
    ("FractionalMaxPool3d", {"kernel_size": 2, "output_size": 2}, [[2, 8, 6, 5, 4]]),
    ("MaxPool2d", {"kernel_size": 2, "return_indices": True}, [IMAGE]),
    ("AdaptiveMaxPool2d", {"output_size": 2, "return_indices": True}, [IMAGE]),
    ("RNNCell", {"hidden_size": 4}, [[2, 8]]),
    ("RNNCell", {"hidden_size": 4, "nonlinearity": "relu", "bias": False}, [[2, 8], [2, 4]]),
    ("RNNCell", {"hidden_size": 4}, [[2, 8], [2, 4]]),
    ("LSTMCell", {"hidden_size": 4}, [[2, 8]]),
    ("LSTMCell", {"hidden_size": 4}, [[2, 8], *STATES]),
    ("LSTMCell", {"hidden_size": 4, "bias": False}, [[2, 8], *STATES]),
    ("LSTMCell", {"hidden_size": 4}, [[8]]),
    ("GRUCell", {"hidden_size": 4}, [[2, 8]]),
    ("GRUCell", {"hidden_size": 4}, [[2, 8], [2, 4]]),
    ("GRUCell", {"hidden_size": 4, "bias": False}, [[2, 8], [2, 4]]),
    ("Bilinear", {"in1_features": 5, "in2_features": 4, "out_features": 3}, [[2, 5], [2, 4]]),
    ("Bilinear", {"in1_features": 5, "in2_features": 4, "out_features": 3, "bias": False}, [[2, 7, 5], [2, 7, 4]]),
    *[("EmbeddingBag", {"num_embeddings": 9, "embedding_dim": 3, "mode": mode}, [places([2, 5], 9)])
      for mode in ("sum", "mean", "max")],
    *[("EmbeddingBag", {"num_embeddings": 9, "embedding_dim": 3, "mode": mode},
       [places([6], 9), {"shape": [2], "kind": "offsets"}]) for mode in ("sum", "mean", "max")],
    ("EmbeddingBag", {"num_embeddings": 9, "embedding_dim": 3, "mode": "sum"},
     [places([6], 9), {"shape": [2], "kind": "offsets"}, [6]]),
    ("EmbeddingBag", {"num_embeddings": 9, "embedding_dim": 3, "mode": "sum", "include_last_offset": True},
     [places([6], 9), {"shape": [3], "kind": "offsets"}]),
    ("SyncBatchNorm", {}, [IMAGE]),
    ("CrossMapLRN2d", {"size": 3}, [IMAGE]),
    ("CrossMapLRN2d", {"size": 5, "alpha": 1e-3, "beta": 0.5, "k": 2}, [IMAGE]),
    ("UpsamplingNearest2d", {"scale_factor": 2}, [IMAGE]),
    ("UpsamplingNearest2d", {"size": [5, 7]}, [IMAGE]),
    ("UpsamplingBilinear2d", {"scale_factor": 2}, [IMAGE]),
    ("UpsamplingBilinear2d", {"size": 9}, [IMAGE]),
    ("RNN", {"hidden_size": 4}, [SEQUENCE, [1, 5, 4]]),
    ("RNN", {"hidden_size": 4, "num_layers": 2, "bidirectional": True, "batch_first": True}, [SEQUENCE, [4, 2, 4]]),
    ("LSTM", {"hidden_size": 4}, [SEQUENCE, [1, 5, 4], [1, 5, 4]]),
    ("LSTM", {"hidden_size": 4, "proj_size": 3, "num_layers": 2}, [SEQUENCE, [2, 5, 3], [2, 5, 4]]),
    ("GRU", {"hidden_size": 4}, [SEQUENCE, [1, 5, 4]]),
    ("GRU", {"hidden_size": 4, "num_layers": 2}, [[5, 8], [2, 4]]),
    *[("TransformerDecoderLayer", {"d_model": 8, "nhead": 2, "dim_feedforward": 16, "dropout": 0, **more},
       [[5, 2, 8], [7, 2, 8]]) for more in ({}, {"norm_first": True}, {"activation": "gelu"}, {"dropout": 0.1})],
    ("TransformerDecoderLayer", {"d_model": 8, "nhead": 2, "dim_feedforward": 16, "batch_first": True},
     [[1, 5, 8], [1, 7, 8]]),
    *[("TransformerEncoder", {"d_model": 8, "nhead": 2, "dim_feedforward": 16, "num_layers": 2, **more}, [[5, 2, 8]])
      for more in ({}, {"norm": True})],
    *[("TransformerDecoder", {"d_model": 8, "nhead": 2, "dim_feedforward": 16, "num_layers": 2, **more},
       [[5, 2, 8], [7, 2, 8]]) for more in ({}, {"norm": True})],
    ("Transformer", {"d_model": 8, "nhead": 2, "num_encoder_layers": 2, "num_decoder_layers": 1, "dim_feedforward": 16},
     [[7, 2, 8], [5, 2, 8]]),
    ("DeformConv2d", {"out_channels": 4, "kernel_size": 3, "padding": 1}, [IMAGE, [2, 18, 6, 4]]),
    ("DeformConv2d", {"out_channels": 4, "kernel_size": 3, "stride": 2, "groups": 2, "bias": False},
     [[2, 8, 9, 9], [2, 36, 4, 4], [2, 18, 4, 4]]),
]
