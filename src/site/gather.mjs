// Puts the pages of the repository together for the site: gather.mjs REPOSITORY FOLDER. What lies beside docs/ becomes a page
// of the site where it is one, else a file that is served as it is; the links are changed to match.
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';

const [repository, folder] = process.argv.slice(2);
const pages = join(folder, 'pages');
const PLACES = { 'docs/README.md': 'index.md', 'README.md': 'start.md', 'HACKING.md': 'hacking.md', 'CHANGELOG.md': 'changelog.md' };
const LINK = /(\]\(|(?:src|href)=")(?!\w+:|#|\/)([^)"\s#]+)(#[^)"\s]*)?/g;

function placeOf(file) {
  return PLACES[file] ?? (file.startsWith('docs/') ? file.slice('docs/'.length) : undefined);
}

function target(from, link) {
  const file = posix.normalize(posix.join(posix.dirname(from), link));
  const place = placeOf(file);
  if (place) {
    return `./${place}`;
  }
  if (statSync(join(repository, file)).isDirectory()) {
    throw new Error(`${from} leads to ${file}, which is a folder: a site has none`);
  }
  const name = posix.extname(file) ? file : `${file}.txt`;
  const copy = join(pages, 'public', 'files', name);
  mkdirSync(dirname(copy), { recursive: true });
  copyFileSync(join(repository, file), copy);
  return `/files/${name}`;
}

// In fences and in code nothing is a link.
function written(from, text) {
  return text
    .split(/(^[ ]*```[\s\S]*?^[ ]*```$|`[^`\n]*`)/m)
    .map((part, i) => (i % 2 ? part : part.replace(LINK, (_, before, link, anchor) => before + target(from, link) + (anchor ?? ''))))
    .join('');
}

rmSync(pages, { recursive: true, force: true });
mkdirSync(pages, { recursive: true });
cpSync(join(repository, 'docs', 'pictures'), join(pages, 'pictures'), { recursive: true });
const docs = readdirSync(join(repository, 'docs')).filter((name) => name.endsWith('.md'));
for (const file of ['README.md', 'HACKING.md', 'CHANGELOG.md', ...docs.map((name) => `docs/${name}`)]) {
  writeFileSync(join(pages, placeOf(file)), written(file, readFileSync(join(repository, file), 'utf8')));
}
console.log(`${relative(process.cwd(), pages)}: ${docs.length + 3} pages`);
