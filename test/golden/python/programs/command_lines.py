"""Parsers of command lines: defaults, words, groups, parents and subcommands."""

import argparse

parser = argparse.ArgumentParser(description='x', formatter_class=argparse.ArgumentDefaultsHelpFormatter)
parser.add_argument('data', metavar='DIR', nargs='?', default='imagenet', help='path')
parser.add_argument('-a', '--arch', default='resnet18', choices=['resnet18', 'resnet50'])
parser.add_argument('-b', '--batch-size', default=256, type=int)
parser.add_argument('--lr', '--learning-rate', default='0.1', type=float, dest='lr')
parser.add_argument('--no-bias', dest='bias', action='store_false')
parser.add_argument('--flag', action='store_true')
parser.add_argument('--dims', type=int, nargs='+', default=[1, 2])
parser.add_argument('--mode', action='store_const', const=3)
parser.add_argument('-v', action='count', default=0)
parser.add_argument('--add', action='append')
parser.add_argument('--more', action='extend', nargs='*', default=['m'])
parser.add_argument('--opt', action=argparse.BooleanOptionalAction, default=True)
parser.add_argument('--hidden', default=argparse.SUPPRESS)
group = parser.add_argument_group('group')
group.add_argument('--inner', type=str, default='8')
either = parser.add_mutually_exclusive_group()
either.add_argument('--left', action='store_true')
either.add_argument('--right', type=int)
parser.set_defaults(flag=True, extra='more')
none = parser.parse_args([])
print(none)
words = 'other --arch resnet50 -b 8 --lr=0.5 --no-bias --dims 3 4 --mode -v -v --add x --add y --more n --no-opt'
print(parser.parse_args(words.split() + ['--hidden', 'h', '--right', '-3']))
print(parser.parse_known_args(['--unknown', '1', '--batch', '4']))
print(vars(none)['bias'], 'hidden' in none, none == parser.parse_args([]), parser.get_default('lr'))

parent = argparse.ArgumentParser(add_help=False)
parent.add_argument('--shared', default=5, type=int)
child = argparse.ArgumentParser(parents=[parent])
commands = child.add_subparsers(dest='command')
run = commands.add_parser('run', help='runs')
run.add_argument('--n', type=int, default=1)
run.set_defaults(func='start')
print(child.parse_args(['run', '--n', '2']), child.parse_args([]))

given = argparse.Namespace(a=1)
lists = argparse.ArgumentParser()
lists.add_argument('--b', type=lambda text: [int(part) for part in text.split(',')], default='1,2')
lists.parse_args([], namespace=given)
print(given)


class Pairs(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, dict(value.split('=') for value in values))


pairs = argparse.ArgumentParser()
pairs.add_argument('--pairs', nargs='*', action=Pairs)
print(pairs.parse_args(['--pairs', 'a=1', 'b=2']), pairs.parse_args([]))
rest = argparse.ArgumentParser(argument_default=7)
rest.add_argument('--q')
rest.add_argument('rest', nargs=argparse.REMAINDER)
print(rest.parse_args(['--q', 'z', 'one', '--two']))
maybe = argparse.ArgumentParser()
maybe.add_argument('--resume', nargs='?', const='last', default='', type=str)
print(maybe.parse_args([]), maybe.parse_args(['--resume']), maybe.parse_args(['--resume', 'x']))
for wrong in (['--arch', 'nothing'], ['--batch-size'], ['a', 'b']):
    try:
        print(parser.parse_args(wrong))
    except SystemExit:
        print('ends')
