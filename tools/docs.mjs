// Writes the generated pages of docs from the registries of the program, and their images: npm run docs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledModule } from './bundled-module.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { referencePages, wholePages, withContent } = await bundledModule(root, 'tools/reference-pages.ts');
for (const { name, content } of referencePages) {
  const path = join(root, 'docs', name);
  writeFileSync(path, withContent(readFileSync(path, 'utf8'), content()));
}
for (const { name, content } of wholePages) writeFileSync(join(root, 'docs', name), content());

const { docPictures, pictureText } = await bundledModule(root, 'tools/doc-pictures.ts');
mkdirSync(join(root, 'docs', 'pictures'), { recursive: true });
for (const picture of docPictures)
  writeFileSync(join(root, 'docs', 'pictures', picture.name), pictureText(root, picture));
