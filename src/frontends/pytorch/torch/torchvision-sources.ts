import type { PythonText } from '../../../python/library/source-module';
import api from '../sources/torchvision/models/_api.py';
import utils from '../sources/torchvision/models/_utils.py';
import alexnet from '../sources/torchvision/models/alexnet.py';
import convnext from '../sources/torchvision/models/convnext.py';
import densenet from '../sources/torchvision/models/densenet.py';
import detectionBackboneUtils from '../sources/torchvision/models/detection/backbone_utils.py';
import efficientnet from '../sources/torchvision/models/efficientnet.py';
import featureExtraction from '../sources/torchvision/models/feature_extraction.py';
import googlenet from '../sources/torchvision/models/googlenet.py';
import inception from '../sources/torchvision/models/inception.py';
import mnasnet from '../sources/torchvision/models/mnasnet.py';
import mobilenet from '../sources/torchvision/models/mobilenet.py';
import mobilenetv2 from '../sources/torchvision/models/mobilenetv2.py';
import mobilenetv3 from '../sources/torchvision/models/mobilenetv3.py';
import regnet from '../sources/torchvision/models/regnet.py';
import resnet from '../sources/torchvision/models/resnet.py';
import segmentationUtils from '../sources/torchvision/models/segmentation/_utils.py';
import segmentationDeeplabv3 from '../sources/torchvision/models/segmentation/deeplabv3.py';
import segmentationFcn from '../sources/torchvision/models/segmentation/fcn.py';
import segmentationLraspp from '../sources/torchvision/models/segmentation/lraspp.py';
import shufflenetv2 from '../sources/torchvision/models/shufflenetv2.py';
import squeezenet from '../sources/torchvision/models/squeezenet.py';
import swinTransformer from '../sources/torchvision/models/swin_transformer.py';
import vgg from '../sources/torchvision/models/vgg.py';
import visionTransformer from '../sources/torchvision/models/vision_transformer.py';
import ops from '../sources/torchvision/ops.py';
import transforms from '../sources/torchvision/transforms/__init__.py';
import transformsFunctional from '../sources/torchvision/transforms/functional.py';

/** The modules of torchvision that are written in Python here, by name. */
export const torchvisionSources: ReadonlyMap<string, PythonText> = new Map([
  ['torchvision.models._api', api],
  ['torchvision.models._utils', utils],
  ['torchvision.models.alexnet', alexnet],
  ['torchvision.models.convnext', convnext],
  ['torchvision.models.densenet', densenet],
  ['torchvision.models.detection.backbone_utils', detectionBackboneUtils],
  ['torchvision.models.efficientnet', efficientnet],
  ['torchvision.models.feature_extraction', featureExtraction],
  ['torchvision.models.googlenet', googlenet],
  ['torchvision.models.inception', inception],
  ['torchvision.models.mnasnet', mnasnet],
  ['torchvision.models.mobilenet', mobilenet],
  ['torchvision.models.mobilenetv2', mobilenetv2],
  ['torchvision.models.mobilenetv3', mobilenetv3],
  ['torchvision.models.regnet', regnet],
  ['torchvision.models.resnet', resnet],
  ['torchvision.models.segmentation._utils', segmentationUtils],
  ['torchvision.models.segmentation.deeplabv3', segmentationDeeplabv3],
  ['torchvision.models.segmentation.fcn', segmentationFcn],
  ['torchvision.models.segmentation.lraspp', segmentationLraspp],
  ['torchvision.models.shufflenetv2', shufflenetv2],
  ['torchvision.models.squeezenet', squeezenet],
  ['torchvision.models.swin_transformer', swinTransformer],
  ['torchvision.models.vgg', vgg],
  ['torchvision.models.vision_transformer', visionTransformer],
  ['torchvision.ops', ops],
  ['torchvision.transforms', transforms],
  ['torchvision.transforms.functional', transformsFunctional],
]);
