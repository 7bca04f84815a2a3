import { displayWidth } from '../text/display-width';

/**
 * Advances of the characters from space to `~` in thousandths of the size: the largest of DejaVu Sans and Serif and of
 * Liberation Sans and Serif, as Chromium measures them. Of the usual sans fonts DejaVu Sans and Verdana are the widest.
 */
const REGULAR = [
  318, 402, 460, 838, 637, 951, 891, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637, 637, 637,
  637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 557, 1016, 723, 735, 766, 802, 730, 694, 799, 873, 396,
  500, 748, 665, 1024, 875, 820, 673, 820, 753, 686, 667, 843, 723, 1028, 723, 723, 695, 391, 337, 391, 838,
  557, 500, 613, 641, 561, 641, 616, 371, 641, 645, 320, 311, 606, 320, 975, 645, 612, 641, 641, 479, 521,
  402, 645, 592, 856, 592, 592, 527, 637, 337, 637, 838,
];

const BOLD = [
  349, 457, 556, 838, 696, 1002, 903, 307, 474, 474, 523, 838, 380, 416, 380, 366, 696, 696, 696, 696, 696,
  696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611, 1000, 776, 846, 796, 868, 763, 710, 855, 945, 468,
  557, 870, 704, 1107, 915, 872, 752, 872, 832, 723, 745, 873, 776, 1124, 776, 725, 730, 474, 366, 474, 838,
  557, 500, 675, 716, 609, 716, 679, 436, 716, 728, 380, 362, 693, 380, 1059, 728, 688, 716, 716, 527, 596,
  479, 728, 652, 924, 646, 652, 583, 712, 366, 712, 838,
];

/** The characters beyond those that our own texts use. */
const OTHERS: Readonly<Record<string, number>> = {
  '×': 838,
  '·': 380,
  '→': 1000,
  '…': 1000,
  '–': 557,
  '≥': 838,
};

/** Letters of other scripts: the Cyrillic Щ is the widest of those that are measured. */
const WIDEST_OTHER = { regular: 1150, bold: 1330 };

/** East Asian characters are as wide as high; emoji are somewhat wider. */
const DOUBLE = 1400;

export type Weight = 'regular' | 'bold';

/** The width of a text at a size, in the unit of the size, in the widest of the usual fonts. */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
  const advances = weight === 'bold' ? BOLD : REGULAR;
  let thousandths = 0;
  for (let index = 0; index < text.length; index += 1) {
    const advance = advances[text.charCodeAt(index) - 32];
    if (advance === undefined) return otherWidth(text, size, weight);
    thousandths += advance;
  }
  return (thousandths * size) / 1000;
}

/** The same for a text with characters beyond ASCII. */
function otherWidth(text: string, size: number, weight: Weight): number {
  const advances = weight === 'bold' ? BOLD : REGULAR;
  let thousandths = 0;
  for (const character of text) {
    const columns = displayWidth(character);
    thousandths +=
      advances[character.charCodeAt(0) - 32] ??
      OTHERS[character] ??
      (columns === 2 ? DOUBLE : columns * WIDEST_OTHER[weight]);
  }
  return (thousandths * size) / 1000;
}

/** The beginning of a text with an ellipsis, no wider than the limit; the text itself if it fits. */
export function fittedText(text: string, most: number, size: number, weight: Weight = 'regular'): string {
  if (textWidth(text, size, weight) <= most) return text;
  const characters = [...text];
  let [fits, tooMany] = [0, characters.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    const beginning = `${characters.slice(0, middle).join('')}…`;
    if (textWidth(beginning, size, weight) <= most) fits = middle;
    else tooMany = middle;
  }
  return `${characters.slice(0, fits).join('')}…`;
}
