import { madeOnce } from '../../../graph/made-once';

/** The names that PyTorch has, so that any other (`nn.Relu`) is an error where it is written. */
const names: Readonly<Record<string, string>> = {
  torch: `
  abs absolute acos acosh adaptive_avg_pool1d adaptive_max_pool1d add addbmm addcdiv addcmul addmm addmv
  addr adjoint affine_grid_generator alias_copy align_tensors all allclose alpha_dropout amax amin aminmax
  angle any arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh are_deterministic_algorithms_enabled
  argmax argmin argsort argwhere as_strided as_strided_copy as_strided_scatter as_tensor asarray asin asinh
  atan atan2 atanh atleast_1d atleast_2d atleast_3d autocast autocast_decrement_nesting
  autocast_increment_nesting avg_pool1d baddbmm bartlett_window batch_norm bernoulli bilinear
  binary_cross_entropy_with_logits bincount binomial bitwise_and bitwise_left_shift bitwise_not bitwise_or
  bitwise_right_shift bitwise_xor blackman_window block_diag bmm broadcast_shapes broadcast_tensors
  broadcast_to bucketize can_cast candidate cartesian_prod cat cdist ceil celu channel_shuffle cholesky
  cholesky_inverse cholesky_solve chunk clamp clamp_max clamp_min clear_autocast_cache clip clone
  column_stack combinations compiled_with_cxx11_abi complex concat concatenate conj conj_physical
  constant_pad_nd conv1d conv2d conv3d conv_tbc conv_transpose1d conv_transpose2d conv_transpose3d
  convolution copysign corrcoef cos cosh cosine_embedding_loss cosine_similarity count_nonzero cov cross
  ctc_loss cummax cummin cumprod cumsum cumulative_trapezoid deg2rad det detach detach_copy diag diag_embed
  diagflat diagonal diagonal_copy diagonal_scatter diff digamma dist div divide dot dropout dsmm dsplit
  dstack eig einsum embedding embedding_bag empty empty_like empty_quantized empty_strided enable_grad eq
  equal erf erfc erfinv exp exp2 expand_copy expm1 eye feature_alpha_dropout feature_dropout fill finfo fix
  flatten flip fliplr flipud float_power floor floor_divide fmax fmin fmod frac frexp frobenius_norm
  from_dlpack from_file from_numpy frombuffer full full_like gather gcd ge geqrf ger get_autocast_cpu_dtype
  get_autocast_gpu_dtype get_default_dtype get_deterministic_debug_mode get_device
  get_float32_matmul_precision get_num_interop_threads get_num_threads get_rng_state gradient greater
  greater_equal grid_sampler grid_sampler_2d grid_sampler_3d group_norm gt hamming_window hann_window
  hardshrink heaviside hinge_embedding_loss histc histogram histogramdd hsplit hstack hypot i0 igamma
  igammac iinfo imag index_add index_copy index_fill index_put index_reduce index_select indices_copy
  inference_mode initial_seed inner instance_norm inverse is_anomaly_check_nan_enabled is_anomaly_enabled
  is_autocast_cache_enabled is_autocast_cpu_enabled is_autocast_enabled is_complex is_conj
  is_deterministic_algorithms_warn_only_enabled is_distributed is_floating_point is_grad_enabled
  is_inference is_inference_mode_enabled is_neg is_nonzero is_same_size is_signed is_storage is_tensor
  is_vulkan_available is_warn_always_enabled isclose isfinite isin isinf isnan isneginf isposinf isreal
  istft kaiser_window kl_div kron kthvalue layer_norm lcm ldexp le lerp less less_equal lgamma linspace load
  lobpcg log log10 log1p log2 log_softmax logaddexp logaddexp2 logcumsumexp logdet logical_and logical_not
  logical_or logical_xor logit logspace logsumexp lstsq lt lu lu_solve lu_unpack manual_seed
  margin_ranking_loss masked_fill masked_scatter masked_select matmul matrix_exp matrix_power matrix_rank
  max max_pool1d max_pool1d_with_indices max_pool2d max_pool3d maximum mean median memory_format meshgrid
  min minimum mm mode moveaxis movedim msort mul multinomial multiply mv mvlgamma nan_to_num nanmean
  nanmedian nanquantile nansum narrow narrow_copy ne neg negative nextafter no_grad nonzero norm
  norm_except_dim normal not_equal numel obj ones ones_like orgqr ormqr outer pairwise_distance pca_lowrank
  pdist permute permute_copy pinverse pixel_shuffle pixel_unshuffle poisson poisson_nll_loss polar polygamma
  positive pow prelu prod promote_types put qr quantile rad2deg rand rand_like randint randint_like randn
  randn_like randperm range ravel real reciprocal relu remainder renorm repeat_interleave reshape
  resolve_conj resolve_neg result_type roll rot90 round rrelu rsqrt rsub saddmm save scalar_tensor scatter
  scatter_add scatter_reduce searchsorted seed select select_copy select_scatter selu set_anomaly_enabled
  set_autocast_cache_enabled set_autocast_cpu_dtype set_autocast_cpu_enabled set_autocast_enabled
  set_autocast_gpu_dtype set_default_dtype set_default_tensor_type set_deterministic_debug_mode
  set_float32_matmul_precision set_flush_denormal set_grad_enabled set_num_interop_threads set_num_threads
  set_printoptions set_rng_state set_warn_always sgn sigmoid sign signbit sin sinc sinh slice_copy
  slice_scatter slogdet softmax solve sort sparse_bsc_tensor sparse_bsr_tensor sparse_compressed_tensor
  sparse_coo_tensor sparse_csc_tensor sparse_csr_tensor split split_copy split_with_sizes
  split_with_sizes_copy spmm sqrt square squeeze squeeze_copy stack std std_mean stft sub subtract sum svd
  svd_lowrank swapaxes swapdims symeig t t_copy take take_along_dim tan tanh tensor tensor_split tensordot
  threshold tile to_dlpack topk trace transpose transpose_copy trapezoid trapz triangular_solve tril
  tril_indices triplet_margin_loss triu triu_indices true_divide trunc typename unbind unbind_copy unflatten
  unfold_copy unique unique_consecutive unsqueeze unsqueeze_copy use_deterministic_algorithms values_copy
  vander var var_mean vdot view_as_complex view_as_complex_copy view_as_real view_as_real_copy view_copy
  vsplit vstack where xlogy zeros zeros_like
  vmap compile cond func while_loop asarray
  chain_matmul empty_permuted fork get_autocast_dtype get_default_device get_device_module gru gru_cell has_lapack has_mkl
  has_openmp hsmm hspmm init_num_threads ldexp_ lstm lstm_cell nonzero_static nuclear_norm resize_as_ rnn_relu rnn_relu_cell rnn_tanh
  rnn_tanh_cell row_stack segment_reduce set_autocast_dtype slice_inverse smm sspaddmm sym_float sym_int sym_ite sym_max sym_min
  sym_not sym_sqrt sym_sum unravel_index unsafe_chunk unsafe_split unsafe_split_with_sizes wait
  Event FloatStorage Graph ScriptFunction ScriptModule Storage Stream SymBool SymFloat SymInt TypedStorage UntypedStorage
`,
  'torch.nn.functional': `
  adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool1d
  adaptive_max_pool1d_with_indices adaptive_max_pool2d adaptive_max_pool2d_with_indices adaptive_max_pool3d
  adaptive_max_pool3d_with_indices affine_grid alpha_dropout avg_pool1d avg_pool2d avg_pool3d batch_norm
  bilinear binary_cross_entropy binary_cross_entropy_with_logits celu channel_shuffle conv1d conv2d conv3d
  conv_tbc conv_transpose1d conv_transpose2d conv_transpose3d cosine_embedding_loss cosine_similarity
  cross_entropy ctc_loss dropout dropout1d dropout2d dropout3d elu embedding embedding_bag
  feature_alpha_dropout fold fractional_max_pool2d fractional_max_pool2d_with_indices fractional_max_pool3d
  fractional_max_pool3d_with_indices gaussian_nll_loss gelu glu grid_sample group_norm gumbel_softmax
  hardshrink hardsigmoid hardswish hardtanh hinge_embedding_loss huber_loss instance_norm interpolate kl_div
  l1_loss layer_norm leaky_relu linear local_response_norm log_softmax logsigmoid lp_pool1d lp_pool2d
  margin_ranking_loss max_pool1d max_pool1d_with_indices max_pool2d max_pool2d_with_indices max_pool3d
  max_pool3d_with_indices max_unpool1d max_unpool2d max_unpool3d mish mse_loss multi_head_attention_forward
  multi_margin_loss multilabel_margin_loss multilabel_soft_margin_loss native_channel_shuffle nll_loss
  normalize one_hot pad pairwise_distance pdist pixel_shuffle pixel_unshuffle poisson_nll_loss prelu relu
  relu6 rrelu selu sigmoid silu smooth_l1_loss soft_margin_loss softmax softmin softplus softshrink softsign
  tanh tanhshrink threshold triplet_margin_loss triplet_margin_with_distance_loss unfold upsample
  upsample_bilinear upsample_nearest
  rms_norm
`,
  'torch.nn': `
  AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveLogSoftmaxWithLoss AdaptiveMaxPool1d
  AdaptiveMaxPool2d AdaptiveMaxPool3d AlphaDropout AvgPool1d AvgPool2d AvgPool3d BCELoss BCEWithLogitsLoss
  BatchNorm1d BatchNorm2d BatchNorm3d Bilinear CELU CTCLoss ChannelShuffle ConstantPad1d ConstantPad2d
  ConstantPad3d Container Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d
  CosineEmbeddingLoss CosineSimilarity CrossEntropyLoss CrossMapLRN2d DataParallel Dropout Dropout1d
  Dropout2d Dropout3d ELU Embedding EmbeddingBag FeatureAlphaDropout Flatten Fold FractionalMaxPool2d
  FractionalMaxPool3d GELU GLU GRU GRUCell GaussianNLLLoss GroupNorm Hardshrink Hardsigmoid Hardswish
  Hardtanh HingeEmbeddingLoss HuberLoss Identity InstanceNorm1d InstanceNorm2d InstanceNorm3d KLDivLoss
  L1Loss LPPool1d LPPool2d LSTM LSTMCell LayerNorm LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d
  LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d
  LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d LazyLinear LeakyReLU Linear LocalResponseNorm
  LogSigmoid LogSoftmax MSELoss MarginRankingLoss MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d
  MaxUnpool3d Mish Module ModuleDict ModuleList MultiLabelMarginLoss MultiLabelSoftMarginLoss
  MultiMarginLoss MultiheadAttention NLLLoss NLLLoss2d PReLU PairwiseDistance Parameter ParameterDict
  ParameterList PixelShuffle PixelUnshuffle PoissonNLLLoss RNN RNNBase RNNCell RNNCellBase RReLU ReLU ReLU6
  ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d SELU
  Sequential SiLU Sigmoid SmoothL1Loss SoftMarginLoss Softmax Softmax2d Softmin Softplus Softshrink Softsign
  SyncBatchNorm Tanh Tanhshrink Threshold Transformer TransformerDecoder TransformerDecoderLayer
  TransformerEncoder TransformerEncoderLayer TripletMarginLoss TripletMarginWithDistanceLoss Unflatten
  Unfold UninitializedBuffer UninitializedParameter Upsample UpsamplingBilinear2d UpsamplingNearest2d
  ZeroPad2d
  Buffer RMSNorm ZeroPad1d ZeroPad3d CircularPad1d CircularPad2d CircularPad3d Dropout1d
`,
};

const sets = new Map<string, ReadonlySet<string>>();

/** Whether a module of PyTorch has a function or class of this name. */
export function isRealName(module: string, name: string): boolean {
  return madeOnce(sets, module, () => new Set((names[module] ?? '').trim().split(/\s+/))).has(name);
}
