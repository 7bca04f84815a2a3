import type { Colouring, WorkKind } from '../diagram';
import { type Shade, shades, shareClassOf, workShades } from '../palette';
import type { Attributes } from './element';

/** A shade with the name of its class. */
export interface NamedShade {
  readonly name: string;
  readonly shade: Shade;
}

/** The attributes that a shape is painted with. */
interface Paint {
  readonly fill?: NamedShade;
  readonly stroke?: NamedShade;
}

/** The colours of an image: light ones as attributes, dark ones in a style sheet for dark screens. */
export interface Styles {
  readonly paint: (paint: Paint) => Attributes;
  /** The style sheet for all shades that were used. */
  readonly sheet: () => string;
}

/** Collects the shades that an image uses; its classes begin with the prefix. */
export function createStyles(prefix: string): Styles {
  const rules = new Map<string, string>();
  const classOf = (property: 'fill' | 'stroke', { name, shade }: NamedShade): string => {
    const className = `${prefix}-${property === 'fill' ? name : `${name}-line`}`;
    rules.set(className, `.${className}{${property}:${shade.dark}}`);
    return className;
  };
  return {
    paint: ({ fill, stroke }) => ({
      class: [
        ...(fill === undefined ? [] : [classOf('fill', fill)]),
        ...(stroke === undefined ? [] : [classOf('stroke', stroke)]),
      ].join(' '),
      fill: fill?.shade.light ?? 'none',
      ...(stroke === undefined ? {} : { stroke: stroke.shade.light }),
    }),
    sheet: () => `@media (prefers-color-scheme:dark){${[...rules.values()].join('')}}`,
  };
}

/** A shade of everything but boxes, under its own name. */
export function inkOf(name: keyof typeof shades): NamedShade {
  return { name, shade: shades[name] };
}

/** The fill of a box: by its share, by its kind of work, or none. */
export function fillOf(colouring: Colouring, share: number | null, work: WorkKind): NamedShade {
  if (colouring === 'type') return { name: work, shade: workShades[work] };
  return shareFill(colouring === 'none' ? null : share);
}

/** The fill of a share from 0 to 1; that of 0 if it is not known. */
export function shareFill(share: number | null): NamedShade {
  const found = shareClassOf(share);
  return { name: found.name, shade: found };
}
