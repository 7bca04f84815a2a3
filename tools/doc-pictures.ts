import { createProcessIo } from '../src/cli/io';
import { main } from '../src/cli/main';

/** A picture of docs/pictures, and the call of the program that draws it. */
interface DocPicture {
  readonly name: string;
  readonly args: readonly string[];
}

/** Every picture that `npm run docs` writes; a test compares each with what the program draws. */
export const docPictures: readonly DocPicture[] = [
  { name: 'v1-v2.svg', args: ['draw', 'v1', 'v2', '--format', 'svg'] },
  {
    name: 'googlenet.svg',
    args: ['draw', 'googlenet', '--depth', '2', '--columns', '3', '--format', 'svg'],
  },
  { name: 'unet.svg', args: ['draw', 'unet', '--format', 'svg'] },
  { name: 'vit_b_16.svg', args: ['draw', 'vit_b_16', '--format', 'svg'] },
  { name: 'volumes.svg', args: ['draw', 'direct5x5', 'bottleneck5x5', '--style', 'volumes'] },
];

/** The text of a picture; `packageFolder` has the built presets. Throws where the call fails. */
export function pictureText(packageFolder: string, { args }: DocPicture): string {
  let text = '';
  let problems = '';
  const status = main(args, {
    ...createProcessIo(packageFolder),
    out: (part) => {
      text += part;
    },
    err: (part) => {
      problems += part;
    },
  });
  if (status !== 0) throw new Error(`inception ${args.join(' ')}: ${problems}`);
  return text;
}
