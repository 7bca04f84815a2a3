import re
import uuid
from dataclasses import dataclass, field


@dataclass
class Part:
    width: int = 8


@dataclass
class Settings:
    encoder: Part = field(default_factory=Part)

    def __getattr__(self, name):
        match = re.match("(encoder)_(.*)", name)
        if match:
            return getattr(getattr(self, match[1]), match[2])
        raise AttributeError(f"invalid argument {name}.")


settings = Settings()
print(settings.encoder_width, settings.encoder, hasattr(settings, "decoder_width"))
one, other = uuid.uuid4(), uuid.uuid4()
print(one == other, one == one, len(str(one)), len(one.hex), one.version, type(one).__name__, str(one).count("-"))
known = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(known, repr(known), known.hex, known == uuid.UUID(hex="{12345678123456781234567812345678}"), uuid.UUID(int=3))
