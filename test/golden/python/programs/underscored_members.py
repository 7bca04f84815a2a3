from enum import Enum, IntEnum


class Backend(str, Enum):
    FLASH = "flash"
    _FLASH_3 = "_flash_3"
    _NATIVE = "native"
    __hidden = "hidden"

    @classmethod
    def _missing_(cls, value):
        return cls.FLASH


class Size(IntEnum):
    _order_ = "_small large"
    _small = 1
    large = 2
    __none = 3


print([one.name for one in Backend], [one.value for one in Backend])
print(Backend("_flash_3") is Backend._FLASH_3, Backend("nothing"), Backend._NATIVE.value)
print(list(Size), Size._small + 1)
