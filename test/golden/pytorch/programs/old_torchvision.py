"""Names that torchvision had before 0.15."""
from torchvision.models.resnet import model_urls as resnet_urls
from torchvision.models.vgg import model_urls

model_urls['vgg16_bn'] = model_urls['vgg16_bn'].replace('https://', 'http://')
print(model_urls['vgg16_bn'].startswith('http://'), 'vgg16' in model_urls, 'resnet18' in model_urls)
print(sorted(name for name in resnet_urls if name.startswith('resnet')))
import torchvision

print(bool(torchvision._is_tracing()))
