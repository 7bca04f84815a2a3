"""argparse: defaults, words, kinds of arguments, groups and what is refused."""
import argparse


def shown(text, parser, *words):
    try:
        print(text, parser.parse_args(list(words)))
    except argparse.ArgumentError as problem:
        print(text, 'ArgumentError', problem)


def yes_or_no(text):
    if text.lower() in ('yes', 'true', '1'):
        return True
    if text.lower() in ('no', 'false', '0'):
        return False
    raise argparse.ArgumentTypeError(f'yes or no, not {text}')


class Pairs(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        found = {}
        for each in values:
            key, value = each.split('=')
            found[key] = int(value)
        setattr(namespace, self.dest, found)


class Formatter(argparse.ArgumentDefaultsHelpFormatter, argparse.RawTextHelpFormatter):
    pass


parser = argparse.ArgumentParser(prog='train', description='d', formatter_class=Formatter, exit_on_error=False)
parser.add_argument('--lr', '--learning-rate', type=float, default=0.1, metavar='RATE', help='how fast')
parser.add_argument('-b', '--batch-size', default='32', type=int)
parser.add_argument('--width', dest='size', type=int, default=64)
parser.add_argument('--pretrained', action='store_true')
parser.add_argument('--no-bias', dest='bias', action='store_false')
parser.add_argument('--mode', choices=['train', 'test'], default='train')
parser.add_argument('--layers', nargs='+', type=int, default=[2, 2])
parser.add_argument('--kernel', nargs=2, type=int)
parser.add_argument('--name', nargs='?', const='bare', default='none')
parser.add_argument('--tags', nargs='*')
parser.add_argument('-v', action='count', default=0)
parser.add_argument('--extra', action='append')
parser.add_argument('--more', action='extend', nargs='+')
parser.add_argument('--half', action='store_const', const='float16', default='float32')
parser.add_argument('--ema', action=argparse.BooleanOptionalAction, default=True)
parser.add_argument('--flag', type=yes_or_no, default='no')
parser.add_argument('--model-kwargs', nargs='*', default={}, action=Pairs)
parser.add_argument('--hidden', default=argparse.SUPPRESS)
parser.set_defaults(task='classify', size=96)

shown('nothing', parser)
shown('values', parser, '--lr', '0.5', '-b', '8', '--width=12', '--mode', 'test')
shown('short', parser, '-b16', '-vv', '-v')
shown('flags', parser, '--pretrained', '--no-bias', '--half', '--no-ema', '--flag', 'yes')
shown('lists', parser, '--layers', '3', '4', '6', '3', '--kernel', '3', '5', '--tags')
shown('optional', parser, '--name', '--tags', 'a', 'b')
shown('name', parser, '--name', 'x')
shown('append', parser, '--extra', 'a', '--extra', 'b', '--more', 'c', 'd', '--more', 'e')
shown('action', parser, '--model-kwargs', 'a=1', 'b=2', '--hidden', 'h')
shown('beginning', parser, '--pre', '--batch', '4', '--learn=2')
shown('negative', parser, '--lr', '-1', '--layers', '-2', '-3')
shown('choice', parser, '--mode', 'other')
shown('number', parser, '--lr', 'fast')
shown('own type', parser, '--flag', 'perhaps')
shown('one', parser, '--lr')
shown('two', parser, '--kernel', '3')
shown('some', parser, '--layers')
shown('a flag with a value', parser, '--pretrained=1')
print(parser.get_default('lr'), parser.get_default('task'), parser.get_default('nothing'))

known = parser.parse_known_args(['--lr', '2', '--other', '3', 'word'])
print(known[0].lr, known[1])
given = argparse.Namespace(lr=3, own='kept')
print(parser.parse_args(['-b', '2'], namespace=given) is given, given.lr, given.own, given.batch_size)

places = argparse.ArgumentParser(exit_on_error=False)
places.add_argument('source')
places.add_argument('sizes', nargs='*', type=int)
places.add_argument('--deep', action='store_true')
shown('one place', places, 'a')
shown('more places', places, 'a', '1', '2', '--deep')
shown('after a flag', places, '--deep', 'a', '3')
shown('after two dashes', places, '--', '--deep')

several = argparse.ArgumentParser()
several.add_argument('first', nargs='+')
several.add_argument('last')
shown('the last for the last', several, 'a', 'b', 'c')

grouped = argparse.ArgumentParser(add_help=False)
model = grouped.add_argument_group('model', 'of the model')
model.add_argument('--depth', type=int, default=18)
either = grouped.add_mutually_exclusive_group()
either.add_argument('--cpu', action='store_true')
either.add_argument('--gpu', action='store_true')
shown('groups', grouped, '--depth', '50', '--gpu')
child = argparse.ArgumentParser(parents=[grouped])
child.add_argument('--child', default=1)
shown('parents', child, '--depth', '34')

tasks = argparse.ArgumentParser()
tasks.add_argument('--seed', type=int, default=0)
kinds = tasks.add_subparsers(dest='task')
train = kinds.add_parser('train', help='h')
train.add_argument('--epochs', type=int, default=3)
kinds.add_parser('test')
shown('a task', tasks, '--seed', '4', 'train', '--epochs', '9')
shown('another', tasks, 'test')

args = grouped.parse_args([])
print(vars(args), args == argparse.Namespace(depth=18, cpu=False, gpu=False), 'depth' in args, 'width' in args)
args.depth += 1
print(args.depth, argparse.Namespace(a=1, b='x'))
try:
    grouped.add_argument('--depth')
except argparse.ArgumentError as problem:
    print(problem)
try:
    tasks.parse_args(['--seed', 'x', 'train'])
except SystemExit:
    print('ends')
