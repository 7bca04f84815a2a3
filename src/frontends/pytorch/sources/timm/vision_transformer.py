"""timm.models.vision_transformer: what others derive from, as it is since timm 0.6."""

from functools import partial

import torch
import torch.nn.functional as F
from timm.layers import DropPath, LayerScale, Mlp, PatchDropout, PatchEmbed, resample_abs_pos_embed, use_fused_attn
from torch import nn


def _cfg(url="", **kwargs):
    return {"url": url, "num_classes": 1000, "input_size": (3, 224, 224), "pool_size": None, "crop_pct": 0.9,
            "interpolation": "bicubic", "mean": (0.5, 0.5, 0.5), "std": (0.5, 0.5, 0.5), "first_conv": "patch_embed.proj",
            "classifier": "head", **kwargs}


default_cfgs = {}


class Attention(nn.Module):
    def __init__(self, dim, num_heads=8, qkv_bias=False, qk_norm=False, scale_norm=False, proj_bias=True, attn_drop=0.0,
                 proj_drop=0.0, norm_layer=nn.LayerNorm, qk_scale=None, **_):
        super().__init__()
        assert dim % num_heads == 0, "dim should be divisible by num_heads"
        self.num_heads = num_heads
        self.head_dim = dim // num_heads
        self.scale = qk_scale or self.head_dim**-0.5
        self.fused_attn = use_fused_attn()
        self.qkv = nn.Linear(dim, dim * 3, bias=qkv_bias)
        self.q_norm = norm_layer(self.head_dim) if qk_norm else nn.Identity()
        self.k_norm = norm_layer(self.head_dim) if qk_norm else nn.Identity()
        self.attn_drop = nn.Dropout(attn_drop)
        self.norm = norm_layer(dim) if scale_norm else nn.Identity()
        self.proj = nn.Linear(dim, dim, bias=proj_bias)
        self.proj_drop = nn.Dropout(proj_drop)

    def forward(self, x, attn_mask=None, is_causal=False):
        B, N, C = x.shape
        q, k, v = self.qkv(x).reshape(B, N, 3, self.num_heads, self.head_dim).permute(2, 0, 3, 1, 4).unbind(0)
        q, k = self.q_norm(q), self.k_norm(k)
        if self.fused_attn:
            x = F.scaled_dot_product_attention(q, k, v, attn_mask=attn_mask, is_causal=is_causal,
                                               dropout_p=self.attn_drop.p if self.training else 0.0)
        else:
            attn = (q * self.scale) @ k.transpose(-2, -1)
            if is_causal:
                attn = attn + attn.new_full((N, N), float("-inf")).triu_(1)
            elif attn_mask is not None:
                attn = attn.masked_fill(~attn_mask, float("-inf")) if attn_mask.dtype == torch.bool else attn + attn_mask
            x = self.attn_drop(attn.softmax(dim=-1)) @ v
        x = self.norm(x.transpose(1, 2).reshape(B, N, C))
        return self.proj_drop(self.proj(x))


class Block(nn.Module):
    def __init__(self, dim, num_heads, mlp_ratio=4.0, qkv_bias=False, qk_norm=False, scale_attn_norm=False,
                 scale_mlp_norm=False, proj_bias=True, proj_drop=0.0, attn_drop=0.0, init_values=None, drop_path=0.0,
                 act_layer=nn.GELU, norm_layer=nn.LayerNorm, mlp_layer=Mlp, drop=None, qk_scale=None, **_):
        super().__init__()
        proj_drop = proj_drop if drop is None else drop
        self.norm1 = norm_layer(dim)
        self.attn = Attention(dim, num_heads=num_heads, qkv_bias=qkv_bias, qk_norm=qk_norm, scale_norm=scale_attn_norm,
                              proj_bias=proj_bias, attn_drop=attn_drop, proj_drop=proj_drop, norm_layer=norm_layer,
                              qk_scale=qk_scale)
        self.ls1 = LayerScale(dim, init_values=init_values) if init_values else nn.Identity()
        self.drop_path1 = DropPath(drop_path) if drop_path > 0.0 else nn.Identity()
        self.norm2 = norm_layer(dim)
        mlp_norm = {"norm_layer": norm_layer} if scale_mlp_norm else {}
        self.mlp = mlp_layer(in_features=dim, hidden_features=int(dim * mlp_ratio), act_layer=act_layer, drop=proj_drop,
                             **mlp_norm)
        self.ls2 = LayerScale(dim, init_values=init_values) if init_values else nn.Identity()
        self.drop_path2 = DropPath(drop_path) if drop_path > 0.0 else nn.Identity()

    def forward(self, x, attn_mask=None, is_causal=False):
        masks = {"attn_mask": attn_mask, "is_causal": True} if is_causal else {} if attn_mask is None else {"attn_mask": attn_mask}
        x = x + self.drop_path1(self.ls1(self.attn(self.norm1(x), **masks)))
        return x + self.drop_path2(self.ls2(self.mlp(self.norm2(x))))


class VisionTransformer(nn.Module):
    def __init__(self, img_size=224, patch_size=16, in_chans=3, num_classes=1000, global_pool="token", embed_dim=768,
                 depth=12, num_heads=12, mlp_ratio=4.0, qkv_bias=True, qk_norm=False, proj_bias=True, init_values=None,
                 class_token=True, pos_embed="learn", no_embed_class=False, reg_tokens=0, pre_norm=False, final_norm=True,
                 fc_norm=None, dynamic_img_size=False, dynamic_img_pad=False, drop_rate=0.0, pos_drop_rate=0.0,
                 patch_drop_rate=0.0, proj_drop_rate=0.0, attn_drop_rate=0.0, drop_path_rate=0.0, weight_init="",
                 embed_layer=PatchEmbed, embed_norm_layer=None, norm_layer=None, act_layer=None, block_fn=Block,
                 mlp_layer=Mlp, qk_scale=None, **kwargs):
        super().__init__()
        use_fc_norm = global_pool in ("avg", "avgmax", "max") if fc_norm is None else fc_norm
        norm_layer = norm_layer or partial(nn.LayerNorm, eps=1e-6)
        act_layer = act_layer or nn.GELU
        self.num_classes = num_classes
        self.global_pool = global_pool
        self.num_features = self.head_hidden_size = self.embed_dim = embed_dim
        self.num_prefix_tokens = (1 if class_token else 0) + reg_tokens
        self.num_reg_tokens = reg_tokens
        self.num_tokens = self.num_prefix_tokens
        self.has_class_token = class_token
        self.no_embed_class = no_embed_class
        self.dynamic_img_size = dynamic_img_size
        self.grad_checkpointing = False
        embed_args = {"strict_img_size": False, "output_fmt": "NHWC"} if dynamic_img_size else {}
        if embed_norm_layer is not None:
            embed_args["norm_layer"] = embed_norm_layer
        if dynamic_img_pad:
            embed_args["dynamic_img_pad"] = True
        if pre_norm:
            embed_args["bias"] = False
        self.patch_embed = embed_layer(img_size=img_size, patch_size=patch_size, in_chans=in_chans, embed_dim=embed_dim,
                                       **embed_args)
        patches = self.patch_embed.num_patches
        self.cls_token = nn.Parameter(torch.zeros(1, 1, embed_dim)) if class_token else None
        self.reg_token = nn.Parameter(torch.zeros(1, reg_tokens, embed_dim)) if reg_tokens else None
        positions = patches if no_embed_class else patches + self.num_prefix_tokens
        self.pos_embed = nn.Parameter(torch.randn(1, positions, embed_dim) * 0.02) if pos_embed != "none" else None
        self.pos_drop = nn.Dropout(p=pos_drop_rate)
        self.patch_drop = (PatchDropout(patch_drop_rate, num_prefix_tokens=self.num_prefix_tokens)
                           if patch_drop_rate > 0 else nn.Identity())
        self.norm_pre = norm_layer(embed_dim) if pre_norm else nn.Identity()
        rates = [drop_path_rate * i / max(depth - 1, 1) for i in range(depth)]
        self.blocks = nn.Sequential(*[
            block_fn(dim=embed_dim, num_heads=num_heads, mlp_ratio=mlp_ratio, qkv_bias=qkv_bias, qk_norm=qk_norm,
                     proj_bias=proj_bias, init_values=init_values, proj_drop=proj_drop_rate, attn_drop=attn_drop_rate,
                     drop_path=rates[i], norm_layer=norm_layer, act_layer=act_layer, mlp_layer=mlp_layer)
            for i in range(depth)])
        self.norm = norm_layer(embed_dim) if final_norm and not use_fc_norm else nn.Identity()
        self.fc_norm = norm_layer(embed_dim) if final_norm and use_fc_norm else nn.Identity()
        self.head_drop = nn.Dropout(drop_rate)
        self.head = nn.Linear(self.embed_dim, num_classes) if num_classes > 0 else nn.Identity()

    def init_weights(self, mode=""):
        pass

    def _init_weights(self, m):
        pass

    def no_weight_decay(self):
        return {"pos_embed", "cls_token", "dist_token"}

    def set_grad_checkpointing(self, enable=True):
        self.grad_checkpointing = enable

    def get_classifier(self):
        return self.head

    def reset_classifier(self, num_classes, global_pool=None):
        self.num_classes = num_classes
        if global_pool is not None:
            self.global_pool = global_pool
        self.head = nn.Linear(self.embed_dim, num_classes) if num_classes > 0 else nn.Identity()

    def _pos_embed(self, x):
        if self.pos_embed is None:
            return x.view(x.shape[0], -1, x.shape[-1])
        pos_embed = self.pos_embed
        if self.dynamic_img_size:
            B, H, W, C = x.shape
            pos_embed = resample_abs_pos_embed(pos_embed, (H, W), self.patch_embed.grid_size,
                                               0 if self.no_embed_class else self.num_prefix_tokens)
            x = x.view(B, -1, C)
        prefix = [token.expand(x.shape[0], -1, -1) for token in (self.cls_token, self.reg_token) if token is not None]
        if self.no_embed_class:
            x = x + pos_embed
            x = torch.cat(prefix + [x], dim=1) if prefix else x
        else:
            x = torch.cat(prefix + [x], dim=1) if prefix else x
            x = x + pos_embed
        return self.pos_drop(x)

    def forward_features(self, x):
        x = self._pos_embed(self.patch_embed(x))
        x = self.norm_pre(self.patch_drop(x))
        return self.norm(self.blocks(x))

    def get_intermediate_layers(self, x, n=1, reshape=False, return_prefix_tokens=False, norm=False):
        wanted = set(range(len(self.blocks) - n, len(self.blocks)) if isinstance(n, int) else n)
        x = self.norm_pre(self.patch_drop(self._pos_embed(self.patch_embed(x))))
        found = []
        for i, block in enumerate(self.blocks):
            x = block(x)
            if i in wanted:
                found.append(x)
        if norm:
            found = [self.norm(each) for each in found]
        prefixes = [each[:, : self.num_prefix_tokens] for each in found]
        found = [each[:, self.num_prefix_tokens :] for each in found]
        if reshape:
            h, w = self.patch_embed.grid_size
            found = [each.reshape(each.shape[0], h, w, -1).permute(0, 3, 1, 2).contiguous() for each in found]
        return tuple(zip(found, prefixes)) if return_prefix_tokens else tuple(found)

    def pool(self, x, pool_type=None):
        pool_type = self.global_pool if pool_type is None else pool_type
        if not pool_type or x.ndim < 3:
            return x
        if pool_type == "token":
            return x[:, 0]
        x = x[:, self.num_prefix_tokens :]
        return x.amax(dim=1) if pool_type == "max" else x.mean(dim=1)

    def forward_head(self, x, pre_logits=False):
        x = self.head_drop(self.fc_norm(self.pool(x)))
        return x if pre_logits else self.head(x)

    def forward(self, x):
        return self.forward_head(self.forward_features(x))


_WIDTHS = {"tiny": (192, 12, 3), "small": (384, 12, 6), "base": (768, 12, 12), "large": (1024, 24, 16), "huge": (1280, 32, 16)}


def arguments_of(name):
    """The arguments of a network of this name; None where there is no such network."""
    parts = name.split("_")
    if len(parts) < 4 or parts[0] not in ("vit", "deit") or parts[1] not in _WIDTHS or not parts[2].startswith("patch"):
        return None
    width, depth, heads = _WIDTHS[parts[1]]
    sizes = {"patch_size": int(parts[2][5:]), "embed_dim": width, "depth": depth, "num_heads": heads}
    if len(parts) == 4 and parts[3].isdigit():
        return {**sizes, "img_size": int(parts[3])}
    if parts[3] == "dinov2" and parts[1] in ("small", "base", "large"):
        dinov2 = {**sizes, "img_size": 518, "init_values": 1e-5, "num_classes": 0}
        return dinov2 if len(parts) == 4 else {**dinov2, "reg_tokens": 4, "no_embed_class": True} if parts[4:] == ["reg4"] else None
    return None
