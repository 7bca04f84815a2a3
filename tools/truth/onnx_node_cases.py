"""Single nodes of ONNX, of which test/golden/onnx/nodes.json has the sizes of the outputs."""

import numpy

CASES = []


def operand(first, second, stored, has_elements=True):
    """An operand in its two forms; whether the test may know elements that they have in common."""
    return {"forms": (numpy.asarray(first), numpy.asarray(second)), "stored": stored, "hasElements": has_elements}


def x(*dims):
    """An input."""
    return x_or(dims, dims)


def x_or(first, second):
    """An input of one of two shapes."""
    return operand(numpy.zeros(first, numpy.float32), numpy.zeros(second, numpy.float32), False, False)


def w(*dims):
    """A stored weight."""
    return w_or(dims, dims, True)


def w_or(first, second, stored=False):
    """A weight of one of two shapes, which another node gives."""
    return operand(numpy.ones(first, numpy.float32), numpy.ones(second, numpy.float32), stored, False)


def i(*elements):
    """A stored list of whole numbers."""
    return operand(numpy.array(elements, numpy.int64), numpy.array(elements, numpy.int64), True)


def n(element):
    """A stored whole number."""
    return operand(numpy.int64(element), numpy.int64(element), True)


def i_or(first, second):
    """A list of whole numbers, which another node gives, or a number."""
    return operand(numpy.asarray(first, numpy.int64), numpy.asarray(second, numpy.int64), False)


def indices(*dims):
    """An input of whole numbers."""
    return indices_or(dims, dims)


def indices_or(first, second):
    """An input of whole numbers of one of two shapes."""
    return operand(numpy.zeros(first, numpy.int64), numpy.zeros(second, numpy.int64), False, False)


def hidden(first, second):
    """A list of whole numbers of which nothing is known but how many there are."""
    return operand(numpy.asarray(first, numpy.int64), numpy.asarray(second, numpy.int64), False, False)


def truths(first, second):
    """An input of truths of which some are given."""
    return operand(numpy.asarray(first, bool), numpy.asarray(second, bool), False)


def number(value, kind=numpy.float32):
    """A stored number."""
    return operand(kind(value), kind(value), True)


def octets(*dims):
    """Stored or given bytes."""
    return operand(numpy.ones(dims, numpy.uint8), numpy.ones(dims, numpy.uint8), True, False)


def octets_in(*dims):
    """An input of bytes."""
    return operand(numpy.ones(dims, numpy.uint8), numpy.ones(dims, numpy.uint8), False, False)


def scales(*elements):
    """An input of numbers that are known."""
    return operand(numpy.float32(elements), numpy.float32(elements), False)


def seen(*elements):
    """Numbers of 32 bits, of which none is known."""
    forms = numpy.int32(elements if len(elements) > 1 else elements[0])
    return operand(forms, forms, False, False)


def case(name, op, *operands, opset=17, outputs=1, domain="", folds=False, **attributes):
    CASES.append(
        {
            "name": name,
            "op": op,
            "domain": domain,
            "opset": opset,
            "attributes": attributes,
            "operands": list(operands),
            "outputs": outputs,
            "folds": folds,
        }
    )


def fold(name, op, *operands, **rest):
    """A node whose outputs are known as far as its operands are, before the run."""
    case(name, op, *operands, folds=True, **rest)


def floats(*elements):
    """A list of numbers, which another node gives."""
    return operand(numpy.float32(elements), numpy.float32(elements), False)


def grid(rows):
    """Whole numbers in rows, which another node gives."""
    return i_or(rows, rows)


MICROSOFT = "com.microsoft"

# what windows lie over
ANY_HEIGHT = x_or((1, 3, 8, 6), (1, 3, 9, 6))
ANY_RANK = x_or((2, 3, 8), (2, 3, 8, 6))
case("a pool pads evenly, one more behind", "MaxPool", x(1, 3, 6, 7), kernel_shape=[2, 3], strides=[2, 2], auto_pad="SAME_UPPER")
case("a pool pads evenly, one more before", "AveragePool", x(1, 3, 6, 7), kernel_shape=[2, 2], strides=[1, 2], auto_pad="SAME_LOWER")
case("a pool without padding by auto_pad", "MaxPool", x(1, 3, 6, 7), kernel_shape=[2, 3], auto_pad="VALID")
case("a pool of a height that is not known", "MaxPool", ANY_HEIGHT, kernel_shape=[2, 2])
case("a pool of a height that is not known, as large as its input", "MaxPool", ANY_HEIGHT, kernel_shape=[3, 3], auto_pad="SAME_UPPER", outputs=2)
case("a pool of a rank that is not known", "GlobalMaxPool", ANY_RANK)
case("a pool whose kernel has too few axes", "MaxPool", x(1, 3, 4, 4), kernel_shape=[2])
case("a pool whose strides have too few axes", "MaxPool", x(1, 3, 4, 4), kernel_shape=[2, 2], strides=[2])
case("a pool whose pads have too few ends", "AveragePool", x(1, 3, 4, 4), kernel_shape=[2, 2], pads=[1, 1])
case("a pool of a stride of 0", "MaxPool", x(1, 3, 4, 4), kernel_shape=[2, 2], strides=[0, 1])
case("an unpool of pads", "MaxUnpool", x(1, 1, 3, 3), indices(1, 1, 3, 3), kernel_shape=[2, 2], strides=[2, 2], pads=[0, 0, 1, 1])
case("an unpool of a height that is not known", "MaxUnpool", x_or((1, 1, 3, 3), (1, 1, 4, 3)), indices_or((1, 1, 3, 3), (1, 1, 4, 3)), kernel_shape=[2, 2], strides=[2, 2])
case("an unpool whose strides have too few axes", "MaxUnpool", x(1, 1, 3, 3), indices(1, 1, 3, 3), kernel_shape=[2, 2], strides=[2])

case("a convolution of a height that is not known", "Conv", ANY_HEIGHT, w(4, 3, 3, 3), strides=[2, 2], auto_pad="SAME_UPPER")
case("a convolution as large as its input, one more before", "Conv", x(1, 3, 6, 7), w(4, 3, 2, 2), auto_pad="SAME_LOWER")
case("a convolution whose weight has a kernel that is not known", "Conv", x(1, 3, 8, 6), w_or((4, 3, 3, 3), (4, 3, 2, 2)))
case("a convolution of another rank than its weight", "Conv", x(1, 3, 8), w(4, 3, 3, 3))
case("a convolution of other channels than its weight", "Conv", x(1, 3, 8, 8), w(4, 2, 3, 3))
case("a convolution of other channels than the groups of its weight", "Conv", x(1, 6, 8, 8), w(4, 2, 3, 3), group=2)
case("a convolution whose kernel is too large", "Conv", x(1, 3, 2, 8), w(4, 3, 3, 3))
case("a convolution whose dilations have too few axes", "Conv", x(1, 3, 8, 8), w(4, 3, 3, 3), dilations=[1])
case("a spread", "ConvTranspose", x(1, 2, 5), w(2, 3, 4), strides=[2], pads=[1, 1])
case("a spread of groups", "ConvTranspose", x(1, 4, 5), w(4, 3, 4), strides=[2], group=2)
case("a spread without padding by auto_pad", "ConvTranspose", x(1, 2, 5), w(2, 3, 4), strides=[3], auto_pad="VALID")
case("a spread to stride times its input, one more behind", "ConvTranspose", x(1, 2, 5), w(2, 3, 3), strides=[2], auto_pad="SAME_UPPER")
case("a spread to stride times its input, one more before", "ConvTranspose", x(1, 2, 5), w(2, 3, 4), strides=[3], auto_pad="SAME_LOWER")
case("a spread to a given shape", "ConvTranspose", x(1, 2, 5), w(2, 3, 4), strides=[2], output_shape=[9])
case("a spread of a height that is not known", "ConvTranspose", ANY_HEIGHT, w(3, 4, 2, 2), strides=[2, 2])
case("a spread of a rank that is not known", "ConvTranspose", ANY_HEIGHT, w_or((3, 4, 2, 2), (3, 4, 2, 3)), strides=[2, 2])
case("a spread of another rank than its weight", "ConvTranspose", x(1, 3, 8), w(3, 4, 3, 3))
case("a spread of other channels than its weight", "ConvTranspose", x(1, 3, 8), w(2, 4, 3))
case("a spread of which more is cut off than there is", "ConvTranspose", x(1, 2, 2), w(2, 3, 2), pads=[2, 2])
case("a spread whose strides have too many axes", "ConvTranspose", x(1, 2, 5), w(2, 3, 4), strides=[2, 2])
case("a spread whose output_padding has too many axes", "ConvTranspose", x(1, 2, 5), w(2, 3, 4), strides=[2], output_padding=[1, 1])

case("a convolution of a rank that nothing tells", "Conv", x_or((1, 3, 8), (1, 3, 8, 8)), w_or((4, 3, 3), (4, 3, 3, 3)))
case("a spread of a rank that nothing tells", "ConvTranspose", x_or((1, 3, 8), (1, 3, 8, 8)), w_or((3, 4, 3), (3, 4, 3, 3)))

# reshaping
case("a reshape to sizes of which not even the number is known", "Reshape", x(2, 3), i_or([6], [3, 2]))
case("a reshape of a rank that is not known to known sizes", "Reshape", x_or((2, 12), (24,)), i(4, 6))
SHAPE = i_or([2, 12], [4, 6])
case("a reshape of an attribute", "Reshape", x(2, 3, 4), opset=1, shape=[2, -1])
case("a reshape to sizes that are not known", "Reshape", x(2, 3, 4), SHAPE)
case("a reshape to sizes of which nothing is known", "Reshape", x(2, 3, 4), hidden([2, 12], [4, 6]))
case("a reshape to one size of which nothing is known", "Reshape", x(2, 3, 4), hidden([24], [-1]))
case("a reshape to one size that is not known", "Reshape", x(2, 3, 4), i_or([2, -1, 4], [2, 3, 4]))
case("a reshape to sizes of which one is not known", "Reshape", x_or((2, 3, 4), (2, 3, 5)), i(3, -1))
case("a reshape that keeps a size that is not known", "Reshape", x_or((2, 3, 4), (5, 3, 4)), i(0, -1, 2))
case("a reshape that keeps all that is not known", "Reshape", x_or((2, 3, 4), (5, 3, 4)), i(0, 12))
case("a reshape of a rank that is not known", "Reshape", x_or((2, 12), (2, 3, 8)), i(-1, 4))
case("a reshape of no elements", "Reshape", x(0, 3), i(3, -1))
case("a reshape to a size of 0", "Reshape", x(0, 3), i(3, 0), opset=14, allowzero=1)
case("a reshape of two sizes that follow", "Reshape", x(2, 3), i(-1, -1))
case("a reshape to what does not hold its elements", "Reshape", x(2, 3), i(4, -1))
case("a reshape to other elements", "Reshape", x(2, 3), i(4, 2))
case("a reshape that keeps an axis that is not there", "Reshape", x(2, 3), i(2, 3, 0))
case("a reshape of no elements to what may be any", "Reshape", x(0, 3), i(0, -1))
case("a flatten before its last axis", "Flatten", x(2, 3, 4), axis=-1)
case("a flatten behind all axes", "Flatten", x(2, 3, 4), axis=3)
case("a flatten of a rank that is not known", "Flatten", x_or((2, 3, 4), (3, 5)))
case("a flatten at an axis that is not there", "Flatten", x(2, 3), axis=3)
case("a squeeze of axes as an attribute", "Squeeze", x(1, 3, 1), opset=11, axes=[0, -1])
case("a squeeze of a size that is not known", "Squeeze", x_or((2, 1, 3), (4, 1, 3)), i(1))
case("a squeeze of whatever is 1", "Squeeze", x_or((1, 3), (2, 3)))
case("a squeeze of axes that are not known", "Squeeze", x(1, 1, 3), i_or([0], [0, 1]))
case("a squeeze of a size of 2", "Squeeze", x(2, 1), i(0))
case("a squeeze of an axis that is not there", "Squeeze", x(2, 1), i(2))
case("an unsqueeze of axes as an attribute", "Unsqueeze", x(3, 4), opset=11, axes=[2, 0])
case("an unsqueeze of axes that are not known", "Unsqueeze", x(3, 4), i_or([0], [0, 1]))
case("an unsqueeze of a rank that is not known", "Unsqueeze", x_or((3,), (3, 4)), i(0))
case("an unsqueeze at an axis that is not there", "Unsqueeze", x(3, 4), i(3))
case("an unsqueeze at one axis twice", "Unsqueeze", x(3, 4), i(0, 0))
case("a transpose of a size that is not known", "Transpose", x_or((2, 3, 4), (2, 5, 4)), perm=[1, 2, 0])
case("a transpose of a rank that is not known", "Transpose", x_or((2, 3, 4), (2, 3)))
case("a transpose of an order that is too short", "Transpose", x(2, 3), perm=[0])

# slicing
case("a split by an attribute", "Split", x(7, 2), opset=11, split=[3, 4], outputs=2)
case("a split into equal parts of a size that is not known", "Split", x_or((4, 2), (6, 2)), outputs=2)
case("a split into parts that are not known", "Split", x(6, 2), i_or([2, 4], [3, 3]), outputs=2)
case("a split of a rank that is not known", "Split", x_or((4, 2), (4,)), i(1, 3), outputs=2)
case("a split into parts of which nothing is known", "Split", x(6, 2), hidden([2, 4], [3, 3]), outputs=2)
case("a split of no elements", "Split", x(0, 4), i(0), outputs=1)
case("a slice by attributes", "Slice", x(6, 5, 4), opset=9, starts=[1, 0], ends=[9, -1], axes=[0, 2])
case("a slice by attributes from the first axis on", "Slice", x(6, 5, 4), opset=9, starts=[1, 0], ends=[9, -1])
case("a slice from behind", "Slice", x(6, 5), i(-2, 4), i(-7, 0), i(0, 1), i(-2, -1))
case("a slice that is empty", "Slice", x(6, 5), i(4), i(2))
case("a slice against its steps", "Slice", x(6, 5), i(0), i(9), i(1), i(-1))
case("a slice from before the tensor", "Slice", x(6, 5), i(-9), i(3))
case("a slice to a place that is not known", "Slice", x(6, 5), i(0), i_or([3], [4]))
case("a slice from and to places that are not known", "Slice", x(6, 5, 4), i_or([0], [1]), i_or([3], [3]))
case("a slice of axes that are not known", "Slice", x(6, 5), i(1), i(3), i_or([0], [1]))
case("a slice of steps that are not known", "Slice", x(6, 5), i(0), i(6), i(0), i_or([1], [2]))
case("a slice of a size that is not known", "Slice", x_or((6, 5), (7, 5)), i(1), i(9))
case("a slice beside a size that is not known", "Slice", x_or((6, 5), (7, 5)), i(1), i(3), i(1))
case("a slice of a rank that is not known", "Slice", x_or((6, 5), (6, 5, 4)), i(1), i(3))
case("a slice of an axis that is not there", "Slice", x(6, 5), i(0), i(3), i(2))

case("a slice from and to places of which nothing is known", "Slice", x(6, 5, 4), hidden([0], [1]), hidden([3], [3]))
case("a slice of axes that are not known in number", "Slice", x(6, 5), i_or([1], [2, 2]), i_or([3], [3, 3]))
case("a slice of named axes that are not known in number", "Slice", x(6, 5), i_or([1], [2, 2]), i_or([3], [3, 3]), i_or([0], [0, 1]))

# padding
case("a pad of axes that are not known in number", "Pad", x(2, 3), i_or([1, 1], [1, 1, 2, 2]), None, i_or([1], [0, 1]), opset=18)
case("a cut and pad about the middle of an axis that is not there", "CenterCropPad", x(6, 5), i(4), opset=18, axes=[2])
case("a pad by an attribute", "Pad", x(2, 3), opset=2, pads=[1, 0, 2, 1])
case("a pad that is not known", "Pad", x(2, 3), i_or([1, 0, 1, 0], [2, 0, 1, 0]))
case("a pad of which nothing is known", "Pad", x(2, 3), hidden([1, 0, 1, 0], [2, 1, 1, 1]))
case("a pad of no more than is known of any", "Pad", x(2, 3), i_or([1, 0, 1, 2], [2, 1, 3, 0]))
case("a pad of a size that is not known", "Pad", x_or((2, 3), (4, 3)), i(1, 1, 1, 1))
case("a pad of axes that are not known", "Pad", x(2, 3), i(1, 2), None, i_or([0], [1]), opset=18)
case("a pad of axes from behind", "Pad", x(2, 3), i(1, 2), None, i(-1), opset=18)
case("a pad of a rank that is not known", "Pad", x_or((2, 3), (2, 3, 4)), i(1, 1), None, i(0), opset=18)
case("a pad of too few numbers", "Pad", x(2, 3), i(1, 0, 1))
case("a pad of an axis that is not there", "Pad", x(2, 3), i(1, 2), None, i(2), opset=18)
case("a cut and pad about the middle of all axes", "CenterCropPad", x(6, 5), i(4, 8), opset=18)
case("a cut and pad about the middle to sizes that are not known", "CenterCropPad", x(6, 5), i_or([4], [8]), opset=18, axes=[1])

# joining
case("a join of a rank that is not known", "Concat", x_or((2, 3), (2, 3, 1)), x_or((2, 3), (2, 3, 1)), axis=1)
case("an expansion to sizes of which not even the number is known", "Expand", x(1, 3), i_or([2, 3], [4, 2, 3]))
case("a join of a size that is not known", "Concat", x(2, 3), x_or((2, 4), (2, 5)), axis=1)
case("a join beside a size that is not known", "Concat", x_or((2, 3), (4, 3)), x_or((2, 4), (4, 4)), axis=1)
case("a join of which one tells a size that the other does not", "Concat", x(2, 3), x(2, 4), axis=-1)
case("a join of other sizes", "Concat", x(2, 3), x(3, 4), axis=1)
case("a join of other ranks", "Concat", x(2, 3), x(2, 3, 1), axis=1)
case("a join along an axis that is not there", "Concat", x(2, 3), x(2, 3), axis=2)
case("an expansion to sizes that are not known", "Expand", x(1, 3), i_or([2, 1], [4, 3]))
case("an expansion to sizes of which nothing is known", "Expand", x(1, 3), hidden([2, 1], [4, 3]))
case("an expansion to more axes than there are", "Expand", x(3, 1), i(2, 1, 4))
case("an expansion to sizes that do not broadcast", "Expand", x(2, 3), i(4, 3))
case("an expansion of a rank that is not known", "Expand", x_or((3,), (4, 2, 1, 3)), i(2, 1, 3))
case("a tile of a size that is not known", "Tile", x_or((2, 3), (4, 3)), i(2, 2))
case("a tile of numbers that are not known", "Tile", x(2, 3), i_or([2, 1], [3, 1]))
case("pixels of a size that is not known", "DepthToSpace", x_or((1, 8, 2, 2), (1, 8, 3, 2)), blocksize=2)
case("pixels of three axes", "DepthToSpace", x(8, 2, 2), blocksize=2)
case("blocks of pixels that do not fit", "SpaceToDepth", x(1, 8, 3, 2), blocksize=2)
case("a sum along an axis that is not known", "CumSum", x(2, 3), i_or(0, 1))

# broadcasting
case("a sum with sizes that are not known", "Add", x_or((2, 3), (4, 3)), x(1, 3))
case("a sum of a size with one that is not known", "Add", x_or((1, 3), (4, 3)), x(4, 3))
case("a sum of sizes that are not known", "Add", x_or((2, 3), (4, 3)), x_or((2, 1), (4, 1)))
case("a sum of a rank that is not known", "Add", x_or((2, 3), (4, 2, 3)), x(3))
case("a sum of sizes that do not broadcast", "Add", x(2, 3), x(2, 4))
case("a choice of sizes that do not broadcast", "Where", truths([[True, True]], [[True, True]]), x(2, 3), x(2, 1))

# products
case("a product of a vector and a matrix", "MatMul", x(3), w(3, 4))
case("a product of a matrix and a vector", "MatMul", x(2, 4, 3), w(3))
case("a product of two vectors", "MatMul", x(3), x(3))
case("a product of batches that broadcast", "MatMul", x(5, 1, 2, 3), x(4, 3, 2))
case("a product of batches that are not known", "MatMul", x_or((5, 2, 3), (4, 2, 3)), x(3, 6))
case("a product of a rank that is not known", "MatMul", x_or((2, 3), (4, 2, 3)), x(3, 6))
case("a product of batches that do not broadcast", "MatMul", x(5, 2, 3), x(4, 3, 2))
case("a product of a number", "MatMul", x(), x(3, 2))
case("a sum of products of rows that are not known", "Gemm", x_or((2, 3), (4, 3)), w(5, 3), w(5), transB=1)
case("a sum of products of the other order", "Gemm", x(3, 2), w(3, 5), transA=1)
case("a sum of products that do not fit", "Gemm", x(2, 3), w(5, 4), transB=1)
case("a sum of an equation", "Einsum", x(2, 3), w(3, 4), equation="ij,jk->ik")
case("a sum of an equation without an output", "Einsum", x(2, 3), w(3, 4), equation="cb,ba")
case("a sum of an equation of any more axes", "Einsum", x(5, 2, 3), w(3, 4), equation="...ij,jk->...ik")
case("a sum of an equation of any more axes without an output", "Einsum", x(5, 2, 3), w(3, 4), equation="...ij,jk")
case("a sum of an equation of one operand", "Einsum", x(2, 3), equation="ij->ji")
case("a sum of an equation of a diagonal", "Einsum", x(3, 3), equation="ii->i")
case("a sum of an equation of three operands", "Einsum", x(2, 3), w(3, 4), w(4, 5), equation="ij,jk,kl->il")
case("a sum of an equation of a size that is not known", "Einsum", x_or((2, 3), (5, 3)), w(3, 4), equation="ij,jk->ik")
case("a sum of an equation of a rank that is not known", "Einsum", x_or((2, 3), (5, 2, 3)), w(3, 4), equation="...ij,jk->...ik")
case("a sum of an equation of too few operands", "Einsum", x(2, 3), equation="ij,jk->ik")
case("a sum of an equation of another rank", "Einsum", x(2, 3, 4), w(3, 4), equation="ij,jk->ik")
case("a sum of an equation of sizes that differ", "Einsum", x(2, 3), w(4, 5), equation="ij,jk->ik")

case("a determinant of a rank that is not known", "Det", x_or((3, 3), (2, 3, 3)))

# reducing
case("a mean of axes that are not known in number", "ReduceMean", x(2, 3, 4), i_or([1], [0, 1]), opset=18, keepdims=0)
case("a mean of axes that are not known", "ReduceMean", x(2, 3, 4), i_or([0], [2]), opset=18, keepdims=0)
case("a mean of axes that are not known, which are kept", "ReduceMean", x(2, 3), i_or([0], [1]), opset=18)
case("a mean of all axes of a rank that is not known", "ReduceMean", x_or((2, 3), (2, 3, 4)), keepdims=1)
case("a mean of sizes that are not known", "ReduceMean", x_or((2, 3), (4, 3)), axes=[1], keepdims=1)
case("a mean of an axis that is not there", "ReduceMean", x(2, 3), axes=[2])
case("a place of the largest", "ArgMax", x(2, 3, 4), axis=1, keepdims=1)
case("a place of the largest of a size that is not known", "ArgMax", x_or((2, 3, 4), (2, 3, 5)), axis=-1, keepdims=0)

# indexing
case("what is taken by places of a rank that is not known", "Gather", x(6, 5), indices_or((2,), (2, 3)))
case("the largest of a rank that is not known", "TopK", x_or((2, 9), (9,)), i(3), outputs=2)
case("places that are not 0 of a rank that is not known", "NonZero", i_or([1, 0, 2], [[1, 1], [2, 0]]))
case("places that are not 0 of a matrix", "NonZero", i_or([[1, 0], [0, 2]], [[1, 1], [0, 2]]))
case("what is chosen along an axis of a rank that is not known", "Compress", x_or((3, 2), (3,)), truths([True, False, True], [True, False, True]), axis=0)
case("what is single of a rank that is not known", "Unique", i_or([1, 0, 2], [[1, 1]]), outputs=4)
case("what is taken of a size that is not known", "Gather", x_or((6, 5), (7, 5)), i(1, 2))
case("what is taken of places that are not known in number", "Gather", x(6, 5), indices_or((3,), (4,)), axis=1)
case("what is taken of an axis that is not there", "Gather", x(6, 5), i(0), axis=2)
case("what is taken by places of batches", "GatherND", x(2, 6, 5), i_or([[[1]], [[1]]], [[[1]], [[2]]]), batch_dims=1)
case("what is taken by places that are not known in number", "GatherND", x(6, 5), indices_or((3, 2), (4, 2)))
case("what is taken by places of a depth that is not known", "GatherND", x(6, 5), indices_or((3, 2), (3, 1)))
case("a choice of one of a size that is not known", "OneHot", indices_or((2, 3), (4, 3)), n(5), i(0, 1), axis=1)
case("a choice of one of many that are not known", "OneHot", indices(2, 3), i_or(5, 6), i(0, 1))
case("a choice of one along an axis that is not there", "OneHot", indices(2, 3), n(5), i(0, 1), axis=3)
case("the largest of so many as is not known", "TopK", x(2, 9), i_or([3], [4]), outputs=2)
case("the largest of a size that is not known", "TopK", x_or((2, 9), (2, 8)), i(3), outputs=2)
case("none of the largest", "TopK", x(2, 9), i(0), outputs=2)
case("the largest by an attribute", "TopK", x(2, 9), opset=1, k=3, outputs=2)
case("the largest along an axis that is not there", "TopK", x(2, 9), i(3), axis=2, outputs=2)
case("places that are not 0", "NonZero", i_or([1, 0, 2], [1, 1, 2]))
case("places that are not 0, of known numbers", "NonZero", i(1, 0, 2))
case("what is chosen along an axis", "Compress", x(2, 3), truths([True, False, True], [True, True, True]), axis=-1)
case("what is chosen by known truths", "Compress", x(2, 3), truths([True, False, True], [True, False, True]), axis=1)
case("what is chosen of all elements", "Compress", x(2, 3), truths([True, False, True], [True, False, True]))
case("what is chosen of a size that is not known", "Compress", x_or((2, 3), (4, 3)), truths([True, False, True], [True, False, True]), axis=1)
case("what is single", "Unique", i_or([1, 0, 2], [1, 1, 2]), outputs=4)
case("what is single along an axis", "Unique", i_or([[1, 0], [2, 0]], [[1, 1], [1, 1]]), axis=0)
case("what is single along an axis of a size that is not known", "Unique", i_or([[1, 2, 3]], [[1, 1, 1, 2]]), axis=1, outputs=4)
case("sizes from one to another", "Shape", x(2, 3, 4, 5), start=1, end=-1)
case("sizes of a rank that is not known", "Shape", x_or((2, 3), (2, 3, 4)))
case("how many elements there are", "Size", x(2, 3, 4))
case("what is filled to sizes that are not known", "ConstantOfShape", i_or([2, 3], [2, 4]))
case("what is filled to sizes of which nothing is known", "ConstantOfShape", hidden([2, 3], [3, 4]))
case("numbers to a limit that is not known", "Range", n(0), i_or(3, 4), n(1))
case("numbers that go down", "Range", n(7), n(0), n(-2))
case("numbers that never get there", "Range", n(0), n(5), n(-1))

# pictures
case("places on a grid of a rank that is not known", "GridSample", x_or((1, 2, 5, 4), (1, 2, 3, 5, 4)), w_or((1, 3, 6, 2), (1, 4, 3, 6, 3)), opset=20)
case("a grid of sizes of which not even the number is known", "AffineGrid", w_or((1, 2, 3), (1, 3, 4)), i_or([1, 2, 4, 5], [1, 2, 4, 5, 6]), opset=20)
case("a new size by scales", "Resize", x(1, 2, 5, 4), None, scales(1, 1, 2, 1.5), opset=13)
case("a new size by scales that are not known", "Resize", x(1, 2, 5, 4), None, operand(numpy.float32([1, 1, 2, 1.5]), numpy.float32([1, 1, 3, 1.5]), False), opset=13)
case("a new size by scales as the second operand", "Resize", x(1, 2, 5, 4), scales(1, 1, 2, 1.5), opset=10)
case("a larger size by scales", "Upsample", x(1, 2, 5, 4), scales(1, 1, 2, 1.5), opset=9)
case("a larger size by attributes", "Upsample", x(1, 2, 5, 4), opset=7, scales=[1.0, 1.0, 2.0, 2.0])
case("a new size of one that is not known", "Resize", x_or((1, 2, 5, 4), (1, 2, 6, 4)), None, None, i(1, 2, 8, 8), opset=13)
case("a new size that is not known", "Resize", x(1, 2, 5, 4), None, None, i_or([1, 2, 8, 8], [1, 2, 8, 9]), opset=13)
case("a new size no larger by one scale", "Resize", x(1, 2, 5, 4), None, None, i(10, 6), opset=18, axes=[2, 3], keep_aspect_ratio_policy="not_larger")
case("a new size no smaller by one scale", "Resize", x(1, 2, 5, 4), None, None, i(10, 6), opset=18, axes=[2, 3], keep_aspect_ratio_policy="not_smaller")
case("a new size by one scale of a size that is not known", "Resize", x_or((1, 2, 5, 4), (1, 2, 20, 4)), None, None, i(10, 6), opset=18, axes=[2, 3], keep_aspect_ratio_policy="not_larger")
case("a new size of too few numbers", "Resize", x(1, 2, 5, 4), None, None, i(8, 8), opset=13)
case("places on a grid that is not known", "GridSample", x(1, 2, 5, 4), w_or((1, 3, 6, 2), (1, 4, 6, 2)))
case("a grid of three axes", "AffineGrid", w(1, 3, 4), i(1, 2, 4, 5, 6), opset=20)
case("a grid of sizes of which nothing is known", "AffineGrid", w_or((1, 2, 3), (2, 2, 3)), hidden([1, 2, 4, 5], [2, 2, 6, 7]), opset=20)
case("a grid of sizes that are not known", "AffineGrid", w(1, 2, 3), i_or([1, 2, 4, 5], [1, 2, 4, 6]), opset=20)
case("columns to an image", "Col2Im", x(1, 12, 4), i(3, 4), i(2, 3), opset=18)
case("columns to an image of channels that are not known", "Col2Im", x_or((1, 6, 4), (1, 12, 4)), i(3, 4), i(2, 3), opset=18)
case("columns to an image of sizes of which nothing is known", "Col2Im", x_or((1, 12, 4), (1, 12, 9)), hidden([3, 4], [4, 5]), i(2, 3), opset=18)
case("columns of blocks that are not known", "Col2Im", x_or((1, 12, 4), (1, 12, 9)), i(3, 4), i_or([2, 3], [1, 2]), opset=18)

# signals
case("frequencies of a length", "DFT", x(1, 10, 1), n(8), axis=1)
case("frequencies of a length of which half are kept", "DFT", x(1, 10, 1), n(7), axis=1, onesided=1)
case("frequencies of a length that is not known", "DFT", x(1, 10, 1), i_or(8, 6), axis=1)
case("frequencies of the last axis but the parts", "DFT", x(1, 10, 1), opset=20, onesided=1)
case("frequencies of an axis", "DFT", x(2, 10, 6, 1), None, n(1), opset=20, onesided=1)
case("frequencies of an axis that is not known", "DFT", x(3, 10, 1), None, i_or(0, 1), opset=20, onesided=1)
case("frequencies over time, all of them", "STFT", x(1, 128, 1), n(8), w(16), onesided=0)
case("frequencies over time of a signal that is not known", "STFT", x_or((1, 128, 1), (1, 140, 1)), n(8), w(16))
case("frequencies over time of a length", "STFT", x(1, 128, 1), n(8), None, n(16))

# norms and recurrent layers
case("a norm of a rank that is not known", "LayerNormalization", x_or((2, 3, 4), (3, 4)), w(4), outputs=2)
case("a norm of a sum of a rank that is not known", "SkipLayerNormalization", x_or((2, 3, 4), (3, 4)), x_or((2, 3, 4), (3, 4)), w(4), domain=MICROSOFT)
case("a norm of a batch that is trained", "BatchNormalization", x(2, 3, 4), w(3), w(3), w(3), w(3), training_mode=1, outputs=3)
case("a norm over the last two axes", "LayerNormalization", x(2, 3, 4), w(3, 4), axis=-2, outputs=3)
case("a norm of a size that is not known", "LayerNormalization", x_or((2, 3, 4), (2, 5, 4)), w(4), outputs=2)
case("a norm of an axis that is not there", "LayerNormalization", x(2, 3, 4), w(4), axis=3)
case("a norm of groups", "GroupNormalization", x(1, 4, 5), w(4), w(4), opset=21, num_groups=2)
case("a norm of groups with a scale for each", "GroupNormalization", x(1, 4, 5), w(2), w(2), opset=18, num_groups=2)
case("a norm of a batch", "BatchNormalization", x(2, 3), w(3), w(3), w(3), w(3))
case("a recurrent layer of both directions", "LSTM", x(5, 2, 8), w(2, 16, 8), w(2, 16, 4), hidden_size=4, direction="bidirectional", outputs=3)
case("a recurrent layer of steps that are not known", "GRU", x_or((5, 2, 8), (6, 2, 8)), w(1, 12, 8), w(1, 12, 4), hidden_size=4, outputs=2)
case("a recurrent layer of four dimensions", "RNN", x(5, 2, 8, 1), w(1, 4, 8), w(1, 4, 4), hidden_size=4)

# attention
HEADS = {"opset": 23}
case("attention of heads", "Attention", x(2, 4, 5, 8), x(2, 4, 6, 8), x(2, 4, 6, 3), **HEADS)
case("attention of heads in the width", "Attention", x(2, 5, 32), x(2, 6, 16), x(2, 6, 6), q_num_heads=4, kv_num_heads=2, **HEADS)
case("attention with a past", "Attention", x(2, 4, 5, 8), x(2, 4, 6, 8), x(2, 4, 6, 8), None, x(2, 4, 7, 8), x(2, 4, 7, 8), outputs=3, **HEADS)
case("attention with a past in the width", "Attention", x(2, 5, 32), x(2, 6, 32), x(2, 6, 32), None, x(2, 4, 7, 8), x(2, 4, 7, 8), q_num_heads=4, kv_num_heads=4, outputs=3, **HEADS)
case("attention of steps that are not known", "Attention", x_or((2, 4, 5, 8), (2, 4, 6, 8)), x(2, 4, 6, 8), x(2, 4, 6, 3), **HEADS)
case("attention that projects", "Attention", x(2, 5, 16), w(16, 48), w(48), domain=MICROSOFT, num_heads=4)
case("attention that projects, with a past", "Attention", x(2, 5, 16), w(16, 48), w(48), None, x(2, 2, 4, 7, 4), domain=MICROSOFT, num_heads=4, outputs=2)
case("attention that projects to other widths", "Attention", x(2, 5, 16), w(16, 40), w(40), domain=MICROSOFT, num_heads=4, qkv_hidden_sizes=[16, 16, 8])
case("attention of several heads", "MultiHeadAttention", x(2, 5, 16), x(2, 6, 16), x(2, 6, 24), domain=MICROSOFT, num_heads=4)
case("attention of several heads of keys that are split", "MultiHeadAttention", x(2, 5, 16), x(2, 4, 6, 4), x(2, 4, 6, 4), domain=MICROSOFT, num_heads=4)
case("attention of several heads with a past", "MultiHeadAttention", x(2, 5, 16), x(2, 6, 16), x(2, 6, 16), None, None, None, x(2, 4, 7, 4), x(2, 4, 7, 4), domain=MICROSOFT, num_heads=4, outputs=3)
case("attention of several heads of a width that is not known", "MultiHeadAttention", x_or((2, 5, 16), (2, 5, 32)), x_or((2, 6, 16), (2, 6, 32)), x_or((2, 6, 16), (2, 6, 32)), domain=MICROSOFT, num_heads=4)
case("attention of several heads of steps that are not known", "MultiHeadAttention", x_or((2, 5, 16), (2, 3, 16)), x(2, 6, 16), x(2, 6, 24), domain=MICROSOFT, num_heads=4)
case("attention of grouped heads of steps that are not known", "GroupQueryAttention", x_or((2, 5, 64), (2, 3, 64)), None, None, x(2, 2, 0, 8), x(2, 2, 0, 8), operand(numpy.int32([4, 4]), numpy.int32([2, 2]), False, False), operand(numpy.int32(5), numpy.int32(3), False, False), domain=MICROSOFT, num_heads=4, kv_num_heads=2, outputs=3)
case("attention of grouped heads in one tensor", "GroupQueryAttention", x(2, 5, 64), None, None, x(2, 2, 0, 8), x(2, 2, 0, 8), seen(4, 4), seen(5), domain=MICROSOFT, num_heads=4, kv_num_heads=2, outputs=3)

# quantisation
case("numbers of 8 bits by an attribute", "QuantizeLinear", x(2, 3), number(0.5), opset=21, output_dtype=3)
case("a sum of 8 bits that does not broadcast", "QLinearAdd", octets(2, 3), number(1), number(0, numpy.uint8), octets(2, 4), number(1), number(0, numpy.uint8), number(1), number(0, numpy.uint8), domain=MICROSOFT)
case("a join of 8 bits", "QLinearConcat", number(1), number(0, numpy.uint8), octets(2, 3), number(1), number(0, numpy.uint8), octets(2, 4), number(1), number(0, numpy.uint8), domain=MICROSOFT, axis=1)
case("a join of 8 bits of other sizes", "QLinearConcat", number(1), number(0, numpy.uint8), octets(2, 3), number(1), number(0, numpy.uint8), octets(3, 4), number(1), number(0, numpy.uint8), domain=MICROSOFT, axis=1)
case("a mean of 8 bits", "QLinearGlobalAveragePool", octets_in(1, 4, 6, 6), number(1), number(0, numpy.uint8), number(1), number(0, numpy.uint8), domain=MICROSOFT, channels_last=0)

# what folds: sizes are computed by these
fold("negative numbers of which one is not known", "Neg", i_or([1, 2], [1, 3]))
fold("numbers that are not negative", "Relu", floats(-1, 2.5))
fold("numbers within limits", "Clip", i_or([1, 5, 9], [1, 5, 9]), i_or(2, 2), i_or(7, 7))
fold("numbers not above a limit", "Clip", grid([1, 5, 9]), None, i_or(7, 7))
fold("numbers not below a limit", "Clip", grid([1, 5, 9]), i_or(2, 2))
fold("numbers within a limit that is not known", "Clip", grid([5, 5]), i_or(6, 7))
fold("numbers as truths", "Cast", floats(0, -0.5, 2), to=9)
fold("numbers without their fraction", "Cast", floats(2.7, -2.7), to=7)
fold("numbers in the type of others", "CastLike", floats(2.7, -2.7), i(0))
fold("what is kept of all", "Dropout", floats(1, 2))
fold("the places that are not 0", "NonZero", grid([0, 3, 0, 4]))
fold("the sizes of an axis from behind", "Shape", x(2, 3, 4), start=-2)
fold("the sizes up to an axis from behind", "Shape", x_or((2, 3, 4), (2, 5, 4)), end=-1)
fold("the number of elements", "Size", x(2, 3, 4))
fold("the number of elements of sizes that are not known", "Size", x_or((2, 3), (2, 4)))
fold("zeros", "ConstantOfShape", i(2, 2))
fold("numbers by a step with a fraction", "Range", operand(numpy.float32(0), numpy.float32(0), False), operand(numpy.float32(1), numpy.float32(1), False), operand(numpy.float32(0.25), numpy.float32(0.25), False))
fold("numbers downwards", "Range", n(7), n(0), n(-3))
fold("rows that are taken", "Gather", grid([[1, 2], [3, 4], [5, 6]]), i(-1, 0))
fold("columns that are taken", "Gather", grid([[1, 2], [3, 4], [5, 6]]), i(1), axis=1)
fold("what is taken of elements of which one is not known", "Gather", i_or([5, 6, 7], [5, 9, 7]), i(0, 1, -1))
fold("what is taken of a place that is not known", "Gather", grid([5, 6]), i_or([0], [1]))
fold("rows one below the other", "Concat", grid([[1, 2]]), grid([[3, 4], [5, 6]]), axis=0)
fold("rows one beside the other", "Concat", grid([[1], [2]]), i_or([[3, 4], [5, 6]], [[3, 9], [5, 6]]), axis=1)
fold("a number repeated", "Expand", i(7), i(2, 2))
fold("rows repeated", "Expand", grid([[1], [2]]), i(2, 3))
fold("tiles", "Tile", grid([[1, 2], [3, 4]]), i(2, 3))
fold("tiles of elements of which one is not known", "Tile", i_or([1, 2], [1, 3]), i(2))
fold("tiles as many as are not known", "Tile", grid([1, 2]), i_or([2], [3]))
fold("a part of rows and columns", "Slice", grid([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), i(1, 2), i(3, -9), i(0, 1), i(1, -2))
fold("a part of which one element is not known", "Slice", i_or([1, 2, 3], [1, 9, 3]), i(1), i(3))
fold("a part to an end that is not known", "Slice", grid([1, 1, 1]), i(0), i_or([1], [2]))
fold("parts of rows", "Split", grid([[1, 2], [3, 4], [5, 6]]), i(1, 2), outputs=2)
fold("parts of columns", "Split", grid([[1, 2, 3], [4, 5, 6]]), i(2, 1), axis=1, outputs=2)
fold("equal parts", "Split", grid([1, 2, 3, 4, 5]), opset=18, num_outputs=3, outputs=3)
fold("rows as columns", "Transpose", grid([[1, 2, 3], [4, 5, 6]]))
fold("axes in another order", "Transpose", grid([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]), perm=[1, 2, 0])
fold("another shape", "Reshape", grid([[1, 2, 3], [4, 5, 6]]), i(3, -1))
fold("fewer axes", "Squeeze", grid([[1, 2]]), i(0))
fold("more axes", "Unsqueeze", grid([1, 2]), i(0, 2))
fold("one axis", "Flatten", grid([[1, 2], [3, 4]]))
fold("a sum of rows and columns", "Add", grid([[1], [2]]), grid([10, 20]))
fold("a sum of which one element is not known", "Add", i_or([1, 2], [1, 3]), i(10))
fold("a quotient without its fraction", "Div", grid([-7, 7]), i(2))
fold("a remainder of the sign of the divisor", "Mod", grid([-7, 7]), i(4, -4))
fold("a remainder of the sign of the dividend", "Mod", grid([-7, 7]), i(4, -4), fmod=1)
fold("the largest of three", "Max", grid([[1], [5]]), grid([2, 3]), i(3))
fold("a choice", "Where", truths([True, False, True], [True, False, False]), grid([1, 2, 3]), grid([4, 5, 6]))
fold("equal or not", "Equal", i_or([1, 2], [1, 3]), i(1, 3))
fold("one or the other", "Or", truths([True, False, False], [True, False, False]), truths([False, True, False], [False, True, False]))
fold("the sum of all", "ReduceSum", grid([[1, 2], [3, 4]]))
fold("the sums of rows", "ReduceSum", grid([[1, 2], [3, 4]]), i(1), keepdims=0)
fold("the products of columns", "ReduceProd", i_or([[1, 2], [3, 4]], [[1, 2], [5, 4]]), axes=[0])
fold("the product of no elements", "ReduceProd", grid([]), keepdims=0)
fold("the largest of the middle axis", "ReduceMax", grid([[[1, 2], [3, 0]], [[5, 6], [7, 8]]]), axes=[1])
fold("the smallest of axes that are not known", "ReduceMin", grid([[1, 2], [0, 4]]), i_or([0], [1]), opset=18)
fold("halves rounded to the even number", "Round", floats(0.5, 1.5, -2.5))
